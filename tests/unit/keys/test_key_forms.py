"""Keys and certificates in the forms that people have: read, as OpenSSL would read the copy, or told how to convert."""

from __future__ import annotations

import base64
import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs7,
    pkcs12,
)

from automation.errors import SETTINGS, SettingsError
from automation.keys.pair import KeyPair, read_pair
from automation.pem.source import KeySource, looks_like_content
from automation.settings.loader import Settings

from ...support.disguises import DISGUISES, Change
from ...support.key_material import NOW, certificate_of, key_pem

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM, OLD = key_pem(KEY), key_pem(KEY, PrivateFormat.TraditionalOpenSSL)
CERTIFICATE = certificate_of(KEY)
PARSED = x509.load_pem_x509_certificate(CERTIFICATE)
CHAIN = certificate_of(OTHER, name="CA") + CERTIFICATE


def store(password: bytes = b"", *others: x509.Certificate) -> bytes:
    """A PKCS#12 store."""
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"app", KEY, PARSED, others, encryption)


def der(key: rsa.RSAPrivateKey = KEY, form: PrivateFormat = PrivateFormat.PKCS8, password: bytes = b"") -> bytes:
    """A private key in DER."""
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.DER, form, encryption)


def one_pair(folder: Path, certificate: bytes, key: bytes | None) -> KeyPair:
    """What is read of two files, with its copies written."""
    (folder / "app.crt").write_bytes(certificate)
    path = folder / "app.key"
    if key is not None:
        path.write_bytes(key)
        path.chmod(0o600)
    pair = read_pair(folder / "app.crt", path if key is not None else None, now=NOW, copies=folder / ".setupwalk")
    return pair.write_copies()


