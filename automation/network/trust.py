"""Whom this machine trusts to issue certificates: the system's store, and what a setting or the environment adds."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from ..errors import SettingsError
from ..pem.forms import held_in

VARIABLES = ("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE")
"""What other programs of the field read: OpenSSL and curl, the Salesforce CLI and Playwright's installer, Python's."""
_LARGEST = 5_000_000
_STORE = 20
"""Certificates in a file that is more than what a company adds."""
_BLOCK = re.compile(r"-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----")


@dataclass(frozen=True, slots=True)
class Trust:
    """The authorities beside those of the system.

    `added` are the PEM blocks of the files that add some; a file with many is a whole store, as the system's own is.
    """

    files: tuple[Path, ...] = ()
    added: tuple[str, ...] = ()

    @classmethod
    def read(cls, environ: Mapping[str, str], named: Path | None = None, origin: str = "SETUPWALK_CA_FILE") -> Trust:
        """Reads the file that the setting names, and those that the environment names for other programs.

        Raises:
            SettingsError: the setting's file holds no certificate, or cannot be read. What is wrong with the others is
                the others' business.
        """
        files: list[Path] = []
        found: list[str] = []
        if named is not None:
            try:
                found += _blocks(named)
                ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata="\n".join(found))
            except (OSError, ValueError) as error:
                broken = isinstance(error, ssl.SSLError | ValueError)
                why = "it holds no certificate that can be read" if broken else str(getattr(error, "strerror", error))
                raise SettingsError(
                    f"the certificate authority's file {named} (from {origin}) cannot be used: {why}",
                    hint="give the authority's certificate as your company hands it out, in PEM, DER or PKCS#7 form",
                ) from None
            files.append(named)
        for path in (Path(environ[name]) for name in VARIABLES if environ.get(name, "").strip()):
            with suppress(OSError, ValueError):
                blocks = _blocks(path)
                found += blocks if len(blocks) <= _STORE else []
                files.append(path)
        return cls(tuple(files), tuple(dict.fromkeys(found)))

    def context(self) -> ssl.SSLContext:
        """For clients: verifies by the system's own rules, as its browsers do, and trusts the further files too."""
        import truststore  # noqa: PLC0415 - not needed for an org on this machine

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        for path in self.files:
            with suppress(OSError):  # gone since it was read
                context.load_verify_locations(cafile=str(path))
        for block in self.added:  # also of a file in another form than PEM
            with suppress(ssl.SSLError):
                context.load_verify_locations(cadata=block)
        places = ssl.get_default_verify_paths()
        stores = (places.openssl_cafile, places.openssl_capath)
        if os.name == "posix" and not self.files and not any(Path(store).exists() for store in stores):
            import certifi  # noqa: PLC0415 - for an image without a store of its own

            context.load_verify_locations(cafile=certifi.where())
        return context


def issuer_in(certificate: bytes) -> str:
    """Who issued a certificate in DER form, for a reader; empty where it does not say."""
    try:
        issuer = x509.load_der_x509_certificate(certificate).issuer
    except ValueError:
        return ""
    for name in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in issuer.get_attributes_for_oid(name):
            return "".join(one for one in str(attribute.value) if one.isprintable())[:80]
    return ""


def _blocks(path: Path) -> list[str]:
    if not path.is_file():
        raise FileNotFoundError(2, "it is not there" if not path.exists() else "it is not a file")
    with path.open("rb") as file:
        data = file.read(_LARGEST)
    # Windows exports DER under the same names, and a chain as PKCS#7.
    found = _BLOCK.findall(data.decode("ascii", "replace")) or [
        one.public_bytes(Encoding.PEM).decode("ascii").strip() for one in held_in(data).certificates
    ]
    if not found:
        raise ValueError("no certificate")
    return found
