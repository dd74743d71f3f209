"""What is said to somebody who was handed a key that the org does not have: which one it takes, and where both lie."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.commands.certificates.delivery import Delivery
from automation.commands.certificates.hand_over import HandOver
from automation.commands.certificates.places import Places
from automation.commands.certificates.window import Window
from automation.keys.pair import KeyPair, new_pair, read_pair


def silent(_: str) -> None:
    """Says nothing."""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """The new pair."""
    return new_pair(tmp_path_factory.mktemp("pair"), common_name="x", now=datetime.now(UTC))


@pytest.mark.parametrize("old", ["none", "without its key"])
def test_no_old_key_to_hand_over_again(tmp_path: Path, fresh: KeyPair, old: str) -> None:
    """The receiver has the new key, and is told so; nothing empty takes its place."""
    places = Places(tmp_path / "server.crt", tmp_path / "server.key", (b"damaged", b"damaged"))
    file = tmp_path / "handed.key"
    delivery = Delivery(places, HandOver(file=file, first=True), Window(), [tmp_path / "server-2026-11-27.key"])
    delivery.before_upload(fresh, silent)
    delivery.pressed = False
    before = file.read_bytes()
    pair = None if old == "none" else read_pair(fresh.certificate, None, now=datetime.now(UTC))
    said = delivery.give_back(pair, silent)
    assert "whoever was handed the new key has it" in said
    assert "the org takes the key that it took before" in said
    assert str(places.key) in said
    assert "server-2026-11-27.key" in said
    assert str(places.waiting / "server.key") in said
    assert "cert rotate" in said
    assert file.read_bytes() == before != b""


def test_nobody_was_handed_anything(tmp_path: Path) -> None:
    """Then nothing is said of it."""
    places = Places(tmp_path / "server.crt", tmp_path / "server.key")
    assert Delivery(places, HandOver(), Window()).give_back(None, silent) == ""