def same_key(path: Path | None) -> bool:
    """Whether a file holds the key in a form that OpenSSL reads; the command itself is asked where it is there."""
    assert path is not None
    parsed = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(parsed, rsa.RSAPrivateKey)
    if openssl := shutil.which("openssl"):
        done = subprocess.run([openssl, "pkey", "-in", path, "-noout"], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    return parsed.private_numbers() == KEY.private_numbers()


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_disguises(tmp_path: Path, disguise: Change) -> None:
    """A key and a certificate are read in each disguise, and what the CLI is given of them is read by OpenSSL."""
    pair = one_pair(tmp_path, disguise(CERTIFICATE), disguise(PEM))
    assert pair.subject == "CN=Test"
    assert same_key(pair.private_key)
    assert x509.load_pem_x509_certificate(pair.certificate.read_bytes()) == PARSED
    assert same_key(one_pair(tmp_path, disguise(CERTIFICATE), disguise(OLD)).private_key)


@pytest.mark.parametrize("disguise", ["as it is", "CRLF", "no last line break", "bag attributes"])
def test_files_that_stay(tmp_path: Path, disguise: str) -> None:
    """What every program reads as it stands is used where it lies, and no copy of it is made."""
    pair = one_pair(tmp_path, CERTIFICATE, DISGUISES[disguise](PEM))
    assert pair.private_key == tmp_path / "app.key"
    assert pair.certificate == tmp_path / "app.crt"
    assert not (tmp_path / ".setupwalk").exists()
    assert not pair.warnings


def test_copies(tmp_path: Path) -> None:
    """A copy is its owner's alone, git does not see it, a warning names it, and making it again changes nothing."""
    pair = one_pair(tmp_path, CHAIN, DISGUISES["spaces for line breaks"](PEM))
    copies = tmp_path / ".setupwalk"
    assert pair.private_key is not None
    assert {pair.private_key.parent, pair.certificate.parent} == {copies}
    assert (copies / ".gitignore").read_text() == "*\n"
    if sys.platform != "win32":
        assert pair.private_key.stat().st_mode & 0o777 == 0o600
    assert f"does not read {tmp_path / 'app.key'} as it stands" in pair.warnings[0]
    assert str(pair.private_key) in pair.warnings[0]
    before = pair.private_key.stat().st_ino
    assert pair.write_copies().private_key == pair.private_key
    assert pair.private_key.stat().st_ino == before
    assert "PRIVATE KEY" not in repr(pair)


TOGETHER = {
    "chain, ours first": (CERTIFICATE + certificate_of(OTHER, name="CA"), PEM),
    "chain, ours last": (CHAIN, PEM),
    "DER": (PARSED.public_bytes(Encoding.DER), der()),
    "PKCS#1 DER": (CERTIFICATE, der(form=PrivateFormat.TraditionalOpenSSL)),
    "base64 of DER": (CERTIFICATE, base64.b64encode(der())),
    "OpenSSH": (CERTIFICATE, key_pem(KEY, PrivateFormat.OpenSSH)),
    "store": (store(), store()),
    "store in base64": (base64.b64encode(store()), PEM),
    "p7b": (pkcs7.serialize_certificates([x509.load_pem_x509_certificate(CHAIN), PARSED], Encoding.PEM), PEM),
    "p7b DER": (pkcs7.serialize_certificates([PARSED], Encoding.DER), PEM),
    "both in one file": (PEM + CERTIFICATE, None),
    "both in one store": (store(), None),
    "two keys": (CERTIFICATE, key_pem(OTHER) + PEM),
    "PKCS#8 under an old label": (CERTIFICATE, PEM.replace(b"PRIVATE", b"RSA PRIVATE")),
}


@pytest.mark.parametrize(("certificate", "key"), TOGETHER.values(), ids=TOGETHER.keys())
def test_what_belongs_together(tmp_path: Path, certificate: bytes, key: bytes | None) -> None:
    """Of what a file holds the key and the certificate are taken that belong together; the file that is uploaded
    holds one certificate, and never a key."""
    pair = one_pair(tmp_path, certificate, key)
    assert same_key(pair.private_key)
    uploaded = pair.certificate.read_bytes()
    assert x509.load_pem_x509_certificates(uploaded) == [PARSED]
    assert b"PRIVATE KEY" not in uploaded


CONTENT = [name for name in DISGUISES if not name.startswith("UTF-16") and name != "as it is"]


@pytest.mark.parametrize("name", CONTENT)
def test_content_in_the_setting(tmp_path: Path, name: str) -> None:
    """A setting may hold the key itself; it is never taken for a path, and never part of a text."""
    texts = [DISGUISES[name](content).decode("utf-8", "surrogateescape") for content in (CERTIFICATE, PEM)]
    certificate, key = (
        KeySource.of(variable, text)
        for variable, text in zip(("APP_CERTIFICATE", "APP_PRIVATE_KEY"), texts, strict=True)
    )
    assert (certificate.path, key.path) == (None, None)
    pair = read_pair(certificate, key, now=NOW, copies=tmp_path).write_copies()
    assert same_key(pair.private_key)
    told = repr((pair, certificate, key)) + " ".join(pair.warnings)
    assert not any(word in told for word in re.findall(r"[A-Za-z0-9+/]{24,}", texts[1]))


@pytest.mark.parametrize(
    "text",
    ["server.key", "/run/secrets/key", "keys/" + "a" * 90, r"C:\Users\me\server.key", "../beginner-key.pem", "~/k"],
)
def test_paths_stay_paths(text: str) -> None:
    """What people give as a path is one."""
    assert not looks_like_content(text)


@pytest.mark.parametrize(
    "text",
    [
        PEM[:200].decode(),
        base64.b64encode(PEM).decode()[:301],
        base64.b64encode(store(b"x")).decode(),
        PEM.hex(),
        "x" * 120,
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw/gSjAgEAAoIBAQC",
        "A" * 30 + "\n" + "B" * 30,
    ],
    ids=["cut PEM", "cut base64", "store", "hex", "long word", "start of a body", "lines"],
)
def test_damaged_content_is_not_shown(text: str) -> None:
    """What looks like a secret and cannot be read is refused by the setting's name alone."""
    source = KeySource.of("APP_PRIVATE_KEY", text)
    assert source.path is None
    with pytest.raises(SettingsError) as caught:
        read_pair(source, source, now=NOW)
    told = f"{caught.value} {caught.value.hint}"
    assert "the content of APP_PRIVATE_KEY" in told
    assert text[:20] not in told
    assert text[-20:] not in told


def test_copy_cannot_be_written(tmp_path: Path) -> None:
    """Where no copy can be written, the message says so by its path."""
    (tmp_path / ".setupwalk").write_text("")
    with pytest.raises(SettingsError, match="cannot be written") as caught:
        one_pair(tmp_path, CERTIFICATE, base64.b64encode(PEM))
    assert caught.value.hint


# What is told how to convert

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


def refusal(certificate: Path | KeySource, key: Path | KeySource | None) -> SettingsError:
    """Why a pair is not read."""
    with pytest.raises(SettingsError) as caught:
        read_pair(certificate, key, now=NOW)
    assert caught.value.kind is SETTINGS
    return caught.value


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


def _public() -> bytes:
    public = KEY.public_key()
    from cryptography.hazmat.primitives.serialization import PublicFormat

    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _request(encoding: Encoding) -> bytes:
    builder = x509.CertificateSigningRequestBuilder(x509.Name([]))
    return builder.sign(KEY, hashes.SHA256()).public_bytes(encoding)


@pytest.mark.parametrize(
    ("content", "words", "hint"),
    [
        (b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n", "PuTTY", "puttygen"),
        (b"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ== me@here\n", "a public key", "the private one"),
        (_public(), "a public key", "the private one"),
        (_request(Encoding.PEM), "a request for a certificate", "BEGIN PRIVATE KEY"),
        (_request(Encoding.DER), "a request for a certificate", "BEGIN PRIVATE KEY"),
        (b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n", "a PGP key", "new"),
        (PEM[:700], "no END line", "copy it again"),
        (b"<!DOCTYPE html><p>Sign in</p>", "neither a key nor a certificate", "BEGIN PRIVATE KEY"),
        (b"\xfe\xed\xfe\xed\x00\x00", "a Java keystore", "keytool"),
        (b"$ANSIBLE_VAULT;1.1;AES256\n6162\n", "by another tool", "decrypt it with that tool"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n", "another tool", "decrypt it"),
        (b"-----BEGIN PGP MESSAGE-----\n\nYWdl\n-----END PGP MESSAGE-----\n", "by another tool", "decrypt it"),
        (b"Salted__abcdefgh1234", "by another tool", "decrypt it"),
        (b"version https://git-lfs.github.com/spec/v1\nsize 9\n", "a pointer of Git LFS", "git lfs pull"),
        (gzip.compress(PEM), "an archive", "unpack it"),
        (store(b"x")[:900], "damaged", "copy it again"),
        (b"\x30\x82\x01\x00" + b"\x00" * 256, "neither a key nor a certificate", "BEGIN PRIVATE KEY"),
    ],
    ids=[
        "ppk",
        "ssh public",
        "public",
        "request",
        "request DER",
        "PGP",
        "cut off",
        "HTML",
        "JKS",
        "vault",
        "age",
        "PGP message",
        "openssl enc",
        "LFS",
        "gzip",
        "cut store",
        "other DER",
    ],
)
def test_told(tmp_path: Path, content: bytes, words: str, hint: str) -> None:
    """What is no private key that can be read is told by its name, with what to do."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    (tmp_path / "app.key").write_bytes(content)
    error = refusal(tmp_path / "app.crt", tmp_path / "app.key")
    assert words in str(error)
    assert str(tmp_path / "app.key") in str(error)
    assert hint in error.hint


@openssl
def test_key_for_pss(tmp_path: Path) -> None:
    """A key that is bound to RSA-PSS signs no assertion, for the CLI's RS256 is another signature."""
    command = "openssl req -x509 -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048 -nodes -subj /CN=x -keyout k -out c"
    subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=True)
    with pytest.raises(SettingsError, match="RSA-PSS"):
        read_pair(tmp_path / "c", tmp_path / "k", now=datetime.now(UTC))


# Places that are no files

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


@posix
def test_pipe(tmp_path: Path) -> None:
    """A key from a pipe is read once; the CLI gets a copy, since the pipe is empty then."""
    pipe = tmp_path / "key"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PEM,))
    writer.start()
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    pair = read_pair(tmp_path / "app.crt", pipe, now=NOW, copies=tmp_path / ".setupwalk").write_copies()
    writer.join()
    assert pair.private_key != pipe
    assert same_key(pair.private_key)


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/null", "/dev/full"])
def test_devices(tmp_path: Path, device: str) -> None:
    """A device in the place of a file ends at once, in a sentence."""
    assert device in str(refusal(Path(device), None))


@pytest.mark.parametrize("name", ["a" * 300, "no\0such", "app.crt/under-a-file"])
def test_impossible_names(tmp_path: Path, name: str) -> None:
    """A name that no file can have is told like a file that is not there."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    assert "the certificate" in str(refusal(tmp_path / name, None))


@pytest.mark.parametrize("text", ["'server.key'", "server\x1b[31m.key", "server\u200b.key"])
def test_no_path(text: str) -> None:
    """A path in quotes, or with a character that is not seen, is refused without being repeated."""
    with pytest.raises(ValueError, match=r"in quotes|not seen"):
        KeySource.of("APP_PRIVATE_KEY", text)


def test_password_for_a_path(tmp_path: Path) -> None:
    """What looks like a password and is no file is named by its setting, and learnt; a mistyped path is shown."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    source = KeySource.of("APP_PRIVATE_KEY", "hunter2Secret!Word").below(tmp_path)
    assert "the file that APP_PRIVATE_KEY names, the private key, is not there" in str(
        refusal(tmp_path / "app.crt", source)
    )
    assert [secret.reveal() for secret in source.secrets] == ["hunter2Secret!Word"]
    mistyped = KeySource.of("APP_PRIVATE_KEY", "keys/sever.key").below(tmp_path)
    assert str(tmp_path / "keys" / "sever.key") in str(refusal(tmp_path / "app.crt", mistyped))
