"""E-mails go out from the one mailbox that was named, and keep to the pace of its other mail."""

from collections.abc import AsyncIterator

import pytest

from bot.graph.door import GraphMeetings
from bot.ports.failing import NotReached, Unavailable
from bot.ports.messages import Letter
from tests.graph.faults import Answers
from tests.graph_over_http import opened
from tests.graph_stand_in import GraphStandIn, graph_stand_in

LETTER = Letter(to="ana@peers.example", subject="Can you see this?", html="<p>Yes?</p>", text="Yes?")
SENDER = "reviews@team.example"


@pytest.fixture
async def graph() -> AsyncIterator[GraphStandIn]:
    """Run a stand-in; its contract does not know e-mails, so that what is sent is compared here."""
    async with graph_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
async def mail(graph: GraphStandIn) -> AsyncIterator[GraphMeetings]:
    async with opened(graph, mail_from=SENDER) as mail:
        yield mail


async def test_an_e_mail_is_sent_as_microsoft_reads_it_and_not_kept(
    graph: GraphStandIn, mail: GraphMeetings
) -> None:
    await mail.send(LETTER)

    [asked] = graph.asked("POST", about="/sendMail")
    message = asked["body"]["Message"]
    assert asked["url"].endswith("/v1.0/users/reviews@team.example/sendMail".replace("@", "%40"))
    assert (asked["body"]["SaveToSentItems"], message["subject"]) == (False, "Can you see this?")
    assert (message["body"]["contentType"], message["body"]["content"]) == ("html", "<p>Yes?</p>")
    assert [r["emailAddress"]["address"] for r in message["toRecipients"]] == ["ana@peers.example"]


async def test_microsoft_refusing_an_e_mail_means_that_they_are_not_reached_so(
    graph: GraphStandIn, mail: GraphMeetings
) -> None:
    graph.will(Answers(403, "ErrorAccessDenied"))

    with pytest.raises(NotReached, match="did not take the e-mail"):
        await mail.send(LETTER)


async def test_a_busy_mailbox_is_asked_again_later(graph: GraphStandIn, mail: GraphMeetings) -> None:
    graph.will(Answers(429, "TooManyRequests", "7"))

    with pytest.raises(Unavailable) as busy:
        await mail.send(LETTER)

    assert busy.value.retry_after is not None
