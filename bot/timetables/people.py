"""Who is met and who goes: 'Jo Patel, Director of Public Health (via Teams)', 'JT/RM', 'ALL'."""

import re
from functools import lru_cache
from typing import Final

from bot.timetables.wording import one_of, only

ALL: Final = "ALL"

_ROLE: Final = one_of(
    """(?:chief|director|head|chair|leader|lead|manager|officer|executive|deputy|assistant|president|member)s?
    | ceo | coo | cfo | dass | dcs | sro | vp | gp | ot | cabinet | portfolio | provost | dean | associate
    | (?:commissioner|consultant|nurse|psychiatrist|doctor|clinician|social worker|therapist|co-?ordinator)s?
    | secretary | governor | trustee | principal | liaison | advis[eo]r | analyst | practitioner | accountant
    | treasurer | mayor | superintendent | inspector | unit head | guardian | advocate | champion | matron
    | partner | representative | convenor"""
)
_GROUP: Final = one_of(
    """teams? | groups? | board | forum | carers? | staff | reviewers? | peers? | panel | committee | network
    | council | trust | icb | nhse? | partnership | university | ccg | foundation | services? | department
    | hospital | providers? | residents? | users? | students? | people | families | clinicians | commissioners
    | alliance | collaborative | healthwatch | association | unions? | police | housing | education | finance
    | health | care | session | meeting | interview | focus | feedback | lunch | room | office | centre | school
    | college | authority | borough | county | district | city | town | agency | sector | charity | advocates?
    | partners | leads | strategic | strategy | operations | quality | governance | workforce | digital
    | transformation | primary | community | public | social"""
)
_HONORIFIC: Final = (
    r"(?:(?:dr|prof(?:essor)?|cllr|councillor|sir|dame|mr|mrs|ms|miss|rev|lord|lady|baroness)\.?\s+)"
)
_WORD: Final = r"[^\W\d_][\w'\u2019-]*[^\W\d_]"
_NAME: Final = re.compile(
    rf"(?i:{_HONORIFIC}){_WORD}(?:\s+{_WORD}){{0,2}}|(?=[A-Z]){_WORD}(?:\s+(?=[A-Z]){_WORD}){{1,2}}"
)
_PIECES: Final = re.compile(r"\s*[;\n\u2022]\s*|\s+\u00b7\s+")
_INITIALS: Final = re.compile(r"[A-Z]{2,3}")
_BETWEEN_PEERS: Final = re.compile(r"\s*(?:[/,&+;\n|]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_PART: Final = re.compile(
    r"\s*[([]?\b(?:lead(?:ing|s)?(?: questioner| peer)?|notes?(?: taker)?|note[- ]taker|scribe"
    r"|asks?|questions?|writes?"
    r"|(?<=\()[ln](?=\)))\b[)\]]?\s*[:=\u2013-]?\s*",
    re.IGNORECASE,
)
_WRITES: Final = re.compile(r"\b(?:notes?|scribe|writes?|(?<=\()n(?=\)))\b", re.IGNORECASE)
_EVERYBODY: Final = only(
    """all | everyone | everybody | (?:the\\s+)?(?:whole|full|entire)\\s+(?:peer\\s+|review\\s+)?team
    | all\\s+(?:the\\s+)?(?:peers|team|reviewers) | (?:(?:peer|review)\\s+)?team"""
)
_NOBODY: Final = re.compile(
    r"(?:[-\u2013\u2014?]+|tb[acd]|to be (?:confirmed|agreed)|n/?a|none|nil)?", re.IGNORECASE
)
_COMMAS: Final = re.compile(r",\s*(?![^()]*\))|\s+[\u2013\u2014-]\s+")
_AND: Final = re.compile(r"\s+(?:and|&)\s+")
_LONGEST: Final = 600
_A_POST_AND_ITS_PLACE: Final = 2
_NAMED_INITIALS: Final = re.compile(
    r"\b([A-Z])[\w'\u2019-]+(?:\s+[a-z]\w*)?\s+([A-Z])[\w'\u2019-]+\s*\(([A-Z]{2,3})\)"
)


