"""One night of each recipe: the commands that it has, in the environment that its scheduler makes of it.

The scheduler itself is not here. What it does with the recipe is done in its place: expressions and variables filled
in, secrets laid out as files, the working folder made. The commands are the recipe's own, taken out of it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from typing import Any

import yaml

from ...support.command import ROOT
from .scheduler import Night, Scheduler

RECIPES = ROOT / "fixtures" / "recipes"


def _github(here: Scheduler) -> Night:
    """The steps of the job with `run`, but for Install; `${{ }}` filled in from variables and secrets."""
    given, temp = here.given, here.folder / "temp"
    temp.mkdir()
    known = {
        **{f"vars.{name}": value for name, value in given.settings.items()},
        "vars.SERVER_CRT": given.certificate,
        "secrets.SERVER_KEY": given.key,
        "secrets.SF_PASSWORD": given.password,
        "runner.temp": str(temp),
    }

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{\s*([\w.]+)\s*\}\}", lambda found: known.get(found[1], ""), text)

    steps = yaml.safe_load((RECIPES / "github-actions.yml").read_text(encoding="utf-8"))["jobs"]["night"]["steps"]
    walked = Night(1, "no step walks")
    for step in steps:
        if "run" not in step or step["name"] == "Install":
            continue
        env = {name: filled(str(value)) for name, value in step.get("env", {}).items()}
        done = here.bash(filled(step["run"]), env | {"RUNNER_TEMP": str(temp), "CI": "true", "GITHUB_ACTIONS": "true"})
        walked = done if step["name"] == "Walk" else walked
        assert done.code == 0 or step["name"] == "Walk", (step["name"], done.said)
    assert [path.name for path in temp.iterdir()] == ["server.crt"]  # the key is forgotten
    return walked


def _gitlab(here: Scheduler) -> Night:
    """The lines of `script`; variables of type file are paths."""
    job: dict[str, Any] = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text(encoding="utf-8"))["setupwalk"]
    env = {**here.given.settings, **job["variables"], "SF_PASSWORD": here.given.password, "CI": "true"}
    env |= {
        "APP_PRIVATE_KEY": here.file("k", here.given.key),
        "APP_CERTIFICATE": here.file("c", here.given.certificate),
    }
    return here.bash("\n".join(job["script"]), env | {"GITLAB_CI": "true"})


def _jenkins(here: Scheduler) -> Night:
    """The script of `sh`; credentials filled in as Jenkins does, secret files as paths."""
    text = (RECIPES / "Jenkinsfile").read_text(encoding="utf-8")
    kept = {
        "salesforce-password": here.given.password,
        "salesforce-key": here.file("key", here.given.key),
        "salesforce-certificate": here.file("certificate", here.given.certificate),
    }
    block = re.search(r"environment \{(.*?)\n    \}", text, re.DOTALL)
    script = re.search(r"sh\(script: '([^']*)', returnStatus: true\)", text)
    assert block is not None
    assert script is not None
    env = dict(here.given.settings)
    for name, credential, word, home in re.findall(
        r"""(\w+) = (?:credentials\('([^']+)'\)|'([^']*)'|"(\$\{WORKSPACE\})")""", block[1]
    ):
        env[name] = kept[credential] if credential else str(here.work) if home else word
    return here.bash(script[1], env)


def _container(here: Scheduler) -> Night:
    """ENTRYPOINT behind tini, and CMD; ENV, the settings of --env-file, and the secrets where --secret puts them."""
    text = (RECIPES / "Containerfile").read_text(encoding="utf-8")
    env = {name: value for line in re.findall(r"(?m)^ENV (.*)$", text) for name, _, value in _pairs(line)}
    words = {what: json.loads(found) for what, found in re.findall(r"(?m)^(ENTRYPOINT|CMD) (\[.*\])$", text)}
    entry = words["ENTRYPOINT"]
    assert entry[:2] == ["tini", "--"]
    mounted = {"server.crt": here.given.certificate, "server.key": here.given.key}
    for name, value in env.items():
        if value.startswith("/run/secrets/"):
            file = value.rpartition("/")[2]
            assert f"--secret {file}," in text
            env[name] = here.file(file, mounted[file])
    return here.run([*entry[2:], *words["CMD"]], {**env, **here.given.settings, "SF_PASSWORD": here.given.password})


def _pairs(line: str) -> list[tuple[str, str, str]]:
    return [word.partition("=") for word in shlex.split(line)]


def _systemd(here: Scheduler) -> Night:
    """ExecStart with Environment and EnvironmentFile; credentials in a folder, %d and %S filled in."""
    lines = re.findall(r"(?m)^(\w+)=(.*)$", (RECIPES / "systemd" / "setupwalk.service").read_text(encoding="utf-8"))
    content = {"password": here.given.password, "server.key": here.given.key, "server.crt": here.given.certificate}
    for name, value in lines:
        if name in ("LoadCredentialEncrypted", "LoadCredential"):
            file = value.partition(":")[0]
            here.file(file, content[file])
    states = here.work.parent / "state"
    here.work = states / "setupwalk"
    here.work.mkdir(parents=True)

    def filled(text: str) -> str:
        return text.replace("%d", str(here.folder / "secrets")).replace("%S", str(states))

    unit = dict(lines)
    assert unit["StateDirectory"] == "setupwalk"
    assert filled(unit["WorkingDirectory"]) == str(here.work)
    assert unit["EnvironmentFile"] == "/etc/setupwalk/env"
    env = dict(here.given.settings)
    for value in (value for name, value in lines if name == "Environment"):
        env |= {name: filled(text) for name, _, text in _pairs(value)}
    program, *words = shlex.split(unit["ExecStart"])
    assert program == "/usr/local/bin/setupwalk"
    return here.run([str(here.program), *words], env)


def _cron(here: Scheduler) -> Night:
    """The script itself, with its file of settings."""
    given = here.given
    settings = {
        **given.settings,
        "SF_PASSWORD_FILE": here.file("password", given.password + "\n"),
        "APP_PRIVATE_KEY": here.file("server.key", given.key),
        "APP_CERTIFICATE": here.file("server.crt", given.certificate),
    }
    lines = "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())
    env = {"SETUPWALK_ENV": here.file("env", lines), "SETUPWALK_WORK": str(here.work)}
    done = here.run([str(RECIPES / "cron" / "setupwalk-night")], env)
    log = here.work / "night.jsonl"
    return Night(done.code, done.said + (log.read_text(encoding="utf-8") if log.exists() else ""))


NIGHTS: dict[str, Callable[[Scheduler], Night]] = {
    "github": _github,
    "gitlab": _gitlab,
    "jenkins": _jenkins,
    "container": _container,
    "systemd": _systemd,
    "cron": _cron,
}
"""Each recipe's night."""
