"""Boards and digests in the gallery: empty, as on a usual day, and too long for one page."""

from datetime import timedelta

from bot.domain.chart import Chart, Digest, News
from bot.domain.finding import FindingState
from bot.domain.review import Review
from cards import board, digest, invented, notice
from cards.card import Card

Named = dict[str, Card]


def boards_in_the_gallery(review: Review) -> Named:
    """Return every state of the board, the digest, and what stands for them where others could read."""
    return {**_boards(review), **_digests(review), **_about_the_channel(review)}


def _boards(review: Review) -> Named:
    at = invented.moment(review)
    since = at - timedelta(hours=3)
    held = {s.id: s for s in invented.sessions(review, 6)}
    found = tuple(f for f in invented.findings(review) if f.state is not FindingState.PARKED)
    questioned = (found[0].model_copy(update={"questions": (7, 11)}), *found[1:])
    bare = Chart(theme=review.themes[0], sessions=held)
    news = News(since=since, new=(*range(21, 31),), changed=(4, 9), withdrawn=(17,), made=(4,), reworked=(2,))
    some = bare.model_copy(
        update={
            "observations": tuple(
                o for o in invented.observations(review, 30) if o.number != news.withdrawn[0]
            ),
            "findings": questioned,
            "behind": invented.observations(review, 30),
            "news": news,
        }
    )
    many = bare.model_copy(
        update={
            "observations": invented.observations(review, 300),
            "findings": found,
            "news": News(since=since),
        }
    )
    few = bare.model_copy(update={"observations": invented.observations(review, 5)})
    return {
        "board_empty": board.board_card(review, bare, at=at),
        "board_few": board.board_card(review, few, at=at),
        "board": board.board_card(review, some, at=at),
        "board_last_page": board.board_card(review, some, at=at, page=2),
        "board_of_300": board.board_card(review, many, at=at),
        "board_of_300_page_7": board.board_card(review, many, at=at, page=7),
    }


def _digests(review: Review) -> Named:
    session, held = invented.team_session(review), invented.sessions(review, 6)
    found = tuple(f for f in invented.findings(review) if f.state is FindingState.EMERGING)
    questioned = tuple(f.model_copy(update={"questions": (7, 11)}) for f in invented.findings(review)[1:2])

    def told(count: int) -> Digest:
        noted = invented.observations(review, count, themes=3)
        sources = (*held, None)
        rows = [(s, tuple(o for o in noted if o.source.session == (s.id if s else None))) for s in sources]
        return Digest(rows=tuple(row for row in rows if row[1]), to_test=(*found, *questioned), behind=noted)

    return {
        "digest": digest.digest_card(review, session, told(14)),
        "digest_long": digest.digest_card(review, session, told(70)),
        "digest_long_page_2": digest.digest_card(review, session, told(70), page=2),
        "digest_empty": digest.digest_card(review, session, Digest()),
    }


def _about_the_channel(review: Review) -> Named:
    return {
        "board_kept_here": notice.kept_here_card(review),
        "board_not_kept_here": notice.not_kept_here_card(),
        "board_hidden": notice.hidden_card(),
        "board_moved": notice.moved_card(),
        "card_out_of_date": notice.outdated_card(),
    }
