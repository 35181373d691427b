"""The sentences around the facts, on the privacy page and in the DPIA template."""

from typing import Final

TITLE: Final = "Privacy"
IN_SHORT: Final = "In short"
KEPT: Final = "What is kept, why and for how long"
GOES: Final = "Where it goes"
PRINCIPLES: Final = "The eight principles, and what keeps us to them"
PRINCIPLES_LEAD: Final = (
    "The method lists eight principles of data protection. Beside each stands where UK GDPR has it today, and "
    "what the bot does. Each of these is held to it by tests or settings, which are named."
)
RIGHTS: Final = "What you can ask for"
HOLDS: Final = "What"
OF: Final = "About whom"
WHY: Final = "Why"
UNTIL: Final = "Until"
SEEN_BY: Final = "Who sees it"
SPECIAL: Final = "Take care"
TABLES: Final = "In which tables of the database"
WHAT: Final = "What"
WHERE: Final = "Where"
ENDS: Final = "How it ends"
HELD_BY: Final = "How this is checked"
CHECKED: Final = " (checked by {names})"

DPIA_TITLE: Final = "Data protection impact assessment: template"
DPIA_SUBTITLE: Final = "Critical Friend, a Teams bot for peer reviews"
DPIA_LEAD: Final = (
    "What the product knows about itself is filled in. What only your organisation can say is marked like this:"
)
DPIA_NO_ADVICE: Final = "It is a start and no legal advice. Ask your data protection officer."
BLANK: Final = "[To fill in: {what}]"

ORGANISATION: Final = (
    ("Controller", "name and address of the organisation"),
    ("Data protection officer", "name and how to reach them"),
    ("Whoever fills this in", "name and post"),
    ("Date and version", "day, and version of this assessment"),
    ("Processors", "who hosts the bot and the database; Microsoft for Teams and Outlook"),
)
STEPS: Final = (
    "1. Why an assessment is needed",
    "2. What is done with the data",
    "3. Who was asked",
    "4. Necessity and proportion",
    "5. Risks and measures",
    "6. Sign-off and outcome",
)
WHY_NEEDED: Final = (
    "People speak to a peer team in confidence. What they say could harm them if it were linked to them.",
    "Peers with lived experience may tell something about their health or disability.",
    "Several organisations take part, and people of several tenants use the same bot.",
)
WHY_NEEDED_BLANK: Final = "whether your own screening asks for more, and the scope of your reviews"
SCOPE_BLANKS: Final = (
    "how many reviews a year, how many people are met in each, and where",
    "the countries in which the tenant, the database, the keys and the backups are",
    "how long backups, logs and the tenant's retention keep copies",
)
CONSULTED_BLANKS: Final = (
    "how you asked peers, people with lived experience and clients for their view, and what they said",
    "what your data protection officer and your security adviser said",
)
LAWFUL: Final = "Lawful basis"
LAWFUL_BLANKS: Final = (
    "the basis for the review itself (Article 6), for example a public task or legitimate interests",
    "the basis for the pool of peers (Article 6), for example consent",
    "the condition for lived experience (Article 9), for example explicit consent",
    "how those who are met are told (Articles 13 and 14)",
)
TRANSFERS_BLANK: Final = (
    "whether anything leaves the United Kingdom, and under which safeguards (Articles 44 to 49)"
)
KEPT_HEADINGS: Final = ("Kind", "What, and about whom", "Why, and until when", "Who sees it")
RISK_HEADINGS: Final = ("Risk to people", "How likely", "How harmful", "What the product does", "What is left")
RISK_BLANK: Final = "risks of your own, and whether each measure is in place with you"
OUTCOME: Final = (
    ("Measures approved by", "name, post and day"),
    ("Risks that are left approved by", "name, post and day"),
    ("Advice of the data protection officer", "the advice, and whether it was followed"),
    ("To be looked at again on", "day, and by whom"),
)
