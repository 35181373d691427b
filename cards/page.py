"""The document around whatever is drawn as HTML, with the one style sheet that all pages share."""

from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

_NOTHING: Final = Markup("")


def page(title: str, body: Markup, *, lang: str = "en-GB", style: Markup = _NOTHING) -> str:
    """Return a whole HTML document; `body` stands in its main part and brings its own `<h1>`.

    `style` is what this page adds to the style sheet.
    """
    document = Markup(
        '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        "<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        '<body>\n<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
    )
    return str(document.format(lang=lang, title=title, style=_style() + style, body=body))


@cache
def _style() -> Markup:
    """Return the style sheet that stands beside this file."""
    return Markup(files("cards").joinpath("page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
