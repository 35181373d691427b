"""What kind of session a line is, by the method's words (R16), and how people meet in it (R24)."""

import re
from typing import Final

from bot.domain.session import Mode, SessionKind

_NOT_A_BREAK: Final = re.compile(
    r"\bworking (?:lunch|dinner|breakfast)|\b(?:lunch|dinner|tea|coffee|breakfast)\b.* with\b(?! (?:the )?(?:peers|team|colleagues))"
    r"|\bpre-?meet|\b(?:team|peer) (?:meeting|session|discussion|triangulation)|\bteam working breakfast|\bbreak[- ]?outs?\b|\bcoffee morning|\blunch (?:club|and learn)|\b(?:family|short|respite|carers?)\b.*\bbreaks\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"\b(?:lunch|breaks?|coffee|tea|dinner|supper|refreshments?|comfort|travel(?:ling)?|reception|breakfast|screen[- ]break)\b",
    re.IGNORECASE,
)
_TEAM: Final = re.compile(
    r"\b(?:peer|review|reviewers'?|panel|inspection) team\b(?! (?:and|meets?) )|\bteam only\b|\b(?:peers?|panel|reviewers?) only\b"
    r"|\btriangulat|\bpre-?meet|^(?:daily |morning |evening |midday |mid-day |end[- ]of[- ]day |first |final |closing )*(?:team|panel|peers?) "
    r"(?:meeting|session|time|discussion|reflections?|debrief|de-brief|huddle|briefing|catch[- ]?up|review|check[- ]?in|working|planning|write|wash|preparation)"
    r"|\bprepar(?:e|es|ing|ation)\b.*\b(?:feedback|exit|presentation|findings|report)\b|\bsense[- ]making\b|\bwash[- ]?up\b"
    r"|\b(?:writing|write)[- ]up\b|\b(?:feedback|findings|presentation) prep",
    re.IGNORECASE,
)
_WITH_CLIENT: Final = re.compile(
    r"\bwith (?:the )?(?:client|sro|sponsor|chief executive|dass|system leads?)\b", re.IGNORECASE
)

_IN_ORDER: Final[tuple[tuple[SessionKind, str], ...]] = (
    (
        SessionKind.FINAL_FEEDBACK,
        r"\bfinal (?:feedback|presentation|session|report back)|\bexit (?:interview|meeting)|\bpresentation of (?:the )?(?:initial |emerging |key )?findings"
        r"|\bfeedback presentation|\bclosing (?:feedback|presentation|meeting)|\bfeedback of findings|\bheadline (?:findings|feedback)",
    ),
    (
        SessionKind.CATCH_UP,
        r"\bno[- ]surprises\b|\bcatch[- ]?up\b|\bfeedback (?:to|with|for|session|meeting)\b|\b(?:daily|informal|end[- ]of[- ]day|evening|verbal|initial) (?:feedback|debrief|review|meeting)"
        r"|\bkeep(?:ing)?[- ]in[- ]touch\b|\bkit meeting\b|\bdebrief with\b|\bfeedback$",
    ),
    (
        SessionKind.SCENE_SETTING,
        r"\bscene[- ]?setting\b|\bset(?:s|ting)? (?:the|of the) scene\b|\bcheck(?:ing)? the brief\b|\bopening (?:session|meeting|presentation|plenary)"
        r"|^welcome\b|\bwelcome (?:and|&|meeting|session|presentation|to)\b|\bintroductory (?:session|meeting|presentation)|\bkick[- ]?off\b"
        r"|^(?:trust|council|client|partnership|system|self[- ]assessment) presentation\b",
    ),
    (
        SessionKind.READING,
        r"\b(?:document|desktop|desk-top|paper|case ?file|file)s? (?:reading|review|audit)\b|\breading (?:time|session|pack|room)\b|^reading$|\bdocument time\b",
    ),
    (
        SessionKind.VISIT,
        r"\bvisits?\b|\btour\b|\bwalk[- ]?(?:about|round|around|through)\b|\bsite (?:walk|visit)\b",
    ),
    (
        SessionKind.ATTENDANCE,
        r"\bobserv(?:e|ing|ation)\b|\battend(?:ance|ing)?\b|\bshadow(?:ing)?\b|\bsit(?:ting)? in on\b",
    ),
    (SessionKind.DISCUSSION_GROUP, r"\bdiscussion group|\bround[- ]?table|\bworkshop\b|\bgroup discussion"),
    (
        SessionKind.SMALL_GROUP,
        r"\bsmall groups?\b|\bgroup of (?:three|3|two|2|four|4)\b|\bpaired interview|\bjoint (?:interview|meeting)",
    ),
    (
        SessionKind.FOCUS_GROUP,
        r"\bfocus groups?\b|\bforum\b|\bdrop[- ]?in\b|\blistening (?:event|session)|\bsurgery\b|\bgroups?\b(?! (?:chief|director|manager|head|lead|chair|finance))",
    ),
)
_KINDS: Final = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _IN_ORDER)

