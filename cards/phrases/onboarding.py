"""The words of the peer charter, the ground rules and the induction (R76; S0, S3 and S4 in our own words)."""

from typing import Final

from bot.domain.onboarding import Part

TITLE: Final = "Before you come as a peer"
LEAD: Final = "Please read these parts for the {noun} for {client}, and confirm each. It takes ten minutes."
ASK: Final = "If anything is unclear, or does not suit you, speak with the challenge manager first."
PARTS: Final = {
    Part.CHARTER: "The peer charter",
    Part.GROUND_RULES: "Ground rules",
    Part.INDUCTION: "What being a peer is like",
}
LEADS: Final = {
    Part.CHARTER: "As a peer:",
    Part.GROUND_RULES: "All of the team:",
    Part.INDUCTION: "This is what happens:",
}
CONFIRM: Final = {
    Part.CHARTER: "I keep to the charter",
    Part.GROUND_RULES: "I keep to the ground rules",
    Part.INDUCTION: "I have read this",
}
CONFIRMED: Final = "✓ You have confirmed this."
DONE: Final = "Thank you. You have confirmed everything. Write “charter” to read it again."
CHASE_TITLE: Final = "Still to confirm before you come"
CHARTER: Final = (
    "I come because the client asked us to. I am a critical friend, and no inspector.",
    "I listen with respect to everybody, and I value what each of the team brings.",
    "I bring my own experience and examples, and I stay open to being challenged.",
    "I say at once if I have an interest in the place, or could seem to have one.",
    "I prepare, I take part on the days that we agreed, and I say early if I cannot.",
    "I keep what I hear confidential, and I destroy my notes when the report is signed off.",
)
GROUND_RULES: Final = (
    "Make it a good experience for the people we meet: be friendly, and show that you have listened.",
    "Question hard if need be, but never so that somebody feels attacked.",
    "Value each other's views, and say openly where you see things differently.",
    "Nothing that we are told is ever linked to a person. Say so at the start of every meeting.",
    "Learn from others and take it home, but never use anything in a way that could harm the client.",
)
INDUCTION: Final = (
    "You work in pairs: one of you asks, the other takes notes.",
    "After each meeting I ask you what you heard. You write short points, and never a name.",
    "Several times a day the team meets to bring its points together.",
    "Only what more than one source told us becomes a finding. Nothing is scored.",
    "Each day the client hears what is emerging, so that nothing comes as a surprise.",
    "The lead peer presents at the end, with what all of you agreed. You comment on the draft report.",
    "Your notes may hold personal data. Keep them safe, keep no more than you need, and hand them to nobody.",
)
WAITING_TITLE: Final = "Who has not confirmed yet"
WAITING: Final = "{name}: {parts}"
WAITING_DO: Final = "They stay in the team. I remind each of them once. Please speak with them too."
ALL: Final = "Every peer has confirmed the charter, the ground rules and the induction."
SEND: Final = "Send them the charter"
SENT: Final = "I am sending it to those who have not confirmed."
PAGE: Final = "Read and confirm"
