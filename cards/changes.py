"""What a new version of the timetable changes for one person (R15)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import quote

from microsoft_teams.cards.core import CardElement

from bot.domain.change import Change, ChangeKind
from bot.domain.ids import PersonId, SessionId
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import Card, buttons, heading, link, make, para, part, shortened, typed
from cards.phrases import changes as say
from cards.size import fitted
from cards.when import day, hours, zone_words
from cards.wording import counted

_LONGEST_TITLE: Final = 120
_LONGEST_BUTTON: Final = 24
_MOST_BUTTONS: Final = 6
"""More buttons than this on one card, and Teams leaves some out; the links after them stand in the text."""

_SAFE: Final = ":/?#@!$&'*+,;=%-._~"
"""What may stand in an address as it is; brackets would end a link in Markdown."""


def changes_card(
    review: Review,
    person: Person,
    changes: Sequence[Change],
    *,
    links: Mapping[SessionId, str],
    people: Sequence[Person],
) -> Card:
    """Return what a version changes for one person, in the order of the days.

    Somebody outside the team reads times and titles alone, and never who goes.
    """
    initials = {p.id: p.initials for p in people}
    in_order = sorted(changes, key=lambda change: change.starts)
    total = counted(len(changes), "session")
    zone = zone_words(review.zone, in_order[0].starts)
    joined = [c.session for c in in_order if c.session in links and _goes(person, c)]

    def build(most: int) -> Card:
        shown = []
        for change in in_order[:most]:
            what, sentences = _told(review, person, change, initials)
            name = say.YOURS_HEADING.format(what=what, title=typed(shortened(change.title, _LONGEST_TITLE)))
            url = links[change.session] if change.session in joined else ""
            join = _join(change.title, url, button=change.session in joined[:_MOST_BUTTONS])
            shown.append(part([heading(name, level=2), para(" ".join(sentences), close=True), *join]))
        body = [heading(say.YOURS_TITLE), para(say.YOURS_LEAD.format(zone=zone)), *shown]
        body += [para(say.LEFT.format(sessions=counted(len(changes) - most, "session")))] * (
            most < len(changes)
        )
        text = say.YOURS_TEXT.format(client=review.client, sessions=total)
        return make("changes", [*body, para(say.YOURS_END, quiet=True)], text=text)

    return fitted(build, len(in_order))


def when_now(review: Review, change: Change) -> str:
    """Return the day and hours of a session."""
    return _when(review, change.starts, change.ends)


def when_before(review: Review, change: Change) -> str:
    """Return when a session was before: its hours alone where the day is the same, nothing where it is new."""
    if change.was_starting is None or change.was_ending is None:
        return ""
    was = (change.was_starting, change.was_ending)
    if was != (change.starts, change.ends) and review.day_of(was[0]) == review.day_of(change.starts):
        return hours(*was, review.zone)
    return _when(review, *was)


def name_and_place(change: Change) -> Iterable[str]:
    """Yield what a session was called before, and that its kind or place has changed."""
    if ChangeKind.RENAMED in change.kinds and change.was_titled != change.title:
        yield say.RENAMED.format(before=typed(shortened(change.was_titled, _LONGEST_TITLE)))
    elif ChangeKind.RENAMED in change.kinds:
        yield say.KIND
    if ChangeKind.PLACE in change.kinds:
        yield say.PLACE


def _when(review: Review, starts: datetime, ends: datetime) -> str:
    return f"{day(review.day_of(starts))}, {hours(starts, ends, review.zone)}"


def _told(
    review: Review, person: Person, change: Change, initials: Mapping[PersonId, str]
) -> tuple[str, list[str]]:
    """Return what happens to a session as this person sees it, and the sentences about it."""
    now, before = when_now(review, change), when_before(review, change)
    if ChangeKind.CANCELLED in change.kinds:
        return say.YOURS_CANCELLED, [say.YOURS_WAS.format(before=before or now)]
    if ChangeKind.NEW in change.kinds:
        return say.YOURS_NEW, [say.YOURS_WHEN.format(when=now), *_role(review, person, change, initials)]
    went, goes = person.id in change.was_pair, person.id in change.pair
    if went and not goes:
        return say.YOURS_NO_LONGER, [say.YOURS_WAS.format(before=before or now)]
    if goes and not went:
        return say.YOURS_JOINED, [say.YOURS_WHEN.format(when=now), *_role(review, person, change, initials)]
    has_moved = (change.was_starting, change.was_ending) != (change.starts, change.ends)
    times = (
        [say.YOURS_NOW.format(now=now), say.YOURS_BEFORE.format(before=before)]
        if has_moved
        else [say.YOURS_WHEN.format(when=now)]
    )
    role = _role(review, person, change, initials) if change.pair != change.was_pair else ()
    return say.YOURS_MOVED if has_moved else say.YOURS_CHANGED, [*times, *role, *_others(change)]


def _others(change: Change) -> Iterable[str]:
    if ChangeKind.SWAPPED in change.kinds and change.pair == change.was_pair:
        yield say.OTHERS_MET
    yield from name_and_place(change)


def _role(review: Review, person: Person, change: Change, initials: Mapping[PersonId, str]) -> Iterable[str]:
    """Say who goes with this person, and who asks; nothing for somebody who does not go, or who mentors."""
    if person.id not in change.pair or not review.captures:
        return
    leads = change.pair[0] == person.id
    if len(change.pair) == 1:
        yield say.YOURS_BOTH
        return
    partner = next(typed(initials.get(p, "?")) for p in change.pair if p != person.id)
    yield (say.YOURS_LEADS if leads else say.YOURS_NOTES).format(partner=partner)


def _goes(person: Person, change: Change) -> bool:
    """Say whether there is still something to join for this person."""
    is_out = person.id in change.was_pair and person.id not in change.pair
    return ChangeKind.CANCELLED not in change.kinds and not is_out


def _join(title: str, url: str, *, button: bool) -> list[CardElement]:
    if not url:
        return []
    name = say.YOURS_JOIN.format(title=shortened(title, _LONGEST_BUTTON))
    if button:
        return [buttons(link(name, url))]
    return [para(f"[{typed(name)}]({quote(url, safe=_SAFE)})")]
