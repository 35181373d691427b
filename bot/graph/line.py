"""The line to Microsoft Graph: each request at its turn, at the right pace, bounded in time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from datetime import timedelta
from typing import Any, Final, TypeVar

from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_abstractions.request_information import RequestInformation
from kiota_abstractions.serialization import ParsableFactory
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.subscriptions.subscriptions_request_builder import SubscriptionsRequestBuilder
from msgraph.generated.users.item.user_item_request_builder import UserItemRequestBuilder
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph.graph_service_client import GraphServiceClient
from pydantic import BaseModel

from bot.graph.failures import FAILURES, failure_of, may_have_happened
from bot.graph.holding import Hold, Holds
from bot.graph.pacing import Pace
from bot.ports.failing import Refused, Unavailable, Uncertain

Said = TypeVar("Said", bound=BaseModel)

AT_ONCE: Final = 4
"""Requests: Outlook refuses an app more than four at a time, whatever the mailbox."""

_PATIENCE: Final = 2.0
"""Seconds: whoever must wait longer leaves the line and comes back, so that others are not held up."""

_ALONE: Final = "Microsoft asked to be left alone."
_LOST: Final = "It may have gone out or not: Microsoft did not say."
_SAME_ID: Final = 'IdType="ImmutableId"'
"""Asks for ids that stay as they are when somebody moves the entry to another folder."""


class Line:
    """What all requests go through; `closing` closes what the client stands on.

    The pace is kept by this process alone; `holds` keeps others from the mailbox meanwhile.
    """

    def __init__(
        self,
        adapter: GraphRequestAdapter,
        *,
        deadline: timedelta,
        invitations_a_minute: int,
        closing: AsyncExitStack,
    ) -> None:
        self._adapter = adapter
        self._client = GraphServiceClient(request_adapter=adapter)
        self._deadline = deadline
        self._invitations = invitations_a_minute
        self._closing = closing
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._paces: dict[str, Pace] = {}
        self.holds: Holds | None = None

    async def ask(
        self, request: RequestInformation, answer: type[Said], *, mailbox: str, key: str, sends: bool = False
    ) -> Said:
        """Ask a mailbox something; `key` is what it is about, `sends` whether people are mailed.

        Ours read the answer: the SDK's own models take 15 ms each to build, while nobody else is answered.
        Raises `Unavailable` at once where the next slot is far away; it is kept for the key until then.
        """
        async with self._turn(mailbox, key=key, sends=sends):
            return answer.model_validate_json(await self._content(request))

    async def tell(
        self, request: RequestInformation, *, mailbox: str, key: str, sends: bool = False, once: bool = False
    ) -> None:
        """Tell a mailbox something, of which the answer says nothing more.

        What may be told only `once` raises `Uncertain` where nobody knows whether it was.
        """
        async with self._turn(mailbox, key=key, sends=sends, once=once):
            await self._content(request)

    async def close(self) -> None:
        """Close the connections and forget the token."""
        await self._closing.aclose()

    @asynccontextmanager
    async def _turn(self, mailbox: str, *, key: str, sends: bool, once: bool = False) -> AsyncIterator[None]:
        pace = self._paces.setdefault(mailbox.lower(), Pace(invitations_a_minute=self._invitations))
        hold = self.holds.of(mailbox) if self.holds is not None else None
        async with hold.asking() if hold is not None else nullcontext():
            await self._let_in(pace, key, sends=sends)
            try:
                if hold is not None:
                    await hold.keep()
                if closed := pace.left(now=_now()):  # another request was told so while we waited
                    raise Unavailable(_ALONE, retry_after=timedelta(seconds=closed))
                async with asyncio.timeout(self._deadline.total_seconds()):
                    yield
            except FAILURES as wrong:
                failure = failure_of(wrong)
                await _leave_alone(failure, pace, hold)
                if once and may_have_happened(wrong):
                    raise Uncertain(_LOST) from None
                raise failure from None  # what Microsoft answered may hold names
            finally:
                self._turns.release()

    def mailbox(self, organiser: str) -> UserItemRequestBuilder:
        """Return the way to an organiser's calendar and meetings."""
        if not organiser:
            raise Refused("This review has no organiser. Say in whose calendar its meetings are to be made.")
        return self._client.users.by_user_id(organiser)

    @property
    def subscriptions(self) -> SubscriptionsRequestBuilder:
        """The way to what Microsoft announces to us."""
        return self._client.subscriptions

    async def _content(self, request: RequestInformation) -> bytes:
        errors: dict[str, type[ParsableFactory[Any]]] = {"XXX": ODataError}
        answer: object = await self._adapter.send_primitive_async(request, "bytes", errors)
        return answer if isinstance(answer, bytes) else b""

    async def _let_in(self, pace: Pace, key: str, *, sends: bool) -> None:
        """Return with a turn taken; those who wait for a slot take no turn from others."""
        while True:
            await self._turns.acquire()
            wait = pace.wait(key, sends=sends, now=_now())
            if not wait:
                return
            self._turns.release()
            if wait > _PATIENCE:
                raise Unavailable(
                    "Microsoft takes only so many at a time.", retry_after=timedelta(seconds=wait)
                )
            await asyncio.sleep(wait)


def asking(*preferences: str, query: object = None) -> RequestConfiguration[Any]:
    """Return how a request is to be made: always with ids that last."""
    configuration: RequestConfiguration[Any] = RequestConfiguration(query_parameters=query)
    for preference in (_SAME_ID, *preferences):
        configuration.headers.add("Prefer", preference)
    return configuration


async def _leave_alone(failure: Exception, pace: Pace, hold: Hold | None) -> None:
    """Leave a mailbox alone for as long as it asked, if it did."""
    if isinstance(failure, Unavailable) and failure.retry_after:
        pace.close(until=_now() + failure.retry_after.total_seconds())
        if hold is not None:
            await hold.be_silent(failure.retry_after)


def _now() -> float:
    return asyncio.get_running_loop().time()
