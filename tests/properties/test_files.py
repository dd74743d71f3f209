"""Readers and writers of files, with any text and any bytes: never another error than the one that is told."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.errors import SettingsError
from automation.reporting.run_result import read_result
from automation.runs.plan_file import PlanFile
from automation.settings.desired_app import desired_app
from automation.settings.dotenv import read_dotenv
from automation.settings.loader import Settings
from automation.settings.table import SETTINGS
from automation.sfdx.json_edit import with_member
from automation.sfdx.project import MEMBER, ProjectFile

few = settings(derandomize=True, max_examples=60, deadline=None, database=None)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(texts, values, max_size=5)
any_environ = st.dictionaries(
    st.sampled_from([setting.variable for setting in SETTINGS]),
    st.text(st.characters(exclude_characters="\0"), max_size=60),
    max_size=6,
)


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """A file as it was written, cut off, with other bytes in it, or something else altogether."""
    places = st.integers(0, len(whole))
    cut = places.map(lambda at: whole[:at])
    mixed = st.builds(
        lambda a, b, new: whole[: min(a, b)] + new + whole[max(a, b) :], places, places, st.binary(max_size=9)
    )
    return cut | mixed | st.binary(max_size=60)


def refusal(file: Path, read: Callable[[], object]) -> str:
    """What is said against a file; its name alone where nothing is."""
    try:
        read()
    except SettingsError as error:
        return str(error)
    return str(file)


@given(any_environ)
@few
def test_settings_of_any_environment(environ: dict[str, str]) -> None:
    """Any text in any variable is a setting's value or is refused; half a character never gets further."""
    with tempfile.TemporaryDirectory() as folder, suppress(SettingsError):
        read = Settings.read({}, environ, Path(folder))
        app = desired_app(read)
        json.dumps([app.name, app.profiles, str(read.runs)], ensure_ascii=False).encode("utf-8")


@given(lines)
@few
def test_dotenv_keeps_any_text(text: str) -> None:
    """Any text of one line, written in double quotes as .env.example says, is read back as it was."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / ".env"
        file.write_bytes(f'# first\nA="{quoted}"\nB=2\n'.encode())
        assert [(one.name, one.value, one.line) for one in read_dotenv(file)] == [("A", text, 2), ("B", "2", 3)]


@given(lines)
@few
def test_dotenv_keeps_a_backslash(text: str) -> None:
    """Without quotes in it, a text in single quotes is read back as it stands, backslashes and all."""
    plain = text.replace("'", "").rstrip("\\")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / ".env"
        file.write_bytes(f"A='{plain}'\n".encode())
        assert [one.value for one in read_dotenv(file)] == [plain]


@given(st.binary(max_size=80))
@few
def test_dotenv_of_any_bytes(data: bytes) -> None:
    """Any bytes are assignments or are refused."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / ".env").write_bytes(data)
        with suppress(SettingsError):
            read_dotenv(Path(name) / ".env")


@given(objects, texts, texts, st.sampled_from([None, 2, "\t"]), st.booleans())
@few
def test_json_edit(members: dict[str, Any], key: str, value: str, indent: int | str | None, ascii_only: bool) -> None:
    """One member of any object is set, with any name and text; every other character stays."""
    text = json.dumps(members, indent=indent, ensure_ascii=ascii_only)
    edited = with_member(text, key, value)
    assert json.loads(edited) == {**members, key: value}
    if key not in members:
        shared = next((at for at, (a, b) in enumerate(zip(text, edited, strict=False)) if a != b), len(text))
        assert text[shared:]
        assert edited.endswith(text[shared:])


@given(st.data())
@few
def test_project_file_of_any_bytes(data: st.DataObject) -> None:
    """Any project file is read and edited, or is refused and stays byte for byte; nothing else is left there."""
    content = data.draw(damaged(b'{\n  "a": [1, {"b": null}],\n  "oauthLocalPort": "1717"\n}\n'))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "sfdx-project.json"
        file.write_bytes(content)
        project = ProjectFile(file)
        try:
            project.set_port(1919)
        except SettingsError:
            assert file.read_bytes() == content
        else:
            assert json.loads(file.read_text(encoding="utf-8"))[MEMBER] in ("1919", 1919)
            assert project.port == 1919
        assert [path.name for path in Path(name).iterdir()] == [file.name]


@given(texts, objects, objects)
@few
def test_plan_file(org: str, asked: dict[str, Any], seen: dict[str, Any]) -> None:
    """A plan of any texts is read back as it was, and nothing has changed since."""
    plan = PlanFile(org, asked, seen)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "plan.json"
        file.write_bytes(plan.text().encode())
        assert PlanFile.read(file) == plan
        assert PlanFile.read(file).against(plan) == []


@given(st.data())
@few
def test_plan_of_any_bytes(data: st.DataObject) -> None:
    """Any bytes are a plan or are refused by the file's name."""
    content = data.draw(damaged(PlanFile("http://x", {"a": [1]}, {"b": {"c": None}}).text().encode()))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "plan.json"
        file.write_bytes(content)
        assert str(file) in refusal(file, lambda: PlanFile.read(file))


RESULTS: dict[str, Any] = {
    "command": "create",
    "org": "http://x",
    "app": "A",
    "api_name": "A",
    "met": [],
    "consumer_key": "",
    "app_ids": [],
    "login_command": "",
    "run": "runs/1",
    "files": [],
    "flow": "jwt",
    "began": "2026-01-01T00:00:00+00:00",
    "asked": {},
    "found": {},
    "proof": None,
    "steps": [],
}


@given(st.data())
@few
def test_results_of_any_bytes(data: st.DataObject) -> None:
    """Any bytes are what a run left or are refused by the file's name."""
    content = data.draw(damaged(json.dumps(RESULTS).encode()))
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "results.json"
        file.write_bytes(content)
        assert str(file) in refusal(file, lambda: read_result(Path(name)))


@pytest.mark.parametrize("depth", [200, 2_000, 200_000])
def test_json_edit_of_any_depth(depth: int) -> None:
    """A text of any depth is edited, or refused as every other text."""
    text = '{"a": ' + "[" * depth + "]" * depth + "}"
    with suppress(ValueError):
        assert with_member(text, "b", "c").endswith(', "b": "c"}')
