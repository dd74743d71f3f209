"""What fails on the machine of the Salesforce CLI, before any org is asked, explained from its real output."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from automation.commands.proving.explain import explain

from ...practice_org.factory import key_pair
from ...support.command import a_port
from ..cli import SalesforceCLI

pytestmark = [pytest.mark.clients, pytest.mark.whole]

NOWHERE = f"http://localhost:{a_port()}"
USER = "admin@practice.example"


def explained(output: str) -> str:
    """What `explain` says; it knows what it is."""
    out = io.StringIO()
    assert explain(io.BytesIO(output.encode()), out) == 0, output
    return out.getvalue()


def log_in(cli: SalesforceCLI, key: Path, *more: str) -> str:
    """What `sf org login jwt` prints, at an address where nobody listens."""
    words = ["org", "login", "jwt", "--client-id", "3MVG9x", "--jwt-key-file", str(key), "--username", USER]
    done = cli.run(*words, "--instance-url", NOWHERE, *more)
    assert done.returncode == 1
    return done.told


def encrypted() -> str:
    key = serialization.load_pem_private_key(key_pair().key.encode(), None)
    how = serialization.BestAvailableEncryption(b"pw")
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(*form, how).decode()


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_key_file_missing(cli: SalesforceCLI, tmp_path: Path, more: tuple[str, ...]) -> None:
    """Explain says which argument names no file, and does not repeat its path."""
    said = explained(log_in(cli, tmp_path / "nowhere.key", *more))
    assert "--jwt-key-file" in said
    assert str(tmp_path) not in said


@pytest.mark.parametrize("form", ["empty", "encrypted", "a certificate", "in one line"])
def test_key_unreadable(cli: SalesforceCLI, tmp_path: Path, form: str) -> None:
    """Whatever is wrong with the file, the CLI says the same of it, five times over, and explain says it once."""
    pair, file = key_pair(), tmp_path / "server.key"
    texts = {"empty": "", "encrypted": encrypted(), "a certificate": pair.certificate}
    file.write_text(texts.get(form, pair.key.replace("\n", "")), encoding="utf-8")
    said = explained(log_in(cli, file))
    assert said.count("line ") == 1 + said.count("line breaks")
    assert "cert show" in said


def test_nobody_listens(cli: SalesforceCLI, tmp_path: Path) -> None:
    """Where no org answers, address and network are what to look at."""
    file = tmp_path / "server.key"
    file.write_text(key_pair().key, encoding="utf-8")
    assert "check the address" in explained(log_in(cli, file))


def test_nobody_logged_in(cli: SalesforceCLI) -> None:
    """A command for an org that this home does not know."""
    done = cli.run("data", "query", "--query", "SELECT Id FROM User", "--target-org", "nobody")
    assert "log in first" in explained(done.told)


def test_lightning_address(cli: SalesforceCLI) -> None:
    """The address of a page instead of the org's."""
    done = cli.run("org", "login", "web", "--instance-url", "https://x.lightning.force.com")
    assert "the org's own address" in explained(done.told)
