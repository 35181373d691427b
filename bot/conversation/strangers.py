"""Somebody writes from an account that the bot does not know (R77)."""

from bot.conversation.events import Caller
from bot.ports.all import Ports
from bot.usecases.say_who_is_in import ask_who_this_is
from bot.usecases.who_is_who import meet

_SIGNED_IN = "{name}, signed in as {sign_in}."
_NOT_SIGNED_IN = "{name}. Microsoft Teams does not say as whom they signed in."
_CLAIMS = " They give {claims} as their e-mail address, which nobody has checked."


async def is_known_now(caller: Caller, ports: Ports) -> bool:
    """Link an account by its addresses and say whether that told anything new; else the managers are asked."""
    now = ports.clock()
    async with ports.store.work() as work:
        before = await work.people.owning(caller.account)
        known = await meet(
            caller.account, caller.addresses, place=caller.place, work=work, now=now, spoke=caller.spoke
        )
        if not known:
            await ask_who_this_is(
                caller.account,
                called=called(caller),
                name=caller.name,
                claims=caller.claims,
                place=caller.place,
                work=work,
                now=now,
            )
    return len(known) > len(before)


def called(caller: Caller) -> str:
    """Return how Teams names an account: what Microsoft vouches for, and what nobody has checked as that."""
    sign_in = caller.sign_in or caller.email
    template = _SIGNED_IN if sign_in else _NOT_SIGNED_IN
    words = template.format(name=caller.name or "Somebody", sign_in=sign_in)
    return words + (_CLAIMS.format(claims=caller.claims) if caller.claims else "")
