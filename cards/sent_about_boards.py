"""What comes back from buttons that turn the pages of a board or a digest (R40, R43)."""

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.ids import ReviewId, SessionId, ThemeId
from cards.sent import Sent

PageNumber = Annotated[int, Field(ge=1, le=9_999)]


class TurnBoard(Sent):
    """Another page of a board was asked for."""

    verb: Literal["board.page"] = "board.page"
    review: ReviewId
    theme: ThemeId
    page: PageNumber


class TurnDigest(Sent):
    """Another page of what is new was asked for."""

    verb: Literal["digest.page"] = "digest.page"
    review: ReviewId
    session: SessionId
    page: PageNumber
