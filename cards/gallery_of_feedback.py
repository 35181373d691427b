"""The final feedback in the gallery as it is arranged and handed out, with invented content."""

from typing import Final

from bot.domain.feedback_choices import Audience, FeedbackChoices
from bot.domain.handout import HandoutKind
from bot.domain.review import Review
from cards import invented
from cards.arrange_feedback import arrange_card
from cards.card import Card
from cards.final_feedback import agreed_card, prompt_card
from cards.sent_about_endings import ORDER

_FILES: Final = tuple((kind, f"https://bot.example/file/{kind}") for kind in HandoutKind)


def feedback_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards with which the final feedback is arranged and fetched, by name."""
    told, ready, people = invented.feedback(review), invented.findings(review), invented.people()
    chosen = FeedbackChoices(audience=Audience.CONTRIBUTORS, left_out=(ready[0].number,))
    decided = review.model_copy(update={"for_feedback": chosen})
    order = {f"{ORDER}{ready[0].theme}": "1, 77"}
    wrong = "There is no finding 77 under that theme that could be told."
    return {
        "final_feedback_arrange": arrange_card(decided, ready, people, mark="mark"),
        "final_feedback_arrange_wrong": arrange_card(
            review, ready, people, mark="mark", problem=wrong, filled=order
        ),
        "final_feedback_decided": prompt_card(
            decided, told, invented.ledger()[:1], (), mark="mark", held_back=(ready[0].text,), files=_FILES
        ),
        "final_feedback_handed_out": agreed_card(decided, told, files=_FILES),
    }
