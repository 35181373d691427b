"""What the heading of a column says that the column holds."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.timetables.wording import only

LONGEST_HEADING: Final = 70


class Role(StrEnum):
    """What one column holds."""

    DATE = "date"
    DAY = "day"
    TIME = "time"
    END = "end"
    LENGTH = "length"
    TITLE = "title"
    POST = "post"
    WHO = "who"
    PEERS = "peers"
    NOTE_TAKER = "note taker"
    PLACE = "place"
    KIND = "kind"
    STATUS = "status"
    REMARK = "remark"
    NUMBER = "number"


_HEADINGS: Final = (
    (
        Role.NUMBER,
        """(?:end|finish) date | time ?zone | all day.* | reminder.* | created.* | modified.* | priority
        | private | sensitivity | show time as | categories""",
    ),
    (Role.REMARK, "description"),
    (
        Role.DATE,
        "(?:start |session )?date | date of .* | date ?[/&,] ?day | day ?[/&,] ?date | day and date | when",
    ),
    (Role.DAY, "days? | weekday"),
    (
        Role.END,
        """(?:session |time )?(?:end|ends|finish|finishes|to|until|close)(?: time)? | time end""",
    ),
    (
        Role.TIME,
        r"""(?:start|starts|begin|begins|from|times?|timings?|slot)(?: time)? | from\W{1,3}(?:to|until)
        | time ?(?:slot|from|start) | (?:session|meeting|proposed|agreed) times? | time of .* | hours?
        | start ?[/-] ?(?:end|finish).*""",
    ),
    (Role.LENGTH, "duration | length | mins | minutes | how long | time allocated | allocated time"),
    (
        Role.NOTE_TAKER,
        "notes? ?-?takers? | note taking | notes? lead | scribe | notes taken by | note keeper | recorder",
    ),
    (
        Role.PEERS,
        r""".*\b(?:peers?|reviewers?|interviewers?|review team|pairs?|lead questioner|questioner)\b.*
        | .*\b(?:(?:panel|team) members?|assessors?|allocat\w+|interview panel)\b.*
        | leads? | team | panel | led by | conducted by | covered by | initials""",
    ),
    (Role.STATUS, "status | confirmed | state | response | accepted | booked"),
    (Role.KIND, "type | kind | category | format | type of .* | (?:meeting|session) type | method"),
    (
        Role.PLACE,
        r""".*\b(?:venue|location|where|place|platform)\b.* | rooms? | building | address | mode | delivery
        | (?:virtual|in person|online|teams|zoom) ?/.*""",
    ),
    (
        Role.REMARK,
        r""".*\b(?:notes?|comments?|link|url|accessibility|requirements|contact|e-?mail|phone|remarks?)\b.*
        | .*\b(?:action|papers|purpose|focus|objectives?|aims?|rationale|content|details?|themes?|kloes?)\b.*
        | .*\b(?:key lines? of enquiry|questions?|additional|joining|organi[sz]er|admin|booked by)\b.*
        | .*\b(?:background|outcomes?|equipment|catering)\b.*""",
    ),
    (
        Role.POST,
        """(?:job )?(?:role|title|position|post|designation|role ?[/&] ?organisation|organisation|org)s?""",
    ),
    (
        Role.TITLE,
        r""".*\b(?:session|event|activity|agenda|item|subject|topic|interview|programme|what)s?\b.*
        | .*\b(?:meeting(?! (?:with|attendees))|stakeholder group|focus group|group)s?\b.*""",
    ),
    (
        Role.WHO,
        r""".*\b(?:who|attendees?|participants?|interviewees?|people|names?|stakeholders?|invitees?|with)\b.*
        | .*\b(?:representatives?|members?|present|contributors?|persons?|officers?|guests?)\b.*""",
    ),
    (Role.NUMBER, r"no\.? | number | ref\.? | id | # | s/?n | item no\.?"),
)
_KNOWN: Final = tuple((role, only(words)) for role, words in _HEADINGS)
_SESSION_NUMBER: Final = only(r"(?:session|item|meeting|interview) (?:no|number|ref|id)\.?")


@lru_cache(maxsize=4_096)
def role_of(heading: str) -> Role | None:
    """Return what a heading says its column holds, or None."""
    line = re.sub(r"\([^)]*\)", " ", heading.replace("\n", " "))
    plain = re.sub(r"\s+", " ", line).strip(" :*.?").lower()
    if not plain or len(plain) > LONGEST_HEADING:
        return None
    if _SESSION_NUMBER.fullmatch(plain):
        return Role.NUMBER
    return next((role for role, words in _KNOWN if words.fullmatch(plain)), None)
