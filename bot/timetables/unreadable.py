"""The ways in which a file that is not what it says makes the readers fail."""

import csv
import struct
import zipfile
import zlib
from typing import Final

UNREADABLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    csv.Error,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""openpyxl, python-docx and icalendar meet broken files with almost any of these; none tells us more.

What they and lxml call errors of their own becomes a `ValueError` where those files are opened, so that this
list is known without loading any of them.
"""
