"""What a method says in its final feedback and its report, beside what was found."""

from typing import Final

from bot.domain.frozen import Frozen

_WHAT_A_PEER_CHALLENGE_IS: Final = (
    "A peer challenge brings people who work in health and care, or have experience of it, to another place "
    "at its invitation. They come as critical friends. It is voluntary, and it is not part of assurance, "
    "regulation or inspection, and nothing is ever scored."
)
_HOW_THE_TEAM_LISTENED: Final = (
    "The team first read the papers that were sent to it. It then met people in pairs: one to ask and one to "
    "take notes. After each session the pair wrote down what mattered most, and at the end of each day the "
    "team shared its emerging messages with you informally."
)
_HOW_IT_CAME_TO_ITS_FINDINGS: Final = (
    "The team brought its notes together, theme by theme, and looked for what was heard or read "
    "independently in more than one place. Only what was found in several independent sources, and agreed "
    "by the whole team, stands in this report."
)
_CONFIDENCE: Final = (
    "People spoke in confidence, so nothing here is linked to anybody. The team destroys its notes once the "
    "report is signed off."
)


class FeedbackWords(Frozen):
    """What the final feedback says beside the findings: what it is and is not, and what comes next (S1, S4)."""

    it_is: tuple[str, ...] = (
        "A view from critical friends who know the pressures of health and care, at your invitation.",
        "What many people told us: each message comes from more than one independent source.",
        "Yours: you own the feedback, and you decide what to do with it.",
    )
    it_is_not: tuple[str, ...] = (
        "It is not an inspection or an audit, and it is no part of regulation.",
        "It is no detailed diagnosis, and nothing is ever scored.",
        "It links nothing to anybody who spoke with us.",
    )
    next_steps: tuple[str, ...] = (
        "You are welcome to discuss these messages with the team now.",
        "A written report normally follows within four weeks. You will see it as a draft.",
        "We encourage you to share the feedback with everybody who took part.",
        "The team can help to plan what to do, now or at a later time.",
        "The team destroys its notes once the report is signed off.",
    )


class ReportWords(Frozen):
    """What the report says besides the findings: how the team worked, where to look for practice, what next."""

    method: tuple[str, ...] = (
        _WHAT_A_PEER_CHALLENGE_IS,
        _HOW_THE_TEAM_LISTENED,
        _HOW_IT_CAME_TO_ITS_FINDINGS,
        _CONFIDENCE,
    )
    signposting: str = "Others have learnt from these places and papers. They are offered as a start."
    next_steps: tuple[str, ...] = (
        "Once it is agreed and signed off, the report is yours to publish.",
        "We encourage you to share it with everybody who took part.",
        "The team can hold a session to plan what to do, now or later, and further support can be arranged.",
        "We will be in touch to ask how progress is going.",
    )
