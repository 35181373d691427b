"""The sentences of help."""

from typing import Final

from bot.domain.review import Stage

HELP_TITLE: Final = "What I can do"
HELP_AS: Final = "Your part: {role}. You can write:"
HELP_NOBODY: Final = "I do not know you in a review yet. You can write:"
HELP_COMMAND: Final = "**{command}**: {what}"
HELP_OTHERS: Final = "You are also in {others}. To speak of that, put “for {one}:” in front of what you write."
HELP_OTHER_WAY: Final = "If a card is hard to use, write to me in your own words instead."
STAGE: Final = "The {called} for {client}: {stage}."
MENTOR: Final = "mentor"
NEXT_FOR_MANAGER: Final = {
    Stage.PREPARING: "Next, send me the client's timetable as a file.",
    Stage.UNDER_WAY: "I bring you the day's messages before the catch-up. Send me a changed timetable.",
    Stage.REPORTING: "Next, the report is written. I ask you about sign-off when it is due.",
    Stage.SIGNED_OFF: "The notes are being destroyed.",
    Stage.DESTROYED: "The notes are destroyed.",
}
NEXT_FOR_OTHERS: Final = {
    Stage.PREPARING: "When the timetable is in, I send you your sessions.",
    Stage.UNDER_WAY: "I brief you before each session, and ask you afterwards what you heard.",
    Stage.REPORTING: "The feedback is given, and the report is being written.",
    Stage.SIGNED_OFF: "I ask you to destroy your own notes.",
    Stage.DESTROYED: "The notes are destroyed.",
}
NEXT_FOR_CLIENT: Final = {
    Stage.PREPARING: "I ask you for what is needed before it begins.",
    Stage.UNDER_WAY: "I send you each day's messages, once they are approved.",
    Stage.REPORTING: "The feedback is given, and the report is being written.",
    Stage.SIGNED_OFF: "I ask you to destroy what the team sent you.",
    Stage.DESTROYED: "The notes are destroyed.",
}
NEXT_OF_MEETINGS: Final = {
    Stage.PREPARING: "When the timetable is in, each mentor is sent their meetings.",
    Stage.UNDER_WAY: "I send each mentor their meetings in the morning.",
    Stage.REPORTING: "I send each mentor their meetings in the morning.",
    Stage.SIGNED_OFF: "It is over, and the timetable is being destroyed.",
    Stage.DESTROYED: "It is over.",
}
HELP_NOTHING_NOTED: Final = "What is said stays between those who meet. I keep no notes of it."
CHANNEL_TITLE: Final = "Hello"
CHANNEL_OFFER: Final = (
    "I help a peer review team with its timetable and its notes. Should the board be kept in this channel? "
    "Then its challenge manager writes “post here” to me, with my name in front."
)
RENAMED_TITLE: Final = "This channel has a new name"
RENAMED: Final = "The board stays here."
MOVED_TITLE: Final = "The board is kept elsewhere now"
MOVED: Final = "The team reads it in another channel."
HIDDEN_TITLE: Final = "The board is not shown here at present"
HIDDEN: Final = "The challenge manager knows what to do. Write to me in your own chat to see the board."
OUTDATED_TITLE: Final = "This card is out of date"
OUTDATED: Final = (
    "Something on it was taken out. Write “board”, “findings”, “requests” or “report” to me to see how things "
    "stand now."
)
KEPT_HERE_TITLE: Final = "The board will be kept here"
KEPT_HERE: Final = "This is the {noun} for {client}."
NOT_KEPT_TITLE: Final = "The board is not kept here yet"
NOT_KEPT: Final = "I have written to the challenge manager, in their own chat, about what to do first."
HELP_AMONG_OTHERS: Final = (
    "I help the team with its timetable. I answer each of them in their own chat, and not here."
)
PRIVACY: Final = "What is kept about you"
