"""Record many points at once: a pasted list, or what the participants of a focus group recommend (R28, R35)."""

from collections import Counter
from datetime import datetime
from typing import Final

from bot.domain.errors import Attributable, Incomplete
from bot.domain.frozen import Frozen
from bot.domain.note_list import MOST_LINES, NoteLine, read_lines
from bot.domain.observation import PARTICIPANTS, Observation, ObservationKind
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.record_observation import record_observation, refuse_if_frozen
from bot.usecases.written import Written

_NO_THEME: Final = "Put its theme and a colon in front, or choose a theme for all."
_AWAY: Final = "You took it back as number {number}. To undo that, write: bring back {number}"
_UNSAVED: Final = " Nothing was saved yet."
"""What is said of a single note; of a list, other lines may be saved."""


class Many(Frozen):
    """A list as it was written, with the theme, the kind and the source of those lines that name no other."""

    lines: str
    theme: str = ""
    kind: str = ""
    group: str = ""
    somebody: str = ""
    elsewhere: str = ""
    document: str = ""


class LeftOver(Frozen):
    """A line that was not taken, as it was written, and why."""

    line: NoteLine
    sentence: str


class Taken(Frozen):
    """What became of a list: the observations now on the board, and the lines that were not taken."""

    noted: tuple[Observation, ...]
    left: tuple[LeftOver, ...]


async def record_many(
    many: Many, *, review: Review, session: Session | None, by: Person, work: Work, now: datetime
) -> Taken:
    """Store each line as an observation of its own; the same line of the same person again changes nothing.

    Raises `Incomplete` or `BoardFrozen` where nothing of it can be taken.
    """
    require(by, Deed.RECORD)
    refuse_if_frozen(review)
    lines = read_lines(many.lines, themes=review.themes)
    if not lines:
        raise Incomplete("Write one point on each line. Nothing was saved yet.")
    if len(lines) > MOST_LINES:
        raise Incomplete(
            f"A list holds up to {MOST_LINES} points, and this has {len(lines):,}. Nothing was saved yet: "
            "please send it in parts."
        )
    noted: list[Observation] = []
    left: list[LeftOver] = []
    times: Counter[str] = Counter()
    for line in lines:
        written = _written(line, many, session)
        same = review.keyed("list", session.id if session else "", written.theme, written.kind, written.text)
        times[same] += 1
        keyed = written.model_copy(update={"press": review.keyed(same, str(times[same]))[:16]})
        try:
            note = await record_observation(keyed, review=review, session=session, by=by, work=work, now=now)
            if note.withdrawn:
                left.append(LeftOver(line=line, sentence=_AWAY.format(number=note.number)))
            else:
                noted.append(note)
        except (Incomplete, Attributable) as problem:
            sentence = problem.sentence.removesuffix(_UNSAVED) if written.theme else _NO_THEME
            left.append(LeftOver(line=line, sentence=sentence))
    return Taken(noted=tuple(noted), left=tuple(left))


def _written(line: NoteLine, many: Many, session: Session | None) -> Written:
    """Return a line as a note of its own; who of a focus group recommends it is not known (R28)."""
    asked_all = session is not None and session.kind is SessionKind.FOCUS_GROUP
    usual = ObservationKind.RECOMMENDATION if asked_all else ObservationKind.AREA
    return Written(
        theme=line.theme or many.theme,
        kind=line.kind or many.kind or usual,
        text=line.text,
        group=PARTICIPANTS if asked_all else many.group,
        somebody=many.somebody if not asked_all else "",
        elsewhere=many.elsewhere,
        document=many.document,
    )
