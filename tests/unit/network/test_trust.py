"""The company's certificate authority, in the forms in which companies hand it out."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from automation.errors import SettingsError
from automation.network.trust import Trust

from ...support.key_material import certificate_of

PEM = certificate_of(rsa.generate_private_key(65537, 2048), name="ACME Root")
CERTIFICATE = x509.load_pem_x509_certificate(PEM)
FORMS = {
    "PEM": PEM,
    "PEM of Windows": b"\xef\xbb\xbf" + PEM.replace(b"\n", b"\r\n"),
    "text before it": b"Subject: ACME Root\n" + PEM,
    "DER": CERTIFICATE.public_bytes(Encoding.DER),
    "PKCS#7": pkcs7.serialize_certificates([CERTIFICATE], Encoding.DER),
    "PKCS#7 in PEM": pkcs7.serialize_certificates([CERTIFICATE], Encoding.PEM),
}


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("named", [True, False])
def test_forms(tmp_path: Path, content: bytes, *, named: bool) -> None:
    """Each is trusted, by the setting and by the variables of other programs; browser and proof get the same."""
    (tmp_path / "root.cer").write_bytes(content)
    environ = {} if named else {"NODE_EXTRA_CA_CERTS": str(tmp_path / "root.cer")}
    trust = Trust.read(environ, tmp_path / "root.cer" if named else None)
    assert [x509.load_pem_x509_certificate(block.encode()) for block in trust.added] == [CERTIFICATE]
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    plain.load_verify_locations(cadata="\n".join(trust.added))
    assert plain.cert_store_stats()["x509"] == 1
    trust.context()


@pytest.mark.parametrize("content", [b"", b"<html>Sign in</html>", b"\x30\x82\x01\x00" + b"\x00" * 300, PEM[:300]])
def test_no_certificate(tmp_path: Path, content: bytes) -> None:
    """What holds none is told by the file's name."""
    (tmp_path / "root.cer").write_bytes(content)
    with pytest.raises(SettingsError, match=r"root\.cer .* it holds no certificate that can be read"):
        Trust.read({}, tmp_path / "root.cer")
