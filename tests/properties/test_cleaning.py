"""Any text and any data: no secret is left, nothing that steers is left, and JSON stays JSON."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.runs.redact import Redactor
from automation.texts.printable import hanging, in_one_line, json_line, markdown_cell, printable
from pages import Secret

TEXTS = st.text(max_size=60)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
SECRETS = st.lists(st.text(min_size=4, max_size=12).filter(lambda text: "*" not in text), min_size=1, max_size=3)
SIGNS = st.characters() | st.sampled_from("\x1b\x9b\r\n\t:#[]|`<>&\u202e\u200b\u2028")
QUICK = settings(derandomize=True, deadline=None, max_examples=150, database=None)


@settings(QUICK, max_examples=50)
@given(secrets=SECRETS, before=TEXTS, after=TEXTS)
def test_no_secret_is_left(secrets: list[str], before: str, after: str) -> None:
    """A secret that is known is in no cleaned text, nor in the JSON of cleaned data."""
    redactor = Redactor()
    for secret in secrets:
        redactor.add(Secret(secret))
    text = before + secrets[0] + after
    assert not any(secret in redactor.redact(text) for secret in secrets)
    data = json.loads(json.dumps(redactor.redact_data({"text": [text]})))
    assert not any(secret in data["text"][0] for secret in secrets)


@QUICK
@given(data=DATA)
def test_data_stays_data(data: Any) -> None:
    """What holds no secret comes through cleaning and JSON as it was."""
    assert json.loads(json_line(data)) == data
    without = json.loads(json_line(Redactor().redact_data(data)))
    assert json.loads(json_line(Redactor().redact_data(without))) == without
    assert isinstance(without, type(data)) or data is None


@QUICK
@given(
    text=st.text(alphabet=st.characters() | st.sampled_from("\x1b\x9b\r\n\t:#[]|`<>&\u202e\u200b\u2028"), max_size=60)
)
def test_nothing_steers(text: str) -> None:
    """What is shown has no control characters but line breaks and tabs, and begins no line as a CI system's command."""
    shown = printable(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown if char not in "\n\t")
    assert not any(line.lstrip().startswith("::") for line in shown.split("\n"))
    assert "##vso[" not in shown
    assert printable(shown) == shown
    assert len(in_one_line(text).split("\n")) == 1
    assert all(line.startswith("  ") for line in hanging(text, "  ").lstrip("\n").split("\n")[1:])
    cell = markdown_cell(text)
    assert not set(cell) & set("<>\n")
    assert all(cell[at - 1] == "\\" for at, char in enumerate(cell) if char in "|`[")
