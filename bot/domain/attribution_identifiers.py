"""Identifiers and contact details: e-mail, telephone, NHS and insurance numbers, references, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.attribution_kinds import Found, Kind, Level

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_DATE: Final = (
    r"(?:\d{1,2}[ ./-]\d{1,2}[ ./-]\d{2,4}|\d{4}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}[ ,-]{{1,2}}\d{{2,4}}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}")
_AT: Final = r"\s?(?:\(at\)|\[at\]|\{at\}|<at>)\s?"
_DOT: Final = r"\s?(?:\(dot\)|\[dot\]|\bdot\b)\s?"
_DISGUISED: Final = re.compile(
    rf"(?<![\w.+-])[\w.+'-]{{1,64}}(?:{_AT}[\w-]{{1,63}}(?:(?:{_DOT}|\.)[\w-]{{2,63}}){{1,5}}"
    rf"|\sat\s[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}){{1,5}})\b",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?<![\w£.,/])(?:\+?44[ -.]?(?:\(0\)[ ]?)?|\(?0)\d{2,4}\)?(?:[ -.]?\d){6,8}(?![\w/]|[.,]\d)|"
    r"(?<![\w£.,/])0800[ ]?\d{3,4}[ ]?\d{0,3}(?!\w)"
)
_DIGITS_OF_A_PHONE: Final = range(9, 14)
_NHS: Final = re.compile(
    r"(?<![\w£.,+-])(?:\d{3}([ -.]?)\d{3}\1\d{4}|\d{3}([ -])\d{3}\2\d{2}\2\d{2}|\d{5}[ -]\d{5})(?![\w]|[.,]\d)"
)
_NHS_LABELLED: Final = re.compile(
    r"\bNHS\s*(?:no|num(?:ber)?|id|#)?\.?\s*[:#]?\s*(?P<it>\d[\d -]{7,14}\d)", re.IGNORECASE
)
_NINO: Final = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"
    r"|\b(?:ni|nino|national insurance)\s*(?:no|number|num)?\.?\s*[:#]?\s*[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"\b(?:(?:case|client|complaint|file|record|referral|incident|safeguarding|person|patient|hosp|hospital|"
    r"tenancy|claim|datix|concern|enquiry|our|your)"
    r"\s+(?:ref(?:erence)?|no|num(?:ber)?|id|file)|ref(?:erence)?(?:\s+(?:no|number))?|(?:mosaic|liquidlogic|"
    r"las|lcs|ll|systmone|emis|rio|"
    r"paris|carefirst|carenotes|eclipse|azeus|swift|datix|ulysses|capita|civica|northgate|orchard|"
    r"framework-?i|passport|driving licen[cs]e|payroll|uprn|urn|upn|ssid|cms)"
    r"(?:\s+(?:id|ref|no|number|record|case))?|cust(?:omer)? no"
    r"|(?:case|file|client)(?=\.?\s{0,2}[:#]?\s{0,2}(?:[A-Z]{1,5}[-/]?\d|\d{4})))\.?\s{0,2}[:#]?\s{0,2}"
    r"(?P<it>(?=[\w/-]{0,20}\d{2})[A-Z]{0,5}[-/]?[\w]{0,10}(?:[-/][\w]{1,10}){0,3}\d\w{0,3})\b",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"(?<![\w/-])(?!COVID|ISO|SARS|BS|EN|GDPR|FY|Q\d|S\d)[A-Z]{1,5}(?:[-/]\d{4,}\b|\d{5,9}\b|"
    r"(?:[-/][A-Z\d]{2,8}){1,2}[-/]\d{2,}\b)(?![-/]\d)"
)
_BIRTH: Final = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?date|birthday|born)\s{{0,2}}(?:is|was|on|:|-|–|"
    rf"=)?\s{{0,2}}(?:the )?{_DATE}",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}|[a-z]{1,2}\d[a-z\d]?[ ]\d[abd-hjlnp-uw-z]{2})\b"
)
_WAY: Final = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|cres|terrace|grove|gardens|gdns|court|"
    r"way|mews|"
    r"place|hill|square|walk|row|parade|rise|view|green|park|vale|mount|croft|gate|wharf|quay|heights|house)"
)
_ADDRESS: Final = re.compile(
    rf"\b(?:[Ff]lat|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom|"
    rf"[Bb]ungalow)\.?\s\d{{1,4}}[a-zA-Z]?,?\s(?:\d{{1,4}}\s)?(?:[A-Z][\w’'-]+\s){{0,3}}[A-Z][\w’'-]+"
    rf"|\b(?:no\.?\s)?\d{{1,4}}[a-zA-Z]?,?\s(?:[Tt]he\s)?(?:[A-Z][\w’'-]+\s){{0,3}}(?i:{_WAY})\b(?!\s(?i:hub|"
    rf"team|staff|surgery|project|centre|practice|scheme|plan|officers))"
    rf"|(?<=\b(?:at|in)\s)(?i:\d{{1,4}}[a-z]?,?\s(?:[a-z’'-]+\s){{1,2}}{_WAY}\b)"
)
_CONTACT: Final = "It tells how to reach somebody."
_NUMBER: Final = "It is a number by which somebody can be found."
_BORN: Final = "A date of birth shows who it is."
_LIVES: Final = "It shows where somebody lives."


def find_identifiers(text: str) -> Iterator[Found]:
    """Yield every identifier and contact detail: all must come out."""
    for pattern in (_EMAIL, _DISGUISED):
        for match in pattern.finditer(text):
            yield _found(match, Kind.EMAIL, _CONTACT)
    if any(c.isdigit() for c in text):
        yield from _numbers(text)
        yield from _references(text)


def _numbers(text: str) -> Iterator[Found]:
    for match in _NHS.finditer(text):
        if _checks(match.group()):
            yield _found(match, Kind.NHS_NUMBER, _NUMBER)
    for match in _NHS_LABELLED.finditer(text):
        yield _found(match, Kind.NHS_NUMBER, _NUMBER, group="it")
    for match in _PHONE.finditer(text):
        if sum(c.isdigit() for c in match.group()) in _DIGITS_OF_A_PHONE:
            yield _found(match, Kind.PHONE, _CONTACT)
    for match in _NINO.finditer(text):
        yield _found(match, Kind.NATIONAL_INSURANCE, _NUMBER)


def _references(text: str) -> Iterator[Found]:
    for match in _LABELLED.finditer(text):
        yield _found(match, Kind.CASE_REFERENCE, _NUMBER, group="it")
    for match in _CODE.finditer(text):
        yield _found(match, Kind.CASE_REFERENCE, _NUMBER)
    for match in _BIRTH.finditer(text):
        yield _found(match, Kind.BIRTH, _BORN)
    for pattern in (_POSTCODE, _ADDRESS):
        for match in pattern.finditer(text):
            yield _found(match, Kind.ADDRESS, _LIVES)


def _checks(number: str) -> bool:
    """Return whether ten digits are an NHS number by its check digit."""
    digits = [int(c) for c in number if c.isdigit()]
    rest = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest % 11 == digits[9]


def _found(match: re.Match[str], kind: Kind, reason: str, group: str | int = 0) -> Found:
    return Found(start=match.start(group), end=match.end(group), kind=kind, level=Level.BLOCK, reason=reason)
