"""The sentences of one finding and of what can be done to it."""

from typing import Final

TITLE: Final = "Finding {number}: {theme}"
TEXT: Final = "Finding {number} on {theme}"
STATE: Final = "{kind}, {state}"
PARKED: Final = "Parked because: {reason}"
JOINED: Final = "It is part of finding {number} now."
WITHDRAWN: Final = "It was taken back."
SUPPORTS: Final = "What supports it"
QUESTIONS: Final = "What questions it"
NOTE: Final = "**{number}** {text}"
NOTE_SOURCE: Final = "{initials}; {source}"
NOTE_GONE: Final = "{initials}; taken back since, so it does not count"
NOTES_REST: Final = "{notes} more are cited."
ALIKE: Final = "Notes that may say the same"
LAST: Final = "Last change: {deed}, by {initials}, {at}."
NOW: Final = "It says now: {text}"

WORDS: Final = "Reword it"
ADD: Final = "Add notes"
OFF: Final = "Take notes off"
MERGE: Final = "Merge it"
SPLIT: Final = "Split it"
PARK: Final = "Park it"
BRING_BACK: Final = "Bring it back"
AGREE: Final = "Agree it"
UNDO: Final = "Undo the last change"
THEME: Final = "Back to the theme"
BACK: Final = "Back to the finding"
WHOLE: Final = "Open finding {number}"
MORE: Final = "More notes"
FEWER: Final = "Notes before these"

SAVE_WORDS: Final = "Save the words"
SUPPORT: Final = "Support it"
QUESTION: Final = "Question it"
SAVE_OFF: Final = "Take them off"
SAVE_MERGE: Final = "Merge the two"
SAVE_SPLIT: Final = "Make two of it"
SAVE_PARK: Final = "Park it"

TEXT_BOX: Final = "The finding, as the client could hear it"
NEW_TEXT_BOX: Final = "The new finding, as the client could hear it"
TEXT_NEEDED: Final = "Enter the finding in a sentence or two"
REASON_BOX: Final = "Why is it parked?"
REASON_NEEDED: Final = "Enter the reason in a few words"
NOTES_BOX: Final = "Notes"
NOTES_NEEDED: Final = "Choose at least one note"
SPLIT_BOX: Final = "Notes that go into the new finding"
MERGE_BOX: Final = "The finding that becomes part of this one"
MERGE_NEEDED: Final = "Choose a finding"

ADD_LEAD: Final = "Choose notes. They can support the finding, or question it."
OFF_LEAD: Final = "Choose the notes that do not belong to it."
MERGE_LEAD: Final = "The notes of both will stand behind this finding, in its words. It can be undone."
SPLIT_LEAD: Final = "The notes that you choose go into a new finding of its own. It can be undone."
PARK_LEAD: Final = "It keeps its notes, and is not told to the client. It can be brought back."
NO_NOTES: Final = "There are no other notes on this theme."
NOTHING_CITED: Final = "It has no notes."
NO_OTHERS: Final = "There is no other finding of this kind."

CHOICE: Final = "Number {number}: {text} ({kind}, {initials})"
CHOICE_ALIKE: Final = "May say the same. {choice}"
CHOICE_SUPPORTS: Final = "Supports it now. {choice}"
CHOICE_QUESTIONS: Final = "Questions it now. {choice}"
CHOICE_GONE: Final = "Taken back. {choice}"
CHOICE_FINDING: Final = "Finding {number}: {text} ({theme}, {state})"

DONE: Final = {
    "finding.reword": "The words are changed.",
    "finding.support": "The notes support it now.",
    "finding.question": "The notes question it now.",
    "finding.take_off": "The notes are off it.",
    "finding.merge": "The two are one finding now.",
    "finding.split": "The notes that you chose are a finding of their own now.",
    "finding.park": "It is parked.",
    "finding.agree": "It is agreed.",
    "finding.bring_back": "It is back.",
    "finding.undo": "The last change is undone.",
}
"""What is said when something was done, by the verb of its button."""

GONE: Final = "Finding {number} is taken back."
