"""What Teams refuses: said so that somebody can do something about it."""

import pytest

from bot.ports.failing import NotReached, Refused
from bot.teams.failures import failure


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (403, "ConversationBlockedByUser", "They have blocked me in Teams."),
        (403, "BotNotInConversationRoster", "I was taken out of that chat in Teams."),
        (403, "BotDisabledByAdmin", "An administrator has turned me off there."),
        (403, "", "Teams does not let me write there: I was removed, blocked or turned off."),
        (404, "ConversationNotFound", "Teams no longer knows this conversation or message."),
    ],
)
def test_a_place_where_nobody_is_reached_is_told_from_a_message_that_is_not_taken(
    status: int, code: str, sentence: str
) -> None:
    refused = failure(status, {}, code=code)

    assert (type(refused), str(refused)) == (NotReached, sentence)
    assert type(failure(413, {}, code=code)) is Refused
