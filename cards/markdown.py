"""The little Markdown that cards are written in, as HTML and as plain words."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from microsoft_teams.cards.core import OpenUrlAction

_MENTION = re.compile(r"<at>(.*?)</at>")
_ALLOWED = ("emphasis", "entity", "escape", "link", "list", "newline")


@cache
def _reader() -> MarkdownIt:
    """Return a reader of what Teams reads: bold, italic, lists and links, and no HTML."""
    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(list(_ALLOWED))


def inline(text: str | None) -> Markup:
    """Return one line as HTML, without a paragraph around it."""
    return Markup(_reader().renderInline(_named(text)))  # noqa: S704 - the reader escapes all HTML


def block(text: str | None, *, style: str = "") -> Markup:
    """Return paragraphs and lists as HTML; `style` stands on each of them, for e-mail."""
    reader = _reader()
    tokens = reader.parse(_named(text))
    for token in tokens:
        if style and token.type in {"paragraph_open", "bullet_list_open"}:
            token.attrSet("style", style)
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - the reader escapes all HTML


def words(text: str | None) -> str:
    """Return the words alone; each item of a list begins with a hyphen."""
    lines, mark = [], ""
    for token in _reader().parse(_named(text)):
        if token.type == "list_item_open":
            mark = "- "
        elif token.type == "inline":
            lines.append(mark + "".join(map(_said, token.children or ())))
            mark = ""
    return re.sub(r"[ \t]+", " ", "\n".join(lines))


def opens(link: OpenUrlAction) -> bool:
    """Whether a link leads to a web page, and not to something that runs."""
    return (link.url or "").startswith(("https://", "http://"))


def _named(text: str | None) -> str:
    """Return the text with the name alone where Teams would mention somebody."""
    return _MENTION.sub(r"\1", text or "")


def _said(token: Token) -> str:
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content
