"""The form for a photograph, beside the card on which somebody writes of themselves (R10)."""

from aiohttp import web
from markupsafe import Markup

from bot.domain.team_sheet import SheetEntry
from bot.web.behind_links import shown
from cards.card import Card
from cards.html import draw
from cards.page import page
from cards.phrases import common
from cards.phrases import form as form_say
from cards.phrases import team_sheet as say

_FORM = Markup(
    '<section class="card"><h2>{title}</h2>{problem}{picture}'
    '<form method="post" enctype="multipart/form-data" action="{action}/photograph">'
    '<div class="field"><label for="photograph">{label}</label><p class="hint" id="photograph-hint">{hint}</p>'
    '<input type="file" id="photograph" name="photograph" accept="image/jpeg,image/png" '
    'aria-describedby="photograph-hint"></div>'
    '<div class="buttons"><button type="submit" class="button" name="do" value="add">{send}</button>'
    "{away}</div>"
    "</form></section>"
)
_STYLE = Markup("input[type=file] { display: block; min-height: 2.75rem; font: inherit; max-width: 100%; }\n")
_AWAY = Markup('<button type="submit" class="button rare" name="do" value="away">{}</button>')
_TROUBLE = Markup('<section class="trouble" role="alert"><h3>{}</h3><p>{}</p></section>')


def with_photograph(card: Card, entry: SheetEntry | None, *, action: str, problem: str = "") -> web.Response:
    """Return the page with both; the photograph is asked for once there are words beside which it stands."""
    if entry is None:
        return shown(card, action=action)
    form = _FORM.format(
        title=say.PHOTO_TITLE,
        problem=_TROUBLE.format(common.NOT_YET, problem) if problem else "",
        picture=picture(entry.photograph, alt=say.HAS_PHOTO) if entry.photograph else "",
        action=action,
        label=say.PHOTO,
        hint=say.PHOTO_HINT,
        send=say.PHOTO_SEND,
        away=_AWAY.format(say.PHOTO_AWAY) if entry.photograph else "",
    )
    title = form_say.PROBLEM.format(title=card.text) if problem else card.text
    whole = page(title, draw(card, action=action, level=1) + form, style=_STYLE)
    return web.Response(text=whole, content_type="text/html")


def picture(photograph: str, *, alt: str) -> Markup:
    """Return a photograph within the page itself, so that it has no address of its own."""
    return Markup('<p><img src="data:image/jpeg;base64,{}" alt="{}" width="200"></p>').format(photograph, alt)
