"""What stands on a flip chart, what changed on it, and what is new for a team session (R40, R43)."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final

from pydantic import AwareDatetime, Field

from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.ids import SessionId
from bot.domain.observation import Observation
from bot.domain.post import AuditLine
from bot.domain.session import Session
from bot.domain.theme import Theme

RECORDED: Final = "observation recorded"
WITHDRAWN: Final = "observation withdrawn"
_OF_NOTES: Final = "observation "


class News(Frozen):
    """What changed on a flip chart since a moment, by number; `made` and `reworked` are findings."""

    since: AwareDatetime
    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()
    made: tuple[int, ...] = ()
    reworked: tuple[int, ...] = ()


class Chart(Frozen):
    """One flip chart: what stands on it, the sessions that its notes come from, and what changed.

    `behind` are the notes that its findings cite, on whichever chart they are.
    """

    theme: Theme
    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    behind: tuple[Observation, ...] = ()
    sessions: dict[SessionId, Session] = Field(default_factory=dict)
    news: News | None = None


class Digest(Frozen):
    """What is new since the last team session, by session in the order of the timetable, and what to test.

    `to_test` are findings on one source, or that an observation questions; `behind` is what they stand on.
    `tested_in` is the coming session that fits a finding best, and why, by its number (R46).
    """

    rows: tuple[tuple[Session | None, tuple[Observation, ...]], ...] = ()
    to_test: tuple[Finding, ...] = ()
    behind: tuple[Observation, ...] = ()
    sessions: dict[SessionId, Session] = Field(default_factory=dict)
    tested_in: dict[int, tuple[Session, str]] = Field(default_factory=dict)


def news_from(
    lines: Iterable[AuditLine],
    *,
    since: datetime,
    standing: AbstractSet[int],
    withdrawn: AbstractSet[int],
    findings: Sequence[Finding],
) -> News:
    """Return what became of a chart since a moment: the audit tells of its notes, and each finding's log of it.

    A note that came and went since is left out.
    """
    deeds: dict[str, set[int]] = {}
    for line in lines:
        if line.at > since and line.deed.startswith(_OF_NOTES):
            deeds.setdefault(line.deed, set()).update(int(n) for n in re.findall(r"\d+", line.about))
    new, touched = deeds.get(RECORDED, set()), set().union(*deeds.values())
    touched_findings = [f for f in findings if f.log and f.log[-1].at > since]
    return News(
        since=since,
        new=tuple(sorted(new & standing)),
        changed=tuple(sorted((touched - new) & standing)),
        withdrawn=tuple(sorted((deeds.get(WITHDRAWN, set()) - new) & withdrawn)),
        made=tuple(f.number for f in touched_findings if f.log[0].at > since),
        reworked=tuple(f.number for f in touched_findings if f.log[0].at <= since),
    )
