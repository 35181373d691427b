"""What leaves the team goes through a gate: warnings may be let stand with a reason, names never."""

import pytest

from bot.domain.attribution import Guard, runs_of
from bot.domain.errors import Attributable, Incomplete, OutOfDate, ReviewError
from bot.domain.gate import Gate, let_stand
from bot.domain.override import Override, mark_of_text
from tests.builders import ANA, NINE

GUARD = Guard(["Mark Tully"])
POST = "The section 151 officer feels supported."


def let(gate: Gate, text: str, reason: str = "The post has agreed.") -> tuple[Override, ...]:
    found = gate.objections([text])
    return let_stand([o.key for o in found], reason=reason, objections=found, by=ANA, at=NINE)


def test_a_warning_may_be_let_stand_with_a_reason_and_its_sentence_is_kept_as_a_hash() -> None:
    gate = Gate(guard=GUARD)

    decided = let(gate, POST)

    assert [(o.text, o.reason, o.by, o.at) for o in decided] == [
        (mark_of_text(POST), "The post has agreed.", ANA, NINE)
    ]
    assert Gate(guard=GUARD, let_stand=decided).objections([POST]) == ()
    assert [o.concern.words for o in Gate(guard=GUARD, let_stand=decided).objections([POST + " Still."])] == [
        "The section 151 officer"
    ]


@pytest.mark.parametrize("text", ["Mark Tully agreed.", "Ring 01632 960123.", "RK-20441 is open."])
def test_a_name_of_the_review_and_an_identifier_never_stand(text: str) -> None:
    gate = Gate(guard=GUARD)
    found = gate.objections([text])
    forged = tuple(
        Override(concern=o.key, text=mark_of_text(text), reason="It is known.", by=ANA, at=NINE) for o in found
    )

    assert Gate(guard=GUARD, let_stand=forged).objections([text]) == found != ()
    with pytest.raises(Attributable):
        let(gate, text)
    with pytest.raises(Attributable):
        Gate(guard=GUARD, let_stand=forged).refuse_blocked([text])


@pytest.mark.parametrize(
    ("keys", "reason", "refusal"),
    [(["0"], "Why not.", OutOfDate), ([], "Why not.", Incomplete), (None, " ", Incomplete)],
)
def test_what_is_let_stand_must_be_there_and_have_a_reason(
    keys: list[str] | None, reason: str, refusal: type[ReviewError]
) -> None:
    found = Gate(guard=GUARD).objections([POST])

    with pytest.raises(refusal):
        let_stand(
            [o.key for o in found] if keys is None else keys, reason=reason, objections=found, by=ANA, at=NINE
        )


def test_somebodys_own_words_and_a_single_source_stand_in_the_way() -> None:
    told = "Nobody knows who signs off a package after hours."
    gate = Gate(guard=GUARD, own_words=runs_of([told]), single=frozenset({told.casefold()}))

    assert {o.concern.kind.value for o in gate.objections([told])} == {"VERBATIM", "SINGLESOURCE"}
    assert gate.objections([told, told]) == gate.objections([told])


def test_a_name_that_nobody_knows_is_not_written_until_it_is_let_stand() -> None:
    text = "Priyanka Sandhu said that triage is on paper."
    gate = Gate(guard=GUARD)

    with pytest.raises(Attributable):
        gate.refuse_blocked([text])
    Gate(guard=GUARD, let_stand=let(gate, text)).refuse_blocked([text])
