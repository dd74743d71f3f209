"""Which key and which certificate of what was given belong together. It writes nothing and knows no org."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa

from pages.values.secret import Secret

from ..errors import SettingsError
from ..pem.advice import LOCKED, NEW_PAIR, Form, advice, certificate_for
from ..pem.forms import Held, held_in
from ..pem.source import KeySource
from ..texts.shell_words import quoted


@dataclass(frozen=True, slots=True)
class Chosen:
    """A certificate and its key; `strict_...` as in `key_forms.Held`, and false where others lie beside it;
    `locked`: the key was read by its passphrase."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | None
    strict_certificate: bool
    strict_key: bool
    locked: bool = False


def chosen(certificate: KeySource, private_key: KeySource | None) -> Chosen:
    """The certificate and the key that belongs to it, which may lie in one file.

    Raises:
        SettingsError: one is missing, in a form that cannot be read, or they do not belong together.
    """
    of_certificate = held_by(certificate, "the certificate", (private_key or certificate).unlock)
    of_key = of_certificate
    if private_key is not None and private_key != certificate and private_key.path != (certificate.path or ""):
        of_key = held_by(private_key, "the private key", private_key.unlock)
    if not of_certificate.certificates:
        raise _no_certificate(certificate, of_certificate)
    if private_key is not None and not of_key.keys:
        raise _no_key(private_key, of_key)
    for key in of_key.keys:
        for one in of_certificate.certificates:
            if _numbers(one) == key.public_key().public_numbers():
                return Chosen(one, key, of_certificate.strict_certificate, of_key.strict_key, of_key.locked)
    if private_key is not None and any(_numbers(one) for one in of_certificate.certificates):
        raise SettingsError(
            f"{private_key.named} is not the private key of {certificate.named}",
            hint="give the two files that were made together, APP_CERTIFICATE and APP_PRIVATE_KEY",
        )
    return Chosen(leaf(of_certificate.certificates), None, of_certificate.strict_certificate, strict_key=False)


def key_in(source: KeySource) -> rsa.RSAPrivateKey:
    """The RSA private key in a file or a setting.

    Raises:
        SettingsError: there is none that can be read; the message does not show the content.
    """
    held = held_by(source, "the private key", source.unlock)
    if not held.keys:
        raise _no_key(source, held)
    return held.keys[0]


def held_by(source: KeySource, what: str, unlock: Callable[[], Secret | None]) -> Held:
    """What a source holds; a passphrase is asked for only where something is locked.

    Raises:
        SettingsError: it cannot be read.
    """
    data = source.read(what)
    held = held_in(data)
    if not LOCKED.isdisjoint(held.forms) and (passphrase := unlock()):
        return held_in(data, passphrase.reveal().encode("utf-8"))
    return held


def leaf(certificates: Sequence[x509.Certificate]) -> x509.Certificate:
    """Of a chain in any order, the certificate that has issued none of the others; the first of several such."""
    issuers = {one.issuer.public_bytes() for one in certificates if one.issuer != one.subject}
    ends = (one for one in certificates if one.subject.public_bytes() not in issuers)
    return next(ends, certificates[0])


def _numbers(certificate: x509.Certificate) -> rsa.RSAPublicNumbers | None:
    with suppress(ValueError, UnsupportedAlgorithm):
        public = certificate.public_key()
        return public.public_numbers() if isinstance(public, rsa.RSAPublicKey) else None
    return None


def _no_certificate(source: KeySource, held: Held) -> SettingsError:
    if held.keys or Form.ENCRYPTED in held.forms or Form.OPENSSH_ENCRYPTED in held.forms:
        key = quoted(str(source.path)) if source.path is not None else "server.key"
        return SettingsError(
            f"{source.named} holds a private key, and no certificate",
            hint="give the certificate, server.crt, as APP_CERTIFICATE; the key is APP_PRIVATE_KEY. "
            f"Without a certificate, {certificate_for(key)}"
            if held.keys
            else "the key is APP_PRIVATE_KEY",
        )
    form = held.forms[0] if held.forms else Form.UNKNOWN
    if form is Form.DAMAGED:
        return SettingsError(f"the certificate in {source.named} is damaged", hint=f"copy it again, or {NEW_PAIR}")
    return SettingsError(f"{source.named} is {form}", hint=advice(form, source, key=False))


def _no_key(source: KeySource, held: Held) -> SettingsError:
    if held.certificates and not held.forms:
        return SettingsError(
            f"{source.named} is not a private key; it holds: certificate",
            hint="give server.key, whose first line says BEGIN PRIVATE KEY, as APP_PRIVATE_KEY",
        )
    form = held.forms[0] if held.forms else Form.UNKNOWN
    if form is Form.DAMAGED:
        return SettingsError(f"the private key in {source.named} is damaged", hint="copy it again")
    return SettingsError(f"{source.named} is {form}", hint=advice(form, source, key=True))
