"""B15: what was not proven hands over neither a consumer key nor a login command on stdout, whatever the command."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import pytest

from automation.engine.executor import Stopped
from automation.engine.step import Flow, Result, Status
from automation.errors import DECLINED, AutomationError
from automation.jobs.finish import tell
from automation.jobs.task import Streams, Task
from automation.keys.pair import KeyPair
from automation.oauth.login_check import Proof
from automation.reporting.collector import Collector
from automation.reporting.outcome import Outcome, refused
from automation.reporting.results import result_of
from automation.runs.folder import Run
from automation.settings.desired_app import named_app
from automation.settings.loader import Settings
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import State

from ..cli.test_hand_over import as_walked
from ..support.command import env_of, setupwalk

COMMANDS = ("create", "verify", "cert rotate", "delete", "undo", "plan", "audit", "capture")
REFUSED = Proof("u", "user hasn't approved this consumer", step=17)
FAILED = Result(10, "Save the app", Status.FAILED, error=Stopped("stopped by the person"))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("failed", "proof", "error"),
    [
        (FAILED, None, None),
        (Result(17, "Choose who is pre-authorized", Status.FAILED), None, None),
        (None, None, Stopped("the browser's tab was closed")),
        (None, REFUSED, refused(REFUSED)),
        (None, None, AutomationError("Cancelled, nothing deleted", kind=DECLINED)),
    ],
    ids=["stop", "step failed", "window closed", "refused proof", "cancelled"],
)
def test_b15_nothing_is_handed_over(
    command: str,
    failed: Result | None,
    proof: Proof | None,
    error: AutomationError | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whichever way a command ends short of its end, stdout stays empty and the login command is made for nobody."""
    wanted = named_app(Settings.read({}, {"SF_LOGIN_URL": "https://org.example"}, tmp_path))
    collector = Collector()
    if failed is not None:
        collector._results[failed.number] = failed
    outcome = Outcome(collector, as_walked(wanted), {}, [], proof, error)
    assert outcome.context.consumer_key
    ended = result_of(command, "https://org.example", wanted, Flow.JWT, "u", (), outcome, Run(tmp_path / "runs", "App"))
    settings = Settings.read({}, {"SF_LOGIN_URL": "https://org.example"}, tmp_path)
    assert tell(ended, Task(settings, Streams(sys.stdout, sys.stderr), tmp_path, {})) != 0
    assert (capsys.readouterr().out, ended.login_command) == ("", "")


def test_b15_a_verify_that_fails(walked_state: State, pair: KeyPair, tmp_path: Path) -> None:
    """`verify` of an app that lets nobody in: exit code 1, an empty stdout, and the step that is wrong on stderr."""
    with PracticeOrg(state=copy.deepcopy(walked_state)) as org:
        app = org.org.app_by_name("Walked App")
        assert app is not None
        app.profiles, app.permission_sets = [], []
        files = {"APP_CERTIFICATE": str(pair.certificate), "APP_PRIVATE_KEY": str(pair.private_key)}
        done = setupwalk("verify", folder=tmp_path, env=env_of(org, **files))
    assert (done.code, done.out) == (1, "")
    assert "step 17" in done.err
