"""What the SDK would load beside itself though it can do without, and this bot has no use for."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SPARED: Final = ("charset_normalizer", "chardet", "yaml")
"""Four megabytes. They guess in what alphabet an old web page is written, which requests does only for somebody
who asks for its text, and write Python objects as YAML; both are optional to whoever imports them."""


@contextmanager
def without_the_spared() -> Iterator[None]:
    """While this lasts, what is spared cannot be imported; what is loaded already stays."""
    absent = [name for name in SPARED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None stands for a module that is not there
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Unable to find acceptable character detection")
            yield
    finally:
        for name in absent:
            del sys.modules[name]
