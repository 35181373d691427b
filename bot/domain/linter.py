"""Looks over a timetable with the method's rules: it warns, and never blocks (R16-R23)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from bot.domain import lint_rules_day, lint_rules_meeting, lint_rules_team
from bot.domain.caution import Caution, Timetable
from bot.domain.review import Review
from bot.domain.session import Session, SessionKind
from bot.domain.team import Person

__all__ = ["Caution", "lint"]

_RULES: Final = (
    lint_rules_team.two_places,
    lint_rules_team.pairs,
    lint_rules_day.scene_setting,
    lint_rules_day.catch_ups,
    lint_rules_day.team_sessions,
    lint_rules_day.final_feedback,
    lint_rules_day.outside_the_review,
    lint_rules_day.clock_changes,
    lint_rules_team.gaps,
    lint_rules_team.long_days,
    lint_rules_meeting.lengths,
    lint_rules_meeting.sizes,
    lint_rules_meeting.stakeholders,
)
"""Every rule, the gravest first."""

_OF_A_TEAM: Final = frozenset(
    {
        lint_rules_day.scene_setting,
        lint_rules_day.catch_ups,
        lint_rules_day.team_sessions,
        lint_rules_day.final_feedback,
    }
)
"""Rules about what a team and its client have together, and a mentor and a leader do not (R86)."""


def lint(
    sessions: Sequence[Session],
    *,
    review: Review,
    people: Sequence[Person],
    called: Mapping[date, str] | None = None,
) -> tuple[Caution, ...]:
    """Return what is not as the method has it; cancelled sessions and breaks do not count.

    `called` gives the file's own name for a day whose date is not known: it is said in place of the date.
    """
    held = [s for s in sessions if not s.cancelled and s.kind is not SessionKind.BREAK]
    timetable = Timetable(
        sessions=tuple(sorted(held, key=lambda s: s.starts.timestamp())),
        review=review,
        people=tuple(people),
        called=called or {},
    )
    rules = _RULES if review.captures else [rule for rule in _RULES if rule not in _OF_A_TEAM]
    return tuple(caution for rule in rules for caution in rule(timetable))
