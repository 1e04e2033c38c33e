"""Feed what nobody wrote to readers, grammars and the structure stage, led by coverage (`pip install atheris`).

``python benchmarks/fuzz.py TARGET --seconds 60`` starts from `corpus/` and changes it; without a target all are tried, one
after the other. Readers may say that a file cannot be read, nothing else; what grammars find must lie in the text that they
were given, and the structure must lose no letter. An input that fails is kept in ``outputs/fuzz``: it belongs into the tests.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "outputs" / "fuzz"
LONGEST = 20_000
"""Bytes of an input."""


def main() -> int:
    """Parse the arguments and fuzz; 1 when an input fails."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/fuzz.py dates --seconds 300",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", nargs="?", choices=sorted(TARGETS), help="what to feed (default: all, in turn)")
    parser.add_argument("--seconds", type=int, default=30, metavar="N", help="for each target (default: 30)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        fuzz(given.target, given.seconds)
        return 0
    failed = False
    for target in [given.target] if given.target else sorted(TARGETS):
        # In a process of its own: libFuzzer ends the one that it runs in.
        command = [sys.executable, __file__, target, "--seconds", str(given.seconds), "--inside"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        tried = next((line.split()[1] for line in reversed(done.stdout.splitlines()) if line.startswith("Done ")), "?")
        print(f"{target:12} {tried:>10} inputs, {'all well' if done.returncode == 0 else 'FAILED'}", flush=True)
        if done.returncode:
            failed = True
            print("\n".join(done.stdout.splitlines()[-30:]))
    return 1 if failed else 0


def fuzz(target: str, seconds: int) -> None:
    """Feed one target until the time is over or an input fails; does not return."""
    import atheris

    with atheris.instrument_imports(include=["cpts_extract"]):
        import cpts_extract.annotate
        import cpts_extract.read.readers
        import cpts_extract.structure.flow  # noqa: F401
    KEPT.mkdir(parents=True, exist_ok=True)
    seeds = tempfile.mkdtemp()
    suffix = {"pdf": ".pdf", "html": ".html", "docx": ".docx", "odt": ".odt"}.get(target, ".txt")
    for path in (ROOT / "corpus").glob(f"*{suffix}"):
        Path(seeds, path.name).write_bytes(path.read_bytes()[:LONGEST])
    warnings.simplefilter("ignore")
    arguments = [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={KEPT}/{target}-"]
    atheris.Setup([*arguments, "-timeout=20", "-rss_limit_mb=4000", seeds], TARGETS[target])
    atheris.Fuzz()


# ---- targets --------------------------------------------------------------------------------------------------------


def reader(container: str) -> Callable[[bytes], None]:
    def feed(data: bytes) -> None:
        from cpts_extract.errors import UnreadableError
        from cpts_extract.read.readers import read_here

        told = ""
        try:
            reading = read_here(container, "fuzz", data)  # type: ignore[arg-type]
            assert reading is not None
            assert reading.text.strip()
        except UnreadableError as error:
            told = error.reason
        assert "\n" not in told

    return feed


def text_of(data: bytes) -> str:
    from cpts_extract.read.characters import compose, normalise

    return normalise(compose(data.decode("utf-8", errors="replace")))


def numbers(data: bytes) -> None:
    from cpts_extract.values.numbers import parse_number, scan_numbers

    text = text_of(data)
    for found in scan_numbers(text):
        assert 0 <= found.start < found.end <= len(text)
    parse_number(text[:200])


def dates(data: bytes) -> None:
    from cpts_extract.values.dates import parse_span, scan_dates, scan_years

    text = text_of(data)
    for found in (*scan_dates(text), *scan_years(text)):
        assert 0 <= found.start < found.end <= len(text)
    parse_span(text[:200])


def money(data: bytes) -> None:
    from cpts_extract.values.money import parse_money, scan_money

    text = text_of(data)
    for found in scan_money(text):
        assert 0 <= found.start < found.end <= len(text)
    parse_money(text[:200])


def structure(data: bytes) -> None:
    from cpts_extract.structure.flow import flow

    flow(text_of(data))


def masks(data: bytes) -> None:
    from cpts_extract.read.privacy import mask

    text = text_of(data)
    assert len(mask(text)) == len(text)


def extraction(data: bytes) -> None:
    from cpts_extract.extract import extract
    from cpts_extract.models import Document
    from cpts_extract.read.privacy import mask

    text = text_of(data)[:3000]
    masked = mask(text)
    for entry in extract(Document("fuzz", "0" * 64, "text", text)).record.cpts:
        for proofs in entry.evidence.values():
            assert all(masked[proof.start : proof.end] == proof.text for proof in proofs)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{container: reader(container) for container in ("text", "pdf", "html", "docx", "odt")},
    "numbers": numbers,
    "dates": dates,
    "money": money,
    "structure": structure,
    "masks": masks,
    "extraction": extraction,
}

if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", "")
    sys.exit(main())
