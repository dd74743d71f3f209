"""The folder of the program's own below a working folder. It knows no file in it."""

from __future__ import annotations

from pathlib import Path

KEYS = Path(".setupwalk")
"""Below the working folder: what the program keeps for itself, key pairs among it; git ignores what is in it."""


def own_folder(folder: Path) -> Path:
    """A folder of the program's own below a project, made if it is missing, with a file that keeps git out of it.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if folder.name == KEYS.name and not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder
