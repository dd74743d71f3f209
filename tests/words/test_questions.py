"""Each question on a terminal is to be seen, and only what is typed after it answers it."""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import State

from ..support.command import ROOT, env_of, setupwalk

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

from .terminal import at_terminal

ALONE = "files/questions.py"
"""The one module that asks."""
OUTPUT = (
    "reporting/console.py",
    "cli/output_streams.py",
    "files/command_output.py",
    "commands/doctor/telling.py",
    "commands/proving/explain.py",
)
"""Modules that look whether something is a terminal, and ask nothing."""


@pytest.fixture
def walked(walked_state: State) -> Iterator[PracticeOrg]:
    """An org with the app in it."""
    with PracticeOrg(state=copy.deepcopy(walked_state)) as org:
        yield org


@pytest.mark.parametrize(
    ("ahead", "answer", "deletes"),
    [
        ("n", "Y", True),
        ("yes", "n", False),
        pytest.param("n", "yes", True, marks=pytest.mark.whole),
        pytest.param("yes", "yes please", False, marks=pytest.mark.whole),
    ],
)
def test_a1_the_question_is_seen_and_only_its_answer_counts(
    walked: PracticeOrg, tmp_path: Path, ahead: str, answer: str, deletes: bool
) -> None:
    """`delete`: the spinner rests while it asks, it names the app, what was typed ahead counts neither way, yes and y
    delete, and anything else is told calmly, with exit code 130."""
    with at_terminal("delete", folder=tmp_path, env=env_of(walked)) as terminal:
        terminal.says("Log in to the org")
        terminal.type(ahead)
        terminal.says('Delete "Walked App"? Type yes, or anything else to cancel:')
        assert terminal.still()
        assert terminal.shown.rstrip(" ").endswith("to cancel:")
        assert terminal.process.poll() is None
        terminal.type(answer)
        code, out = terminal.end()
    app = walked.org.app_by_name("Walked App")
    assert (code, out, app is None) == (0 if deletes else 130, "", deletes), terminal.text
    assert "Check what depends on it" in terminal.text
    assert "(API Name Walked_App)" in terminal.text
    assert "pre-authorized now: System Administrator, Pipeline Users" in terminal.text
    assert "FAILED" not in terminal.text
    assert ("Cancelled, nothing deleted." in terminal.text) is not deletes


def test_a1_nobody_to_ask(walked: PracticeOrg, tmp_path: Path) -> None:
    """Without a terminal nothing is asked and nothing deleted: exit code 3, and what to add."""
    done = setupwalk("delete", folder=tmp_path, env=env_of(walked))
    assert (done.code, walked.org.app_by_name("Walked App") is None) == (3, False)
    assert "next: add --yes" in done.err


@pytest.mark.whole
def test_a1_undo_of_a_run_that_created_the_app(practice: PracticeOrg, tmp_path: Path) -> None:
    """`undo` of such a run says that it deletes the app, asks in the same way, and leaves it where the answer is no."""
    made = setupwalk("create", folder=tmp_path, env=env_of(practice))
    assert made.code == 0, made.err
    for answer, code, there in (("no", 130, True), ("yes", 0, False)):
        with at_terminal("undo", folder=tmp_path, env=env_of(practice)) as terminal:
            terminal.says("Log in to the org")
            terminal.type("yes" if there else "no")
            terminal.says('Delete "Walked App"? Type yes, or anything else to cancel:')
            assert terminal.still()
            terminal.type(answer)
            assert terminal.end()[0] == code, terminal.text
        assert (practice.org.app_by_name("Walked App") is not None) is there
        assert "created this app, and undoing that run deletes it" in terminal.text


@pytest.mark.whole
def test_b16_undo_of_changes_names_them_and_asks(walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """`undo` of a run that changed values names each with its old and new value, and who is removed from the app; a no
    leaves them, a yes puts them back. With --yes, and where nobody is there, the same is told."""
    env = env_of(
        walked,
        APP_CERTIFICATE=str(pair.certificate),
        APP_PRIVATE_KEY=str(pair.private_key),
        APP_PROFILES='"System Administrator","Standard User"',
        APP_SESSION_MINUTES="30",
    )
    changed = setupwalk("create", folder=tmp_path, env=env)
    assert changed.code == 0, changed.err
    app = walked.org.app_by_name("Walked App")
    assert app is not None
    for answer, code, minutes, profiles in (("nope", 130, 30, 2), ("y", 0, 15, 1)):
        with at_terminal("undo", folder=tmp_path, env=env) as terminal:
            terminal.says("Log in to the org")
            terminal.type("yes" if code else "no")
            terminal.says("Put these 2 values back? Type yes, or anything else to cancel:")
            assert terminal.still()
            terminal.type(answer)
            assert terminal.end()[0] == code, terminal.text
        assert "- Profiles: remove Standard User" in terminal.text
        assert "- Timeout Value: 30 minutes -> 15 minutes" in terminal.text
        assert "FAILED" not in terminal.text
        assert ("Cancelled, nothing changed." in terminal.text) is bool(code)
        assert (app.session_timeout_minutes, len(app.profiles)) == (minutes, profiles)
    changed = setupwalk("create", folder=tmp_path, env=env)
    undone = setupwalk("undo", folder=tmp_path, env=env)
    assert (changed.code, undone.code) == (0, 0), undone.err
    assert "- Profiles: remove Standard User" in undone.err


def test_a1_the_code_of_a_login(tmp_path: Path) -> None:
    """The code that a login asks for is asked for in the same way; what was typed before is no code."""
    with (
        PracticeOrg(login_code=True) as org,
        at_terminal("verify", folder=tmp_path, env=env_of(org, APP_FLOW="web")) as terminal,
    ):
        terminal.says("Log in to the org")
        terminal.type("000000")
        terminal.says("Enter the code from your e-mail:")
        assert terminal.still()
        assert terminal.process.poll() is None
        code = org.org.mail[-1].text
        terminal.type(next(word for word in code.replace(".", " ").split() if word.isdigit()))
        terminal.says("Find App Manager")
        assert "done" in terminal.text


def test_nothing_else_asks() -> None:
    """Only one module reads what a person types, or looks whether anybody is there."""
    asks: Callable[[str], bool] = {"input", "readline", "getpass", "isatty"}.__contains__
    found = {
        str(path.relative_to(ROOT / "automation"))
        for path in (ROOT / "automation").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and asks(getattr(node.func, "attr", getattr(node.func, "id", "")))
    }
    assert found - set(OUTPUT) == {ALONE}
