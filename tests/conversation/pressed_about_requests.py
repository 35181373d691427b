"""The buttons of briefings and of requests, with what a rightful press sends, each on a request of its own."""

from bot.domain.ids import PersonId
from bot.domain.request import NewRequest, Request, RequestState
from bot.records.work import Work
from tests.asking import a_request
from tests.builders import BEN, NINE

DAY = "2026-06-10"
_KEPT: tuple[NewRequest, ...] = tuple(
    a_request(press=f"ana/earlier {n}", text=f"Figure {n}.") for n in range(1, 5)
)
"""Two that wait for the challenge manager, one that waits for the client, and one that is answered."""


async def keep_requests(work: Work) -> None:
    """Keep four requests, each at another point of its way."""
    for new in _KEPT:
        request = await work.requests.add(new)
        if request.number > 2:
            states = {3: RequestState.ASKED, 4: RequestState.ANSWERED}
            asked = {"state": states[request.number], "asked_at": NINE, "lead": PersonId("sol")}
            await work.requests.save(request.model_copy(update=asked))


def presses_about_requests() -> tuple[tuple[str, str, dict[str, str], dict[str, str]], ...]:
    """Return who presses which button, with which ids of ours and what was typed."""
    marks = [request_mark(new) for new in _KEPT]
    return (
        ("ana", "briefing.swap", {"session": "session-1", "lead": BEN}, {}),
        ("ana", "request.open", {"theme": "commissioning"}, {}),
        ("ana", "request.raise", {"press": "press-1"}, {"text": "The board's minutes.", "wanted_by": DAY}),
        ("cora", "request.let_go", {"number": "1", "mark": marks[0]}, {"text": "Figure 1.", "wanted_by": DAY}),
        ("cora", "request.keep_back", {"number": "2", "mark": marks[1]}, {"why": "We have it."}),
        ("sol", "request.answer", {"number": "3"}, {"text": "On page 4."}),
        ("ana", "request.close", {"number": "4"}, {}),
    )


def request_mark(new: NewRequest) -> str:
    """Return the mark of a request as it was raised."""
    return Request(**dict(new), number=1, raised_by=(new.by,)).mark
