"""A photograph as the team sheet keeps it: small, and without where, when and with what it was taken (R10)."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.domain.errors import Incomplete

EDGE: Final = 480
"""Pixels of the longer edge: enough for three centimetres in print."""

_MOST_PIXELS: Final = 50_000_000
"""What the best telephones take; more is no photograph of a person."""

_MADE_SMALL_AS_THEY_ARE: Final = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})
"""Ways of keeping colours that need no other before pixels are brought together."""

_QUALITY: Final = 82
_WRONG: Final = "I cannot read that picture. Please send a JPEG or PNG file of less than 8 MB."


def photograph(content: bytes) -> bytes:
    """Return a JPEG file drawn anew from a picture: nothing but its pixels is kept; raises `Incomplete`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pictures that are too large: that is asked below
            with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as sent:
                return _small(sent)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise Incomplete(_WRONG) from None


def _small(sent: Image.Image) -> bytes:
    if sent.width * sent.height > _MOST_PIXELS:
        raise Incomplete(_WRONG)
    drawn = sent if sent.mode in _MADE_SMALL_AS_THEY_ARE else sent.convert("RGBA")
    drawn.thumbnail((EDGE, EDGE))  # before all else: a JPEG is not even unpacked whole
    upright = ImageOps.exif_transpose(drawn).convert("RGBA")
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright)
    written = BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
