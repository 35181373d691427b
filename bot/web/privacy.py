"""The privacy page: what is kept, where, why, how long and who sees it; drawn from the facts (R66-R72)."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.privacy import words as say
from bot.privacy.facts import Facts, Goes, Kept, Principle, facts
from cards.page import page

_STYLE = Markup(
    "dl{margin:0 0 1rem}dt{font-weight:600;margin-top:.4rem}dd{margin:0}code{overflow-wrap:anywhere}"
    "summary{min-height:24px}details{margin:0 0 1rem}nav ul{padding-left:1.2rem}section>h3{margin-top:1.4rem}\n"
)
_PARTS = (
    ("short", say.IN_SHORT),
    ("kept", say.KEPT),
    ("goes", say.GOES),
    ("rights", say.RIGHTS),
    ("principles", say.PRINCIPLES),
)


def privacy_page() -> str:
    """Return the whole page, which needs neither a script nor anything from elsewhere."""
    told = facts()
    links = _all('<li><a href="#{}">{}</a></li>', _PARTS)
    body = Markup('<h1>{}</h1>\n<nav aria-label="{}"><ul>{}</ul></nav>\n{}').format(
        say.TITLE, say.TITLE, links, _sections(told)
    )
    return page(say.TITLE, body, style=_STYLE)


def _sections(told: Facts) -> Markup:
    inner = (
        _all("<p>{}</p>", ((sentence,) for sentence in told.about)),
        _joined(map(_kept, told.kept)),
        _joined(map(_goes, told.goes)),
        _list((right.name, right.how) for right in told.rights),
        Markup("<p>{}</p>").format(say.PRINCIPLES_LEAD) + _joined(map(_principle, told.principles)),
    )
    return _joined(
        Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>\n{2}</section>\n').format(
            name, title, what
        )
        for (name, title), what in zip(_PARTS, inner, strict=True)
    )


def _kept(kept: Kept) -> Markup:
    told = (
        (say.HOLDS, kept.holds),
        (say.OF, kept.of),
        (say.WHY, kept.why),
        (say.UNTIL, kept.until),
        (say.SEEN_BY, kept.seen_by),
        *([(say.SPECIAL, kept.special)] if kept.special else []),
    )
    return _headed(
        kept.name, _list(told) + _behind(say.TABLES, Markup("<p>{}</p>").format(_codes(kept.tables)))
    )


def _goes(goes: Goes) -> Markup:
    return _headed(goes.name, _list(((say.WHAT, goes.what), (say.WHERE, goes.where), (say.ENDS, goes.ends))))


def _principle(principle: Principle) -> Markup:
    lead = Markup("<p>{} <em>UK GDPR: {}.</em></p>").format(principle.means, principle.articles)
    does = _all("<li>{}</li>", ((control.does,) for control in principle.controls))
    checked = _list((c.does, _codes(c.held_by)) for c in principle.controls if c.held_by)
    return _headed(principle.name, lead + Markup("<ul>{}</ul>").format(does) + _behind(say.HELD_BY, checked))


def _behind(title: str, inner: Markup) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(title, inner)


def _headed(title: str, inner: Markup) -> Markup:
    return Markup("<h3>{}</h3>\n{}\n").format(title, inner)


def _list(pairs: Iterable[tuple[str, str]]) -> Markup:
    return Markup("<dl>{}</dl>").format(_all("<dt>{}</dt><dd>{}</dd>", pairs))


def _codes(names: Iterable[str]) -> Markup:
    return Markup(", ").join(Markup("<code>{}</code>").format(name) for name in names)


def _all(drawn: str, rows: Iterable[tuple[object, ...]]) -> Markup:
    return _joined(Markup(drawn).format(*row) for row in rows)  # noqa: S704 - what is drawn is our own


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)
