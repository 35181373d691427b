"""Cards that go by another way than a person's own chat, and those that say who can be reached (R77)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    CardElement,
    ExecuteAction,
    FactSet,
    Mention,
    MentionedEntity,
    TeamsCardProperties,
    TextBlock,
)

from bot.domain.frozen import Frozen
from bot.domain.reach import Ladder, Proof, Reachability, Rung
from bot.domain.review import Review
from bot.domain.team import Person
from cards.capture import for_one_of_the_team
from cards.card import Card, about, bullets, buttons, heading, link, make, para, press, shortened, typed
from cards.phrases import reach as say
from cards.plain import flat
from cards.when import day as day_words

_TITLE: Final = 20
_MARKUP: Final = re.compile(r"[<>&*_`\[\]~|\\]")


class FormLink(Frozen):
    """A web page that does what a card does; `title` says what it is about where there are several."""

    url: str
    title: str = ""


class Missed(Frozen):
    """What did not arrive with somebody, and why; `what` are the purposes of the errands."""

    name: str
    what: tuple[str, ...]
    reason: str


# --- By another way ---------------------------------------------------------------------------------


def among_team(card: Card, person: Person, *, object_id: str, forms: Sequence[FormLink]) -> Card:
    """Return a card for one person as the team's channel shows it: with an @mention, where Teams knows them."""
    name = " ".join(_MARKUP.sub("", person.name).split())
    at = f"<at>{name}</at>" if object_id else f"**{typed(person.name)}**"
    mentions = [Mention(text=at, mentioned=MentionedEntity(id=object_id, name=name))] if object_id else []
    there = for_one_of_the_team(card, account=object_id) if card.kind == "capture" else card
    shown = there.adaptive.body or []
    body = [*shown[:1], para(say.FOR.format(name=at)), *shown[1:], *_pages(forms)]
    if forms:
        body.append(para(say.OR_HERE.format(name=typed(person.name)), quiet=True))
    known = TeamsCardProperties(entities=mentions) if mentions else None
    return replace(there, adaptive=there.adaptive.model_copy(update={"body": body, "msteams": known}))


def by_post(card: Card, review: Review, *, forms: Sequence[FormLink]) -> Card:
    """Return a card as an e-mail shows it: what can be read of it, and a web page in place of its buttons."""
    read = [element for part in flat(card) if (element := _readable(part)) is not None]
    told = para(say.BY_POST.format(noun=review.method.noun, client=typed(review.client)), quiet=True)
    body = [*read, *_pages(forms), told]
    return make(card.kind, body, text=card.text, actions=_links(card.adaptive.actions or ()))


def _pages(forms: Sequence[FormLink]) -> list[CardElement]:
    return [buttons(link(_page_title(form), form.url)) for form in forms]


def _page_title(form: FormLink) -> str:
    return say.FORM_ABOUT.format(title=shortened(form.title, _TITLE)) if form.title else say.FORM


def _readable(element: CardElement) -> CardElement | None:
    match element:
        case TextBlock() | FactSet():
            return element
        case ActionSet() if links := _links(element.actions or ()):
            return buttons(*links)
        case _:
            return None


def _links(actions: Iterable[Action]) -> list[Action]:
    return [action for action in actions if not isinstance(action, ExecuteAction)]


# --- Hello ------------------------------------------------------------------------------------------


def hello_card(review: Review, *, chat_link: str = "") -> Card:
    """Return the card that asks somebody to show that it has come; a link leads to a chat with the bot."""
    body = [
        heading(say.HELLO_TITLE),
        para(say.HELLO.format(noun=review.method.noun, client=typed(review.client))),
        *_chat(review, chat_link),
    ]
    action = press(say.HERE, "reach.here", about(review=review.id))
    return make("reach", body, text=say.HELLO_TITLE, actions=[action])


