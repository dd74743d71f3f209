"""What `setupwalk capture` has kept is known again without the org."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import ROOT, Done, setupwalk
from .kept import MANIFEST, NoCapture, pages_in

pytestmark = pytest.mark.xdist_group("replay")


@pytest.fixture(scope="module")
def captured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A capture of a practice org, taken once."""
    folder = tmp_path_factory.mktemp("capture")
    with PracticeOrg() as org:
        env = {"SF_LOGIN_URL": org.url, "SF_USERNAME": ADMIN, "SF_PASSWORD": PASSWORD}
        done = setupwalk("capture", "--to", "kept", folder=folder, env=env)
    assert done.code == 0, done.err
    return folder / "kept"


def _replay(folder: Path) -> Done:
    done = subprocess.run(
        [sys.executable, "-m", "tests.replay", str(folder), "--json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def _part(facts: dict[str, Any], screen: str, label: str) -> dict[str, Any]:
    (seen,) = [one for one in facts["screens"] if one["screen"] == screen]
    return next(part for part in seen["parts"] if part["label"] == label)


def test_everything_is_known_again(captured: Path) -> None:
    """Each page is recognised from what was kept, by labels, and none is taken for two."""
    done = _replay(captured)
    assert done.code == 0, done.out + done.err
    assert len(done.facts["screens"]) >= 9
    assert all(one["known"] for one in done.facts["screens"])
    assert _part(done.facts, "NewConnectedApp", "Contact Email")["rung"] == "label"


def test_what_is_called_otherwise_is_told(captured: Path, tmp_path: Path) -> None:
    """A capture of an org that calls its login's button otherwise: exit code 2, and the part is named."""
    folder = shutil.copytree(captured, tmp_path / "kept")
    (login,) = folder.glob("*-login.0.html")
    text = login.read_text(encoding="utf-8")
    changed = text.replace("Log In", "Enter").replace('id="Login"', 'id="x"').replace('name="Login"', 'name="x"')
    assert changed != text
    login.write_text(changed, encoding="utf-8")
    done = _replay(folder)
    assert done.code == 2, done.out + done.err
    assert _part(done.facts, "Login", "Log In")["rung"] == ""


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"screens": [{"name": "Login", "arrived": true, "documents": [{"file": "../x.html", "address": ""}]}]}',
    ],
)
def test_what_is_no_capture(tmp_path: Path, content: str) -> None:
    """A folder without a capture's list, with a broken one, or with files of other folders in it is refused."""
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(NoCapture):
        pages_in(tmp_path)
    assert _replay(tmp_path).code == 3


def test_the_list_says_who_made_it(captured: Path) -> None:
    """The list names the version that made it, and each file in it is there."""
    facts = json.loads((captured / MANIFEST).read_text(encoding="utf-8"))
    assert (facts["format"], bool(facts["setupwalk"])) == (1, True)
    assert all(document.file.exists() for page in pages_in(captured) for document in page.documents)


def test_a_page_that_still_loaded(tmp_path: Path) -> None:
    """A page that a run kept before it had come is told as that, and not as one that nobody knows."""
    page = {"screen": "", "frames": [{"format": 1, "address": "https://org.example/", "read": False}]}
    (tmp_path / "01-log-in.page.json").write_text(json.dumps(page), encoding="utf-8")
    done = _replay(tmp_path)
    assert done.code == 0, done.out + done.err
    assert [(one["loading"], one["known"]) for one in done.facts["screens"]] == [(True, False)]
    page["frames"][0]["read"] = True  # type: ignore[index]
    (tmp_path / "01-log-in.page.json").write_text(json.dumps(page), encoding="utf-8")
    assert _replay(tmp_path).code == 2
