"""Which screens are here, by what the page shows, and which were: what the looks and the recognizer know together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from playwright.sync_api import Frame

from ..dom.snapshot import Snapshot
from ..recognition import catalogue
from ..recognition.evidence import ScreenModel
from ..recognition.index import Index
from ..recognition.recognizer import Left
from ..recognition.saying import refusals
from ..recognition.verdict import Arrived, Partial, Unknown, Verdict
from ..values.text import plain
from .looks import Looks, Seen

_WORD, _WORDS, _SAYS = 80, 500, 300
"""Characters of a word that an error quotes, how many words, and characters of what a page says."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a screen was: a document at an address, and the frame of the classic page at that time."""

    frame: Frame
    born: float
    address: str
    surface: Frame
    anchor: str
    own: bool


class Arrivals:
    """The screens of one page. What was recognised in a document is remembered by that document."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self._places: dict[str, _Place] = {}
        self._said: dict[str, tuple[str, ...]] = {}
        self._seen: list[Seen] = []
        self._believed: set[tuple[str, float]] = set()

    def frame_of(self, name: str, surface: Frame) -> Frame | None:
        """The frame in which that screen was recognised, as long as the page has no newer one. Where the page said no
        more than what it is called, its content is in the frame within it."""
        place = self._places.get(name)
        if place is None or place.surface != surface or place.frame.is_detached():
            return None
        return place.frame if place.own or place.frame.parent_frame is not None else None

    def lost(self, name: str) -> bool:
        """Whether that screen was in a frame that is gone."""
        return name in self._places and self._places[name].frame.is_detached()

    def shows(self, model: ScreenModel, surface: Frame, *, native: bool = False) -> bool:
        """A check: whether that screen is here. Where it was seen in a document, one of its parts is enough.

        The frame where it usually is, is asked first, and mostly alone.
        """
        for one in self.looks.each(main_first=native):
            found = catalogue.recognizer().best([one.snapshot], [model])
            if found is not None and found.whole:
                self._remember(model, one, surface)
                return True
            if self._still(model, [one]):
                return True
        return False

    def verdict(
        self, expected: Sequence[ScreenModel], left: Left | None, surface: Frame, *, everywhere: bool = False
    ) -> Verdict:
        """A check: what the page is."""
        self._seen = seen = self.looks.take(everywhere=everywhere)
        told = catalogue.recognizer().verdict(
            [one.snapshot for one in seen],
            expected=expected,
            left=replace(left or Left(), known=frozenset(place.born for place in self._places.values())),
        )
        if isinstance(told, Arrived):
            self._remember(told.model, seen[told.evidence.place], surface)
        elif not isinstance(told, Partial) and (
            model := next((one for one in expected if self._still(one, seen)), None)
        ):
            return Arrived(catalogue.recognizer().weigh(model, self._seen_at(model, seen).snapshot))
        return told

    def accept(self, told: Partial, surface: Frame) -> None:
        """From now on that document is that screen."""
        self._remember(told.model, self.looks.take(everywhere=True)[told.evidence.place], surface)

    def forget(self, model: ScreenModel) -> None:
        """It is not known any more where that screen is."""
        self._places.pop(model.name, None)

    def believe(self, model: ScreenModel, surface: Frame) -> None:
        """Somebody who sees the page says that it is that screen: where it resembles it most."""
        seen = self.looks.take()
        know = catalogue.recognizer()
        best = max(seen, key=lambda one: know.weigh(model, one.snapshot).strength)
        self._remember(model, best, surface)
        self._believed.add((model.name, best.snapshot.born))

    def nearest(self) -> Unknown:
        """A check: the known screens that the page resembles most."""
        return catalogue.recognizer().unknown([one.snapshot for one in self.looks.take()])

    def words_in(self, frame: Frame) -> list[str]:
        """A check: the headings, buttons and labels in a frame, for an error's "it does show"; what is beside the page
        comes last."""
        for one in self.looks.take():
            if one.frame == frame:
                shot = one.snapshot
                controls = sorted(shot.controls, key=lambda control: control.place == "aside")
                told = [name for control in controls for name in control.names[:1] or (control.near,)]
                words = dict.fromkeys(
                    word for word in (*shot.headings, *told, *shot.labels) if word and len(word) < _WORD
                )
                return list(words)[:_WORDS]
        return []

    def languages(self) -> list[str]:
        """A check: the languages that the page and its frames say they are in."""
        return [lang for one in self.looks.take() if (lang := one.snapshot.lang)]

    def silent(self) -> list[str]:
        """The addresses of frames that did not answer."""
        return [one.snapshot.address for one in self.looks.take(everywhere=True) if not one.snapshot.answered]

    def rungs(self) -> dict[tuple[str, str], str]:
        """A check: by which rung of the finder each control of the screens that are here is found, by the titles of
        screen and label; what the page shows is not asked again."""
        return {
            (model.title, sign.label): rung
            for one in self.looks.take()
            for model in catalogue.recognizer().catalogue
            if (place := self._places.get(model.name)) and place.born == one.snapshot.born
            for page in [Index(one.snapshot)]
            for sign in model.parts
            if (rung := sign.rung(page))
        }

    def known(self, snapshot: Snapshot) -> bool:
        """Whether that document was recognised as a screen."""
        return any(place.born == snapshot.born for place in self._places.values())

    def before(self, model: ScreenModel, frame: Frame) -> Left:
        """What is there before a form is saved that stands in that frame."""
        seen = self.looks.take()
        own = next((one for one in seen if one.frame == frame), seen[0])
        documents = frozenset(one.snapshot.born for one in seen)
        return Left(own.snapshot, model, self._said.get(model.name, ()), passing=True, documents=documents)

    def refused(self, model: ScreenModel) -> None:
        """That form has refused, with whatever it says now."""
        words = [message.text for one in self._seen for message in one.snapshot.messages]
        self._said[model.name] = (*self._said.get(model.name, ()), *words)

    def errors(self) -> str:
        """A check: what the page sets apart, as the last verdict saw it."""
        return "; ".join(dict.fromkeys(text for one in self._seen for text in refusals(one.snapshot)))

    def says(self) -> str:
        """A check: the same, or the first of its own words."""
        return self.errors() or plain(self._seen[0].snapshot.words)[:_SAYS] if self._seen else ""

    def frame_at(self, place: int) -> Frame:
        """The frame of that place in the last verdict."""
        return self._seen[place].frame

    def _still(self, model: ScreenModel, seen: Sequence[Seen]) -> bool:
        place = self._places.get(model.name)
        if place is None:
            return False
        for one in seen:
            shot = one.snapshot
            if shot.read and (shot.born, shot.address) == (place.born, place.address):
                return (model.name, place.born) in self._believed or catalogue.recognizer().still(
                    model, shot, place.anchor
                )
        return False

    def _seen_at(self, model: ScreenModel, seen: Sequence[Seen]) -> Seen:
        return next(one for one in seen if one.snapshot.born == self._places[model.name].born)

    def _remember(self, model: ScreenModel, seen: Seen, surface: Frame) -> None:
        told, shot = catalogue.recognizer().weigh(model, seen.snapshot), seen.snapshot
        self._places[model.name] = _Place(seen.frame, shot.born, shot.address, surface, told.anchor, told.own)
