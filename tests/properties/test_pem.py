"""Keys and certificates in any text: what was disguised is read, and whatever else comes is a sentence."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.errors import SettingsError
from automation.keys.choice import chosen
from automation.pem.blocks import blocks_of, from_base64, labels_of, pem
from automation.pem.forms import held_in
from automation.pem.source import KeySource, looks_like_content

from ..support.disguises import DISGUISES
from ..support.key_material import certificate_of, key_pem

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
TEXTS = (key_pem(KEY), certificate_of(KEY))
steady = settings(derandomize=True, deadline=None, max_examples=40)

disguises = st.sampled_from(sorted(DISGUISES))
around = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="-%\\\0"), max_size=40).filter(
    lambda text: not text.startswith("ssh-")
)


@steady
@given(name=disguises, before=around, after=around)
def test_disguised(name: str, before: str, after: str) -> None:
    """A key is itself again in every disguise, and where it has lines or marks of its own with any text around it."""
    content = DISGUISES[name](TEXTS[0])
    if b"-----BEGIN" in content and not content.startswith(b"\xef\xbb\xbf"):
        content = f"{before}\n".encode() + content + f"\n{after}".encode()
    (found,) = held_in(content).keys
    assert found.private_numbers() == KEY.private_numbers()


@steady
@given(words=st.lists(st.text("ABCXYZ019", min_size=1, max_size=9), min_size=1, max_size=3), der=st.binary(max_size=99))
def test_blocks(words: list[str], der: bytes) -> None:
    """A block that was written is read with its label and its content."""
    label = " ".join(words)
    (block,) = blocks_of(pem(label, der))
    assert (block.label, block.der) == (label, der)


@steady
@given(data=st.binary(max_size=400), name=disguises, cut=st.integers(0, 2000), text=st.sampled_from(TEXTS))
def test_anything(data: bytes, name: str, cut: int, text: bytes) -> None:
    """Any bytes, alone or in the middle of something real, give a key, a certificate or the name of what they are."""
    disguised = DISGUISES[name](text)
    for content in (data, b"0" + data, disguised[:cut] + data, disguised[:cut] + data + disguised[cut + len(data) :]):
        held = held_in(content)
        assert held.keys or held.certificates or held.forms
        assert isinstance(labels_of(content), list)
        assert isinstance(from_base64(content), bytes)


@steady
@given(text=st.one_of(st.text(max_size=200), st.binary(min_size=40, max_size=200).map(lambda data: data.hex())))
def test_any_setting(text: str) -> None:
    """Any text of a setting is a path or content; neither is read into anything but a pair or a sentence, and the
    sentence repeats no content."""
    told = ""
    try:
        source = KeySource.of("APP_PRIVATE_KEY", text.strip()).below(Path("/nonexistent"))
        found = chosen(source, source)
    except SettingsError as error:
        told = f"{error} {error.hint}"
    except ValueError as error:
        told = str(error)
    else:
        assert isinstance(found.certificate, x509.Certificate)
    assert not (looks_like_content(text.strip()) and len(text.strip()) > 10) or text.strip() not in told
