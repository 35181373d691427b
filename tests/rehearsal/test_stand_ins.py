"""The stand-ins of a rehearsal: the clock, Teams, the cast and what they have to say."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.domain.attribution import Guard
from bot.domain.reach import Place
from bot.domain.session import SessionKind
from bot.domain.team import Role
from bot.domain.timetable import Draft, DraftSession
from bot.methods import shelf
from bot.ports.failing import Refused
from bot.rehearsal.cast import cast_for
from bot.rehearsal.clock import PushedClock
from bot.rehearsal.messenger import StandInMessenger
from bot.rehearsal.play import Change, Moment
from bot.rehearsal.said import Bank
from bot.rehearsal.seen import look_at
from bot.rehearsal.telling import lines_of
from cards.card import about, choice, make, press, writing
from cards.notice import notice_card

TUESDAY = datetime(2026, 10, 13, 9, tzinfo=UTC)
CHAT = Place(kind="personal", id="seat:jt")


def a_draft(*peers: tuple[SessionKind, tuple[str, ...]]) -> Draft:
    sessions = tuple(
        DraftSession(title=f"Session {n}", kind=kind, peers=named, at=f"row {n}")
        for n, (kind, named) in enumerate(peers)
    )
    return Draft(source="file.xlsx", sessions=sessions)


def test_the_clock_goes_forward_and_never_back() -> None:
    clock = PushedClock(TUESDAY)

    clock.push_to(TUESDAY + timedelta(hours=1))
    clock.push_to(TUESDAY)

    assert clock.now() == TUESDAY + timedelta(hours=1)


async def test_a_replaced_message_keeps_what_it_was_and_when_it_changed() -> None:
    clock = PushedClock(TUESDAY)
    messenger = StandInMessenger(clock)
    posted = await messenger.post(CHAT, notice_card("First"))

    clock.push_to(TUESDAY + timedelta(minutes=5))
    await messenger.replace(CHAT, posted, notice_card("Second"))
    await messenger.replace(CHAT, posted, notice_card("Second"))

    delivery = messenger.find(CHAT, posted)
    assert [v.card.text for v in delivery.versions] == ["First", "Second"]
    assert delivery.last.at == TUESDAY + timedelta(minutes=5)


async def test_a_message_that_is_not_there_cannot_be_replaced() -> None:
    messenger = StandInMessenger(PushedClock(TUESDAY))

    with pytest.raises(Refused, match="not in this chat"):
        await messenger.replace(CHAT, "m0001", notice_card("Second"))


def test_the_team_has_the_initials_that_the_timetable_names() -> None:
    interview, evening = SessionKind.INDIVIDUAL, SessionKind.CATCH_UP
    draft = a_draft((interview, ("JT", "RM")), (interview, ("BC", "ALL", "TBC")), (evening, ("JT", "KL")))

    cast = cast_for(draft, seed=7)

    assert [(p.initials, p.role) for p in cast.peers] == [
        ("JT", Role.LEAD_PEER),
        ("RM", Role.PEER),
        ("BC", Role.PEER),
    ]
    assert cast.manager.initials == "KL"
    assert len(cast.system_leads) == 2
    assert {"".join(w[0] for w in p.name.split()) for p in cast.peers} == {"JT", "RM", "BC"}


def test_a_timetable_that_names_nobody_gets_six_peers_with_names_of_their_own() -> None:
    cast = cast_for(a_draft((SessionKind.INDIVIDUAL, ())), seed=7)

    assert len(cast.peers) == 6
    assert len({m.initials for m in cast.everybody}) == 9
    assert len({m.name for m in cast.everybody}) == 9


@pytest.mark.parametrize("name", shelf.names())
def test_every_theme_of_every_method_has_something_said_on_it(name: str) -> None:
    themes = shelf.method(name).themes

    bank = Bank(themes, random=Random(1))

    assert {t.theme for t in bank.topics} == {t.id for t in themes}
    assert [t for t in bank.topics if len(t.said) < 3] == []


def test_a_peer_recognises_each_sentence_and_no_other_topic_has_it() -> None:
    bank = Bank(shelf.method("local-system").themes, random=Random(1))

    for topic in bank.topics:
        for words in topic.said:
            assert bank.topic_of(f"12. {words} (strength, JT)") == topic


def test_the_guard_against_names_stops_none_of_what_is_said() -> None:
    bank = Bank(shelf.method("local-system").themes, random=Random(1))
    names = tuple(
        m.name for seed in range(30) for m in cast_for(a_draft((SessionKind.VISIT, ())), seed=seed).everybody
    )

    said = [words for topic in bank.topics for words in (*topic.said, topic.finding)]

    guard = Guard(names)
    assert [words for words in said if guard.judge(words).must_come_out] == []


def test_when_all_words_are_used_up_they_come_round_as_an_echo() -> None:
    bank = Bank(shelf.method("place-review").themes, random=Random(1))
    topic = bank.topics[0]

    texts = [bank.deal_on(topic).text for _ in range(2 * len(topic.said))]

    assert len(set(texts)) == len(texts)
    assert {bank.topic_of(text) for text in texts} == {topic}


def test_a_box_left_empty_is_missing_from_what_is_sent() -> None:
    boxes = [
        choice("kind", "Kind", [("strength", "Strength")], needed="Choose"),
        writing("text", "The point", longest=100),
        writing("example", "Example", longest=100),
    ]
    buttons = [
        press("Save", "capture.save", about(review="r1")),
        press("Later", "capture.later", unchecked=True),
    ]
    seen = look_at(make("capture", boxes, text="What did you hear?", actions=buttons))

    sent = seen.filled("capture.save", {"kind": "strength", "text": "Plans are shared."})

    assert sent == {"about": {"review": "r1"}, "kind": "strength", "text": "Plans are shared."}
    assert seen.filled("capture.later", {"text": "Plans are shared."}) == {}
    assert seen.choices("kind") == (("strength", "Strength"),)


async def test_the_timeline_tells_who_got_what_and_never_what_was_said() -> None:
    messenger = StandInMessenger(PushedClock(TUESDAY))
    await messenger.post(CHAT, make("briefing", [], text="Your session starts."))
    await messenger.post(
        Place(kind="personal", id="seat:rm"), make("briefing", [], text="Your session starts.")
    )
    changes = tuple(Change(delivery=d, new=True) for d in messenger.deliveries)

    lines = lines_of(Moment(at=TUESDAY, done=("Jo pressed “Save”",), changes=changes))

    assert lines == ("Jo pressed “Save”", "Briefing to JT, RM")
