"""Answers to the doubts of a draft timetable: each settles one field of one line (R13, R22)."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from bot.domain.errors import Incomplete, OutOfDate
from bot.domain.timetable import Asks, Doubt, Draft, DraftSession

_HOUR: Final = re.compile(r"\d{2}:\d{2}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def answered(draft: Draft, answers: Mapping[int, str]) -> Draft:
    """Return the draft with its doubts of those numbers, from 0, settled; an empty answer leaves its doubt.

    Who a word is gets settled wherever the file uses it, and which day a label means for all that stands
    under it; a line that then only lacks its end is asked for it. Raises `Incomplete` naming the first line
    whose answer cannot be right, and `OutOfDate` for a doubt that is not there.
    """
    given = _everywhere(draft.doubts, {n: words for n, answer in answers.items() if (words := answer.strip())})
    sessions = list(draft.sessions)
    for number, answer in given.items():
        doubt = draft.doubts[number]
        for place in _meant(doubt, draft.sessions):
            sessions[place] = _settled(sessions[place], doubt, answer)
    for number in given:
        _check_order(draft.doubts[number], sessions)
    left = [doubt for number, doubt in enumerate(draft.doubts) if number not in given]
    left += [_ask_end(doubt) for number in given if _lacks_end(doubt := draft.doubts[number], sessions, left)]
    return draft.model_copy(update={"sessions": tuple(sessions), "doubts": tuple(left)})


def _everywhere(doubts: Sequence[Doubt], answers: Mapping[int, str]) -> dict[int, str]:
    """Give the answer about a word to each doubt about the same word that has none of its own."""
    if any(number >= len(doubts) or not doubts[number].is_open for number in answers):
        raise OutOfDate("This card is out of date, so nothing was changed. Send the timetable again.")
    who = {doubts[n].word: answer for n, answer in answers.items() if doubts[n].word}
    same = {n: who[doubt.word] for n, doubt in enumerate(doubts) if doubt.word in who}
    return dict(sorted({**same, **answers}.items()))


def _meant(doubt: Doubt, sessions: Sequence[DraftSession]) -> tuple[int, ...]:
    """Return the places of the sessions that a doubt is about: a day's are all those under its label."""
    if doubt.session is None:
        return ()
    line = sessions[doubt.session]
    if doubt.asks is not Asks.DATE or not line.day:
        return (doubt.session,)
    return tuple(n for n, s in enumerate(sessions) if (s.day, s.date) == (line.day, line.date))


def _lacks_end(doubt: Doubt, sessions: Sequence[DraftSession], left: Sequence[Doubt]) -> bool:
    """Say whether a line whose start was answered lacks its end, and nobody asks for it yet."""
    if doubt.asks is not Asks.START or doubt.session is None or sessions[doubt.session].end is not None:
        return False
    return all((other.asks, other.session) != (Asks.END, doubt.session) for other in left)


def _ask_end(doubt: Doubt) -> Doubt:
    return Doubt(
        at=doubt.at, text=doubt.text, question="When does it end?", asks=Asks.END, session=doubt.session
    )


def _settled(line: DraftSession, doubt: Doubt, answer: str) -> DraftSession:
    match doubt.asks:
        case Asks.DATE:
            return line.model_copy(update={"date": _day(doubt, answer)})
        case Asks.START:
            return line.model_copy(update={"start": _hour(doubt, answer)})
        case Asks.END:
            return line.model_copy(update={"end": _hour(doubt, answer)})
        case Asks.PEER:
            return line.model_copy(update={"peers": _peers(line, doubt, answer)})
        case Asks.NOTHING:
            return line
        case _:
            assert_never(doubt.asks)


def _day(doubt: Doubt, answer: str) -> dt.date:
    try:
        return dt.date.fromisoformat(_whole(_DAY, answer))
    except ValueError:
        raise Incomplete(f"“{answer}” is not a date. {_where(doubt)} Choose a day.") from None


def _hour(doubt: Doubt, answer: str) -> dt.time:
    try:
        return dt.time.fromisoformat(_whole(_HOUR, answer))
    except ValueError:
        raise Incomplete(f"“{answer}” is not a time of day. {_where(doubt)} Write it like 14:30.") from None


def _whole(shape: re.Pattern[str], answer: str) -> str:
    """Return an answer of that shape; Python itself takes more shapes than our cards send."""
    if not shape.fullmatch(answer):
        raise ValueError
    return answer


def _peers(line: DraftSession, doubt: Doubt, answer: str) -> tuple[str, ...]:
    """Return who goes, with the answer in the place of the word that was nobody's."""
    if doubt.word not in line.peers:
        return (answer,)
    return tuple(dict.fromkeys(answer if word == doubt.word else word for word in line.peers))


def _check_order(doubt: Doubt, sessions: Sequence[DraftSession]) -> None:
    """Raise `Incomplete` where an answered time makes a session end before it starts."""
    line = sessions[doubt.session] if doubt.session is not None else None
    if doubt.asks not in {Asks.START, Asks.END} or line is None or line.start is None or line.end is None:
        return
    if line.end <= line.start:
        raise Incomplete(
            f"That would end at {line.end:%H:%M}, but it starts at {line.start:%H:%M}. {_where(doubt)}"
            " Choose another time."
        )


def _where(doubt: Doubt) -> str:
    return f"This is about {doubt.at}: “{' '.join(doubt.text.split())[:80]}”."
