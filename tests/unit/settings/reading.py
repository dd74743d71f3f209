"""Settings as a command reads them: flags, a folder with its `.env`, and what is refused."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from automation.cli.flags import add_flags
from automation.errors import SettingsError
from automation.settings.loader import Settings


def parse(*arguments: str) -> argparse.Namespace:
    """The namespace of a parser that has all flags."""
    parser = argparse.ArgumentParser()
    add_flags(parser, ())
    return parser.parse_args(arguments)


def dotenv(folder: Path, text: str) -> Path:
    """A folder with a `.env` of that text."""
    (folder / ".env").write_bytes(text.encode())
    return folder


def problem(*arguments: str, folder: Path, **environ: str) -> str:
    """The message of the refusal."""
    with pytest.raises(SettingsError) as caught:
        Settings.read(parse(*arguments), environ, folder)
    return str(caught.value)
