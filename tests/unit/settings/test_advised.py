"""A command that an advice names acts on the app and the org of the command that gives the advice."""

from __future__ import annotations

import ast
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.cli.parser import parser
from automation.settings.advised_commands import advised, repeat_flags
from automation.settings.table import SETTINGS

from ...support.command import CALLED, ROOT, setupwalk

_ADVICE = re.compile(r"setupwalk (create|delete|undo|verify|plan(?! \d)|login|audit|doctor|cert (?!new))")


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    yield
    repeat_flags({})


@pytest.mark.parametrize(
    "flags",
    [
        ["--app-name", "Night's App", "--api-name", "Nights_App"],
        ["--login-url", "https://acme.my.salesforce.com", "--username", "setup@acme.example"],
        ["--permission-set", "a, b", "--permission-set", "c=C_1", "--no-exact", "--headed"],
        ["--description=-v", "--info-url", "", "--certificate", "my keys/server.crt"],
    ],
)
def test_flags_are_repeated(flags: list[str]) -> None:
    """What is typed as it was advised is read as what was given, and of nothing else is anything added."""
    given = parser().read(["cert", "rotate", *flags])
    repeat_flags(vars(given))
    words = shlex.split(advised("create"))
    assert words[:2] == ["setupwalk", "create"]
    again = vars(parser().read(words[1:]))
    for setting in SETTINGS:
        if setting.flag is not None:
            assert again[setting.name] == vars(given)[setting.name], setting.name


def test_another_app_than_the_flags_name() -> None:
    """An advice about a past run's app names that one, in the org of the flags."""
    repeat_flags(vars(parser().read(["undo", "r", "--app-name", "Mine", "--login-url", "https://a.example"])))
    assert shlex.split(advised("delete", app_name="Its App", api_name="Its_App")) == [
        *("setupwalk", "delete", "--login-url", "https://a.example"),
        *("--app-name", "Its App", "--api-name", "Its_App"),
    ]


def test_no_flags_no_more_words() -> None:
    """What came from the environment or `.env` is there for the next command too."""
    repeat_flags(vars(parser().read(["create"])))
    assert advised("delete") == "setupwalk delete"


def test_a_certificate_itself_is_not_repeated() -> None:
    """A certificate whose text was given as a flag is no word of a sentence."""
    repeat_flags(vars(parser().read(["create", "--certificate", "-----BEGIN CERTIFICATE-----\nMII\n"])))
    assert advised("delete") == "setupwalk delete"


def test_every_advice_is_made_so() -> None:
    """No text of the program but a docstring spells out a command that acts on an app: such an advice drops flags."""
    for path in sorted(p for folder in ("automation", "pages") for p in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
                assert not _ADVICE.search(node.value), f"{path.name} line {node.lineno}"


@pytest.mark.parametrize(
    ("called", "on_path", "program"),
    [
        ("/home/me/project/automation/__main__.py", True, CALLED),
        ("/home/me/my project/.venv/bin/setupwalk", False, "'/home/me/my project/.venv/bin/setupwalk'"),
        ("/usr/local/bin/setupwalk", True, "setupwalk"),
        ("/home/me/project/tests/__main__.py", True, "setupwalk"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there a path is quoted otherwise")
def test_as_it_was_called(monkeypatch: pytest.MonkeyPatch, called: str, on_path: bool, program: str) -> None:
    """From a checkout, and by a path, the command that is advised is one that this shell knows."""
    monkeypatch.setattr("sys.argv", [called, "create"])
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/local/bin/{name}" if on_path else None)
    assert advised("cert rotate") == f"{program} cert rotate"


def test_without_credentials(tmp_path: Path) -> None:
    """A login by hand is advised for the org and user that were named."""
    flags = ["--login-url", "https://acme.my.salesforce.com", "--username", "setup@acme.example"]
    env = {"APP_CONTACT_EMAIL": "owner@acme.example", "APP_PROFILES": "System Administrator"}
    done = setupwalk("create", *flags, folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert f"{CALLED} login {' '.join(flags)};" in " ".join(done.err.split())


def test_pair_that_is_there(tmp_path: Path) -> None:
    """`cert new` where a pair is: the rotation that is advised replaces that pair and no other."""
    assert setupwalk("cert", "new", "--out", "keys", folder=tmp_path).code == 0
    done = setupwalk("cert", "new", "--out", "keys", folder=tmp_path)
    assert done.code == 3
    assert f"{CALLED} cert rotate --certificate keys/server.crt --private-key keys/server.key" in " ".join(
        done.err.split()
    )