@lru_cache(maxsize=4_096)
def is_name(text: str) -> bool:
    """Whether a text is the name of one person and nothing else."""
    name = text.strip(" ()")
    return (
        bool(_NAME.fullmatch(name))
        and not _GROUP.search(name)
        and not _ROLE.search(name)
        and not name.isupper()
    )


@lru_cache(maxsize=4_096)
def is_role(text: str) -> bool:
    """Whether a text names a post."""
    return bool(_ROLE.search(text))


@lru_cache(maxsize=4_096)
def read_people(text: str) -> tuple[str, ...]:
    """Return those met, each with the role and organisation that the file gives beside the name."""
    found: list[str] = []
    for piece in _PIECES.split(text[:_LONGEST]):
        found += _of_one_line(piece.strip(" -*\t"))
    return tuple(dict.fromkeys(person for person in found if not _NOBODY.fullmatch(person)))


@lru_cache(maxsize=4_096)
def read_peers(text: str) -> tuple[str, ...]:
    """Return the peers that a cell names, the one who leads the questions first."""
    marked = re.sub(r"\(([^)]*)\)", lambda m: m[0] if _PART.fullmatch(m[0]) else f"/{m[1]}/", text)
    pieces = [piece for piece in _BETWEEN_PEERS.split(_before_labels(marked)) if piece]
    if len(pieces) == 1 and re.fullmatch(r"(?:[A-Z]{2,3}\s+)+[A-Z]{2,3}", pieces[0]):
        pieces = pieces[0].split()
    leading: list[str] = []
    writing: list[str] = []
    for piece in pieces:
        peer = _PART.sub(" ", piece).strip(" .:()-\u2013")
        if peer and not _NOBODY.fullmatch(peer):
            (writing if _WRITES.search(piece) else leading).append(ALL if _EVERYBODY.fullmatch(peer) else peer)
    return tuple(dict.fromkeys(leading + writing))


@lru_cache(maxsize=4_096)
def are_initials(text: str) -> bool:
    """Whether a cell holds the initials of peers, or says that all of them go."""
    pieces = [piece for piece in _BETWEEN_PEERS.split(text.strip(" ()")) if piece]
    return bool(pieces) and all(_INITIALS.fullmatch(p) or p.casefold() == "all" for p in pieces)


def initials_named(text: str) -> frozenset[str]:
    """Return the initials that a line puts in brackets after names: 'Jo Tarrant (JT) lead peer'."""
    found = _NAMED_INITIALS.findall(text)
    return frozenset(initials for a, b, initials in found if (initials[0], initials[-1]) == (a, b))


def _before_labels(text: str) -> str:
    """Put a break before each 'Lead:' and 'Notes:', so that each is beside its own peer."""
    return re.sub(r"(?i)\s+(?=(?:lead|notes?(?: taker)?|scribe)\s*:)", "/", text)


def _of_one_line(line: str) -> list[str]:
    pieces = [p for piece in _commas(line) for p in _two_names(piece)]
    if line[:1].isdigit() and not any(piece[:1].isdigit() or is_name(piece) for piece in pieces[1:]):
        return [line]
    if pieces and is_name(pieces[0]):
        return _each_name_with_its_post(pieces)
    return _posts(pieces)


def _commas(line: str) -> list[str]:
    """Part a line at its commas, save those inside brackets."""
    return [p for piece in _COMMAS.split(line) if (p := piece.strip())]


def _two_names(piece: str) -> list[str]:
    both = _AND.split(piece)
    return both if len(both) > 1 and all(is_name(b) for b in both) else [piece]


def _each_name_with_its_post(pieces: list[str]) -> list[str]:
    people: list[str] = []
    for piece in pieces:
        if is_name(_without_brackets(piece)) or not people:
            people.append(piece)
        else:
            people[-1] += f", {piece}"
    return people


def _posts(pieces: list[str]) -> list[str]:
    """Keep an organisation with the one post before it: 'Chief Executive, ICB'."""
    if (
        len(pieces) == _A_POST_AND_ITS_PLACE
        and is_role(pieces[0])
        and not is_role(pieces[1])
        and _GROUP.search(pieces[1])
    ):
        return [", ".join(pieces)]
    return pieces


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text).strip() if "(" in text else text.strip()
