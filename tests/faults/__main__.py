"""Run the fault campaign: `python -m tests.faults --seed N --errands 2000`.

Exit code 0 says that nothing was lost, nobody saw anything twice, nobody was written to before a Retry-After
was over, every window was kept, and what is uncertain says why.
"""

import argparse
import asyncio
import sys
from collections import Counter

from bot.domain.errand import ErrandState
from tests.faults.campaign.databases import a_database
from tests.faults.campaign.luck import Luck
from tests.faults.campaign.running import Ran, Wanted, run

_SHOWN = 10


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="poe faults", description=__doc__)
    asked.add_argument("--seed", type=int, default=1, help="the luck of the day")
    asked.add_argument("--errands", type=int, default=2000, help="how many errands, on each database")
    asked.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    asked.add_argument("--processes", type=int, default=2, help="how many processes carry them out")
    asked.add_argument("--kill-every", type=float, default=5.0, help="seconds after which one is killed")
    asked.add_argument("--seconds", type=float, default=0.0, help="how long at least harm goes on")
    asked.add_argument("--only-kill", action="store_true", help="freeze no process and restart no database")
    return asked.parse_args()


def _tell(kind: str, ran: Ran) -> None:
    verdict, write = ran.verdict, sys.stdout.write
    states = ", ".join(f"{count} {state}" for state, count in sorted(verdict.states.items()))
    write(f"\n{kind}: {ran.errands} errands in {ran.seconds:.0f} s: {states}\n")
    write(f"  killed {ran.killed}, frozen {ran.frozen}, database restarted {ran.restarted}\n")
    kinds = sorted({kind for kind, _ in ran.witness.befell})
    write(f"  {'fault':<30}{''.join(f'{kind:>9}' for kind in kinds)}\n")
    names: Counter[str] = Counter()
    for (_, name), count in ran.witness.befell.items():
        names[name] += count
    for name, _ in names.most_common():
        write(f"  {name:<30}{''.join(f'{ran.witness.befell[kind, name]:>9}' for kind in kinds)}\n")
    for what, found in (
        ("lost", verdict.lost),
        ("seen twice", verdict.twice),
        ("before Retry-After", verdict.too_soon),
        ("beyond a window", verdict.too_many),
        ("without a reason", verdict.unexplained),
    ):
        write(f"  {what:<30}{len(found):>9}\n")
        for each in found[:_SHOWN]:
            write(f"      {each}\n")
    write(f"  {'uncertain, with a reason':<30}{verdict.states[ErrandState.UNCERTAIN]:>9}\n")


async def _main(asked: argparse.Namespace) -> bool:
    clean = True
    for kind in ("sqlite", "postgres") if asked.database == "both" else (asked.database,):
        wanted = Wanted(
            Luck(asked.seed),
            errands=asked.errands,
            processes=asked.processes,
            kill_every=asked.kill_every,
            seconds=asked.seconds,
            others=not asked.only_kill,
        )
        with a_database(kind) as database:
            ran = await run(wanted, database)
        _tell(kind, ran)
        clean = clean and ran.verdict.is_clean
    return clean


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(_main(_asked())) else 1)
