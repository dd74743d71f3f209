"""Apps broken on purpose, and what real clients say of them: `explain` names the right step, by the org's word."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from automation.commands.proving.explain import explain
from automation.engine.step import Flow
from automation.jobs.session import Streams, Task
from automation.settings.loader import Settings
from fixtures.practice_org.state.model import RefreshTokenPolicy
from fixtures.practice_org.state.seed import ADMIN

from ...support.command import a_port, env_of
from ...walk.verifying.breaking import JWT, WEB
from ...walk.verifying.verifying import Bench as Broken
from ...walk.verifying.verifying import bench as broken
from ..bench import Bench, fill_in_login
from ..cli import QUIET, SalesforceCLI
from ..web_login import WebLogin

__all__ = ["broken"]

pytestmark = [pytest.mark.clients, pytest.mark.whole]

REFUSED = [
    "OAuth settings off",
    "digital signatures off",
    "another certificate",
    "no refresh_token",
    "self-authorize",
    "no profile",
    "another profile",
    "another permission set",
    "restricted address",
    "frozen user",
    "inactive user",
    "unknown user",
    "deleted",
]
"""What a login by JWT is refused for. The rest shows later, or in the web flow, or in no refusal at all."""


def explained(broken: Broken, output: str, flow: Flow, **env: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `explain` makes of an output: alone, and with `--look`. There is one refusal in it."""
    said = [io.StringIO(), io.StringIO()]
    asked = {"SETUPWALK_EVIDENCE": "none", "APP_CALLBACK_PORT": str(a_port())}
    settings = Settings.read({}, env_of(broken.practice, **asked) | env, broken.folder)
    task = Task(settings, Streams(io.StringIO(), io.StringIO()), broken.folder, dict(os.environ), as_json=True)
    looks: tuple[Callable[[], Task] | None, ...] = (None, lambda: task)
    for out, ask in zip(said, looks, strict=True):
        assert explain(io.BytesIO(output.encode()), out, as_json=True, task=ask) == 0, output
    alone, looked = (json.loads(out.getvalue())["findings"] for out in said)
    assert (len(alone), len(looked)) == (1, 1), alone
    return alone[0], looked[0]


def judged(broken: Broken, output: str, flow: Flow, step: int, **env: str) -> dict[str, Any]:
    """Without the org the step is among the causes; with a look at it, it is the one that is named."""
    alone, looked = explained(broken, output, flow, **env)
    assert step in [cause["step"] for cause in alone["causes"]] or step == 3, alone
    assert looked["in_org"]["step"] == step, looked
    assert looked["in_org"]["next"]
    return looked


@pytest.fixture
def client(broken: Broken, cli: SalesforceCLI) -> Bench:
    """The Salesforce CLI in the same org."""
    return Bench(broken.practice, cli, broken.folder)


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.sample if n == "no profile" else ()) for n in REFUSED]
)
def test_jwt(broken: Broken, client: Bench, name: str) -> None:
    """`sf org login jwt` is refused, and the step that was broken is named untold, with what the org shows there."""
    breaks, step, shows, env = JWT[name]
    breaks(broken)
    login = client.log_in(broken.made, username=env.get("APP_JWT_USERNAME", ADMIN))
    assert login.returncode == 1
    looked = judged(broken, login.told, Flow.JWT, step, **env)
    assert shows in looked["in_org"]["next"]


def test_the_key_of_another_app(broken: Broken, client: Bench) -> None:
    """With another app's consumer key the refusal is about that app, and step 10 is named: which key it is."""
    other = client.app(name="Other", api_name="Other", use_digital_signatures=False, certificate="")
    login = client.log_in(other)
    assert login.returncode == 1
    looked = judged(broken, login.told, Flow.JWT, 10)
    assert broken.made.app.consumer_key in looked["in_org"]["next"]
    assert other.app.consumer_key not in repr(looked)


def test_no_api(broken: Broken, client: Bench) -> None:
    """Without the scope (api) the login works and the query is refused, which is explained the same way."""
    breaks, step, _, _ = JWT["no api"]
    breaks(broken)
    assert client.log_in(broken.made).returncode == 0
    judged(broken, client.query().told, Flow.JWT, step)


@pytest.fixture
def web_login(broken: Broken, client: Bench, browser: Browser) -> Callable[..., str]:
    """What `sf org login web` says, in a browser of the person's own."""

    def run(secret: str = "") -> str:
        with browser.new_context() as context:
            page = context.new_page()
            app = broken.made.app
            with client.login_web(app, secret or app.consumer_secret, client.project()) as login:
                page.goto(login.url())
                if page.get_by_label("Password").count():
                    fill_in_login(page)
                return _ended(login)

    return run


def _ended(login: WebLogin) -> str:
    done = login.finish()
    return done.told


@pytest.mark.parametrize("name", ["no api", "no web", "no refresh_token", "nobody approved"])
def test_web(broken: Broken, web_login: Callable[..., str], name: str) -> None:
    """`sf org login web` comes back with a refusal, which names the step that was broken."""
    breaks, step, shows = WEB[name]
    breaks(broken)
    looked = judged(broken, web_login(), Flow.WEB, step, APP_FLOW="web")
    assert shows in looked["in_org"]["next"]


def test_callback(broken: Broken, client: Bench, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong Callback URL is told in the browser alone; the CLI says that nobody came back. Both lead to step 6."""
    monkeypatch.setitem(QUIET, "SF_WEB_OAUTH_SERVER_TIMEOUT", "4000")
    breaks, step, shows = WEB["callback"]
    breaks(broken)
    with client.login_web(broken.made.app, broken.made.app.consumer_secret, client.project()) as login:
        shown = httpx.get(login.url(), trust_env=False).text
        timed_out = _ended(login)
    assert "AuthTimeoutError" in timed_out
    for output in (shown, timed_out):
        assert shows in judged(broken, output, Flow.WEB, step, APP_FLOW="web")["in_org"]["next"]


def test_rotated_secret(broken: Broken, web_login: Callable[..., str]) -> None:
    """With the secret from before a rotation the CLI is refused, and step 10 is named."""
    old, broken.made.app.consumer_secret = broken.made.app.consumer_secret, "0" * 64
    alone, _ = explained(broken, web_login(old), Flow.WEB)
    assert alone["causes"][0]["step"] == 10


def test_refresh_tokens_that_end_at_once(broken: Broken, client: Bench, web_login: Callable[..., str]) -> None:
    """Where the policy ends refresh tokens at once the CLI works until its session times out: step 13."""
    broken.made.app.refresh_policy = RefreshTokenPolicy.EXPIRE_IMMEDIATELY
    web_login()
    broken.practice.org.clock.advance(minutes=16)
    judged(broken, client.query().told, Flow.WEB, 13, APP_FLOW="web")


def test_no_pkce(broken: Broken) -> None:
    """A client that sends no code challenge to an app that requires PKCE is told so by the org: step 5."""
    broken.made.app.require_pkce = True
    query = {
        "response_type": "code",
        "client_id": broken.made.app.consumer_key,
        "redirect_uri": broken.made.app.callback_urls[0],
    }
    shown = httpx.get(f"{broken.practice.url}/services/oauth2/authorize", params=query, trust_env=False).text
    alone, _ = explained(broken, shown, Flow.WEB)
    assert alone["causes"][0]["step"] == 5
