"""The sentences about what a new version of the timetable changes."""

from typing import Final

from bot.domain.change import ChangeKind

GROUPS: Final = {
    ChangeKind.CANCELLED: "Cancelled",
    ChangeKind.MOVED: "Moved",
    ChangeKind.SHORTENED: "Shortened",
    ChangeKind.LENGTHENED: "Lengthened",
    ChangeKind.NEW: "New",
    ChangeKind.SWAPPED: "With other people",
    ChangeKind.RENAMED: "Renamed",
    ChangeKind.PLACE: "In another place",
}
"""What each kind of change is called, in the order in which they are shown."""

GROUP: Final = "{kind}: {number}"
COUNT: Final = "{number} {kind}"
SHOW: Final = "Show or hide {kind}"

TITLE: Final = "New timetable for {client}"
TEXT: Final = "The new timetable changes {sessions}. Please check it before I change anything."
LEAD: Final = "I compared it with the timetable in force. {counts}. {staying} as before."
STAYS_NONE: Final = "No session stays"
STAYS: Final = "1 session stays"
STAY: Final = "{sessions} stay"
BEFORE: Final = "Nothing changes and nobody is told until you apply it. All times are {zone}."
TOLD: Final = "It touches the day of {people}. Each of the team is told once."
TOLD_NOBODY: Final = "It touches nobody's day."
APPLY: Final = "Apply these changes"
LEAVE: Final = "Leave it as it is"
LEFT: Final = "{sessions} more that change are not shown here."

LINE: Final = "**{title}**: {what}"
WHEN: Final = "{when}."
NOW: Final = "now {now}. Before: {before}."
WAS: Final = "was {before}."
PAIR: Final = "{pair} instead of {before}."
PAIR_NEW: Final = "{pair}, nobody before."
PAIR_GONE: Final = "no pair. Before: {before}."
RENAMED: Final = "It was called “{before}” before."
PLACE: Final = "Its place, or how people meet, has changed."
KIND: Final = "It is another kind of session now."
OTHERS_MET: Final = "Other people are met."
AFFECTS: Final = "Affects {people}."
WHOLE_TEAM: Final = "the whole team"

SAME_TITLE: Final = "Nothing has changed"
SAME: Final = "This timetable is the one in force: {sessions}. No meeting is touched and nobody is told."

APPLIED_TITLE: Final = "The new timetable is applied"
APPLIED: Final = "{sessions} changed."
MADE: Final = "{meetings} made"
MOVED: Final = "{meetings} brought into step; each link stays"
CANCELLED: Final = "{meetings} cancelled, with a note to those invited"
NO_MEETINGS: Final = "No meeting needs to change."
MEETINGS: Final = "In Outlook and Teams:"
APPLIED_TOLD: Final = "I am telling {people} what changes for them, each once."
APPLIED_NOBODY: Final = "Nobody's day changes, so nobody is told."
APPLIED_NEXT: Final = "What I send about a session moves with it."

YOURS_TITLE: Final = "The timetable has changed"
YOURS_TEXT: Final = "The timetable of {client} has changed for you: {sessions}."
YOURS_LEAD: Final = "This is what changes for you. All times are {zone}."
YOURS_CANCELLED: Final = "Cancelled"
YOURS_NEW: Final = "New"
YOURS_MOVED: Final = "Moved"
YOURS_JOINED: Final = "You are now in this"
YOURS_NO_LONGER: Final = "You are no longer in this"
YOURS_CHANGED: Final = "Changed"
YOURS_HEADING: Final = "{what}: {title}"
YOURS_NOW: Final = "**Now {now}.**"
YOURS_WHEN: Final = "**{when}.**"
YOURS_BEFORE: Final = "Before: {before}."
YOURS_WAS: Final = "It was {before}."
YOURS_LEADS: Final = "You go with {partner}; you lead the questions."
YOURS_NOTES: Final = "You go with {partner}; you take the notes."
YOURS_BOTH: Final = "You ask and take notes yourself."
YOURS_JOIN: Final = "Join {title}"
YOURS_END: Final = (
    "Your calendar follows by itself. If a time does not work for you, tell the challenge manager."
)
