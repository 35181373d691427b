"""What a pair listens for reaches it with its briefing, and shows nobody whom others heard."""

from datetime import timedelta

from bot.domain.ids import SessionId
from cards.phrases.briefing import LISTEN_LEAD
from tests.builders import NINE, a_finding, a_session
from tests.room import Room

LATER = a_session(
    id=SessionId("session-9"),
    number=9,
    title="Providers and commissioners on contracting",
    starts=NINE + timedelta(hours=6),
    people=("Providers",),
)


async def briefing_of(room: Room, finding: str) -> str:
    async with room.ports.store.work() as work:
        await work.sessions.save(LATER)
        await work.findings.save(a_finding(text=finding))
    await room.push(NINE + timedelta(hours=7))
    return str(room.cards("ana", "briefing")[-1].first.card.as_teams())


async def test_a_briefing_says_what_to_listen_for_without_a_word_of_its_source(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note(
        text="Xanthippe's team never sees the plan.", group="directors", example="The Zed file."
    )

    told = await briefing_of(room, "Quorate boards see no plan.")

    assert LISTEN_LEAD in told
    assert "**Commissioning and contracting**: a strength stands on one source so far." in told
    cited = ("Xanthippe", "Zed", "directors", "Director of adult", "AI", "session-1", "Achterberg", "Quorate")
    assert [word for word in cited if word in told] == []


async def test_a_briefing_without_gaps_has_nothing_to_listen_for(room: Room) -> None:
    async with room.ports.store.work() as work:
        await work.sessions.save(LATER)

    await room.push(NINE + timedelta(hours=7))

    assert [LISTEN_LEAD in str(d.first.card.as_teams()) for d in room.cards("ana", "briefing")] == [
        False,
        False,
    ]


async def test_the_day_sheet_says_in_the_morning_which_theme_wants_testing_where(room: Room) -> None:
    tomorrow = LATER.model_copy(
        update={"starts": LATER.starts + timedelta(days=1), "ends": LATER.ends + timedelta(days=1)}
    )
    await room.push(NINE + timedelta(hours=1))
    await room.save_note(text="Xanthippe's team never sees the plan.")
    async with room.ports.store.work() as work:
        await work.sessions.save(tomorrow)
        await work.findings.save(a_finding(text="Quorate boards see no plan."))

    await room.push(NINE + timedelta(days=1))

    told = str(room.cards("ana", "day_sheet")[-1].first.card.as_teams())
    assert "What wants testing here: Commissioning and contracting." in told
    assert [word for word in ("Xanthippe", "Quorate", "Director", "Achterberg") if word in told] == []


async def test_the_digest_says_in_which_session_a_finding_could_be_tested(room: Room) -> None:
    await room.push(NINE + timedelta(hours=1))
    await room.save_note()
    async with room.ports.store.work() as work:
        await work.sessions.save(LATER)
        await work.findings.save(a_finding())

    await room.push(timedelta(hours=4))

    digest = next(d for d in room.cards("channel", "digest"))
    assert "Could be tested in “Providers and commissioners on contracting”" in str(
        digest.first.card.as_teams()
    )
