"""What kind of session a line is, by the method's words (R16), and how people meet in it (R24)."""

import re
from functools import lru_cache
from typing import Final

from bot.domain.session import Mode, SessionKind
from bot.timetables.wording import one_of, only

_NOT_A_BREAK: Final = one_of(
    r"""working (?:lunch|dinner|breakfast)
    | (?:lunch|dinner|tea|coffee|breakfast)\b.* with (?!(?:the )?(?:peers|team))
    | pre-?meet | (?:team|peer) (?:meeting|session|discussion|triangulation) | team working breakfast
    | break[- ]?outs? | coffee morning | lunch (?:club|and learn)
    | (?:family|short|respite|carers?)\b.*\bbreaks"""
)
_BREAK: Final = one_of(
    """lunch | breaks? | coffee | tea | dinner | supper | refreshments? | comfort | travel(?:ling)? | reception
    | breakfast | (?:team|panel|peers|reviewers|visitors) (?:arrives?|depart|departs|leaves?|check in)
    | arrivals?(?: and registration)? | registration | (?:return|transfer) to (?:the )?hotel | depart(?:s|ure)?
    | close$ | end of (?:day|visit|meeting)"""
)
_TEAM: Final = one_of(
    r"""(?:peer|review|reviewers'?|panel|inspection) team(?! (?:and|meets?) )
    | (?:team|peers?|panel|reviewers?) only
    | private (?:meeting|discussion|session|panel|time|working) | executive session | closed session
    | (?:reviewers|visitors|inspectors|assessors) only | (?:panel|team) (?:drafts?|writes?)
    | triangulat\w+ | pre-?meet | sense[- ]making | wash[- ]?up | (?:writing|write)[- ]up
    | (?:feedback|findings|presentation) prep\w*
    | prepar(?:e|es|ing|ation)\b.*\b(?:feedback|exit|presentation|findings|report)"""
)
_TEAM_FIRST: Final = re.compile(
    r"(?:(?:daily|morning|evening|midday|mid-day|end[- ]of[- ]day|first|final|closing) )*(?:team|panel|peers?) "
    r"(?:meeting|session|time|discussion|reflection|debrief|de-brief|huddle|briefing|catch[- ]?up|review"
    r"|check[- ]?in|working|planning|write|wash|preparation)",
    re.IGNORECASE,
)
_WITH_CLIENT: Final = one_of("with (?:the )?(?:client|sro|sponsor|chief executive|dass|system leads?)")
_ALONE: Final = "interview | 1:1 | one[- ]to[- ]one | individual"
_ONE_TO_ONE: Final = one_of(_ALONE)
_NOT_ONE: Final = one_of("exit | group")

_WORDS: Final = (
    (
        SessionKind.FINAL_FEEDBACK,
        (
            """exit (?:presentation|report|briefing)
            | final (?:feedback|presentation|session|report back) | exit (?:interview|meeting)
            | presentation of (?:the )?(?:initial |emerging |key )?findings | feedback presentation
            | closing (?:feedback|presentation|meeting) | feedback of findings
            | headline (?:findings|feedback)"""
        ),
    ),
    (
        SessionKind.CATCH_UP,
        (
            """no[- ]surprises | catch[- ]?up | feedback (?:to|with|for|session|meeting)
            | (?:daily|informal|end[- ]of[- ]day|evening|verbal|initial) (?:feedback|debrief|review|meeting)
            | keep(?:ing)?[- ]in[- ]touch | kit meeting | debrief with | feedback$"""
        ),
    ),
    (
        SessionKind.SCENE_SETTING,
        (
            """scene[- ]?setting | set(?:s|ting)? (?:the|of the) scene | check(?:ing)? the brief | kick[- ]?off
            | (?:opening|introductory) (?:session|meeting|presentation|plenary)
            | (?:presentation|briefing|overview) by (?!the (?:team|panel|peer|review))
            | welcome (?:and|meeting|session|presentation|to) | welcome$
            | (?:trust|council|client|partnership|system|self[- ]assessment) presentation"""
        ),
    ),
    (
        SessionKind.READING,
        (
            """(?:document|desktop|desk-top|paper|case ?file|file)s? (?:reading|review|audit) | document time
            | reading (?:time|session|pack|room) | reading$"""
        ),
    ),
    (SessionKind.VISIT, ("visits? | tour | walk[- ]?(?:about|round|around|through) | site walk")),
    (
        SessionKind.ATTENDANCE,
        ("observ(?:e|ing|ation) | attend(?:ance|ing)? | shadow(?:ing)? | sit(?:ting)? in on"),
    ),
    (
        SessionKind.DISCUSSION_GROUP,
        ("discussion groups? | round[- ]?table | workshop | group discussion"),
    ),
    (
        SessionKind.SMALL_GROUP,
        (
            """small groups? | group of (?:three|3|two|2|four|4) | paired interview
            | joint (?:interview|meeting)"""
        ),
    ),
    (
        SessionKind.FOCUS_GROUP,
        (
            """focus groups? | forum | drop[- ]?in | listening (?:event|session) | surgery
            | groups?(?! (?:chief|director|manager|head|lead|chair|finance))"""
        ),
    ),
)
"""Each kind by its own words, the more telling first."""
_KINDS: Final = tuple((kind, one_of(words)) for kind, words in _WORDS)
_ANY_KIND: Final = one_of(" | ".join((_ALONE, *(words.strip() for _, words in _WORDS))))
"""Found wherever one of the kinds or a meeting of two is; quicker than all of them."""

