"""What a system lead is shown: no number that counts what the team does, no initials, nobody who left."""

import re
from datetime import timedelta

from bot.domain.reach import Place
from cards.plain import plain
from tests.builders import FIRST_DAY
from tests.conversation.reported import REVIEW, comment_of, with_client, with_peers
from tests.room import CHANNEL, Room

CLIENTS = Place(kind="channel", id="channel:client")
ELSEWHERE = Place(kind="channel", id="channel:elsewhere")


async def test_a_request_does_not_tell_the_client_how_many_came_before(room: Room) -> None:
    tomorrow = (FIRST_DAY + timedelta(days=1)).isoformat()
    for press in ("one", "two", "three"):
        typed = {"text": f"The figures of ward {press}.", "wanted_by": tomorrow}
        await room.press("ana", "request.raise", REVIEW | {"press": press}, **typed)
    async with room.ports.store.work() as work:
        request = (await work.requests.of(room.review.id))[-1]
    about = REVIEW | {"number": "3", "mark": request.mark}
    await room.press("cora", "request.let_go", about, text=request.text, wanted_by=tomorrow)

    await room.push(timedelta(days=2))
    thanked = await room.press("sol", "request.answer", REVIEW | {"number": "3"}, text="It is attached.")

    seen = [plain(d.last.card) for d in room.cards("sol", "request")] + [plain(thanked)]
    assert (len(seen), [words for words in seen if re.search(r"[Rr]equest \d|\b3\b", words)]) == (3, [])


async def test_a_correction_does_not_tell_the_client_how_much_the_peers_had_to_say(room: Room) -> None:
    await with_peers(room)
    await comment_of(room, "ana", "Say more about carers.")
    await room.press("cora", "comment.answer", REVIEW | {"number": "1"}, taken="no", answer="Enough is said.")
    await room.press("cora", "report.to_client", REVIEW | {"edition": "1"})

    about = REVIEW | {"edition": "1", "press": "mine"}
    kept = await room.press("sol", "comment.save", about, text="It was agreed in May.")
    await room.press("cora", "comment.answer", REVIEW | {"number": "2"}, taken="yes")
    await room.push(timedelta(minutes=1))

    assert "Your correction is with the challenge manager." in plain(kept)
    assert [plain(d.last.card).splitlines()[0] for d in room.cards("sol", "comment")] == [
        "Your correction is taken"
    ]


async def test_a_late_correction_is_kept_without_a_number(room: Room) -> None:
    await with_client(room)
    await room.push(timedelta(days=60))

    kept = await room.press("sol", "comment.save", REVIEW | {"edition": "1", "press": "late"}, text="In May.")

    assert "Your correction is kept. It came after" in plain(kept)


async def test_the_client_is_told_names_and_parts_of_those_who_are_there(room: Room) -> None:
    await room.press("cora", "people.remove", REVIEW | {"who": "ben"})
    async with room.ports.store.work() as work:
        await work.people.set_client_channel(room.review.id, CLIENTS)

    to_lead = plain(await room.say("sol", "who"))
    in_their_channel = plain(await room.say("cora", "who", place=CLIENTS))
    to_peers = plain(await room.say("ana", "who", place=CHANNEL))

    assert [w for w in ("(AI)", "Ben Invented", "Taken out") if w in to_lead + in_their_channel] == []
    assert ("Ana Invented, peer" in to_lead, in_their_channel == to_lead) == (True, True)
    assert [w in to_peers for w in ("(AI)", "Ben Invented", "Taken out")] == [True, True, True]


async def test_help_names_no_client_where_no_review_is_kept(room: Room) -> None:
    asked = [plain(await room.say("ana", "help", place=place)) for place in (ELSEWHERE, CHANNEL)]

    assert [room.review.client in words for words in asked] == [False, True]
