"""What each of a pair reads before a session (R25, R26, R29)."""

from collections.abc import Sequence
from typing import Final

from microsoft_teams.cards.core import CardElement

from bot.domain.briefing import Briefing
from bot.domain.gaps import ToHear
from bot.domain.review import Review
from bot.domain.session import Session
from bot.domain.theme import Theme
from cards.card import Card, about, bullets, buttons, heading, link, make, para, part, press, shortened, typed
from cards.phrases import briefing as say
from cards.script import folded_script
from cards.when import span

_FEW: Final = 3


def briefing_card(briefing: Briefing) -> Card:
    """Return the briefing, with the words for the session folded away.

    What to listen for is what others have heard, without a word of who said it, where or when (R46, R65).
    """
    review, session = briefing.review, briefing.session
    when = span(session.starts, session.ends, review.zone)
    body = [
        heading(typed(session.title)),
        para(when),
        *_where(session),
        para(f"**{_part_of(briefing)}**"),
        *_swap(briefing),
        *([] if briefing.join_url or not session.needs_meeting else [para(say.NO_LINK)]),
        _themes(review, session),
        *_listen(review, briefing.listen),
        *folded_script(review, session),
        para(say.ALWAYS),
    ]
    actions = [
        *([link(say.JOIN, briefing.join_url)] if briefing.join_url else []),
        *([link(say.PAGE, briefing.page)] if briefing.page else []),
    ]
    return make("briefing", body, text=say.TEXT.format(when=when, title=session.title), actions=actions)


def swapped_card(briefing: Briefing) -> Card:
    """Return to the other of a pair that they changed who leads."""
    session = briefing.session
    when = span(session.starts, session.ends, briefing.review.zone)
    body = [
        heading(say.SWAPPED),
        para(f"**{typed(session.title)}.** {when}"),
        para(f"**{_part_of(briefing)}**"),
        *_swap(briefing),
    ]
    return make("briefing", body, text=say.SWAPPED)


def _where(session: Session) -> list[CardElement]:
    met = say.WITH.format(people=typed(shortened("; ".join(session.people), 400)))
    place = say.PLACE.format(place=typed(shortened(session.place, 200)))
    return [*([para(met)] if session.people else []), *([para(place)] if session.place else [])]


def _part_of(briefing: Briefing) -> str:
    session, partner = briefing.session, briefing.partner
    if partner is None or session.pair is None:
        return say.BOTH
    words = say.LEAD if session.pair.lead == briefing.person.id else say.NOTES
    return words.format(partner=typed(partner.name))


def _swap(briefing: Briefing) -> list[CardElement]:
    """Return the button by which the two change who leads (R17)."""
    session, partner = briefing.session, briefing.partner
    if partner is None or session.pair is None:
        return []
    mine = session.pair.lead == briefing.person.id
    lead = partner.id if mine else briefing.person.id
    ids = about(review=briefing.review.id, session=session.id, lead=lead)
    return [buttons(press(say.LET_LEAD if mine else say.TAKE_LEAD, "briefing.swap", ids, unchecked=True))]


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
