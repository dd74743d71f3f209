"""What is printed to be copied comes out of the shell as the words that were meant."""

from __future__ import annotations

import subprocess
import sys

import pytest

from automation.texts.shell_words import quoted, shell_line


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell reads it")
@pytest.mark.parametrize("word", ["it's", 'say "hi"', "a b", "$HOME", "`id`", "a;b", "C:\\x", "", "*"])
def test_copied_to_a_shell(word: str) -> None:
    """A shell gives back what was quoted."""
    line = shell_line(["printf", "%s\\n", word])
    assert subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout == f"{word}\n"


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        (r"C:\keys\server.key", r"C:\keys\server.key"),
        (r"C:\my keys\server.key", r'"C:\my keys\server.key"'),
        ("admin@acme.example", "admin@acme.example"),
        ("Jan's CI", '"Jan\'s CI"'),
        ("R&D", '"R&D"'),
        ("@home", '"@home"'),
        ("", '""'),
    ],
)
def test_windows(word: str, typed: str) -> None:
    """Double quotes, since cmd knows no single ones; what PowerShell or cmd read as more than a letter is in them."""
    assert quoted(word, windows=True) == typed
