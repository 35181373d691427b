"""The sentences of reading the report, commenting on it and answering comments."""

from typing import Final

from bot.domain.comment import CommentState

PEERS_TITLE: Final = "Edition {number} of the report is here"
PEERS_LEAD: Final = "**{client}.** Please read the draft and say what should change by {due}."
PEERS_WHY: Final = "The client sees it after you. It is a draft: please do not pass it on."
CLIENT_TITLE: Final = "The draft report is here"
CLIENT_LEAD: Final = "**{client}.** Please read it and say by {due} where a fact is wrong."
CLIENT_WHY: Final = "Your words are kept as yours. It is a draft: please do not pass it on."
OPEN: Final = "Open the report"
NO_FILE: Final = "I have no web address, so the challenge manager sends you the file."
ABOUT: Final = "Which part (optional)"
TEXT: Final = "What should change, and why"
TEXT_CLIENT: Final = "What is wrong, and what is right"
TEXT_NEEDED: Final = "Write what should change."
PRIVATE: Final = "Other peers see what you write without your name. The challenge manager sees your name."
SEND: Final = "Send"
NOTHING: Final = "Nothing to add"
NOTHING_CLIENT: Final = "No corrections"
SIGNPOST: Final = "Add a signpost"
SENT: Final = "Comment {number} is with the challenge manager. You can write another."
SENT_LATE: Final = "Comment {number} is kept. It came after {due}, so it may not be in this edition."
SENT_CLIENT: Final = "Your correction is with the challenge manager. You can write another."
SENT_LATE_CLIENT: Final = "Your correction is kept. It came after {due}, so it may not be in this edition."
FINAL_TITLE: Final = "The final report is here"
FINAL_LEAD: Final = "**{client}.** Edition {number} is the final one."
FINAL_UNTIL: Final = "The link is yours alone and works until {until}."
FINAL_SAVE: Final = "Save it now: I destroy what I hold of it once it is signed off."
READ: Final = "You have nothing to add. Thank you for reading it."
READ_TITLE: Final = "Thank you"
THE_OTHERS: Final = "What others said"
YOURS: Final = "What you said"
LINE: Final = "{about}: {text} ({state})"
LINE_ANSWERED: Final = "{about}: {text} ({state}: {answer})"
WHOLE: Final = "The whole report"
STATES: Final = {state: state.value for state in CommentState}

REMIND_TITLE: Final = "The report waits for your reading"
REMIND: Final = {
    "peers": "**{client}.** Edition {number} of the report is open for comments until {due}.",
    "client": "**{client}.** The draft report can be corrected until {due}.",
}
REMIND_ONCE: Final = "If you have nothing to add, say so and I ask no more."
REMIND_SHOW: Final = "Show the report"

ONE_TITLE: Final = "Comment {number}"
ONE_PEER: Final = "**{name}**, {role}, about edition {edition}, {about}:"
ONE_CLIENT: Final = "The client says, in **{name}**'s words, about edition {edition}, {about}:"
LATE: Final = "It came after the day that was asked for."
TAKEN: Final = "What becomes of it"
TAKEN_NEEDED: Final = "Choose whether it is taken."
YES: Final = "Taken"
NO: Final = "Not taken"
ANSWER: Final = "Short answer (optional)"
ANSWER_TOLD: Final = "Whoever wrote it is told this. If it is not taken, please say why."
SAVE: Final = "Save"
BACK: Final = "Back to the report"
LEFT: Final = "{left} more after this one."

ANSWERED_TITLE: Final = "Your comment {number} is {state}"
ANSWERED_TITLE_CLIENT: Final = "Your correction is {state}"
ANSWERED: Final = "You wrote: {text}"
ANSWERED_WHY: Final = "The challenge manager says: {answer}"

LETTER_ONLY: Final = "The page asks for your corrections, and gives you the report. It works until {until}."
LETTER_PAGE: Final = "Open the page"
