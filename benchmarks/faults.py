"""Kill commands at every single write, or let that write fail, and see that nothing is lost, doubled or half there.

Each scenario runs a command that writes to a warehouse under strace, which counts the system calls by which it changes files of
the warehouse's folder (and of the store and the drop folder of `collect`). Then it is run once for each of them and each fault:
killed as the call begins; the call fails with EIO, once; it fails with ENOSPC, and so does every later call of its kind, as on a
disk that stays full. After each the warehouse must open with every release as before or as after; a command that says that all
went well must have done it all; else it tells why in one line. Then the command is run again, and must leave just what an
undisturbed one leaves, and no other file.

Commands are forked from a process that has loaded everything, and DuckDB has one thread in them, so that it writes in one order. Of each
scenario at most `--limit N` faults are tried: renames, removals and syncs first, then an even sample of the others; all with 0.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from scenarios import CASE, WAREHOUSE, Scenario, begin, scenarios, texts
from wholeness import TRUTH, Whole, state

RELEASES = 5
WRITES = (
    "openat,write,writev,pwrite64,pwritev,sendfile,copy_file_range,fallocate,ftruncate,fsync,fdatasync,rename,renameat,"
    "renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,chown,fchown,fchownat,utimensat"
)
"""System calls that change files; openat where it makes them."""
FEW = ("write", "pwrite64", "openat")
"""Calls that are sampled where not all are tried."""
FAULTS = {"killed": "signal=SIGKILL:when={}", "EIO": "error=EIO:when={}", "ENOSPC": "error=ENOSPC:when={}+"}
MUTE = ("write", "ENOSPC")
"""A fault after which a command cannot tell anything either, since that would be such a call."""
SERVER = """
import functools, os, sys, traceback
import duckdb
connect = duckdb.connect
def in_one_thread(database=":memory:", read_only=False, config=None):
    return connect(database, read_only, {"threads": 1, **(config or {})})
duckdb.connect = in_one_thread
from cpts_extract.cli import collecting, main
from cpts_extract.load.decided import carry, pairs
from cpts_extract.territory import gazetteer
gazetteer.departments = functools.cache(gazetteer.departments)
main(["run", *sys.argv[1:]], standalone_mode=False)
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.read(0, 1)
        sys.argv = ["cpts-extract", *line.rstrip("\\n").split("\\t")]
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open("told", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        status = 0
        try:
            main()
        except SystemExit as ended:
            status = ended.code or 0
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stderr.flush()
        os._exit(status)
    print(child, file=sys.stderr, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=sys.stderr, flush=True)
"""
"""Forks a command for each line, which begins when it is told to."""


class Call(NamedTuple):
    """A system call that changes a file of the case."""

    name: str
    number: int
    """Its number among all calls of that name, from 1."""
    file: str
    """The file, without what differs from run to run."""


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    told: str
    met: bool = True
    """Whether the fault came to pass: writes of a log are now and then one more or less."""


def main() -> int:
    """Parse the arguments, disturb and print; 1 when anything is wrong, 2 where strace cannot be used."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: TMPDIR=/dev/shm python benchmarks/faults.py --limit 40 --only merge",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--limit", type=int, default=80, metavar="N", help="faults of each scenario (default: 80, 0: every one)"
    )
    parser.add_argument("--only", action="append", metavar="NAME", help="this scenario; can be given several times")
    given = parser.parse_args()
    if reason := refusal():
        print(f"faults: {reason}", file=sys.stderr)
        return 2
    of_all = scenarios(workers=0)
    if unknown := set(given.only or ()) - set(of_all):
        parser.error(f"no scenario {', '.join(unknown)}: there are {', '.join(of_all)}")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, at(Path(folder)), Commands() as commands:
        for name in given.only or of_all:
            wrong += len(disturb(name, of_all[name], commands, given.limit))
    return 1 if wrong else 0


