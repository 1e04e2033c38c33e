"""Kill commands by SIGKILL at random moments, and see that nothing is lost, doubled or half there.

Each scenario runs a command that writes to a warehouse, kills it after a random part of the time that it takes undisturbed,
looks at what it left, and goes on: some kills later the command is let finish. After each kill the warehouse must open, and
every release in it be whole, row for row as before or as an undisturbed run makes it; at the end it must hold just what an
undisturbed run makes, and no other files lie beside it. Prints how often each was killed, at which state the kills found it, and
what was wrong; ends with 1 if anything was. `faults.py` kills at every single write instead.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scenarios import COMMAND, WAREHOUSE, Scenario, begin, scenarios, texts
from wholeness import TRUTH, Whole, state

IN_A_ROW = 4
"""Kills before the command is let finish."""


def main() -> int:
    """Parse the arguments, kill and print; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="example: python benchmarks/kills.py --kills 100 --seed 7 --only merge",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="kills of each command (default: 20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other moments for each seed (default: 1)")
    parser.add_argument("--only", action="append", metavar="NAME", help="this scenario; can be given several times")
    given = parser.parse_args()
    all_of_them = scenarios(workers=2)
    all_of_them["run, one process"] = scenarios(workers=0)["run"]
    if unknown := set(given.only or ()) - set(all_of_them):
        parser.error(f"no scenario {', '.join(unknown)}: there are {', '.join(all_of_them)}")
    chance = random.Random(given.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        texts(90)
        for name in given.only or all_of_them:
            wrong += kill(name, all_of_them[name], given.kills, chance)
    return 1 if wrong else 0


def kill(name: str, scenario: Scenario, kills: int, chance: random.Random) -> int:
    """Kill a command so often; print a line, and give how much was wrong."""
    arguments = begin(scenario)
    before = time.perf_counter()
    run(scenario, arguments)
    undisturbed = time.perf_counter() - before
    wanted = Whole.now()
    WAREHOUSE.rename(TRUTH)
    found: Counter[str] = Counter()
    wrong: list[str] = []
    done = 0
    while done < kills:
        arguments = begin(scenario)
        for _ in range(IN_A_ROW):
            ended = run(scenario, arguments, after=moment(chance) * undisturbed)
            done += not ended
            found[state(wrong)] += not ended
            if ended:
                break
        run(scenario, arguments)
        wrong += [f"after all: {one}" for one in wanted.differences()]
    TRUTH.unlink()
    told = ", ".join(f"{count} {what}" for what, count in sorted(found.items()) if count)
    print(
        f"{name:22} {done:4} kills ({told}), {len(wrong)} wrong{': ' if wrong else ''}{'; '.join(wrong[:5])}",
        flush=True,
    )
    return len(wrong)


def moment(chance: random.Random) -> float:
    """Choose a part of the time that a command takes: what is published is published at its end, so every other one is late.

    A command that goes on with what a killed one had done is done earlier.
    """
    return chance.uniform(0.05, 1.0) if chance.random() < 0.5 else chance.uniform(0.75, 1.05)


def run(scenario: Scenario, arguments: tuple[str, ...], after: float | None = None) -> bool:
    """Run a command, and kill it after some seconds; tell whether it had ended by itself."""
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as going:
        try:
            going.wait(after)
        except subprocess.TimeoutExpired:
            going.send_signal(signal.SIGKILL)
            going.wait()
            return False
        assert going.stderr
        told = going.stderr.read()
    if going.returncode not in (0, 3) and scenario.again not in told:
        raise SystemExit(f"{' '.join(arguments)} ended with {going.returncode}: {told}")
    return True


if __name__ == "__main__":
    sys.exit(main())
