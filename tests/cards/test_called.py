"""Cards call a workshop a workshop: people of another offer read what theirs calls itself."""

import pytest

from bot.domain.ending import EndedAs
from bot.domain.team import Role
from bot.methods import shelf
from cards import destruction, ending, invented, notice, onboarding, people, reach, set_up, who
from cards.plain import plain


@pytest.mark.parametrize("name", ["integration-workshop", "peer-to-peer-support", "peer-mentoring"])
def test_nobody_of_another_offer_reads_of_a_review(name: str) -> None:
    review = invented.review(shelf.method(name)).model_copy(update={"ended_as": EndedAs.WITHDRAWN})
    team = invented.people()

    shown = [
        destruction.ask_to_destroy_card(review, Role.SYSTEM_LEAD),
        destruction.ask_to_destroy_card(review, Role.PEER),
        ending.ended_card(review),
        notice.kept_here_card(review),
        onboarding.onboarding_card(review, team[1]),
        people.named_card(review, team[:1], (), chat_link=""),
        reach.thanks_card(review),
        set_up.changed_card(review, ()),
        who.who_card(review, team, decides=True),
    ]

    words = "\n".join(map(plain, shown)).casefold()
    assert "review" not in words
    assert f"who is in the {review.method.noun} for " in words
