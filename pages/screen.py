"""A screen of Setup: its declared parts, and where it lives. It knows Playwright, never a step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar, TypeVar, overload

from playwright.sync_api import Frame

from .browser.questions import ask
from .components.component import Component
from .components.outputs import Heading
from .components.signs import sign_of
from .errors import Exchanged, PartMissing
from .org import Org
from .recognition import catalogue
from .recognition.evidence import ScreenModel

T = TypeVar("T")
C = TypeVar("C", bound=Component)

_SHOWN = 30


class Screen:
    """One Setup screen.

    In Lightning most screens are classic pages in a frame, in Classic the same pages stand alone; that is this class's
    private matter. A `native` screen lives in the main document in Lightning too. `signed_in` is false for the screens
    that somebody sees who has no session.

    It is known by what adds up: pieces of its `paths` (grade A), the beginning of its document's `titles`, its
    headings, what a dialog `says`, and its parts; one that lies over a page or around it says so by its `shape`. With
    `by_path` its address alone tells it.
    """

    title: ClassVar[str] = ""
    native: ClassVar[bool] = False
    signed_in: ClassVar[bool] = True
    shape: ClassVar[str] = "page"
    paths: ClassVar[tuple[str, ...]] = ()
    titles: ClassVar[tuple[str, ...]] = ()
    says: ClassVar[tuple[str, ...]] = ()
    by_path: ClassVar[bool] = False

    _model: ClassVar[ScreenModel | None] = None

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        cls._model = None
        if cls.__module__.startswith("pages.") and not cls.__name__.startswith("_"):
            catalogue.add(cls.model)

    def __init__(self, org: Org) -> None:
        self.org = org

    @property
    def surface(self) -> Frame:
        """The document that holds the screen now: the newest frame of a classic page, or the page itself."""
        newest, name, arrivals = self.org.surface, self.model().name, self.org.arrivals
        if (found := arrivals.frame_of(name, newest)) is None and arrivals.lost(name):
            self.showing()  # its frame was exchanged: it may be in the new one
            found = arrivals.frame_of(name, newest)
        return found or (self.org.page.main_frame if self.native else newest)

    @classmethod
    def model(cls) -> ScreenModel:
        """What it is known by."""
        if cls._model is None:
            always = [part for part in cls.parts().values() if part.always]
            cls._model = ScreenModel(
                f"{cls.__module__}.{cls.__qualname__}",
                cls.title,
                cls.shape,
                signed_in=cls.signed_in,
                paths=cls.paths,
                titles=cls.titles,
                says=cls.says,
                required=tuple(sign_of(part) for part in always if not isinstance(part, Heading)),
                headings=tuple(sign_of(part) for part in always if isinstance(part, Heading)),
                parts=tuple(map(sign_of, cls.parts().values())),
                by_path=cls.by_path,
                alone=cls.native and not cls.signed_in,
            )
        return cls._model

    @classmethod
    def parts(cls) -> dict[str, Component]:
        """The declared parts by attribute name, inherited ones first."""
        return {
            name: part
            for owner in reversed(cls.__mro__)
            for name, part in vars(owner).items()
            if isinstance(part, Component)
        }

    @classmethod
    def required(cls) -> list[str]:
        """The attribute names of the parts that the screen always shows."""
        return [name for name, part in cls.parts().items() if part.always]

    @overload
    def part(self, name: str) -> Component: ...
    @overload
    def part(self, name: str, kind: type[C]) -> C: ...
    def part(self, name: str, kind: type[Component] = Component) -> Component:
        """The part of that attribute name, on this screen, which is one of that kind."""
        part = getattr(self, name)
        assert isinstance(part, kind)
        return part

    def missing(self, *, headings: bool = True) -> list[str]:
        """A check: the labels of the always shown parts that do not show, or of those but headings, which an org may
        call otherwise."""
        parts = [part for part in map(self.part, self.required()) if headings or not isinstance(part, Heading)]
        return [part.label for part in parts if not part.showing()]

    def showing(self) -> bool:
        """A check: whether this screen is here."""
        return self.org.arrivals.shows(self.model(), self.org.surface, native=self.native)

    def held(self, read: Callable[[], T]) -> T:
        """A check: what `read` finds on this screen, if the screen was here all the while. What is not found on a page
        that is going away is not absent.

        Raises:
            Exchanged: it was not.
        """
        before, found = self.born(), read()
        self.org.touched()
        if not before or self.born() != before or not self.showing():
            raise Exchanged(f"{self.title} was exchanged while it was read", hint="run the same command again")
        return found

    def read_whole(self, read: Callable[[], T]) -> T:
        """As `held`; a page that is just being exchanged, or comes a second time, is waited for and read again.

        Raises:
            Exchanged: it does not come to rest.
        """
        found: list[T] = []

        def rested() -> bool:
            with suppress(Exchanged):
                found.append(self.held(read))
            return bool(found)

        if not self.org.until(rested, patience=self.org.patience.page):
            raise Exchanged(
                f"{self.title} does not stay: it is exchanged again and again", hint="run the same command again"
            )
        return found[0]

    def born(self) -> float:
        """A check: which document holds the screen, by the moment when its loading began; 0 where there is none."""
        return float(self.look("() => performance.timeOrigin", 0))

    def look(self, script: str, otherwise: Any) -> Any:
        """A check: what a JavaScript function returns in the screen's document; `otherwise` where it goes away."""
        return ask(self.org.page, lambda: self.surface.evaluate(script), otherwise)

    def shown(self) -> list[str]:
        """A check: the labels, headings and buttons that are to be seen, for an error's "it does show"."""
        return self.org.arrivals.words_in(self.surface)

    @property
    def shown_words(self) -> str:
        """A check: the first of these, as an error quotes them."""
        return ", ".join(self.shown()[:_SHOWN]) or "nothing that can be read"

    @property
    def where_to_mend(self) -> str:
        """The hint of an error about a part that is not there."""
        language = self.org.language
        if language and not language.startswith("en"):
            return f"the page is in {language}, and labels are known in English: set the user's language to English"
        return (
            "Salesforce may have renamed it: do this by hand, or send the run's folder to whoever maintains your "
            "copy of setupwalk"
        )

    @property
    def declared_in(self) -> str:
        """The file that declares the screen's parts, for whoever maintains them."""
        return f"{type(self).__module__.replace('.', '/')}.py"

    def lacks(self, *labels: str) -> PartMissing:
        """The error for parts that are not there."""
        names = ", ".join(f'"{label}"' for label in labels)
        return PartMissing(
            f"{self.title} shows no {names}. It does show: {self.shown_words}",
            hint=self.where_to_mend,
            technical=self.declared_in,
        )