def hello_letter(review: Review, url: str, *, chat_link: str) -> Card:
    """Return the same for an e-mail: a web page has the button."""
    body = [heading(say.HELLO_TITLE), para(say.HELLO_BY_POST), *_chat(review, chat_link)]
    told = para(say.BY_POST.format(noun=review.method.noun, client=typed(review.client)), quiet=True)
    return make("reach", [*body, told], text=say.HELLO_TITLE, actions=[link(say.HERE_PAGE, url)])


def _chat(review: Review, url: str) -> list[CardElement]:
    words = say.OWN_CHAT if review.captures else say.OWN_CHAT_MEETINGS
    return [para(words), buttons(link(say.OPEN_CHAT, url))] if url else []


def thanks_card(review: Review) -> Card:
    """Return what stands there once it was pressed."""
    body = [
        heading(say.THANKS_TITLE),
        para(say.THANKS.format(noun=review.method.noun, client=typed(review.client))),
    ]
    return make("reach", body, text=say.THANKS_TITLE)


# --- What the challenge manager is told -------------------------------------------------------------


def reach_card(review: Review, peers: Sequence[tuple[Person, Ladder]], *, chat_link: str) -> Card:
    """Return the table of who can be reached and how, those first who are not reached yet.

    The link with which they open a chat with the bot is there to be passed on.
    """
    title = say.TABLE_TITLE.format(client=review.client)
    waiting = [row for row in peers if row[1].works is None]
    reached = [row for row in peers if row[1].works is not None]
    body = [
        heading(typed(title)),
        para(say.TABLE_LEAD.format(reached=len(reached), all=len(peers))),
        *_rows(say.NOT_YET, waiting),
        *([para(say.WHAT_TO_DO)] if waiting else []),
        *([para(say.LINK_FOR_THEM.format(url=chat_link))] if waiting and chat_link else []),
        *_rows(say.REACHED, reached),
    ]
    return make("reach", body, text=title)


def unreached_card(review: Review, day: date, missed: Sequence[Missed]) -> Card:
    """Return who was not reached on a day, with what and why."""
    title = say.EVENING_TITLE.format(day=day_words(day))
    rows = (
        say.EVENING_ROW.format(
            name=typed(m.name), what=", ".join(say.WHAT.get(w, w) for w in m.what), reason=typed(m.reason)
        )
        for m in missed
    )
    body = [
        heading(title),
        para(typed(review.client), quiet=True),
        bullets(say.EVENING_LEAD, rows),
        para(say.EVENING_DO),
    ]
    return make("reach", body, text=title)


def how_reached(ladder: Ladder) -> str:
    """Return how somebody can be reached, in a sentence or two: the way that works, or all that was tried."""
    if ladder.works is not None and ladder.proof(Rung.PERSONAL) in {Proof.ANSWERED, None}:
        return say.WORKS.format(way=_way(ladder.works))
    tried = [_tried(reach) for rung in Rung if (reach := ladder.on(rung)) is not None]
    unopened = [] if ladder.on(Rung.PERSONAL) else [say.NO_CHAT]
    return " ".join([*unopened, *tried])


def _rows(title: str, rows: Sequence[tuple[Person, Ladder]]) -> list[CardElement]:
    if not rows:
        return []
    lines = (say.ROW.format(name=typed(p.name), how=typed(how_reached(ladder))) for p, ladder in rows)
    return [heading(title, level=2), *(para(line) for line in lines)]


def _tried(reach: Reachability) -> str:
    match reach.proof:
        case Proof.ANSWERED:
            return say.WORKS.format(way=_way(reach.rung))
        case Proof.TAKEN:
            return say.TAKEN.format(way=_way(reach.rung))
        case Proof.REFUSED:
            return say.REFUSED.format(way=_way(reach.rung), reason=reach.reason)
        case Proof.INSTALLED:
            return say.INSTALLED
        case Proof.NOT_INSTALLED:
            return say.NOT_INSTALLED.format(reason=reach.reason)


def _way(rung: Rung) -> str:
    return rung.value[0].upper() + rung.value[1:]
