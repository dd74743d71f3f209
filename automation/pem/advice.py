"""How a key or certificate in another form becomes one that the Salesforce CLI reads: the words and the command."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from ..texts.shell_words import quoted
from .source import KeySource

NEW_PAIR = "make a new pair with: setupwalk cert new"


class Form(StrEnum):
    """What something is that is no readable key or certificate. The values go behind "... is" in messages."""

    ENCRYPTED = "encrypted with a passphrase, and the CLI cannot ask for one"
    ENCRYPTED_DER = "an encrypted key in binary form, and the CLI cannot ask for its passphrase"
    OPENSSH_ENCRYPTED = "in OpenSSH's own form and encrypted, and the CLI cannot ask for its passphrase"
    LOCKED_OTHERWISE = "encrypted with another passphrase than the one that was given"
    PUTTY = "a key of PuTTY (.ppk), which the CLI does not read"
    PKCS12 = "a PKCS#12 store (.p12 or .pfx) with a password"
    PKCS7 = "a PKCS#7 chain (.p7b) that cannot be read"
    JKS = "a Java keystore (.jks)"
    TRUSTED = "a certificate in OpenSSL's own TRUSTED form"
    REQUEST = "a request for a certificate, not a certificate"
    PUBLIC = "a public key"
    PGP = "a PGP key, which has nothing to do with certificates"
    SEALED = "encrypted as a whole file by another tool (GPG, age, ansible-vault, git-crypt, sops or openssl enc)"
    LFS = "a pointer of Git LFS, and not the file itself"
    ARCHIVE = "an archive, or compressed"
    OTHER_KEY = "not an RSA key, and the CLI signs with RSA"
    CUT_OFF = "damaged: it has a BEGIN line and no END line that fits"
    DAMAGED = "damaged"
    UNKNOWN = "neither a key nor a certificate in a known form"


LOCKED = frozenset({Form.ENCRYPTED, Form.ENCRYPTED_DER, Form.PKCS12})
"""What a passphrase opens here; OpenSSH's own form needs a library more."""
OF_OTHERS = (
    (b"$ANSIBLE_VAULT", Form.SEALED),
    (b"\0GITCRYPT", Form.SEALED),
    (b"age-encryption.org", Form.SEALED),
    (b"-----BEGIN AGE ENCRYPTED", Form.SEALED),
    (b"-----BEGIN PGP MESSAGE", Form.SEALED),
    (b'{"data":"ENC[', Form.SEALED),
    (b'{\n\t"data": "ENC[', Form.SEALED),
    (b"Salted__", Form.SEALED),
    (b"U2FsdGVkX1", Form.SEALED),  # the same in base64
    (b"version https://git-lfs", Form.LFS),
    (b"PK\x03\x04", Form.ARCHIVE),
    (b"\x1f\x8b", Form.ARCHIVE),
    (b"7z\xbc\xaf", Form.ARCHIVE),
)
"""How files begin that other tools have made of a key."""
_CONVERT = {
    Form.ENCRYPTED: "take the passphrase off with: {stdin}openssl pkey{given} -out {out}",
    Form.ENCRYPTED_DER: "take the passphrase off with: {stdin}openssl pkcs8 -inform der{given} -out {out}",
    Form.OPENSSH_ENCRYPTED: 'take the passphrase off a copy of it with: {copied}ssh-keygen -p -N "" -m PEM -f {out}',
    Form.PUTTY: "convert it with: puttygen {file} -O private-openssh -o {out}",
    Form.PKCS12: "take it out of the PKCS#12 store with: {stdin}openssl pkcs12{given} {part} -out {out} "
    "(an old store needs -legacy too)",
    Form.PKCS7: "take the certificates out of the PKCS#7 file: {stdin}openssl pkcs7 -print_certs{given} -out {out}",
    Form.JKS: "make a PKCS#12 store of it with: keytool -importkeystore -srckeystore {file} -destkeystore server.p12 "
    "-deststoretype PKCS12; then give server.p12 here, and you are told how to go on",
    Form.TRUSTED: "convert it with: {stdin}openssl x509{given} -out {out}",
}
_OF_BOTH = {
    Form.SEALED: "decrypt it with that tool, and give the result",
    Form.LFS: "fetch the file itself with: git lfs pull",
    Form.ARCHIVE: "unpack it, and give the file that is in it",
}
_OF_THE_KEY = _OF_BOTH | {
    Form.LOCKED_OTHERWISE: "check APP_PRIVATE_KEY_PASSPHRASE, or where else the passphrase comes from",
    Form.PUBLIC: "it is the public half; give the private one, server.key, as APP_PRIVATE_KEY",
    Form.OTHER_KEY: NEW_PAIR,
    Form.PGP: NEW_PAIR,
    Form.CUT_OFF: "copy it again",
    Form.DAMAGED: "copy it again",
}
_OF_THE_CERTIFICATE = _OF_BOTH | {
    Form.LOCKED_OTHERWISE: "check APP_PRIVATE_KEY_PASSPHRASE, or where else the passphrase comes from",
    Form.REQUEST: "it is a request for a certificate; give the certificate that was made from it",
    Form.OTHER_KEY: NEW_PAIR,
    Form.PGP: NEW_PAIR,
    Form.CUT_OFF: f"copy it again, or {NEW_PAIR}",
    Form.DAMAGED: f"copy it again, or {NEW_PAIR}",
}


