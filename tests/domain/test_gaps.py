"""Gaps: what wants testing meets the coming sessions that could test it, in words that show nobody."""

from datetime import timedelta

from bot.domain.finding import Finding, FindingState
from bot.domain.gaps import MOST, gaps_in, to_hear
from bot.domain.ids import SessionId
from bot.domain.observation import Observation, ObservationKind, Source
from bot.domain.session import Session
from tests.builders import NINE, OUTCOMES, a_finding, a_review, a_session, an_observation

LATER = NINE + timedelta(hours=3)
MARKET = a_session(id=SessionId("market"), title="Providers and commissioners on contracts", starts=LATER)
HEALTH = a_session(id=SessionId("health"), title="Public health", starts=LATER, people=("Public health",))
CARERS = a_session(id=SessionId("carers"), title="Coffee", starts=LATER, people=("Unpaid carers",))
SESSIONS = (a_session(), HEALTH, MARKET, CARERS)
NOTES = (
    an_observation(source=Source(session=SessionId("session-1"), group="unpaid carers")),
    an_observation(number=2, source=Source(session=SessionId("carers"), group="directors")),
)


def where(*findings: Finding, sessions: tuple[Session, ...] = SESSIONS) -> list[tuple[int, str]]:
    later = NINE + timedelta(hours=1)
    gaps = gaps_in(findings, sessions=sessions, observations=NOTES, review=a_review(), now=later)
    return [(gap.finding, gap.session) for gap in gaps]


def test_a_finding_on_one_source_is_tested_where_its_theme_comes_up_then_among_such_people() -> None:
    assert where(a_finding(text="Waits are long.")) == [(1, "market"), (1, "carers")]


def test_a_session_never_tests_what_was_heard_in_it() -> None:
    assert where(a_finding(text="Coffee is cold.", theme=OUTCOMES, cites=(2,))) == []


def test_what_has_several_sources_is_tested_only_when_it_is_questioned() -> None:
    twice = a_finding(text="Plain.", cites=(1, 2), state=FindingState.TRIANGULATED)

    assert where(twice) == []
    assert where(twice.model_copy(update={"cites": (1,), "questions": (2,)})) == [(1, "market")]
    assert where(a_finding(state=FindingState.PARKED)) == []


def test_a_pair_listens_for_three_things_at_most_and_for_what_is_questioned_first() -> None:
    kinds = [(theme.id, kind) for theme in a_review().themes for kind in ObservationKind]
    findings = [
        a_finding(number=number, text="Contracts.", theme=theme, kind=kind)
        for number, (theme, kind) in enumerate(kinds)
    ]
    findings.append(a_finding(number=99, text="Contracts.", questions=(2,)))
    gaps = gaps_in(findings, sessions=[MARKET], observations=NOTES, review=a_review(), now=NINE)

    heard = to_hear(gaps, session=MARKET, findings=findings, review=a_review())

    assert (len(heard), heard[0].questioned, [h.questioned for h in heard[1:]]) == (MOST, True, [False, False])


def test_the_same_findings_always_meet_the_same_sessions() -> None:
    finding = a_finding(text="Waits are long.")

    assert where(finding, sessions=SESSIONS[::-1]) == where(finding)


def test_nothing_to_listen_for_holds_a_word_of_an_observation() -> None:
    note: Observation = an_observation(
        text="Xanthe from contracts cried.", initials="QX", example="Zed contracts"
    )
    finding = a_finding(text="Xanthe's contracts are late.")
    gaps = gaps_in([finding], sessions=[MARKET], observations=[note], review=a_review(), now=NINE)

    told = str([h.model_dump() for h in to_hear(gaps, session=MARKET, findings=[finding], review=a_review())])

    assert gaps != ()
    assert [w for w in ("Xanthe", "QX", "Zed", "session-1", note.source.group, "late") if w in told] == []
