"""The gate through which every text goes that leaves the team: judged anew each time that it passes (R65)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.alike import is_alike
from bot.domain.attribution import Concern, Guard, Kind, Level, Runs
from bot.domain.errors import Attributable, Incomplete, OutOfDate
from bot.domain.frozen import Frozen
from bot.domain.ids import PersonId, made_from
from bot.domain.override import Override, mark_of_text


class Objection(Frozen):
    """What stands in the way of one sentence."""

    sentence: str
    concern: Concern

    @property
    def key(self) -> str:
        """What tells this objection from others, without a word of what it is about."""
        return made_from(self.sentence, self.concern.kind, self.concern.words)

    @property
    def is_block(self) -> bool:
        """Whether it must come out, whatever anybody says."""
        return self.concern.must_come_out


@dataclass(frozen=True)
class Gate:
    """The guard of a review with what it must know of a text: whose words it may repeat, and what it rests on.

    `own_words` are runs of words that somebody wrote down, `single` the sentences that rest on one source and
    `founded` those that rest on several, all casefolded, and `let_stand` what the challenge manager has decided
    before. What is neither is taken for the one that it is like.
    """

    guard: Guard
    own_words: Runs = frozenset()
    single: frozenset[str] = frozenset()
    founded: frozenset[str] = frozenset()
    let_stand: tuple[Override, ...] = ()

    def objections(self, sentences: Iterable[str]) -> tuple[Objection, ...]:
        """Return what stands in the way of these sentences, each thing once."""
        found = {o.key: o for sentence in sentences for o in self._about(sentence)}
        let = {o.concern for o in self.let_stand if o.reason.strip()}
        return tuple(o for o in found.values() if o.is_block or o.key not in let)

    def refuse_blocked(self, sentences: Iterable[str]) -> None:
        """Raise `Attributable` where a sentence shows somebody; warnings are for people to judge."""
        if any(o.concern.level is Level.BLOCK for o in self.objections(sentences)):
            raise Attributable("The text names somebody or shows who it is, so nothing was written.")

    def _about(self, sentence: str) -> Iterator[Objection]:
        on_one = self._rests_on_one(" ".join(sentence.casefold().split()))
        judged = self.guard.judge(sentence, said=self.own_words, single_source=on_one)
        for concern in judged.concerns:
            yield Objection(sentence=sentence, concern=concern)

    def _rests_on_one(self, sentence: str) -> bool:
        if sentence in self.single or sentence in self.founded:
            return sentence in self.single
        is_like = any(is_alike(one, sentence) for one in self.single)
        return is_like and not any(is_alike(one, sentence) for one in self.founded)


def let_stand(
    keys: Iterable[str], *, reason: str, objections: Iterable[Objection], by: PersonId, at: datetime
) -> tuple[Override, ...]:
    """Return a decision for each objection chosen.

    Raises `Attributable` for what must come out, `OutOfDate` for an objection that is not there, and
    `Incomplete` without a reason.
    """
    there = {o.key: o for o in objections}
    chosen = [_chosen(key, there) for key in dict.fromkeys(keys)]
    if chosen and not reason.strip():
        raise Incomplete("Say why these words may stand.")
    if reason.strip() and not chosen:
        raise Incomplete("Choose which words may stand, or take out the reason.")
    return tuple(
        Override(concern=o.key, text=mark_of_text(o.sentence), reason=reason.strip(), by=by, at=at)
        for o in chosen
    )


def _chosen(key: str, there: dict[str, Objection]) -> Objection:
    if key not in there:
        raise OutOfDate("The text has changed since you saw what may stand. Please choose again.")
    if there[key].is_block:
        kind = there[key].concern.kind
        what = "A name" if kind in {Kind.PERSON, Kind.INITIALS} else "A detail by which somebody can be found"
        raise Attributable(f"{what} can never stand, whatever the reason. Please take it out.")
    return there[key]
