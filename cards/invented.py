"""Invented content for the gallery of cards: long names, full boards and awkward characters, nothing real."""

from datetime import date, datetime, time, timedelta
from itertools import cycle, islice
from typing import Final

from bot.domain.attribution import Guard
from bot.domain.catch_up import Emerging, Messages
from bot.domain.feedback import Feedback, ThemeFeedback, Trailed
from bot.domain.finding import Finding, FindingState
from bot.domain.gaps import ToHear
from bot.domain.gate import Gate, Objection
from bot.domain.ids import PersonId, ReviewId, SessionId
from bot.domain.method import Method
from bot.domain.observation import Observation, ObservationKind, Source
from bot.domain.review import Review
from bot.domain.session import Pair, Session, SessionKind
from bot.domain.team import Person, Role

DAY: Final = date(2026, 10, 13)
_ID: Final = ReviewId("invented-review")
_TEXTS: Final = (
    "Staff in every team we met could describe the shared plan for the next three years.",
    "Carers said that they tell their story again each time they meet a new service.",
    "The joint commissioning board meets monthly, but nobody follows up what it agrees.",
    "Discharge teams solve problems on the same day because health and housing share an office.",
    "There is *no single list* of who owns which decision [see minutes] <draft> #4 | unresolved_item.",
    "People with lived experience sit on the board, are paid, and their questions change decisions.",
    "Data on waiting times is shared late. Two teams keep their own spreadsheets.",
    "Middle managers want to know which priorities will be funded after March.",
)
_EXAMPLES: Final = ("", "The falls service was moved to evenings after residents asked for it.", "")
_GROUPS: Final = ("Carers", "Front-line staff", "Board members", "Voluntary and community sector partners")
_TITLES: Final = (
    "Chief executive and deputy chief executive",
    "Front-line staff from discharge, housing and reablement teams",
    "Carers and people who use services",
    "Joint commissioning board: attendance at the monthly meeting in public",
    "Voluntary, community and faith sector partners across the whole of the northern localities",
    "Finance directors",
)


def review(method: Method) -> Review:
    """Return an invented review of three days."""
    return Review(
        id=_ID,
        client="Riverbank, Northmoor and Upper Valley Integrated Care System",
        method=method,
        zone="Europe/London",
        first_day=DAY,
        last_day=DAY + timedelta(days=2),
        scope="How well partners work together for people leaving hospital.",
        organiser="peer.review@example.org",
    )


def people() -> tuple[Person, ...]:
    """Return an invented team and two system leads."""
    cast = (
        ("cora", "Cora Winterbourne-Example", "CW", Role.CHALLENGE_MANAGER),
        ("lena", "Lena Example", "LE", Role.LEAD_PEER),
        ("alex", "Alexandra Featherstonehaugh-Example", "AFE", Role.PEER),
        ("bo", "Bo Example", "BE", Role.PEER),
        ("chidi", "Chidi Example", "CE", Role.PEER),
        ("dee", "Dee O'Example", "DO", Role.PEER),
        ("sam", "Sam Example", "SE", Role.SYSTEM_LEAD),
        ("toni", "Toni Example", "TE", Role.SYSTEM_LEAD),
    )
    return tuple(
        Person(
            id=PersonId(who), review=_ID, name=name, initials=initials, role=role, email=f"{who}@example.org"
        )
        for who, name, initials, role in cast
    )


