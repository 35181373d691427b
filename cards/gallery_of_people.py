"""People in the gallery: who is in the review, accounts that nobody knows, and short words to a channel."""

from bot.domain.offer import Brings, Brought, Region
from bot.domain.review import Review
from bot.domain.team import Person
from cards import invented
from cards.capture import capture_card, for_one_of_the_team
from cards.card import Card
from cards.notice import help_card, offer_channel_card, renamed_card
from cards.people import named_card, remove_card
from cards.unknown_account import decided_card, unknown_account_card
from cards.who import who_card, who_for_client_card

_CALLED = (
    "Alex Example, signed in as alex@elsewhere.example. They give alex@example.org as their e-mail address, "
    "which nobody has checked."
)
_CHAT = "https://teams.microsoft.com/l/chat/0/0?users=28:00000000-0000-0000-0000-000000000000"
_COMMANDS = (
    ("help", "What I can do, and how notes are kept"),
    ("timetable", "Paste the timetable's lines below it, if there is no file"),
)


def people_in_the_gallery(review: Review) -> dict[str, Card]:
    """Return the cards about people by name."""
    team = invented.people()
    left = [person.model_copy(update={"has_left": number in {3, 4}}) for number, person in enumerate(team)]
    asked = capture_card(review, invented.sessions(review, 1)[0], press="invented-press", groups=("Carers",))
    return {
        "who": who_card(review, team, decides=False),
        "who_taken_out": who_card(review, left, decides=True),
        "who_for_client": who_for_client_card(review, left),
        "people_named": named_card(review, team[4:6], team[1:2], chat_link=_CHAT),
        "people_named_with_what_they_bring": named_card(
            review, team[4:6], (), chat_link=_CHAT, brought=[_bringing(person) for person in team[4:6]]
        ),
        "people_named_already": named_card(review, (), (), chat_link=_CHAT),
        "people_remove": remove_card(review, team[2], sessions=3),
        "unknown_account": unknown_account_card(review, team, called=_CALLED, mark="invented"),
        "unknown_account_linked": decided_card(review, team[2]),
        "unknown_account_refused": decided_card(review, None),
        "capture_for_one": for_one_of_the_team(asked, account="invented"),
        "help_manager": help_card(team[0].role, _COMMANDS, review=review),
        "help_several": help_card(team[0].role, _COMMANDS, review=review, others=("Another Borough",)),
        "offer_channel": offer_channel_card(),
        "channel_renamed": renamed_card(),
    }


def _bringing(person: Person) -> Brought:
    return Brought(person=person.id, brings=(Brings.FAMILY_CARER, Brings.CLINICAL), region=Region.YORKSHIRE)
