"""The sentences of taking in a timetable."""

from typing import Final

from bot.domain.session import Mode

TITLE: Final = "Timetable for {client}"
TEXT: Final = "I have read the timetable: {sessions}. Please check it before I make meetings."
LEAD: Final = "I read {sessions} on {days}. All times are {zone}."
PROPOSED: Final = "(pair proposed)"
PROPOSED_NOTE: Final = "The file did not say who goes to every session. I proposed those pairs."
EVENING: Final = "The file has no team meeting on the evening before, so I add one for the team: {when}."
NO_PAIR: Final = "no pair yet"
MODES: Final = {Mode.HYBRID: "hybrid", Mode.ON_SITE: "on site"}
CANCELLED: Final = "cancelled"
ROW: Final = "**{hours}** {title}"
SHOW: Final = "Show or hide {day}"
DAY: Final = "{day}: {sessions}"
REST: Final = "{sessions} more are not shown here. I read those too."
STALE: Final = "The timetable or the team has changed since I drew this card. This is how things stand now."
WAITS_ONE: Final = "1 line has no day or time yet, so it is left out for now."
WAIT: Final = "{lines} have no day or time yet, so they are left out for now."
BEFORE: Final = "Nothing is sent to anyone until you accept."
ACCEPT: Final = "Accept timetable"
DECLINE: Final = "Set it aside"
ACCEPTED_TITLE: Final = "The timetable is accepted"
ACCEPTED: Final = "{sessions} are in."
MEETINGS: Final = "I am making {meetings}. Each invitation comes from the {noun}'s mailbox."
NO_MEETINGS: Final = "No new meetings are needed."
ACCEPTED_NEXT: Final = "Each pair gets a briefing before its session, and a short card after it."
ACCEPTED_MEETINGS: Final = "Each mentor gets their meetings in the morning. Nothing is asked afterwards."
CHANGES: Final = "If the timetable changes, send me the new file."
DECLINED_TITLE: Final = "The timetable is set aside"
DECLINED: Final = "Nothing was changed and nothing was sent. Send me the file again when it is ready."
