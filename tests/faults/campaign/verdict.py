"""What the witness saw, held against what the bot believes: who was lost, who was told twice, who too soon."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.errand import Ended, ErrandState
from bot.domain.ids import ReviewId
from bot.domain.pace import A_CONVERSATION, Window, a_tenant
from bot.domain.tasks.meetings import OpenMeeting
from bot.domain.tasks.reaching import TellManager
from bot.domain.tasks.sessions import Brief, RedrawBoard, SendDaySheet
from tests.faults.campaign.laid_out import Layout
from tests.faults.campaign.witness import TENANT, Witness

TAKEN = {ErrandState.DONE}
OPEN = {ErrandState.PENDING, ErrandState.CLAIMED}


@dataclass
class Verdict:
    """How a campaign ended; the four lists must be empty."""

    states: Counter[ErrandState]
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    too_soon: list[str] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.twice or self.too_soon or self.too_many or self.unexplained)


def judge(ended: Sequence[Ended], layouts: Sequence[Layout], witness: Witness, *, a_second: int) -> Verdict:
    """Hold what the bot believes against what was seen."""
    verdict = Verdict(Counter(one.state for one in ended))
    by_review = {layout.id: layout for layout in layouts}
    expected: defaultdict[tuple[str, str], list[Ended]] = defaultdict(list)
    for one in ended:
        for where in _shown_at(one, by_review[one.errand.review]):
            expected[where].append(one)
        if one.state in OPEN:
            verdict.lost.append(f"{one.errand.key}: still {one.state}: {one.reason}")
        if one.state not in TAKEN and not one.reason:
            verdict.unexplained.append(one.errand.key)
    _compare(expected, witness, verdict)
    _meetings(ended, by_review, witness, verdict)
    verdict.too_soon = [why for line in witness.lines.values() for why in line.too_soon]
    verdict.too_many = list(_beyond(witness, a_second=a_second))
    return verdict


def _shown_at(one: Ended, layout: Layout) -> Iterator[tuple[str, str]]:
    """Return the place and mark under which a person would see an errand's message."""
    number = layout.number
    match one.errand.task:
        case Brief(session=session, person=person):
            yield f"chat-{person}", f"Mark {number}-{session.rpartition('-s')[2]}"
        case SendDaySheet(person=person, day=day):
            [n] = [s.number - 1 for s in layout.sessions() if s.starts.date() == day]
            initials = f"Peer P{chr(65 + int(person.rpartition('-p')[2]))}"
            yield f"channel-{number}", f"Mark {number}-{n} {initials}"
            yield f"{person}@peers.example", f"Mark {number}-{n}"
        case RedrawBoard(theme=theme):
            yield f"channel-{number}", f"Mark {number}-{900 + int(theme.rpartition('-')[2])}"
        case TellManager():
            yield f"chat-r{number}-cora", ""


def _compare(expected: dict[tuple[str, str], list[Ended]], witness: Witness, verdict: Verdict) -> None:
    sheets: Counter[str] = Counter()
    for where, those in expected.items():
        seen = witness.seen[where]
        kind = those[0].errand.task
        may_be = sum(one.state is ErrandState.UNCERTAIN for one in those)
        done = sum(one.state in TAKEN for one in those)
        most = 1 + may_be if isinstance(kind, RedrawBoard) else len(those) if where[1] == "" else 1
        if seen > most:
            verdict.twice.append(f"{where}: seen {seen} times")
        if isinstance(kind, SendDaySheet):
            sheets[those[0].errand.key] += seen
        elif seen < (min(done, 1) if isinstance(kind, RedrawBoard) else done):
            verdict.lost.append(f"{where}: seen {seen} times, {done} are done")
    done_sheets = {
        one.errand.key: one
        for those in expected.values()
        for one in those
        if isinstance(one.errand.task, SendDaySheet)
    }
    for key, one in done_sheets.items():
        if sheets[key] > 1:
            verdict.twice.append(f"{key}: seen {sheets[key]} times")
        if one.state in TAKEN and not sheets[key]:
            verdict.lost.append(f"{key}: done and not seen")
    verdict.twice += [f"{where}: nobody sent it" for where in witness.seen if where not in expected]


def _meetings(
    ended: Iterable[Ended], layouts: dict[ReviewId, Layout], witness: Witness, verdict: Verdict
) -> None:
    subjects = Counter(str(entry["subject"]).rpartition(": ")[2] for entry in witness.graph.entries.values())
    for one in ended:
        if isinstance(one.errand.task, OpenMeeting):
            number = layouts[one.errand.review].number
            mark = f"Mark {number}-{one.errand.task.session.rpartition('-s')[2]}"
            if subjects[mark] > 1:
                verdict.twice.append(f"{mark}: {subjects[mark]} meetings")
            if one.state in TAKEN and not subjects[mark]:
                verdict.lost.append(f"{mark}: done and no meeting")


def _beyond(witness: Witness, *, a_second: int) -> Iterator[str]:
    for name, line in witness.lines.items():
        if name.startswith("mailbox"):
            continue  # Outlook counts otherwise, and its pace has tests of its own
        for window in a_tenant(a_second) if name == TENANT else A_CONVERSATION:
            if most := _most_within(line.arrivals, window):
                yield f"{name}: {most} within {window.within.total_seconds():.0f} s"


def _most_within(arrivals: Sequence[datetime], window: Window) -> int:
    """Return how many came within a window where those were more than it lets through, else nothing."""
    most = 0
    for n, last in enumerate(arrivals):
        first = n
        while first and last - arrivals[first - 1] < window.within:
            first -= 1
            if n - first + 1 > window.most:
                most = max(most, n - first + 1)
    return most
