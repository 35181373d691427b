"""What the challenge manager presses about who is in the review."""

from bot.conversation.events import Caller
from bot.conversation.speaking import Reply, speaker
from bot.domain.ids import PersonId
from bot.ports.all import Ports
from bot.usecases.say_who_is_in import decide_who_this_is, let_back_in, remove
from cards.sent_about_people import LetBackIn, RemovePerson, SayWhoThisIs
from cards.unknown_account import NOBODY, decided_card
from cards.who import who_card


async def say_who_this_is(submission: SayWhoThisIs, caller: Caller, ports: Ports) -> Reply:
    """Link an unknown account to a person, or to nobody."""
    chosen = None if submission.whose in {"", NOBODY} else PersonId(submission.whose)
    async with ports.store.work() as work:
        review, by = await speaker(caller, submission.review, work=work, of_meetings=True)
        person = await decide_who_this_is(
            submission.mark, chosen, review=review, by=by, work=work, now=ports.clock()
        )
    return Reply(decided_card(review, person), review.id, by.id)


async def remove_person(submission: RemovePerson, caller: Caller, ports: Ports) -> Reply:
    """Take somebody out of the review, and show who is in it now."""
    async with ports.store.work() as work:
        review, by = await speaker(caller, submission.review, work=work, of_meetings=True)
        await remove(submission.who, review=review, by=by, work=work, now=ports.clock())
        people = await work.people.of(review.id)
    return Reply(who_card(review, people, decides=True), review.id, by.id)


async def let_in(submission: LetBackIn, caller: Caller, ports: Ports) -> Reply:
    """Let somebody back into the team, and show who is in it now."""
    async with ports.store.work() as work:
        review, by = await speaker(caller, submission.review, work=work, of_meetings=True)
        await let_back_in(submission.who, review=review, by=by, work=work, now=ports.clock())
        people = await work.people.of(review.id)
    return Reply(who_card(review, people, decides=True), review.id, by.id)
