"""What each of a pair reads before a session (R25, R26, R29)."""

from collections.abc import Iterable, Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.gaps import ToHear
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.team import Person
from bot.domain.theme import Theme
from cards.card import Card, bullets, folded, heading, link, make, para, part, shortened, typed
from cards.phrases import briefing as say
from cards.when import span

_FEW: Final = 3


def briefing_card(
    review: Review,
    session: Session,
    person: Person,
    partner: Person | None,
    join_url: str,
    *,
    listen: Sequence[ToHear] = (),
) -> Card:
    """Return the briefing; the opening and closing points are folded away.

    What to `listen` for is what others have heard, without a word of who said it, where or when (R46, R65).
    """
    when = span(session.starts, session.ends, review.zone)
    body = [
        heading(typed(session.title)),
        para(when),
        *_where(session),
        para(f"**{_part_of(session, person, partner)}**"),
        *([] if join_url else [para(say.NO_LINK)]),
        _themes(review, session),
        *_listen(review, listen),
        *_script(say.OPENING_FOLD, "opening", say.OPENING, review.method.opening),
        *_script(say.CLOSING_FOLD, "closing", say.CLOSING, review.method.closing),
        para(say.ALWAYS),
    ]
    actions = [link(say.JOIN, join_url)] if join_url else []
    return make("briefing", body, text=say.TEXT.format(when=when, title=session.title), actions=actions)


def _where(session: Session) -> list[CardElement]:
    met = say.WITH.format(people=typed(shortened(", ".join(session.people), 400)))
    place = say.PLACE.format(place=typed(shortened(session.place, 200)))
    return [*([para(met)] if session.people else []), *([para(place)] if session.place else [])]


def _part_of(session: Session, person: Person, partner: Person | None) -> str:
    if partner is None or session.pair is None:
        return say.BOTH
    words = say.LEAD if session.pair.lead == person.id else say.NOTES
    return words.format(partner=typed(partner.name))


def _themes(review: Review, session: Session) -> CardElement:
    """Show a few themes, others for each session, so that the team comes round to all of them."""
    themes = review.themes
    first = session.number * _FEW % len(themes) if themes else 0
    few = (themes[first:] + themes[:first])[:_FEW]
    return part(
        [
            heading(say.THEMES, level=2),
            bullets(say.THEMES_LEAD, map(_theme, few)),
            *([para(say.OTHERS)] if len(themes) > _FEW else []),
        ]
    )


def _theme(theme: Theme) -> str:
    if not theme.prompts:
        return say.THEME_ALONE.format(theme=typed(theme.title))
    return say.THEME.format(theme=typed(theme.title), prompt=typed(theme.prompts[0]))


def _listen(review: Review, listen: Sequence[ToHear]) -> list[CardElement]:
    if not listen:
        return []
    return [
        part([heading(say.LISTEN, level=2), bullets(say.LISTEN_LEAD, (_heard(review, one) for one in listen))])
    ]


def _heard(review: Review, one: ToHear) -> str:
    heard = say.QUESTIONED if one.questioned else say.FROM_ONE[one.kind]
    ask = say.PROMPT.format(prompt=typed(one.prompt)) if one.prompt else ""
    return " ".join(
        filter(None, (say.HEARD.format(theme=typed(review.theme(one.theme).title), heard=heard), ask))
    )


def _script(title: str, name: str, words: str, points: Iterable[str]) -> tuple[CardElement, ...]:
    lines = [typed(point) for point in points]
    return folded(title, name, [heading(words, level=2), bullets(say.SAY, lines)]) if lines else ()
