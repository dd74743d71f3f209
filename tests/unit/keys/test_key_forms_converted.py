"""Keys and certificates that are not read are told with a command that converts them; what it makes is read."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import PrivateFormat

from automation.errors import SettingsError
from automation.keys.pair import read_pair
from automation.pem.source import KeySource
from automation.settings.loader import Settings

from ...support.disguises import DISGUISES
from ...support.key_material import NOW, key_pem
from .key_forms import CERTIFICATE, KEY, PEM, der, refusal, same_key, store

openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


def advised(error: SettingsError) -> str:
    """The command in the hint."""
    found = re.search(r": ((?:printf|openssl|keytool|install|\(umask) .*?)(?: \(|; then|$)", error.hint)
    assert found is not None, error.hint
    return found[1]


def followed(error: SettingsError, folder: Path, *passwords: str, env: dict[str, str] | None = None) -> None:
    """Does what the hint says, with the password given where the command would ask for it."""
    command = advised(error)
    passed = {"openssl pkcs12": "-passin", "openssl pkey": "-passin", "openssl pkcs8": "-passin"}
    for tool, option in passed.items():
        command = command.replace(tool, f"{tool} {option} pass:{passwords[0]}") if passwords else command
    if "ssh-keygen" in command:
        command += f" -P {shlex.quote(passwords[0])}"
    if command.startswith("keytool"):
        command += f" -srcstorepass {passwords[0]} -deststorepass {passwords[0]}"
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, env=os.environ | (env or {}), check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


ENCRYPTED = {
    "PKCS#8": key_pem(KEY, password=b"hunter2"),
    "PKCS#1": key_pem(KEY, PrivateFormat.TraditionalOpenSSL, b"hunter2"),
    "DER": der(password=b"hunter2"),
    "store": store(b"hunter2"),
}


@openssl
@pytest.mark.parametrize("content", ENCRYPTED.values(), ids=ENCRYPTED.keys())
@pytest.mark.parametrize("name", ["server.key", "with space.key"])
def test_encrypted(tmp_path: Path, content: bytes, name: str) -> None:
    """Of an encrypted key is told what it is and a command that takes the passphrase off; after it the key serves."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    (tmp_path / name).write_bytes(content)
    followed(refusal(tmp_path / "app.crt", tmp_path / name), tmp_path, "hunter2")
    made = tmp_path / ("new-server.key" if name == "server.key" else "server.key")
    assert same_key(read_pair(tmp_path / "app.crt", made, now=NOW).private_key)


@openssl
@pytest.mark.skipif(sys.platform == "win32", reason="the command is for POSIX shells")
@pytest.mark.parametrize("name", ["as it is", "escaped", "base64"])
def test_encrypted_content(tmp_path: Path, name: str) -> None:
    """The same of a key that a variable holds."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    text = DISGUISES[name](ENCRYPTED["PKCS#8"]).decode()
    error = refusal(tmp_path / "app.crt", KeySource.of("APP_PRIVATE_KEY", text))
    followed(error, tmp_path, "hunter2", env={"APP_PRIVATE_KEY": text})
    assert same_key(read_pair(tmp_path / "app.crt", tmp_path / "server.key", now=NOW).private_key)


@openssl
def test_certificate_in_a_store(tmp_path: Path) -> None:
    """Of a store with a password the advised command takes the certificate out."""
    (tmp_path / "pair.pfx").write_bytes(store(b"hunter2"))
    error = refusal(tmp_path / "pair.pfx", None)
    assert "PKCS#12" in str(error)
    followed(error, tmp_path, "hunter2")
    assert read_pair(tmp_path / "server.crt", None, now=NOW).subject == "CN=Test"


@openssl
@pytest.mark.skipif(shutil.which("keytool") is None, reason="needs keytool")
def test_java_keystore(tmp_path: Path) -> None:
    """A Java keystore becomes a PKCS#12 store by the advised command, and that is told how to go on."""
    (tmp_path / "in.p12").write_bytes(store(b"hunter22"))
    command = (
        "keytool -importkeystore -srckeystore in.p12 -srcstorepass hunter22 -destkeystore app.jks -deststoretype JKS "
        "-deststorepass hunter22 -srcalias app -destkeypass hunter22"
    )
    subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=True)
    error = refusal(tmp_path / "app.jks", None)
    assert "Java keystore" in str(error)
    followed(error, tmp_path, "hunter22")
    followed(refusal(tmp_path / "server.p12", None), tmp_path, "hunter22")
    assert read_pair(tmp_path / "server.crt", None, now=NOW).subject == "CN=Test"


posix_tools = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")


@posix_tools
def test_encrypted_openssh(tmp_path: Path) -> None:
    """A key of ssh-keygen with a passphrase serves after the advised command."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "hunter2", "-f", tmp_path / "id_rsa"], check=True
    )
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    error = refusal(tmp_path / "app.crt", tmp_path / "id_rsa")
    assert "OpenSSH's own form" in str(error)
    before = (tmp_path / "id_rsa").read_bytes()
    (tmp_path / "id_rsa").chmod(0o644)
    followed(error, tmp_path, "hunter2")
    assert (tmp_path / "id_rsa").read_bytes() == before
    assert "is not the private key of" in str(refusal(tmp_path / "app.crt", tmp_path / "server.key"))


@posix_tools
def test_encrypted_openssh_in_a_variable(tmp_path: Path) -> None:
    """The same key in a variable: what is advised writes it to a file first, since the tool reads nothing else."""
    make = ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "hunter2", "-f", str(tmp_path / "id_rsa")]
    subprocess.run(make, check=True)
    text = (tmp_path / "id_rsa").read_text(encoding="ascii")
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    error = refusal(tmp_path / "app.crt", KeySource.of("APP_PRIVATE_KEY", text))
    followed(error, tmp_path, "hunter2", env={"APP_PRIVATE_KEY": text})
    assert "is not the private key of" in str(refusal(tmp_path / "app.crt", tmp_path / "server.key"))
    assert (tmp_path / "given.key").stat().st_mode & 0o077 == 0


def test_content_that_no_shell_knows(tmp_path: Path) -> None:
    """What stands in `.env` is not in the shell's environment, so that the advised command would read nothing."""
    text = key_pem(KEY, password=b"hunter2").decode().replace("\n", "\\n")
    (tmp_path / ".env").write_text(f"APP_PRIVATE_KEY={text}\n", encoding="ascii")
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    inside = Settings.read({}, {}, tmp_path).private_key
    assert "set the environment variable APP_PRIVATE_KEY" in refusal(tmp_path / "app.crt", inside).hint
    outside = Settings.read({}, {"APP_PRIVATE_KEY": text}, tmp_path).private_key
    assert "set the environment" not in refusal(tmp_path / "app.crt", outside).hint


@openssl
@pytest.mark.parametrize("what", ["trusted", "key alone"])
def test_certificate_advice(tmp_path: Path, what: str) -> None:
    """OpenSSL's own form of a certificate, and a key without a certificate, are told what makes a server.crt."""
    (tmp_path / "app.pem").write_bytes(PEM if what == "key alone" else CERTIFICATE)
    if what == "trusted":
        subprocess.run(["openssl", "x509", "-in", "app.pem", "-trustout", "-out", "app.pem"], cwd=tmp_path, check=True)
    followed(refusal(tmp_path / "app.pem", None), tmp_path)
    assert read_pair(tmp_path / "server.crt", None, now=NOW, for_upload=False).key_size == 2048