_ONE_POST: Final = one_of(
    """director | head | chair | chief | leader | lead | manager | officer | executive | commissioner | member
    | nurse | ceo | dass | dcs | sro | dean | provost | mayor | secretary | guardian | consultant | governor"""
)
_CROWD: Final = one_of(
    """carers | residents | self[- ]?advocates | service users | users | families | parents | patients
    | front[- ]?line | students | volunteers | tenants | young people | children | experts by experience
    | lived experience | advocates"""
)
_SEVERAL: Final = one_of(
    """leads | managers | officers | directors | heads | clinicians | commissioners | providers | councillors
    | members | gps | nurses | partners | consultants | representatives | reps | staff | governors | colleagues
    | workers | practitioners | chairs | commanders | trustees | unions | teachers | sencos"""
)
_COUNTED: Final = re.compile(
    r"(?:\(|\bx\s?)(\d{1,2})(?:\s*[-\u2013]\s*(\d{1,2}))?(?:\)|\b)|\b(\d{1,2})\s*[-\u2013]\s*(\d{1,2})\s+\w",
    re.IGNORECASE,
)
_MOST_IN_A_SMALL_GROUP: Final = 4

_HYBRID: Final = one_of("hybrid")
_TEAMS: Final = one_of(
    r"""(?:ms |microsoft )?teams | remote(?:ly)? | virtual(?:ly)? | on-?line | video | vc | https?://\S*teams"""
)
_ELSEWHERE: Final = one_of(
    """zoom | webex | google meet | skype | on[- ]?site | in[- ]person | face[- ]to[- ]face | f2f
    | provider[- ]hosted"""
)
_NO_PLACE: Final = only(r"\W* | \W*(?:tb[acd]|to be (?:confirmed|agreed|advised)|n/?a|link(?: to follow)?)\W*")
_PHONE: Final = one_of("(?:tele)?phone | call | dial")
_PLACE: Final = one_of(
    """room | office | suite | hall | chamber | building | centre | floor | house | street | road | ave(?:nue)?
    | lane | hospital | library | annex | canteen | boardroom | reception"""
)


def kind_of(title: str, *, said: str = "", people: int = 0) -> SessionKind:
    """Return the kind that the title names, else the file's own word for it, else by who is met."""
    if is_break(title):
        return SessionKind.BREAK
    if _of_the_team(title):
        return SessionKind.TEAM_SESSION
    return _kind_in(title) or _named(said) or _by_people(title, people)


def is_break(title: str) -> bool:
    """Whether nobody is met: lunch, coffee, travel."""
    return bool(_BREAK.search(title)) and not _NOT_A_BREAK.search(title)


def mode_of(place: str, title: str = "") -> Mode:
    """Return how people meet; where the bot need not make a Teams meeting it is on site."""
    mode, on_teams = _mode_at(place)
    if mode is Mode.HYBRID or _HYBRID.search(title):
        return Mode.HYBRID
    return mode if on_teams or mode is Mode.ON_SITE or not _ELSEWHERE.search(title) else Mode.ON_SITE


@lru_cache(maxsize=1_024)
def _mode_at(place: str) -> tuple[Mode, bool]:
    """Return how people meet at a place, and whether that is in Teams."""
    on_teams = _TEAMS.search(place)
    if _HYBRID.search(place):
        return Mode.HYBRID, on_teams
    if _ELSEWHERE.search(place):
        return Mode.ON_SITE, on_teams
    reached = on_teams or _NO_PLACE.fullmatch(place) or _PHONE.search(place)
    return Mode.REMOTE if reached else Mode.ON_SITE, on_teams


def is_place(text: str) -> bool:
    """Whether a text says where: a room, an address, Teams."""
    return any(words.search(text) for words in (_TEAMS, _ELSEWHERE, _PLACE))


def _of_the_team(text: str) -> bool:
    return bool(_TEAM.search(text) or _TEAM_FIRST.match(text)) and not _WITH_CLIENT.search(text)


def _kind_in(title: str) -> SessionKind | None:
    """Return the kind that a title names, where it is none of the team's own."""
    if not _ANY_KIND.search(title):
        return None
    if _ONE_TO_ONE.search(title) and not _NOT_ONE.search(title):
        return SessionKind.INDIVIDUAL
    return next((kind for kind, words in _KINDS if words.search(title)), None)


@lru_cache(maxsize=1_024)
def _named(said: str) -> SessionKind | None:
    """Return the kind that the file's own word for it names."""
    kind = _kind_in(said)
    return SessionKind.TEAM_SESSION if kind is not SessionKind.INDIVIDUAL and _of_the_team(said) else kind


def _by_people(title: str, people: int) -> SessionKind:
    """Return the kind that the number and nature of those met suggests: individual for one post."""
    counted = _COUNTED.search(title)
    number = max((int(n) for n in counted.groups() if n), default=0) if counted else people
    one = _ONE_POST.search(title)
    if number > _MOST_IN_A_SMALL_GROUP or (not one and _CROWD.search(title)):
        return SessionKind.FOCUS_GROUP
    if number > 1 or (not one and _SEVERAL.search(title)):
        return SessionKind.SMALL_GROUP
    return SessionKind.INDIVIDUAL
