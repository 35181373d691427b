"""How a word acts as a person: it says, it is spoken to, it belongs to a team."""

from collections.abc import Sequence
from typing import Final

from bot.domain.attribution_text import Word

SAYS: Final = frozenset(
    "said says told tells thinks thought felt feels believes believed reckons reckoned mentioned admitted "
    "admits "
    "complained complains explained explains commented remarked recalled recalls insisted insists wants "
    "wanted hopes "
    "hoped disagreed disagrees agreed agrees described describes worries argued argues stressed suggested "
    "suggests "
    "noted claimed claims replied stated warned warns confirmed conceded acknowledged reported reports raised "
    "raises asked asks heard hears knows knew doubts doubted cried wept joked laughed sighed wishes wished "
    "wondered "
    "wonders whispered shouted refuses refused thanked praised criticised criticises blamed blames welcomed "
    "flagged echoed put questions questioned pointed talked speaks spoke sees loves hates likes prefers fears "
    "feared resents accepts accepted denied denies expects expected recommended emphasised emphasises".split()
)
"""Verbs that only a person, or a body of people, does."""
DOES: Final = frozenset(
    "runs ran leads led chairs chaired attends attended presented presents opened manages managed holds "
    "keeps kept "
    "coordinates coordinated hosts hosted set sits works worked joined retired resigned left sleeps sat met "
    "answers answered showed shows gave gives took takes wrote writes does did cares cared rang rings phoned "
    "emailed waited waits visited visits drives drove looks looked helped helps struggles struggled books "
    "introduced introduces lives lived".split()
)
"""What a person does, though a team or a service may as well."""
IS_OR_HAS: Final = frozenset(
    "seems seemed has had is was isn't wasn't hasn't hadn't doesn't didn't won't "
    "can't couldn't could would never "
    "rarely always often gets got goes went came comes thinks needs".split()
)
STATES: Final = frozenset(
    "clear adamant upfront open candid frank honest sceptical worried anxious keen unhappy happy convinced "
    "unsure sure proud "
    "critical angry upset frustrated passionate positive negative concerned unaware surprised tearful "
    "emotional".split()
)
_BETWEEN: Final = frozenset(
    "also then still both all really just always often never only clearly openly quietly honestly repeatedly "
    "even "
    "has had himself herself rightly later again who separately rarely sometimes frequently since only".split()
)
_IS: Final = frozenset("is was isn't wasn't seems seemed looked felt feels remains sounded".split())
_ASKED: Final = frozenset(
    "asking telling meeting ringing calling asked told met rang phoned emailed interviewed thanked quoted "
    "ask asks tell thank called named colleague "
    "buddy chat "
    "chatted spoken".split()
)
_SPEAKING: Final = frozenset(
    "spoke speak speaking spoken talked talking chat chatted met meeting conversation interview".split()
)
_HEARD: Final = frozenset(
    "heard feedback quote email emails quotes comment comments call message point complaint note words".split()
)
_PASSIVE: Final = frozenset(
    "led said made raised described run presented put told set written chaired echoed confirmed supported "
    "reported "
    "explained noted suggested given shared done mentioned flagged opened hosted managed".split()
)
_VIEW: Final = frozenset(
    "view views words opinion point take account story comment comments concern concerns mum dad".split()
)
AND: Final = frozenset({"and", "n", "&", "or", "und"})
_THEIRS: Final = frozenset("he she his her him himself herself hers".split())
_PLACED: Final = frozenset("in from at on with".split())


def says(words: Sequence[Word], at: int, *, does: bool = False) -> bool:
    """Return whether the words from here are what a person did, such as 'also told us' or 'was clear that'."""
    for i in range(at, min(at + 3, len(words))):
        word = words[i]
        if word.first or (i == at and word.before not in {"", " ", ",", ", "}):
            return False
        if word.key in SAYS:
            return not (word.key == "put" and not _puts(words, i))
        if word.key in _IS and i + 1 < len(words) and _state(words, i + 1):
            return True
        if does and (word.key in DOES or word.key in IS_OR_HAS):
            return True
        if word.key not in _BETWEEN:
            return False
    return False


def _puts(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].key in {"it", "this", "that"}


def _state(words: Sequence[Word], at: int) -> bool:
    skip = 1 if words[at].key in {"very", "quite", "really", "not", "so", "the", "especially", "most"} else 0
    at = min(at + skip, len(words) - 1)
    return words[at].key in STATES


def spoken_to(words: Sequence[Word], at: int) -> bool:
    """Return whether somebody is addressed or quoted here, as in 'spoke to', 'according to' or 'raised by'."""
    if at == 0:
        return False
    last, before = words[at - 1].key, words[at - 2].key if at > 1 else ""
    if words[at].first:
        return False
    if last in {"to", "with", "w"}:
        return before in _SPEAKING or before in {"according", "thanks"}
    if last in {"from", "of"}:
        return last == "from" and before in _HEARD
    if last == "by":
        return before in _PASSIVE
    return last in _ASKED or last == "per" or (last == "as" and says(words, at + 1))


def placed(words: Sequence[Word], at: int) -> bool:
    """Return whether 'in finance told us' or 'from the care home' stands here, which follows a name."""
    if at + 1 >= len(words) or words[at].key not in _PLACED or words[at].before != " ":
        return False
    for i in range(at + 1, min(at + 7, len(words))):
        if words[i].first:
            return False
        if i > at + 1 and (says(words, i) or words[i].key in DOES):
            return True
        if i == at + 2 and words[at].key == "from" and words[i].key.endswith("ed"):
            return True
    return False


def owns_a_view(words: Sequence[Word], at: int) -> bool:
    """Return whether this word owns words or a view, as in 'Tamsin's view'."""
    return words[at].owns and at + 1 < len(words) and words[at + 1].key in _VIEW


def spoken_of(words: Sequence[Word], at: int) -> bool:
    """Return whether 'he', 'her' and such follow closely in the same sentence."""
    for word in words[at : at + 8]:
        if word.first:
            return False
        if word.key in _THEIRS:
            return True
    return False


def described(words: Sequence[Word], at: int, *, text: str) -> bool:
    """Return whether what follows a name describes a person: an age, 'who', or a post in brackets."""
    if at >= len(words) or words[at].first:
        return False
    word = words[at]
    if word.key == "who":
        return True
    if word.before.startswith(","):
        age = text[word.start : word.end]
        if any(
            words[i].before.startswith(",") and says(words, i) for i in range(at + 1, min(at + 5, len(words)))
        ):
            return True
        return age.isdigit() and 1 <= len(age) <= 2  # noqa: PLR2004 - an age has one or two digits
    return False
