"""Choose who hears the final feedback, who presents it, and what is told in which order (R55-R57)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.domain.errors import BoardFrozen, Incomplete
from bot.domain.feedback_choices import Audience, FeedbackChoices
from bot.domain.finding import Finding
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId
from bot.domain.post import AuditLine
from bot.domain.review import Review
from bot.domain.team import Deed, Person, require
from bot.records.work import Work
from bot.usecases.give_feedback import prepare_feedback, refuse_unless_shown

_NOTHING: Final = frozenset({"none", "nothing", "0"})


class Chosen(Frozen):
    """What was chosen on the card; `orders` maps themes to numbers of findings as they were typed."""

    audience: str = ""
    presenter: str = ""
    orders: Mapping[str, str] = {}


async def choose_feedback(
    chosen: Chosen, *, mark: str, review: Review, by: Person, work: Work, now: datetime
) -> Review:
    """Keep what was chosen and return the review; raises `Incomplete`, or `OutOfDate` for another mark."""
    require(by, Deed.GIVE_FEEDBACK)
    if review.board_frozen:
        raise BoardFrozen("The final feedback is agreed, so nothing about it can be chosen any more.")
    prepared = await prepare_feedback(review, work=work)
    refuse_unless_shown(prepared, mark)
    order, left_out = _ordered(prepared.ready, chosen.orders, before=review.for_feedback)
    choices = FeedbackChoices(
        audience=_audience(chosen.audience),
        presenter=_presenter(chosen.presenter, people=await work.people.of(review.id)),
        order=order,
        left_out=left_out,
    )
    if choices == review.for_feedback:
        return review
    changed = review.model_copy(update={"for_feedback": choices})
    await work.reviews.save(changed)
    await work.audit.note(
        AuditLine(
            review=review.id,
            at=now,
            who=by.id,
            deed="final feedback arranged",
            about=f"{len(order)} told, {len(left_out)} left out",
        )
    )
    return changed


def _audience(word: str) -> Audience:
    if word not in set(Audience):
        raise Incomplete("Choose who hears the feedback from the list.")
    return Audience(word)


def _presenter(person: str, *, people: Iterable[Person]) -> PersonId | None:
    """Return who presents, the lead peer where nobody is chosen."""
    if not person:
        return None
    if not any(p.id == person and p.in_team and not p.has_left for p in people):
        raise Incomplete("Choose somebody of the team to present.")
    return PersonId(person)


def _ordered(
    ready: Sequence[Finding], orders: Mapping[str, str], *, before: FeedbackChoices
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers that are told, theme by theme, and those that are not.

    A theme without a box stays as it was: what is left empty is not sent at all.
    """
    order: list[int] = []
    left_out: list[int] = []
    for theme in dict.fromkeys(f.theme for f in ready):
        of_it = [f for f in ready if f.theme == theme]
        told = [f.number for f in before.told(of_it)]
        numbers = _read(orders[theme], among={f.number for f in of_it}) if theme in orders else told
        order += numbers
        left_out += [f.number for f in of_it if f.number not in numbers]
    return tuple(order), tuple(left_out)


def _read(words: str, *, among: set[int]) -> list[int]:
    if words.strip(" .!").casefold() in _NOTHING:
        return []
    if re.search(r"[^\d\s,;.]", words):
        raise Incomplete("Write the numbers of findings, with commas between them, or “none”.")
    numbers = [int(digits) for digits in re.findall(r"\d+", words)]
    if strange := [number for number in numbers if number not in among]:
        raise Incomplete(f"There is no finding {strange[0]} under that theme that could be told.")
    return list(dict.fromkeys(numbers))
