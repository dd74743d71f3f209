"""`cert` as a process: the pair it makes, what it says of it, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from fixtures.practice_org import PASSWORD

from ...support.command import setupwalk


def test_cert_new(tmp_path: Path) -> None:
    """`cert new` makes a pair where it is told to, and refuses to do so twice."""
    folder = tmp_path / "keys"
    first = setupwalk("cert", "new", "--out", str(folder), "--days", "30", folder=tmp_path)
    assert first.code == 0, first.err
    assert first.out.split() == [str(folder / "server.key"), str(folder / "server.crt")]
    before = (folder / "server.key").read_bytes()
    again = setupwalk("cert", "new", "--out", str(folder), folder=tmp_path)
    assert again.code == 3
    assert (folder / "server.key").read_bytes() == before
    assert PASSWORD not in first.err


def test_c_cert_new_writes_where_create_looks(tmp_path: Path) -> None:
    """C: without --out the pair goes where `create` looks for one, git ignores it, and a second one is refused."""
    made = setupwalk("cert", "new", folder=tmp_path)
    assert made.code == 0, made.err
    assert made.out.split() == [str(Path(".setupwalk") / f"server.{end}") for end in ("key", "crt")]
    assert "create, run in this folder, uses this pair" in made.err
    assert (tmp_path / ".setupwalk" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    before = (tmp_path / ".setupwalk" / "server.key").read_bytes()
    again = setupwalk("cert", "new", folder=tmp_path)
    assert (again.code, (tmp_path / ".setupwalk" / "server.key").read_bytes()) == (3, before)
    assert "cert rotate" in again.err


@pytest.mark.parametrize("out", [".", "my keys", "Owner's #1", ".setupwalk"])
def test_cert_new_says_how_to_use_it(tmp_path: Path, out: str) -> None:
    """Who follows the words of `cert new`, its lines copied into `.env`, has the pair used by the next command."""
    made = setupwalk("cert", "new", "--out", out, folder=tmp_path)
    assert made.code == 0, made.err
    lines = [line for line in made.err.splitlines() if line.startswith("APP_")]
    assert len(lines) == (0 if out == ".setupwalk" else 2), made.err
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    shown = setupwalk("cert", "show", folder=tmp_path)
    assert shown.code == 0, shown.err
    print_of = re.search(r"SHA-256 (\S+)", made.err)
    assert print_of is not None
    assert print_of[1] in shown.out
    assert "which belongs to it" in shown.out
    assert ".env" not in shown.err  # no word on a doubtful line


@pytest.mark.parametrize("bits", ["2048", "3072", "4096"])
def test_sizes(tmp_path: Path, bits: str) -> None:
    """The sizes that an org takes and the field uses; no other is offered."""
    made = setupwalk("cert", "new", "--bits", bits, folder=tmp_path)
    assert (made.code, f"RSA {bits} bits" in made.err) == (0, True), made.err
    if bits == "2048":
        refused = setupwalk("cert", "new", "--bits", "1024", "--out", "small", folder=tmp_path)
        assert (refused.code, "2048, 3072, 4096" in refused.err) == (3, True), refused.err


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("/C=DE/O=Acme, Inc./CN=ci", r"CN=ci,O=Acme\, Inc.,C=DE"),
        ("CN=ci,O=Acme,C=DE", "CN=ci,O=Acme,C=DE"),
        ("/O=Acme", ""),
        ("ci", ""),
        ("/C=Germany/CN=ci", ""),
    ],
)
def test_subject(tmp_path: Path, subject: str, shown: str) -> None:
    """A subject as OpenSSL or RFC 4514 writes it; one without a name, or that is none, is refused and nothing made."""
    made = setupwalk("cert", "new", "--subject", subject, folder=tmp_path)
    assert made.code == (0 if shown else 3), made.err
    assert (shown or "--subject") in made.err
    assert (tmp_path / ".setupwalk" / "server.key").exists() == bool(shown)


@pytest.mark.parametrize("way", ["", "_FILE", "_COMMAND"])
def test_passphrase(tmp_path: Path, way: str) -> None:
    """The key is locked with a passphrase from the variable, a file or a command; nothing repeats it, and who reads the
    key without it is told where to give it."""
    passphrase = "correct horse 4711"
    (tmp_path / "secret").write_text(f"{passphrase}\n", encoding="utf-8")
    given = {"": passphrase, "_FILE": "secret", "_COMMAND": "cat secret"}[way]
    env = {f"APP_PRIVATE_KEY_PASSPHRASE{way}": given}
    made = setupwalk("cert", "new", folder=tmp_path, env=env)
    assert made.code == 0, made.err
    assert "Salesforce CLI cannot give" in made.err
    key = (tmp_path / ".setupwalk" / "server.key").read_bytes()
    assert key.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    load_pem_private_key(key, passphrase.encode())
    shown = setupwalk("cert", "show", folder=tmp_path, env=env)
    assert (shown.code, "with a passphrase" in shown.out) == (0, True), shown.err
    unknown = setupwalk("cert", "show", folder=tmp_path)
    assert (unknown.code, "APP_PRIVATE_KEY_PASSPHRASE" in unknown.err) == (3, True), unknown.err
    wrong = setupwalk("cert", "show", folder=tmp_path, env={"APP_PRIVATE_KEY_PASSPHRASE": "another one"})
    assert (wrong.code, "another passphrase" in wrong.err) == (3, True), wrong.err
    said = "".join(done.out + done.err for done in (made, shown, unknown, wrong))
    assert passphrase not in said
    assert [path.name for path in (tmp_path / ".setupwalk").glob("*.key")] == ["server.key"]
