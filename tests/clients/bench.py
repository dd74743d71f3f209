"""A practice org, the Salesforce CLI, and what a test does with the two."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from fixtures.practice_org.serving.server import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers
from fixtures.practice_org.state.seed import ADMIN, PASSWORD

from ..practice_org.factory import Made, connected_app
from ..support.command import a_port
from .cli import SalesforceCLI
from .completed import Completed
from .web_login import WebLogin

JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_ENDED = re.compile(r"http://localhost:\d+/Oauth(Success|Error)\b")  # the CLI's last page, on whatever port


@dataclass(frozen=True)
class Bench:
    """A practice org and a CLI, and the app's private key where the CLI can read it."""

    org: PracticeOrg
    cli: SalesforceCLI
    folder: Path

    def app(self, **overrides: Any) -> Made:
        """An app in the org, with the callback of `project`'s port."""
        return connected_app(self.org.org, **{"callback_urls": [callback_at(a_port())], **overrides})

    def project(self, port: int | None = None) -> Path:
        """A project folder in which the CLI listens on that port; else on this worker's own, for 1717 is anybody's."""
        folder = self.folder / "project"
        folder.mkdir(exist_ok=True)
        names = json.dumps({"packageDirectories": [], "oauthLocalPort": str(port or a_port())})
        (folder / "sfdx-project.json").write_text(names, encoding="utf-8")
        return folder

    def log_in(self, made: Made, *, username: str = ADMIN, key: str = "") -> Completed:
        """`sf org login jwt` with the app, and with its key unless another is given."""
        file = self.folder / "server.key"
        file.write_text(key or made.key, encoding="utf-8")
        return self.cli.login_jwt(self.org.url, client_id=made.app.consumer_key, key_file=file, username=username)

    def log_in_web(self, app: ConnectedApp, page: Page, *, button: str = "Allow", cwd: Path | None = None) -> Completed:
        """`sf org login web` with the app, in `cwd` or in `project()`, and `page` as the browser that it opens."""
        with self.login_web(app, app.consumer_secret, cwd) as login:
            page.goto(login.url())
            fill_in_login(page)
            if app.permitted_users is PermittedUsers.SELF_AUTHORIZE:
                page.get_by_role("button", name=button).click()
            page.wait_for_url(_ENDED)
            return login.finish()

    def login_web(self, app: ConnectedApp, secret: str, cwd: Path | None = None) -> WebLogin:
        """`sf org login web` while it runs."""
        cwd = cwd or self.project()
        return self.cli.login_web(self.org.url, client_id=app.consumer_key, client_secret=secret, cwd=cwd)

    def query(self) -> Completed:
        return self.cli.run("data", "query", "--query", "SELECT Username FROM User", "--target-org", ADMIN)

    def status(self) -> str:
        """Connected Status, which `display` tells with exit code 0 whatever it is."""
        shown = self.cli.json("org", "display", "--target-org", ADMIN)
        return str(shown["result"]["connectedStatus"])

    def verdicts(self, grant: str) -> list[str]:
        return [entry.verdict for entry in self.org.org.log.grants(grant)]


def callback_at(port: int) -> str:
    """The CLI's callback (grade A: read in its code)."""
    return f"http://localhost:{port}/OauthRedirect"


def fill_in_login(page: Page) -> None:
    """ADMIN at the login form."""
    page.get_by_label("Username").fill(ADMIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log In").click()
