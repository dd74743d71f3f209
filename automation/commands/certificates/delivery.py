"""Brings a pair to whoever logs in with it: into the files in place, and on to others. It knows no org."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import REFUSED, AutomationError
from ...files.reading import Unusable, reason
from ...keys.files_in_place import UNHANDED, clear_waiting, put_in_place, replace_pair
from ...keys.pair import KEY, KeyPair
from ...settings.advised_commands import advised
from .hand_over import HandOver
from .places import Places
from .window import Window

Say = Callable[[str], None]


@dataclass
class Delivery:
    """`kept` is where the old pair lies too, `handed` what became of the hand-over."""

    places: Places
    hand_over: HandOver
    window: Window
    kept: list[Path] = field(default_factory=list)
    handed: str = ""
    pressed: bool = False
    """Whether the org may have the new certificate since this run."""

    def before_upload(self, fresh: KeyPair, say: Say) -> None:
        """Hands the new pair on where that comes first.

        Raises:
            AutomationError: it cannot be done.
        """
        if self.hand_over and self.hand_over.first and not self.handed:
            self.window.opens()
            self._hand(fresh, say)
        self.window.opens()
        self.pressed = True

    def after_proof(self, fresh: KeyPair, say: Say) -> None:
        """Puts the new pair in place, then hands it on; at the end it waits no more.

        Raises:
            AutomationError: one of them cannot be done.
        """
        places, later = self.places, bool(self.hand_over) and not (self.hand_over.first and self.handed)
        try:
            if later:
                (places.waiting / UNHANDED).touch(mode=0o600)
            put_in_place(places.certificate, places.key)
        except (OSError, Unusable) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise AutomationError(
                f"the org has taken the new certificate, but the files cannot be replaced: {why}", kind=REFUSED
            ) from error
        self.window.in_place()
        if later:
            self._hand(fresh, say)
        clear_waiting(places.certificate)
        self.window.closes()

    def files_back(self, old: KeyPair | None) -> str:
        """Puts the old files back; what went wrong with that, in words. The certificate comes first: a key that is new
        yet tells the next run whose turn it is."""
        places = self.places
        try:
            files = places.old_files()
            if places.switched and old is not None and old.private_key is not None:
                pair = (places.certificate, old.certificate, 0o644), (places.key, old.private_key, 0o600)
                files = [(path, source.read_bytes(), most) for path, source, most in pair]
            replace_pair(files)
            (places.waiting / UNHANDED).unlink(missing_ok=True)  # whoever was handed it is told to take the old one
        except OSError as error:
            return f"; the files could not be put back ({reason(error)}), so take {', '.join(map(str, self.kept))}"
        return ""

    def give_back(self, old: KeyPair | None, say: Say) -> str:
        """Whoever was handed the new key, or may have been, is handed the old one again; what came of it, in words."""
        if not self.handed:
            return ""
        if old is None or old.private_key is None:
            places = self.places
            before = f"; it was in {places.key}" if places.before[1] else ""
            where = ", ".join(str(path) for path in self.kept if path.suffix != places.certificate.suffix)
            before += f", and is kept as {where}" if before and where else ""
            return (
                f"; whoever was handed the new key has it, or may have it, and the org takes the key that it took "
                f"before the run, which could not be read here and so was not handed over again{before}. The new key "
                f"is {places.waiting / KEY}, too; to upload its certificate: {advised('cert rotate')}"
            )
        try:
            self._hand(old, say)
        except AutomationError as error:
            self.handed = "the new key, as far as it went; the old one could not be handed over again"
            return f"; whoever was handed the new key may still have it: {error}"
        return "; the old key was handed over again"

    def _hand(self, pair: KeyPair, say: Say) -> None:
        self.handed = "not handed over"
        self.handed = self.hand_over(pair, say)
        say(self.handed)
