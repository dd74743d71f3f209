"""Text of an org or a file is data: it steers no terminal, no CI system's log, no Markdown."""

from __future__ import annotations

import json
import unicodedata

import pytest

from automation.texts.printable import hanging, in_one_line, json_line, markdown_cell, markdown_text, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("over\rwrites", "over\\x0dwrites"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u2066b\u200bc\ufeffd", "a\\u2066b\\u200bc\\ufeffd"),
        ("a\u2028b\u0085c", "a\\u2028b\\x85c"),
        ("ad\u200cmin", "ad\\u200cmin"),
        ("\U000e0041", "\\U000e0041"),
        ("\udc80", "\\udc80"),
        ("section_start:1:x\r\x1b[0K", "section_start:1:x\\x0d\\x1b[0K"),
        ("::error::forged", "\\:\\:error::forged"),
        ("fine\n \u3000::set-output name=a::b", "fine\n \u3000\\:\\:set-output name=a::b"),
        ("see ##vso[task.setvariable]", "see #\\#vso[task.setvariable]"),
        ("###[error]", "##\\#[error]"),
        ("##teamcity[x]", "#\\#teamcity[x]"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    """Escapes, signs that are not seen, and marks that CI systems obey are there to be read, and do nothing."""
    assert printable(text) == shown.replace("\\:\\:", "\\::")
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    "text",
    ["Zürich", "日本語", "सर्\u200dव", "👩\u200d💻", "a::b", "# ## heading", "C:\\a", "one\ntwo\tthree", "e\u0301"],
)
def test_stays(text: str) -> None:
    """What people write stays as it is, joiners of Hindi and of emoji too."""
    assert printable(text) == text


def test_nothing_unseen_is_left() -> None:
    """Of all characters, none of those that control, and none that only format, is left but the joiners."""
    unseen = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in ("Cc", "Cf", "Cs")]
    left = set(printable(" ".join(unseen))).intersection(unseen)
    assert not {char for char in left if unicodedata.category(char) in ("Cc", "Cs")} - set("\n\t")
    kept = {char for char in left if unicodedata.category(char) == "Cf"}
    assert all("ARABIC" in unicodedata.name(char) or ord(char) > 0x10000 or char in "\u070f\u08e2" for char in kept)


def test_one_line() -> None:
    """A name with line breaks is one line."""
    assert in_one_line("App\n::error::x\r\n y\u2028z") == "App ::error::x y z"


def test_lines_of_a_message() -> None:
    """No later line of a message begins where a message begins."""
    assert hanging("\nproof: a\nsetupwalk: done\n::error::", "  ") == "\nproof: a\n  setupwalk: done\n  \\::error::"


def test_json_of_anything_is_inert() -> None:
    """JSON on a line is ASCII, holds no mark of a CI system, and reads back as it was."""
    facts = {"a": "\x1b[31m ##vso[x] ###[y] \u202e\n::error::", "b": ["\udc80", "日本"]}
    line = json_line(facts)
    assert line.isascii()
    assert "##" not in line
    assert line.isprintable()
    assert json.loads(line) == facts


def test_markdown() -> None:
    """A cell of a table has no markup of its own: no bar, code, HTML, link, picture or address that becomes a link."""
    cell = markdown_cell("a|b `c` <img src=x> [d](javascript:e) ![f](g) **h** https://i.example www.j.example\nk")
    for mark in ("a|", " `", "<", "[d](", "![", " **", "https://", "www.", "\n"):
        assert mark not in cell


def test_text_in_a_guide() -> None:
    """A name in the guide is no HTML, link or code of its own, and a usual name stays as people type it."""
    assert markdown_text("a `b` [c](d) <e>\n# f") == "a \\`b\\` \\[c\\](d) \\<e> # f"
    assert markdown_text("CI Login_2 *new*") == "CI Login_2 *new*"
