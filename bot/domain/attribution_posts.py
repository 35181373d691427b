"""Posts that one person holds, small groups, and stories that only one family has (R65)."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level
from bot.domain.attribution_speech import DOES, IS_OR_HAS, SAYS, STATES

_ONE: Final = "One person holds this post, so everybody knows who it is."
_FEW: Final = "The group is so small that each of them is known."
_ALONE: Final = "There is only one of them, so everybody knows who it is."
_STORY: Final = "This is one family's story, with enough in it to know them."

_NEVER_BETWEEN: Final = (
    r"(?!(?:allocated|named|duty|key|relevant|right|appropriate|next|same|typical|average|any|"
    r"each|every|no|"
    r"or|is|was|are|were|has|have|had|by|with|to|in|on|that|which|from|who|as|than|but|not|of|said|told|"
    r"says)[ ])"
)
_SECTORS: Final = rf"(?:{_NEVER_BETWEEN}[\w'’&,/-]{{1,30}}[ ]){{0,4}}?"
_LEAD_IN: Final = (
    r"(?:(?:the|their|our|its|his|her|my|your|this)\b[ ](?:[\w’'-]{1,30}(?:'s|’s|s'|s’)[ ])?"
    r"|[A-Z][\w’'-]{1,30}(?:'s|’s)[ ])"
)
_TOP: Final = (
    r"chief[ ]of[ ]staff|chief[ ]exec(?:utive)?(?:[ ]officer)?|chief[ ](?:[a-z]+[ ]){0,2}(?:officer|nurse|"
    r"constable|pharmacist|"
    r"superintendent"
    r"|whip|fire[ ]officer|economist|scientist|accountant|social[ ]worker|psychologist)|c\.?e\.?o\.?|cex|senco|"
    r"ward[ ]sister|ch[ ]"
    r"?ex|dass|dcs|dph|coo|cfo|cio|psw|sro"
    r"|(?:vice|deputy|co)?[- ]?chair(?:man|woman|person)?|leader|mayor(?:ess)?|lead[ ]member|lead[ ]councillor"
    r"|(?:cabinet|executive|portfolio)[ ](?:member|holder|lead)|director(?:[ ]general)?|ad|dir|head|pa(?=[ ]"
    r"to[ ])|"
    r"(?:section[ ]?151|s\.?[ ]?151)(?:[ ]officer)?|monitoring[ ]officer|town[ ]clerk|returning[ ]officer|"
    r"borough[ ]commander|caldicott[ ]guardian|accountable[ ]officer|treasurer|ombudsman|bishop|vicar|imam|"
    r"rabbi|"
    r"head[ ]?(?:teacher|master|mistress)|principal|registrar|coroner|matron|custody[ ](?:sergeant|officer)|"
    r"lead[ ](?:gp|nurse|officer|consultant|commissioner|social[ ]worker|practitioner|clinician|governor|"
    r"psychologist|pharmacist|midwife|manager|therapist)|"
    r"(?:senior[ ])?responsible[ ]officer|(?:union|unison|unite|gmb|staff[ ]side)[ ](?:rep|representative|"
    r"convenor|convener|secretary)"
)
_WITH: Final = (
    r"spokes(?:person|man|woman)|sponsor|business[ ]partner|facilitator|organiser|strategist|clerk|liaison|"
    r"epidemiologist|physio(?:therapist)?|dietitian|developer|designer|investigator|economist|statistician|"
    r"manager|lead|chair|director|officer|coordinator|co-ordinator|analyst|administrator|commissioner|"
    r"consultant|psychiatrist|"
    r"psychologist|matron|therapist|sergeant|inspector|superintendent|commander|champion|guardian|head|"
    r"secretary|"
    r"accountant|solicitor|lawyer|paediatrician|geriatrician|pharmacist|chaplain|principal|supervisor|"
    r"executive|adviser|advisor|auditor|planner|trustee|representative|rep|navigator|midwife|ambassador|"
    r"president|warden|lecturer|professor|architect|convenor|whip|governor|owner|proprietor|receptionist"
)
_NOT_AFTER: Final = (
    r"(?![\w’-]|['’](?!s)|(?:'s|’s)?[ ](?:roles?|posts?|vacanc\w+|positions?|jobs?|models?|levels?|teams?|"
    r"offices?|groups?|boards?|forums?|"
    r"networks?|meetings?|recruitment|structures?|programmes?|schemes?|and[ ]cabinet|times?|authorit\w+|"
    r"provider|agency|"
    r"elections?|system|framework|count|start|count|course|courses|training|start|of[ ]the[ ]queue|broken|"
    r"(?:is|was)[ ](?:broken|uncomfortable|wobbly|empty|too)|count|way|on[ ](?:time|track)"
    r"|contractor|partner|organisation|body|function|arrangements?|department|appointments?|referrals?|cover|"
    r"capacity|pathway|rota|induction|pool)\b)"
)
_FOR: Final = (
    r"(?:manager|officer|coordinator|analyst|commissioner|nurse|consultant|psychiatrist|therapist|psychologist|"
    r"pharmacist|inspector|sergeant|adviser|chaplain|registrar|solicitor|accountant)(?=[ ](?:of|at|for|on)[ ])"
)
_TAIL: Final = (
    r"(?>(?:(?:[ ](?:of|for|at|in)|,)[ ](?:the[ ]|our[ ]|their[ ])?(?!(?:me|us|least|all|time|"
    r"fact)\b)(?!(?:said|told|is|was)\b)[\w’'&-]{2,30}"
    r"(?:[ ](?:and|of|for|&)[ ](?:the[ ])?[\w’'&-]{2,30}|[ ](?-i:[A-Z])[\w’'&-]{1,30}|"
    r"[ ](?:adults|board|services|care|health|council|housing|committee|forum|partnership|association|"
    r"commissioning|discharge|adult)\b){0,4})?)"
    r"(?![ ](?:roles?|posts?|vacanc\w+|positions?|jobs?|recruitment|structures?|teams?|offices?)\b)"
)
_POST: Final = re.compile(
    rf"\b{_LEAD_IN}(?:{_SECTORS}(?:{_TOP})|(?:{_NEVER_BETWEEN}[\w'’&/-]{{1,30}}[ ]){{1,4}}?(?:{_WITH})"
    rf"|{_SECTORS}{_FOR}){_NOT_AFTER}{_TAIL}",
    re.IGNORECASE,
)
_VERBS: Final = "|".join(
    sorted(
        SAYS
        | DOES
        | IS_OR_HAS
        | STATES
        | {"feeling", "worried", "unhappy", "keen", "not", "under", "v", "very"}
    )
)
_BARE: Final = re.compile(
    rf"(?:^|(?<=[.!?;:–(\n] )|(?<=[-,] )|(?<=from )|(?<=with )|(?<=to )|(?<=by ))"
    rf"(?P<post>(?:interim |acting |deputy |dep\.? |assistant |executive |former |outgoing )?(?:{_TOP}|"
    rf"(?:(?!(?:one|another|each|every|some|any|no|this|that|which|their|of|and|"
    rf"or)\b)[\w&-]{{2,20}} )?(?:director|lead|manager))"
    rf"{_NOT_AFTER}{_TAIL})(?=:|\s(?:also |both |clearly )?(?:{_VERBS})\b)",
    re.IGNORECASE,
)
_PEOPLE: Final = (
    r"(?:directors|gps|managers|leads|commissioners|chairs|nurses|amhps|social workers|headteachers|officers|"
    r"consultants|"
    r"psychiatrists|psychologists|therapists|matrons|inspectors|sergeants|analysts|coordinators|"
    r"co-ordinators|councillors|"
    r"members|leaders|heads|chief executives|chief execs|ceos|executives|doctors|advocates|practitioners|ots|"
    r"peers|trustees|governors|"
    r"registrars|paediatricians|midwives|pharmacists|secretaries|solicitors|reps|representatives|carers|"
    r"parents|tenants|sisters|brothers|workers|ladies|men|women|residents|deputies|mayors|accountants|advisers)"
)
_GROUP: Final = re.compile(
    rf"\b(?:(?:(?:either|one|neither|none|both|two|all|three|some) of )?(?:the|our|their) (?:two|three|four|"
    rf"2|3|4)|both(?: of)?(?: (?:the|our|their))?(?! (?:[\w-]+ )?(?:parents|carers|tenants|residents|men|"
    rf"women|workers|members|peers|leaders|practitioners|officers)\b)|all (?:three|four)"
    rf"|(?:one|two|either) of (?:two|three|four)|a pair of) (?:[\w’'-]+ ){{0,3}}?{_PEOPLE}\b",
    re.IGNORECASE,
)
_HUMAN: Final = (
    r"(?:nurse|worker|carer|officer|psychiatrist|psychologist|manager|consultant|doctor|gp|therapist|"
    r"professional|practitioner|"
    r"teacher|councillor|member|parent|mother|father|man|woman|resident|tenant|person|analyst|lead|director|"
    r"interpreter|"
    r"advocate|dentist|midwife|matron|amhp|ot|pharmacist|planner|lawyer|solicitor|surveyor|coordinator|trustee|"
    r"governor|speaker|employee|apprentice|inspector|driver|cook|chef)"
)
_SOLE: Final = re.compile(
    rf"\b(?:(?:the|our|their|its|[\w-]+['’]s) (?:only|sole|one|single|lone)|only one|just one"
    rf"|there(?: is|'s|’s| was) one) (?:[\w’'-]+ ){{0,4}}?{_HUMAN}\b(?!s)"
    rf"(?: (?:on|in|at|for|from|with) (?:the )?[\w’'-]+)?",
    re.IGNORECASE,
)
_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_STORY_OF: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w-]+ ){0,2}?(?:mother|father|mum|dad|son|daughter|brother|sister|wife|"
    r"husband|resident|patient|tenant|"
    r"woman|man|lady|gentleman|lad|girl|boy|teenager|couple|family|grandmother|grandfather|nan|widow|widower|"
    r"refugee|client|"
    r"service user|young person|student|pupil|carer|parent|lodger|veteran|nurse|social worker|worker|"
    r"councillor|foster carer)"
    r"(?:,)? (?:whose|who|that|living|placed|moved|found|featured|named)\b[^.!?\n]{0,120}"
)
_SPECIFIC: Final = re.compile(
    rf"\b{_MONTH}\b|\b(?:19|20)\d\d\b|(?<!^)(?<=[ ])(?:in|to|at|from|on|near|the) [A-Z][a-z]{{2,}}|award|"
    rf"newspaper|inquest|"
    r"on (?:the )?(?:tv|telly|radio|news)|murder|lottery|headline"
)
_ENDS: Final = re.compile(
    rf"(?<!\bwho) (?=(?:{'|'.join(sorted(SAYS | {'still', 'gave', 'has', 'is', 'was'}))})\b)"
)


def find_posts(text: str) -> Iterator[Found]:
    """Yield posts that one person holds, and the only one of a kind: warnings."""
    for match in _POST.finditer(text):
        if not _generic(match.group(), match.start(), text):
            yield _found(match.start(), match.end(), Kind.ROLE, Level.WARN, _ONE)
    for match in _BARE.finditer(text):
        yield _found(match.start("post"), match.end("post"), Kind.ROLE, Level.WARN, _ONE)
    for match in _SOLE.finditer(text):
        yield _found(match.start(), match.end(), Kind.ROLE, Level.WARN, _ALONE)


def find_small_groups(text: str) -> Iterator[Found]:
    """Yield groups so small that everybody knows who they are, and stories of one family."""
    for match in _GROUP.finditer(text):
        yield _found(match.start(), match.end(), Kind.SMALL_GROUP, Level.WARN, _FEW)
    for match in _STORY_OF.finditer(text):
        if _SPECIFIC.search(match.group()):
            specific = list(_SPECIFIC.finditer(match.group()))[-1].end()
            end = _ENDS.search(match.group(), specific)
            length = end.start() if end else specific
            yield _found(match.start(), match.start() + length, Kind.SMALL_GROUP, Level.BLOCK, _STORY)


def _generic(words: str, start: int, text: str) -> bool:
    """Return whether it is the role in general, as in 'the role of the chair' or 'take the lead'."""
    before = text[max(0, start - 24) : start].lower()
    if before.endswith(
        ("role of ", "post of ", "position of ", "job of ", "vacancy for ", "at ", "take ", "takes ", "taking ")
    ):
        return not before.endswith("at ") or words.lower().endswith(" head")
    return False


def _found(start: int, end: int, kind: Kind, level: Level, reason: str) -> Found:
    return Found(start=start, end=end, kind=kind, level=level, reason=reason)
