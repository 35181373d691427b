"""A card as an e-mail: a subject, HTML with the styles on each element, and the same in plain text."""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup
from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    CardElement,
    ExecuteAction,
    FactSet,
    OpenUrlAction,
    TextBlock,
)

from cards.card import Card
from cards.markdown import block, inline, opens
from cards.phrases import common
from cards.plain import flat, plain

_FONT: Final = "font-family:Arial,Helvetica,sans-serif;color:#1f1f1f;line-height:1.5"
_TEXT: Final = "margin:0 0 12px 0"
_TITLES: Final = {True: "font-size:22px;margin:0 0 12px 0", False: "font-size:18px;margin:20px 0 8px 0"}


def email(card: Card) -> tuple[str, str, str]:
    """Return subject, HTML and plain text; inputs and buttons are left to Teams."""
    drawn = [_element(element) for element in flat(card)]
    drawn += _links(card.adaptive.actions or ())
    if any(isinstance(action, ExecuteAction) for action in card.adaptive.actions or ()):
        drawn.append(Markup('<p style="{}">{}</p>').format(_TEXT, common.TEAMS_TO_ANSWER))
    page = Markup(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body style="margin:0;padding:16px;background:#ffffff">'
        '<div style="max-width:640px;font-size:16px;{}">{}</div></body></html>'
    ).format(card.text, _FONT, Markup("").join(drawn))
    return card.text.rstrip("."), str(page), plain(card)


def _element(element: CardElement) -> Markup:
    match element:
        case TextBlock(style="heading"):
            is_first = element.size == "Large"
            template = '<h1 style="{}">{}</h1>' if is_first else '<h2 style="{}">{}</h2>'
            return Markup(template).format(_TITLES[is_first], inline(element.text))  # noqa: S704 - one of two constants
        case TextBlock():
            return block(element.text, style=_TEXT)
        case FactSet():
            rows = [
                Markup("<strong>{}:</strong> {}").format(inline(fact.title), inline(fact.value))
                for fact in element.facts or ()
            ]
            return Markup('<p style="{}">{}</p>').format(_TEXT, Markup("<br>").join(rows))
        case ActionSet():
            return Markup("").join(_links(element.actions or ()))
        case _:
            return Markup("")


def _links(actions: Iterable[Action]) -> list[Markup]:
    return [
        Markup('<p style="{}"><a href="{}">{}</a></p>').format(_TEXT, action.url, action.title)
        for action in actions
        if isinstance(action, OpenUrlAction) and opens(action)
    ]
