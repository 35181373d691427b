"""The ways in which a file that is not what it says makes the readers fail."""

import csv
import struct
import zipfile
import zlib
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError
from openpyxl.utils.exceptions import InvalidFileException

UNREADABLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    DefusedXmlException,
    EOFError,
    InvalidFileException,
    LookupError,
    LxmlError,
    MemoryError,
    NotImplementedError,
    OSError,
    OpcError,
    ParseError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    csv.Error,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""openpyxl, python-docx and icalendar meet broken files with almost any of these; none tells us more."""
