"""The recipes as far as they can be run anywhere: the script runs, the files parse, and what they name exists."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from automation.errors import KINDS
from automation.settings.table import SETTINGS

from ...support.command import ROOT

RECIPES = ROOT / "fixtures" / "recipes"
ALL = sorted(path for path in RECIPES.rglob("*") if path.is_file())
_OURS = re.compile(r"\b(?:SF|APP|SETUPWALK)_[A-Z_]+\b")
_OWN = {"SETUPWALK_ENV", "SETUPWALK_WORK"}
"""Variables of the cron script itself."""


def test_readme_names_all() -> None:
    """Every recipe is in the list, and the list names nothing else."""
    words = (RECIPES / "README.md").read_text(encoding="utf-8")
    named = {RECIPES / name for name in re.findall(r"\]\(([^)]+)\)", words)}
    there = {RECIPES / path.relative_to(RECIPES).parts[0] for path in ALL if path.name != "README.md"}
    assert {RECIPES / path.relative_to(RECIPES).parts[0] for path in named} == there
    assert all(path.exists() for path in named)


@pytest.mark.parametrize("recipe", ALL, ids=lambda path: path.name)
def test_names_only_real_settings(recipe: Path) -> None:
    """Each variable of ours that a recipe sets is a setting, and no secret has a value in it."""
    words = recipe.read_text(encoding="utf-8")
    known = {setting.variable for setting in SETTINGS} | _OWN
    assert {name for name in _OURS.findall(words) if not name.endswith("_")} <= known
    assert not re.search(r"(?m)SF_PASSWORD[=:][ ]*(?!\$\{\{|credentials)[^\s#$]", words)


@pytest.mark.parametrize("name", ["github-actions.yml", "gitlab-ci.yml"])
def test_pipeline(name: str) -> None:
    """The file is YAML with a job that runs `setupwalk create`, limited in time, whose leavings are kept always."""
    text = (RECIPES / name).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    if name == "gitlab-ci.yml":
        job = data["setupwalk"]
        assert job["script"] == ["setupwalk create"]
        assert (job["artifacts"]["when"], job["artifacts"]["reports"]) == ("always", {"junit": "runs/*/junit.xml"})
        assert set(job["retry"]["exit_codes"]) <= {kind.exit_code for kind in KINDS}
        return
    job = data["jobs"]["night"]
    walk = next(step for step in job["steps"] if step.get("run") == "setupwalk create")
    assert walk["env"]["SF_PASSWORD"] == "${{ secrets.SF_PASSWORD }}"
    assert next(step for step in job["steps"] if "upload-artifact" in step.get("uses", ""))["if"] == "always()"
    assert job["timeout-minutes"] <= 15


_FETCHED = re.compile(r"(?m)^\s*(?:-\s+)?(?:uses:|image:|FROM) *(\S+)(.*)$")


def test_fetched_by_hash() -> None:
    """Actions are named by their commit, images by their digest, each beside the version that a person knows."""
    fetched = [found for recipe in ALL for found in _FETCHED.findall(recipe.read_text(encoding="utf-8"))]
    assert len(fetched) >= 5
    for name, beside in fetched:
        assert re.search(r"@(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})$", name), name
        assert "@sha256" in name or re.search(r"# v\d+\.\d+\.\d+$", beside), f"{name} stands without its version"


def test_installs_by_hash() -> None:
    """Whatever a recipe installs with pip is held against hashes, or asks no index."""
    installs = [
        line
        for recipe in ALL
        for line in recipe.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bpip install\b", line)
    ]
    assert len(installs) >= 6
    assert all("--require-hashes" in line or "--no-index" in line for line in installs), installs


def test_units() -> None:
    """The timer and its service are of one name, and the service runs as a user of its own, not as root."""
    units = {}
    for suffix in ("service", "timer"):
        units[suffix] = configparser.ConfigParser(interpolation=None, strict=False)
        units[suffix].optionxform = str  # type: ignore[assignment,method-assign]
        units[suffix].read(RECIPES / "systemd" / f"setupwalk.{suffix}", encoding="utf-8")
    assert units["service"]["Service"]["DynamicUser"] == "yes"
    assert units["service"]["Service"]["ExecStart"].endswith("setupwalk create")
    assert units["timer"]["Timer"]["Persistent"] == "true"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd-analyze")
def test_units_verified(tmp_path: Path) -> None:
    """systemd itself finds nothing wrong with the timer and the service."""
    for suffix in ("service", "timer"):
        text = (RECIPES / "systemd" / f"setupwalk.{suffix}").read_text(encoding="utf-8")
        program = text.replace("/usr/local/bin/setupwalk", sys.executable)  # it asks whether the program is there
        (tmp_path / f"setupwalk.{suffix}").write_text(program, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "setupwalk.timer"), str(tmp_path / "setupwalk.service")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    mine = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "setupwalk" in line]
    assert (done.returncode, mine) == (0, [])


SHELLCHECK = shutil.which("shellcheck", path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))


@pytest.mark.skipif(SHELLCHECK is None, reason="shellcheck is one of the tools for developers; CI calls it by itself")
def test_script_checked() -> None:
    """shellcheck finds nothing in the script that cron runs."""
    script = RECIPES / "cron" / "setupwalk-night"
    done = subprocess.run([str(SHELLCHECK), script], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="cron is for POSIX")
@pytest.mark.parametrize(("code", "speaks"), [(0, False), (6, False), (5, True)])
def test_script_runs(tmp_path: Path, code: int, *, speaks: bool) -> None:
    """The cron script passes the settings on, keeps the exit code, and prints only what somebody must read."""
    program = tmp_path / "bin" / "setupwalk"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$SF_USERNAME $* key"\necho \'{{"event": "run"}}\' >&2\nexit {code}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    (tmp_path / "env").write_text("SF_USERNAME=nightly@example.com\n", encoding="utf-8")
    work = tmp_path / "work"
    (work / "runs" / "old").mkdir(parents=True)
    (work / "runs" / "new").mkdir()
    os.utime(work / "runs" / "old", (1, 1))
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [RECIPES / "cron" / "setupwalk-night"],
        env={"PATH": path, "SETUPWALK_ENV": str(tmp_path / "env"), "SETUPWALK_WORK": str(work)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, bool(done.stdout)) == (code, speaks), done.stderr
    assert (work / "key-and-command.txt").read_text(encoding="utf-8") == "nightly@example.com create --log json key\n"
    assert [folder.name for folder in (work / "runs").iterdir()] == ["new"]