def advice(form: Form, source: KeySource, *, key: bool) -> str:
    """What to do about a form; `key` says whether the private key is needed of it, else the certificate."""
    if template := _CONVERT.get(form):
        by_passphrase = "give its passphrase as APP_PRIVATE_KEY_PASSPHRASE, or " if form in LOCKED else ""
        return by_passphrase + _conversion(template, source, key=key)
    if key:
        general = "give server.key, whose first line says BEGIN PRIVATE KEY, as APP_PRIVATE_KEY"
        return _OF_THE_KEY.get(form, general)
    if form is Form.PUBLIC:
        return certificate_for("server.key")
    general = "give server.crt, whose first line says BEGIN CERTIFICATE, as APP_CERTIFICATE"
    return _OF_THE_CERTIFICATE.get(form, general)


def _conversion(template: str, source: KeySource, *, key: bool) -> str:
    """The command, in which a variable's content comes through a pipe, or by a file where the tool reads no pipe."""
    first, by_pipe = "", source.content is not None and sys.platform != "win32"
    if source.content is not None and not source.exported:
        first = f"set the environment variable {source.variable} to the same content, for a shell does not read .env; "
    if by_pipe and "{stdin}" not in template:
        kept = "given.key" if key else "given.crt"
        template = template.replace(": ", f": (umask 077 && {_printed(source)}cat > {kept}) && ", 1)
        source, by_pipe = replace(source, path=Path(kept), content=None), False
    out = _out(source, key=key)
    return first + template.format(
        file=_file(source),
        out=out,
        copied=_copied(source, out),
        given="" if by_pipe else f" -in {_file(source)}",
        stdin=_printed(source) if by_pipe else "",
        part="-nocerts -nodes" if key else "-clcerts -nokeys",
    )


def certificate_for(key: str) -> str:
    """How to make a certificate for a key that is there."""
    return (
        f"make a certificate for a private key with: openssl req -new -x509 -key {quoted(key)} -days 365 "
        "-subj /CN=setupwalk -out server.crt"
    )


def _file(source: KeySource) -> str:
    return quoted(str(source.path)) if source.path is not None else "FILE"


def _out(source: KeySource, *, key: bool) -> str:
    """A name for the result that is not the file's own."""
    name = "server.key" if key else "server.crt"
    taken = source.path is not None and source.path.name == name
    return f"new-{name}" if taken else name


def _copied(source: KeySource, out: str) -> str:
    """ssh-keygen changes a file in its place, and takes none that others may read."""
    windows = sys.platform == "win32"
    return f"copy {_file(source)} {out} and then " if windows else f"install -m 600 {_file(source)} {out} && "


def _printed(source: KeySource) -> str:
    """A command that prints a variable's content for the next one, in which escaped line breaks are line breaks."""
    text = source.content.reveal() if source.content is not None else ""
    decoded = "" if "BEGIN" in text else " | base64 -d"
    return f'printf %b "${source.variable}"{decoded} | '
