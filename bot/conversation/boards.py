"""The board and the digest, as somebody of the team asks for them."""

from bot.conversation.confiding import refuse_elsewhere
from bot.conversation.events import Caller, Said
from bot.conversation.noting import offer_as_note
from bot.conversation.speaking import Reply, speaker, speaker_anywhere
from bot.conversation.themes import theme_like
from bot.domain.errors import NotFound
from bot.domain.team import Deed, require
from bot.ports.all import Ports
from bot.usecases.show_board import chart_of, digest_for
from cards.board import board_card
from cards.digest import digest_card
from cards.sent_about_boards import TurnBoard, TurnDigest


async def board(said: Said, ports: Ports) -> Reply:
    """Return the board of a theme, the first one unless another is named."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker_anywhere(said.caller, work=work, now=now)
        require(person, Deed.SEE_BOARD)
        theme = theme_like(said.text, review) if said.text else review.themes[0]
        if theme is not None:
            refuse_elsewhere(said.caller.place, await work.people.channel_of(review.id))
        chart = await chart_of(review, theme, work=work, now=now) if theme else None
    if chart is None:
        return await offer_as_note(Said(said.caller, f"board {said.text}", said.sent), ports)
    return Reply(board_card(review, chart, at=now), review.id, person.id)


async def turn_board(sent: TurnBoard, caller: Caller, ports: Ports) -> Reply:
    """Return another page of a board, for whoever pressed."""
    now = ports.clock()
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.SEE_BOARD)
        chart = await chart_of(review, review.theme(sent.theme), work=work, now=now)
    return Reply(board_card(review, chart, at=now, page=sent.page), review.id, person.id)


async def turn_digest(sent: TurnDigest, caller: Caller, ports: Ports) -> Reply:
    """Return another page of a digest, for whoever pressed."""
    async with ports.store.work() as work:
        review, person = await speaker(caller, sent.review, work=work)
        require(person, Deed.SEE_BOARD)
        session = await work.sessions.get(sent.session)
        if session.review != review.id:
            raise NotFound("That session is not one of this review's.")
        digest = await digest_for(review, session, work=work)
    return Reply(digest_card(review, session, digest, page=sent.page), review.id, person.id)
