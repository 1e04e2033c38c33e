"""Look for known vulnerabilities of the pinned dependencies; 1 when there are any.

Where the data on them cannot be reached, it says so and lists what was to be looked up, which is `constraints.txt`.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Ask pip-audit, and judge what it says."""
    asked = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        "constraints.txt",
        "--no-deps",
        "--disable-pip",
        "--format",
        "json",
    ]
    done = subprocess.run([*asked, "--progress-spinner", "off"], capture_output=True, text=True)
    try:
        dependencies = json.loads(done.stdout)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        dependencies = []
    known = [one for one in dependencies if "skip_reason" not in one]
    bad = [(one, fault) for one in known for fault in one["vulns"]]
    for one, fault in bad:
        print(
            f"audit: {one['name']} {one['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no version'}"
        )
    if not known:
        print("audit: the data on vulnerabilities cannot be reached from here; the list to look up is constraints.txt")
    elif not bad:
        print(f"audit: no known vulnerability in {len(known)} packages, {len(dependencies) - len(known)} not looked up")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
