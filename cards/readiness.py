"""What must be there before day 1: the challenge manager's list, and what is asked of others (R3-R10)."""

from collections.abc import Iterable, Sequence
from typing import Final

from microsoft_teams.cards.core import Action, CardElement

from bot.domain.ids import PersonId
from bot.domain.readiness import LONGEST_WORDS, REASONS, Item, ReadinessList, ReadyState
from bot.domain.review import Review
from bot.domain.team import Person
from cards.card import (
    Card,
    about,
    bullets,
    choice,
    folded,
    heading,
    make,
    para,
    part,
    press,
    rows,
    shortened,
    trouble,
    typed,
    writing,
)
from cards.phrases import common
from cards.phrases import readiness as say
from cards.sent_about_readiness import AboutItem, OnReadiness
from cards.when import day, span
from cards.wording import counted, plain_url

_KIND: Final = "readiness"
_LONGEST_ROW: Final = 200


def readiness_card(
    review: Review,
    listed: ReadinessList,
    people: Sequence[Person],
    *,
    filled: AboutItem | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return the whole list: what is overdue first, then what is to come, then what is there."""
    open_items = [i for i in listed.missing if not i.is_overdue(listed.today)]
    optional = [i for i in listed.items if i.is_open and i.planned.needed.optional]
    closed = [i for i in listed.items if not i.is_open]
    title = say.TITLE.format(begins=typed(review.method.begins), client=typed(review.client))
    body = [
        heading(title),
        *_said(problem, done),
        para(_lead(review, listed)),
        *_open_part(say.OVERDUE, listed.overdue, listed, people),
        *_open_part(say.NEXT, open_items, listed, people),
        *_open_part(say.OPTIONAL, optional, listed, people),
        *_closed_part(review, closed),
        *(_inputs(review, listed.items, filled) if listed.items else []),
    ]
    actions = [
        _button(review, "list", say.IS_THERE, "readiness.tick"),
        _button(review, "list", say.GO_WITHOUT, "readiness.without"),
        *([_put_back(review)] if any(i.standing.state is not ReadyState.OPEN for i in closed) else []),
    ]
    return _made(body, title, listed.items, actions if listed.items else [])


def eve_card(
    review: Review,
    listed: ReadinessList,
    people: Sequence[Person],
    *,
    filled: AboutItem | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return what is missing on the eve of day 1; it stops nothing."""
    title = say.EVE_TITLE.format(begins=typed(review.method.begins), day=day(review.first_day))
    missing = listed.missing
    if not missing:
        body = [heading(title), *_said(problem, done), para(say.ALL_THERE)]
        return _made(body, title, listed.items, [])
    things = counted(len(missing), "thing is", "things are")
    body = [
        heading(title),
        *_said(problem, done),
        para(say.EVE_LEAD.format(noun=review.method.noun, missing=things)),
        *rows(_open_row(item, listed, people) for item in missing),
        para(say.EVE_DO.format(noun=review.method.noun)),
        *_inputs(review, missing, filled),
    ]
    actions = [
        _button(review, "eve", say.IS_THERE, "readiness.tick"),
        _button(review, "eve", say.GO_WITHOUT, "readiness.without"),
    ]
    return _made(body, title, listed.items, actions)


def needed_card(
    review: Review,
    items: Sequence[Item],
    manager: Person,
    *,
    chased: bool = False,
    filled: AboutItem | None = None,
    problem: str = "",
    done: str = "",
) -> Card:
    """Return what one person is asked to bring, on one card; `chased` where they were asked before."""
    title = _asked_in(review, chased=chased)
    if not items:
        no_more = say.NO_MORE.format(begins=typed(review.method.begins))
        return _made([heading(title), *_said(problem, done), para(no_more)], title, (), [])
    body = [
        heading(title),
        *_said(problem, done),
        *_asked_for(review, items),
        para(say.LINKS if review.captures else say.BY_TICK, quiet=True),
        para(say.ASK_WHOM.format(name=typed(manager.name)), quiet=True),
        *_inputs(review, items, filled, asked=True),
    ]
    return _made(
        body, title, items, [_button(review, "chased" if chased else "needed", say.IS_THERE, "readiness.tick")]
    )


def needed_letter(review: Review, items: Sequence[Item], manager: Person, *, chased: bool) -> Card:
    """Return the same for an e-mail, which has no button: whom to answer stands there instead."""
    title = _asked_in(review, chased=chased)
    by_post = say.BY_POST.format(name=typed(manager.name), email=typed(manager.email))
    return _made([heading(title), *_asked_for(review, items, fold=False), para(by_post)], title, (), [])


def _made(body: Iterable[CardElement], title: str, items: Sequence[Item], actions: Iterable[Action]) -> Card:
    holds = any(item.standing.words for item in items)
    return make(_KIND, body, text=title, actions=actions, holds_words=holds)


def _said(problem: str, done: str) -> list[CardElement]:
    if problem:
        return [trouble(common.NOT_YET, [problem])]
    return [para(typed(done))] if done else []


def _lead(review: Review, listed: ReadinessList) -> str:
    if not listed.items:
        return say.NOTHING
    wanted = [i for i in listed.items if i.is_missed or not i.is_open]
    there = sum(not i.is_open for i in wanted)
    lead = say.LEAD.format(there=there, all=len(wanted), day=day(review.first_day), year=review.first_day.year)
    overdue = say.LEAD_OVERDUE.format(overdue=counted(len(listed.overdue), "thing is", "things are"))
    return f"{lead} {overdue}" if listed.overdue else lead


def _open_part(
    title: str, items: Sequence[Item], listed: ReadinessList, people: Sequence[Person]
) -> list[CardElement]:
    if not items:
        return []
    return [part([heading(title, level=2), *rows(_open_row(item, listed, people) for item in items)])]


def _open_row(item: Item, listed: ReadinessList, people: Sequence[Person]) -> str:
    row = say.ROW.format(
        title=typed(item.planned.title), day=day(item.planned.due), who=_name(item.planned.person, people)
    )
    asked = item.standing.asked_on
    if asked:
        times = say.TIMES.get(len(asked), counted(len(asked), "time"))
        return f"{row} {say.ASKED.format(times=times, day=day(asked[-1]))}"
    if item.planned.ask_on > listed.today:
        return f"{row} {say.ASK_ON.format(day=day(item.planned.ask_on))}"
    return row if item.planned.needed.brings == "challenge manager" else f"{row} {say.NOT_ASKED}"


def _closed_part(review: Review, items: Sequence[Item]) -> list[CardElement]:
    if not items:
        return []
    inside = [heading(say.DONE_PART, level=2), *rows(_closed_row(review, item) for item in items)]
    return [*folded(say.SHOW_DONE, "readiness-there", inside)]


def _closed_row(review: Review, item: Item) -> str:
    title, standing = typed(item.planned.title), item.standing
    if item.state is ReadyState.WITHOUT:
        return say.WITHOUT.format(
            noun=review.method.noun,
            title=title,
            reason=typed(shortened(" ".join(standing.words), _LONGEST_ROW)),
        )
    if item.held is not None:
        when = span(item.held.starts, item.held.ends, review.zone)
        join = [say.JOIN.format(url=plain_url(item.join_url))] if item.join_url else []
        return " ".join([say.HELD.format(title=title, when=when), *join, *map(_word, standing.words)])
    if standing.at is None:
        return say.THERE.format(title=title)
    row = say.THERE_ON.format(title=title, day=day(review.day_of(standing.at)))
    return " ".join([row, *map(_word, standing.words)])


def _word(word: str) -> str:
    """Return a link as one that opens, and anything else as it was typed."""
    is_link = word.startswith(("https://", "http://")) and not any(c in word for c in " ()[]<>\\\"'")
    return say.OPEN.format(url=word) if is_link else typed(shortened(word, _LONGEST_ROW))


def _asked_for(review: Review, items: Sequence[Item], *, fold: bool = True) -> list[CardElement]:
    first = review.first_day
    shown: list[CardElement] = [
        para(
            say.NEEDED_LEAD.format(
                called=typed(review.method.called), client=typed(review.client), day=day(first), year=first.year
            )
        )
    ]
    for item in items:
        needed = item.planned.needed
        template = say.OPTIONAL_ROW if needed.optional else say.NEEDED_ROW
        row = template.format(title=typed(item.planned.title), day=day(item.planned.due))
        shown += rows([say.NEEDED_WHAT.format(row=row, what=typed(needed.what)).strip()])
        if needed.kinds:
            kinds = bullets(say.KINDS_LEAD, map(typed, needed.kinds))
            shown += folded(say.KINDS, f"kinds-{needed.id}", [kinds]) if fold else [kinds]
    return shown


def _inputs(
    review: Review, items: Sequence[Item], filled: AboutItem | None, *, asked: bool = False
) -> list[CardElement]:
    """Return what is filled in: which item, and a link, a note or a reason; no reason where it is asked for.

    Where nothing may be written down there is no room to write, and a reason is chosen from a list (R86).
    """
    in_order = [*(i for i in items if i.is_open), *(i for i in items if not i.is_open)]
    offered = [(i.key, _offered(i)) for i in in_order]
    only = offered[0][0] if len(offered) == 1 else ""
    which = choice("item", say.ITEM, offered, value=filled.item if filled else only, needed=say.ITEM_NEEDED,
                   short=True)  # fmt: skip
    if not review.captures:
        reasons = [(reason, reason) for reason in REASONS]
        return [which, *([] if asked else [choice("words", say.REASON, reasons, short=True)])]
    words = say.LINK if asked else say.WORDS
    value = filled.words if filled else ""
    return [which, writing("words", words, longest=LONGEST_WORDS, value=value, example=say.WORDS_EXAMPLE)]


def _asked_in(review: Review, *, chased: bool) -> str:
    return (say.STILL_TITLE if chased else say.NEEDED_TITLE).format(begins=typed(review.method.begins))


def _offered(item: Item) -> str:
    return item.planned.title if item.is_open else say.CLOSED.format(title=item.planned.title)


def _button(review: Review, on: OnReadiness, title: str, verb: str) -> Action:
    return press(title, verb, about(review=review.id, on=on))


def _put_back(review: Review) -> Action:
    return press(say.PUT_BACK, "readiness.put_back", about(review=review.id, on="list"), rare=True)


def _name(person: PersonId, people: Sequence[Person]) -> str:
    return typed(next((p.name for p in people if p.id == person), ""))