_ONE_POST: Final = re.compile(
    r"\b(?:director|head|chair|chief|leader|lead|manager|officer|executive|commissioner|member|nurse|ceo|dass|dcs|sro|dean|provost|mayor|secretary|guardian|consultant|governor)\b",
    re.IGNORECASE,
)
_CROWD: Final = re.compile(
    r"\b(?:carers|residents|self[- ]?advocates|service users|users|families|parents|patients|front[- ]?line|students|volunteers|tenants|young people|children|experts by experience|lived experience|advocates)\b",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"\b(?:leads|managers|officers|directors|heads|clinicians|commissioners|providers|councillors|members|gps|nurses|partners|consultants|representatives|reps|staff|governors|colleagues|workers|practitioners|chairs|commanders|trustees|unions|teachers|sencos)\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:\(|\bx\s?)(\d{1,2})(?:\s*[-\u2013]\s*(\d{1,2}))?(?:\)|\b)|\b(\d{1,2})\s*[-\u2013]\s*(\d{1,2})\s+\w",
    re.IGNORECASE,
)

_TEAMS: Final = re.compile(
    r"\b(?:ms |microsoft )?teams\b|\bremote(?:ly)?\b|\bvirtual(?:ly)?\b|\bon-?line\b|\bvideo\b|\bvc\b|https?://\S*teams",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:zoom|webex|google meet|skype|on[- ]?site|in[- ]person|face[- ]to[- ]face|f2f|provider[- ]hosted)\b",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(
    r"\W*|\W*(?:tb[acd]|to be (?:confirmed|agreed|advised)|n/?a|link(?: to follow)?)\W*", re.IGNORECASE
)
_PHONE: Final = re.compile(r"\b(?:tele)?phone\b|\bcall\b|\bdial\b", re.IGNORECASE)
PLACE_WORDS: Final = re.compile(
    r"\b(?:room|office|suite|hall|chamber|building|centre|floor|house|street|road|ave(?:nue)?|lane|hospital|library|annex|library|canteen|boardroom|reception)\b",
    re.IGNORECASE,
)


def kind_of(title: str, *, said: str = "", people: int = 0) -> SessionKind:
    """Return the kind that the title names, else the file's own word for it, else by who is met."""
    if is_break(title):
        return SessionKind.BREAK
    if _TEAM.search(title) and not _WITH_CLIENT.search(title):
        return SessionKind.TEAM_SESSION
    return _named(title) or _named(said) or _by_people(title, people, one=bool(_ONE_POST.search(title)))


def is_break(title: str) -> bool:
    """Whether nobody is met: lunch, coffee, travel."""
    return bool(_BREAK.search(title)) and not _NOT_A_BREAK.search(title)


def mode_of(place: str, title: str = "") -> Mode:
    """Return how people meet; where the bot need not make a Teams meeting it is on site."""
    words = f"{place} {title}"
    if re.search(r"\bhybrid\b", words, re.IGNORECASE):
        return Mode.HYBRID
    if _ELSEWHERE.search(place) or (_ELSEWHERE.search(title) and not _TEAMS.search(place)):
        return Mode.ON_SITE
    if _TEAMS.search(place) or _NO_PLACE.fullmatch(place) or _PHONE.search(place):
        return Mode.REMOTE
    return Mode.ON_SITE


def is_place(text: str) -> bool:
    """Whether a text says where: a room, an address, Teams."""
    return bool(_TEAMS.search(text) or _ELSEWHERE.search(text) or PLACE_WORDS.search(text))


def _named(text: str) -> SessionKind | None:
    if re.search(r"\b(?:interview|1:1|one[- ]to[- ]one|individual)\b", text, re.IGNORECASE) and not re.search(
        r"\bexit\b|\bgroup\b", text, re.IGNORECASE
    ):
        return SessionKind.INDIVIDUAL
    if _TEAM.search(text):
        return SessionKind.TEAM_SESSION
    return next((kind for kind, words in _KINDS if words.search(text)), None)


def _by_people(title: str, people: int, *, one: bool) -> SessionKind:
    counted = _COUNTED.search(title)
    number = max((int(n) for n in counted.groups() if n), default=0) if counted else people
    if number > 4 or (_CROWD.search(title) and not one):  # noqa: PLR2004 - more than a small group
        return SessionKind.FOCUS_GROUP
    if number > 1 or (_SEVERAL.search(title) and not one):
        return SessionKind.SMALL_GROUP
    return SessionKind.INDIVIDUAL
