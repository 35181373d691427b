"""Calendar entries as they are sent to Graph: a whole new one, and only what may change of an old one."""

from datetime import datetime
from typing import Final

from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.attendee_type import AttendeeType
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.event import Event
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.online_meeting_provider_type import OnlineMeetingProviderType
from msgraph.generated.models.single_value_legacy_extended_property import SingleValueLegacyExtendedProperty

from bot.domain.ids import made_from
from bot.graph.wall import wall_time, windows_zone
from bot.ports.meetings import WORDLESS, MeetingWanted

TAG: Final = "String {5b0c8a1e-3f5d-4f0e-9c39-7a1d2c64e8b7} Name criticalFriendMeeting"
"""The property by which a meeting of ours is found again; the GUID is our own namespace."""

INVITATION: Final = (
    "Please join this session in Teams with the link in this invitation. It is not recorded or transcribed."
)
"""What the invitation says: nothing about the session, since calendars are read by many (R69, R73)."""


def key_of(wanted: MeetingWanted) -> str:
    """Return the key of a meeting: the same for the same review, session and generation.

    It has no capitals and no quotes, since Graph compares such values without regard to case.
    """
    return made_from("meeting", wanted.review, wanted.session, str(wanted.generation))


def new_event(wanted: MeetingWanted) -> Event:
    """Return the whole entry; the key in it keeps a repeated request from making a second one."""
    event = changes(wanted)
    event.body = ItemBody(content_type=BodyType.Text, content=INVITATION)
    event.is_online_meeting = True
    event.online_meeting_provider = OnlineMeetingProviderType.TeamsForBusiness
    event.transaction_id = key_of(wanted)
    event.single_value_extended_properties = [SingleValueLegacyExtendedProperty(id=TAG, value=key_of(wanted))]
    event.hide_attendees = True  # those met need not learn who else was asked (R69)
    event.response_requested = False  # nobody reads the organiser's mailbox
    event.allow_new_time_proposals = False  # the client's timetable decides (R13)
    return event


def changes(wanted: MeetingWanted) -> Event:
    """Return only what a move may change; never the body, which holds the join link as Teams wrote it."""
    return Event(
        subject=wanted.subject,
        start=_at(wanted.starts, zone=wanted.zone),
        end=_at(wanted.ends, zone=wanted.zone),
        attendees=[
            Attendee(
                type=AttendeeType.Required,
                email_address=EmailAddress(address=attendee.email, name=attendee.name),
            )
            for attendee in wanted.attendees
        ],
    )


def without_words() -> Event:
    """Return what takes every word out of an entry that is over: with the text goes the join link (R66)."""
    return Event(subject=WORDLESS, body=ItemBody(content_type=BodyType.Text, content=""))


def _at(moment: datetime, *, zone: str) -> DateTimeTimeZone:
    return DateTimeTimeZone(date_time=wall_time(moment, zone=zone), time_zone=windows_zone(zone))
