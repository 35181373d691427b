"""How counts, kinds and sources are put into words on every card."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from bot.domain.finding import Finding, sources_of, strength_of
from bot.domain.ids import SessionId
from bot.domain.method import Words
from bot.domain.observation import Elsewhere, Observation, ObservationKind, Source
from bot.domain.session import Session
from cards.phrases import common

KINDS: Final = tuple((kind.value, kind.value.capitalize()) for kind in ObservationKind)
"""Each kind with what it is called, for a choice."""

NO_SESSIONS: Final[Mapping[SessionId, Session]] = MappingProxyType({})
"""Where it is not known what kind of session anything was heard in."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 session, 3 sessions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words as people list them: a, b and c."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def kind_heading(kind: ObservationKind, words: Words) -> str:
    """Return what a list of one kind is called in this method."""
    match kind:
        case ObservationKind.STRENGTH:
            return words.strengths
        case ObservationKind.AREA:
            return words.areas
        case ObservationKind.SUGGESTION:
            return common.KINDS_SUGGESTIONS
        case ObservationKind.RECOMMENDATION:
            return common.KINDS_FROM_PARTICIPANTS


def source_words(observation: Observation, sessions: Mapping[SessionId, Session]) -> str:
    """Return the group and the session or document of an observation (R33)."""
    source = observation.source
    session = sessions.get(source.session) if source.session else None
    place = session.title if session else source.document
    if source.elsewhere and place:
        place = common.ELSEWHERE.format(what=source.elsewhere.capitalize(), name=place)
    return ", ".join(part for part in (source.group, place) if part)


def strength_words(
    finding: Finding, observations: Sequence[Observation], sessions: Mapping[SessionId, Session] = NO_SESSIONS
) -> str:
    """Return what a finding stands on, as counts in words and never a score (R41, R58).

    What is not among `sessions` is called a session, whichever kind it was.
    """
    strength = strength_of(finding, observations)
    if not strength.sources:
        return common.NO_STRENGTH
    kinds = Counter(_kind_of(source, sessions) for source in sources_of(finding, observations))
    which = ", ".join(counted(number, one, many) for (one, many), number in kinds.items())
    words = common.SINGLE_SOURCE if strength.sources == 1 else common.STRENGTH
    peers = counted(strength.peers, "peer")
    return words.format(sources=counted(strength.sources, "source"), which=which, peers=peers)


def _kind_of(source: Source, sessions: Mapping[SessionId, Session]) -> tuple[str, str]:
    if source.session is None:
        return common.ELSEWHERE_NOUNS[source.elsewhere or Elsewhere.DOCUMENT]
    session = sessions.get(source.session)
    return common.SESSION_NOUNS.get(session.kind, common.SESSION) if session else common.SESSION


def plain_url(url: str) -> str:
    """Return an address whose brackets do not end a link in Markdown."""
    return quote(url, safe=":/?#@!$&'*+,;=%-._~")
