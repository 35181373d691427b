"""A text that is being looked through: its words, its review's people, and what is known to be nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.attribution_institutions import after_an_article, institution
from bot.domain.attribution_roster import Roster
from bot.domain.attribution_speech import (
    AND,
    described,
    owns_a_view,
    placed,
    says,
    spoken_of,
    spoken_to,
)
from bot.domain.attribution_text import Word
from bot.domain.attribution_words import words as listed

_TEMPORAL: Final = frozenset(
    "april may june august summer autumn sunday friday christmas easter january".split()
)
_SOMEBODY: Final = frozenset(
    "volunteer carer officer worker nurse manager resident tenant mother father mum dad son daughter brother "
    "sister wife husband neighbour colleague commissioner analyst gp doctor therapist driver cleaner cook "
    "caretaker "
    "receptionist teacher councillor member leader director lead head chair peer trustee man woman lady lad "
    "girl "
    "boy client patient student foster assistant coordinator consultant advocate apprentice secretary".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with all that is needed to judge a word of it."""

    text: str
    words: Sequence[Word]
    roster: Roster
    covered: frozenset[int]

    def nobody(self, at: int) -> bool:
        """Return whether the word here belongs to an organisation, a place, a team, a law or a product."""
        return at in self.covered or institution(self.words, at) or after_an_article(self.words, at)

    def acts(self, at: int, *, length: int = 1, does: bool = False) -> bool:
        """Return whether the name here, so many words long, acts as a person does."""
        end = at + length
        return (
            says(self.words, end, does=does)
            or spoken_to(self.words, at)
            or owns_a_view(self.words, end - 1)
            or placed(self.words, end)
            or described(self.words, end, text=self.text)
            or self._quoted(at, end)
            or self._apposed(at)
        )

    def acts_in_company(self, at: int, *, does: bool = False) -> bool:
        """Return whether the name here, or one joined to it by 'and', acts as a person does."""
        if self.acts(at, does=does):
            return True
        after, before = at + 2, at - 2
        if after < len(self.words) and self.words[at + 1].key in AND and self._name(after):
            return self.acts(after, does=does)
        return before >= 0 and self.words[at - 1].key in AND and self._name(before) and self.acts(at, does=does)

    def theirs(self, at: int) -> bool:
        """Return whether he, she, his or her follows."""
        return spoken_of(self.words, at + 1)

    def temporal(self, at: int) -> bool:
        """Return whether the word is also a month, a season or a day."""
        return self.words[at].key in _TEMPORAL

    def introduced(self, at: int) -> bool:
        """Return whether 'from' or a bracket follows a name of the review, and says where its owner sits."""
        if at >= len(self.words):
            return False
        after = self.words[at]
        return not after.first and (after.key == "from" or after.before in {"(", " ("})

    def _name(self, at: int) -> bool:
        key = self.words[at].key
        return (
            key in listed("given_names") or key in listed("names_that_are_words") or key in listed("surnames")
        )

    def _apposed(self, at: int) -> bool:
        """Return whether 'one volunteer' or 'a carer' stands right before a name with a capital."""
        word = self.words[at]
        if at == 0 or not word.capital or word.first:
            return False
        return self.words[at - 1].key in _SOMEBODY and word.before.strip(" ") in {"", ",", "(", "–", "-"}

    def _quoted(self, at: int, end: int) -> bool:
        """Return whether a name stands alone before a colon, or after a quotation and a dash."""
        if end < len(self.words) and self.words[at].first and self.words[end].before.startswith(":"):
            return True
        dashed = at > 0 and self.words[at].before.strip(" ") in {"” –", "” -", '" -', '" –', "” —", "”, –"}
        return dashed and self.words[at].capital