def refusal() -> str | None:
    """Tell why strace cannot be used here, if it cannot."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-e", "inject=rmdir:error=EIO", "true"], capture_output=True, text=True)
    return f"strace does not work here: {tried.stderr.splitlines()[0]}" if tried.returncode else None


@contextmanager
def at(folder: Path) -> Iterator[None]:
    """Work in a folder with the releases that the scenarios read."""
    came_from = Path.cwd()
    os.chdir(folder)
    try:
        texts(RELEASES)
        yield
    finally:
        os.chdir(came_from)


# ---- disturbing -----------------------------------------------------------------------------------------------------


def disturb(name: str, scenario: Scenario, commands: Commands, limit: int = 0) -> list[str]:
    """Run a scenario with every fault, or so many; print a line, and give what was wrong."""
    began = time.perf_counter()
    ended, calls = commands.traced(begin(scenario))
    if ended.status not in (0, 3):
        raise SystemExit(f"{name} ended with {ended.status}: {ended.told}")
    wanted = Whole.now()
    WAREHOUSE.rename(TRUTH)
    found: Counter[str] = Counter()
    wrong: list[str] = []
    tried = chosen([(call, fault) for call in calls for fault in FAULTS], limit)
    for call, fault in tried:
        arguments = begin(scenario)
        ended = commands.disturbed(arguments, call, fault)
        faults, how = judged(wanted, ended, call, fault)
        found[how if ended.met else "without the call"] += 1
        ended = commands.run(arguments)
        if ended.status not in (0, 3) and scenario.again not in ended.told:
            faults.append(f"the next one ended with {ended.status}: {ended.told}")
        faults += [f"differs after all: {', '.join(other)}" for other in [wanted.differences()] if other]
        wrong += [f"{fault} at {call.name} {call.number} of {call.file}: {one}" for one in faults]
    TRUTH.unlink()
    kinds = ", ".join(f"{count} {kind}" for kind, count in Counter(call.name for call in calls).most_common())
    told = ", ".join(f"{count} {how}" for how, count in sorted(found.items()))
    took = time.perf_counter() - began
    print(f"{name}: {len(calls)} writes ({kinds}), {len(tried)} of {len(calls) * len(FAULTS)} faults in {took:.0f} s")
    print(f"  {told}; {len(wrong)} wrong")
    for one in wrong:
        print(f"  {one}")
    sys.stdout.flush()
    return wrong


def judged(wanted: Whole, ended: Ended, call: Call, fault: str) -> tuple[list[str], str]:
    """Tell what is wrong after a disturbed command, and how it was left."""
    wrong: list[str] = []
    how = state(wrong)
    if ended.status in (0, 3):
        wrong += [f"said to be done, but differs: {', '.join(other)}" for other in [wanted.differences()] if other]
        return wrong, "done all the same"
    if ended.status == -9 and fault == "killed":
        return wrong, f"killed {how}"
    if ended.status < 0:
        wrong.append(f"ended by signal {-ended.status}")
    elif "Traceback" in ended.told or not (ended.told.strip() or (call.name, fault) == MUTE):
        wrong.append(f"ended with {ended.status} and said: {ended.told}")
    return wrong, f"refused {how}"


def chosen(faults: Sequence[tuple[Call, str]], limit: int) -> list[tuple[Call, str]]:
    """Choose so many at most: names and syncs before what is many, each evenly."""
    if not limit or len(faults) <= limit:
        return list(faults)
    rare = [one for one in faults if one[0].name not in FEW]
    many = [one for one in faults if one[0].name in FEW]
    first = _evenly(rare, limit)
    return first + _evenly(many, limit - len(first))


def _evenly(of: Sequence[tuple[Call, str]], number: int) -> list[tuple[Call, str]]:
    number = min(number, len(of))
    return [of[at * len(of) // number] for at in range(number)]


# ---- commands -------------------------------------------------------------------------------------------------------


class Commands:
    """Runs commands, under strace where asked: forked from a process that has loaded everything."""

    def __enter__(self) -> Commands:
        command = [sys.executable, "-c", SERVER, "releases", "--workers", "0", "--warehouse", "warm/it.duckdb"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server.stdin
        assert self._server.stderr
        self._server.stdin.close()
        self._server.wait()
        self._server.stderr.close()

    def run(self, arguments: Sequence[str]) -> Ended:
        """Run a command undisturbed."""
        return self._ended(arguments, None)

    def traced(self, arguments: Sequence[str]) -> tuple[Ended, list[Call]]:
        """Run a command, and list the calls by which it changes files of the case."""
        ended = self._ended(arguments, ["-f", "-y", "-e", f"trace={WRITES}"])
        return ended, list(_calls(Path("trace").read_text(encoding="utf-8", errors="replace"), str(CASE)))

    def disturbed(self, arguments: Sequence[str], call: Call, fault: str) -> Ended:
        """Run a command with a fault at a call."""
        inject = f"inject={call.name}:{FAULTS[fault].format(call.number)}"
        ended = self._ended(arguments, ["-e", f"trace={call.name}", "-e", inject])
        met = ended.status == -9 or "(INJECTED)" in Path("trace").read_text(encoding="utf-8", errors="replace")
        return ended._replace(met=met)

    def _ended(self, arguments: Sequence[str], strace: Sequence[str] | None) -> Ended:
        server = self._server
        assert server.stdin
        assert server.stderr
        server.stdin.write("\t".join(arguments) + "\n")
        server.stdin.flush()
        child = server.stderr.readline().strip()
        if not child.isdecimal():
            raise SystemExit(f"{child}\n{server.stderr.read()}")
        watching = None
        if strace is not None:
            command = ["strace", *strace, "-o", "trace", "-p", child]
            watching = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
            assert watching.stderr
            attached = watching.stderr.readline()
            if "attached" not in attached:
                raise SystemExit(f"strace: {attached}")
        server.stdin.write("g")
        server.stdin.flush()
        status = int(server.stderr.readline())
        if watching is not None:
            watching.communicate()
        return Ended(status, Path("told").read_text(encoding="utf-8", errors="replace"))


def _calls(trace: str, folder: str) -> Iterator[Call]:
    """Read the calls on files of a folder out of a trace of its first process."""
    seen: Counter[tuple[str, str]] = Counter()
    inside = re.compile(rf'[<"](?:{re.escape(os.getcwd())}/)?{folder}/?([^">]*)[">]')
    first = ""
    for line in trace.splitlines():
        process, _, told = line.partition(" ")
        name, bracket, rest = told.strip().partition("(")
        first = first or process
        if not bracket or not name.isidentifier():
            continue
        seen[process, name] += 1
        # What is written may look like a path.
        file = inside.search(rest.partition(",")[0] if "write" in name else rest)
        if file is None or (name == "openat" and "O_CREAT" not in rest):
            continue
        if process != first:
            raise SystemExit(f"another thread or process writes, too: {line}")
        yield Call(name, seen[process, name], re.sub("draft-[0-9a-f]{16}", "draft", file[1]) or "the folder")


if __name__ == "__main__":
    sys.exit(main())
