"""The inputs of a card as HTML: real labels, examples as hints, and words for what is required."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup
from microsoft_teams.cards.core import Choice, ChoiceSetInput, DateInput, TextInput, TimeInput

from cards.phrases import common

_PURPOSES: Final = {
    "my_name": "name",
    "my_email": "email",
    "my_role": "organization-title",
    "my_organisation": "organization",
}
"""Boxes about whoever fills them in, which their browser can fill for them (WCAG 1.3.5)."""


@dataclass(frozen=True)
class Field:
    """What all inputs have in common; one that is not live is shown but cannot be used."""

    name: str
    id: str
    label: str
    needed: bool
    live: bool

    @property
    def mark(self) -> Markup:
        """The words that say that it is required."""
        return (
            Markup(' <span class="needed">({})</span>').format(common.REQUIRED) if self.needed else Markup("")
        )

    @property
    def state(self) -> str:
        """The attributes that say whether it must and can be filled in."""
        return (" required" if self.needed else "") + ("" if self.live else " disabled")


def writing(given: TextInput, field: Field) -> Markup:
    """Return room to write, with its example as a hint."""
    hint, describes = Markup(""), Markup("")
    if given.placeholder:
        hint = Markup('<p class="hint" id="{}-hint">{}</p>').format(
            field.id, common.FOR_EXAMPLE.format(example=given.placeholder)
        )
        describes = Markup(' aria-describedby="{}-hint"').format(field.id)
    longest = Markup(' maxlength="{}"').format(given.max_length) if given.max_length else Markup("")
    purpose = Markup(' autocomplete="{}"').format(_PURPOSES[field.name]) if field.name in _PURPOSES else ""
    attributes = Markup(' id="{}" name="{}"').format(field.id, field.name) + longest + describes + purpose
    attributes += field.state
    box = (
        Markup('<textarea rows="4"{}>\n{}</textarea>').format(attributes, given.value or "")
        if given.is_multiline
        else Markup('<input type="text" value="{}"{}>').format(given.value or "", attributes)
    )
    label = Markup('<label for="{}">{}{}</label>').format(field.id, field.label, field.mark)
    return Markup('<div class="field">{}{}{}</div>').format(label, hint, box)


def moment(given: DateInput | TimeInput, field: Field) -> Markup:
    """Return room for a day or a time of day, written as the browser's own box asks."""
    kind = "date" if isinstance(given, DateInput) else "time"
    attributes = Markup(' id="{}" name="{}"').format(field.id, field.name) + field.state
    box = Markup('<input type="{}" value="{}"{}>').format(kind, given.value or "", attributes)
    label = Markup('<label for="{}">{}{}</label>').format(field.id, field.label, field.mark)
    return Markup('<div class="field">{}{}</div>').format(label, box)


def choices(given: ChoiceSetInput, field: Field) -> Markup:
    """Return a choice: several as boxes to tick, a few as radio buttons, many as a list."""
    if given.style == "expanded":
        return _group(given, field)
    first = Markup('<option value="">{}</option>').format(given.placeholder or "")
    options = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(
            choice.value, " selected" if choice.value == given.value else "", choice.title
        )
        for choice in given.choices or ()
    )
    label = Markup('<label for="{}">{}{}</label>').format(field.id, field.label, field.mark)
    box = Markup('<select id="{}" name="{}"{}>{}{}</select>').format(
        field.id, field.name, field.state, first, options
    )
    return Markup('<div class="field">{}{}</div>').format(label, box)


def _group(given: ChoiceSetInput, field: Field) -> Markup:
    chosen = (given.value or "").split(",") if given.is_multi_select else [given.value]
    drawn = Markup("").join(
        _option(
            choice,
            f"{field.id}-{number}",
            field,
            several=bool(given.is_multi_select),
            chosen=choice.value in chosen,
        )
        for number, choice in enumerate(given.choices or (), 1)
    )
    legend = Markup("<legend>{}{}</legend>").format(field.label, field.mark)
    return Markup('<fieldset class="field">{}{}</fieldset>').format(legend, drawn)


def _option(choice: Choice, name: str, field: Field, *, several: bool, chosen: bool) -> Markup:
    """Return one option; of boxes to tick none can be required by itself."""
    kind = "checkbox" if several else "radio"
    state = ("" if field.live else " disabled") if several else field.state
    checked = " checked" if chosen else ""
    box = Markup('<input type="{}" id="{}" name="{}" value="{}"{}{}>').format(
        kind, name, field.name, choice.value, checked, state
    )
    return Markup('<div class="option">{}<label for="{}">{}</label></div>').format(box, name, choice.title)
