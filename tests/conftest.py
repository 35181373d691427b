"""What every test may ask for, and where its files lie."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

_IN_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 2 * 1024**3

# Databases wait for the disk at each commit: in memory, where there is room, the suite takes a third less time.
if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
    os.environ.setdefault("TMPDIR", str(_IN_MEMORY))
    tempfile.tempdir = None

pytest_plugins = ["tests.databases", "tests.room", "tests.outlook"]