def sessions(of: Review, count: int) -> tuple[Session, ...]:
    """Return invented sessions, eight a day in two streams, each with its pair."""
    pairs = cycle((("alex", "bo"), ("chidi", "dee"), ("lena", "alex"), ("bo", "chidi")))
    made = []
    for number, (title, (lead, notes)) in enumerate(zip(islice(cycle(_TITLES), count), pairs, strict=False), 1):
        days, slot = divmod((number - 1) // 2, 6)
        starts = of.at(of.first_day + timedelta(days=days), time(9, 30)) + timedelta(minutes=75 * slot)
        made.append(
            Session(
                id=SessionId(f"session-{number}"),
                review=of.id,
                number=number,
                title=title,
                kind=SessionKind.FOCUS_GROUP if number % 3 else SessionKind.INDIVIDUAL,
                starts=starts,
                ends=starts + timedelta(minutes=45),
                people=("Carers", "people who use services", "the carers' lead"),
                pair=Pair(lead=PersonId(lead), notes=PersonId(notes)),
            )
        )
    return tuple(made)


def team_session(of: Review) -> Session:
    """Return the invented team session at the end of the first day."""
    starts = of.at(of.first_day, time(15, 30))
    return Session(
        id=SessionId("team-session"),
        review=of.id,
        number=99,
        title="Peer team session, first day",
        kind=SessionKind.TEAM_SESSION,
        starts=starts,
        ends=starts + timedelta(minutes=45),
    )


def observations(of: Review, count: int, *, themes: int = 1) -> tuple[Observation, ...]:
    """Return invented observations of every kind, spread over the first few themes."""
    held = sessions(of, 6)
    team = people()[1:6]
    made = []
    for number in range(1, count + 1):
        peer, session = team[number % len(team)], held[number % len(held)]
        elsewhere = number % 9 == 0
        made.append(
            Observation(
                review=of.id,
                number=number,
                theme=of.themes[number % themes % len(of.themes)].id,
                kind=list(ObservationKind)[number % len(ObservationKind)],
                text=_TEXTS[number % len(_TEXTS)],
                example=_EXAMPLES[number % len(_EXAMPLES)],
                source=Source(document="Joint strategic needs assessment")
                if elsewhere
                else Source(session=session.id, group=_GROUPS[number % len(_GROUPS)]),
                peer=peer.id,
                initials=peer.initials,
                recorded_at=session.ends + timedelta(minutes=number),
                press=f"press-{number}",
                late=number % 11 == 0,
            )
        )
    return tuple(made)


def findings(of: Review) -> tuple[Finding, ...]:
    """Return invented findings of the first theme in every state."""
    cited = ((5,), (1, 2, 3), (4, 9), (6, 7), (8,))
    return tuple(
        Finding(
            review=of.id,
            number=number,
            theme=of.themes[0].id,
            kind=ObservationKind.STRENGTH if number % 2 else ObservationKind.AREA,
            text=_TEXTS[number],
            cites=cites,
            state=state,
            parked_because="Another team is looking at this." if state is FindingState.PARKED else "",
        )
        for number, (state, cites) in enumerate(zip(FindingState, cited, strict=True), 1)
    )


def messages(of: Review) -> Messages:
    """Return invented emerging messages on two themes, the others silent."""
    said = {
        0: ((_TEXTS[0], _TEXTS[3]), (_TEXTS[2],)),
        1: ((_TEXTS[5],), ("Make it clearer who owns each decision.", _TEXTS[6])),
    }
    return Messages(
        themes=tuple(
            Emerging(
                theme=theme.id,
                title=theme.title,
                strengths=said.get(i, ((), ()))[0],
                areas=said.get(i, ((), ()))[1],
            )
            for i, theme in enumerate(of.themes)
        )
    )


def feedback(of: Review) -> Feedback:
    """Return invented final feedback on every theme."""
    return Feedback(
        client=of.client,
        method_title=of.method.title,
        first_day=of.first_day,
        last_day=of.last_day,
        presented_by="Lena Example",
        strengths_word=of.method.words.strengths,
        areas_word=of.method.words.areas,
        recommendations_word=of.method.words.recommendations,
        sessions_held=38,
        people_groups=17,
        themes=tuple(
            ThemeFeedback(
                title=theme.title,
                strengths=_TEXTS[:2],
                areas=_TEXTS[2:4],
                recommendations=("Keep one list of decisions.",),
            )
            for theme in of.themes
        ),
    )


def ledger() -> tuple[Trailed, ...]:
    """Return an invented ledger in which one finding was never trailed."""
    return (
        Trailed(finding=1, text=_TEXTS[1], evenings=(DAY,)),
        Trailed(finding=2, text=_TEXTS[2], evenings=()),
    )


def moment(of: Review) -> datetime:
    """Return a moment in the afternoon of the first day."""
    return of.at(of.first_day, time(16, 5))


def to_hear(review: Review) -> tuple[ToHear, ...]:
    """Return three things to listen for."""
    first, second = review.themes[0], review.themes[1]
    return (
        ToHear(theme=first.id, kind=ObservationKind.AREA, questioned=True),
        ToHear(theme=first.id, kind=ObservationKind.STRENGTH, questioned=False, prompt="How is risk shared?"),
        ToHear(
            theme=second.id, kind=ObservationKind.AREA, questioned=False, prompt="Who decides, and how fast?"
        ),
    )


def objections() -> tuple[Objection, ...]:
    """Return what a guard finds in messages that name somebody, show a post and rest on one source."""
    alone = "Two teams keep their own spreadsheets."
    gate = Gate(guard=Guard(["Rosalind Example"]), single=frozenset({alone.casefold()}))
    return gate.objections(
        ("Rosalind Example doubts the plan.", "The Director of Housing said that land is short.", alone)
    )
