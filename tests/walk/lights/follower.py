"""Somebody who knows no step: touches what is lit to be touched now, by mouse and keyboard, until nothing differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Dialog, ElementHandle

from automation.context.step_context import StepContext
from automation.engine.executor import Robot
from automation.engine.step import By, Light, Spot, Step
from fixtures.practice_org import ADMIN, PASSWORD
from pages.components import Sight

_KIND = """e => {
  if (e.matches('select')) return 'list';
  if (e.matches('input[type=file]') || e.parentElement?.querySelector('input[type=file]') || e.control?.type === 'file')
    return 'file';
  if (e.matches('textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=image])'))
    return 'text';
  return 'press';
}"""
W = TypeVar("W")

_VAIN = 4
"""So often the same thing is touched without any change before it counts as a dead end."""


class Follower(Robot):
    """Follows the lights at the steps `by_light`; the others are the robot's. `typed` is what goes into which field.

    `touched` is what was touched at each step, by name; `shown` the lights at each touch.
    """

    def __init__(self, typed: Mapping[str, str], certificate: Path | None, *, by_light: range = range(1, 18)) -> None:
        super().__init__()
        self.typed = {"Username": ADMIN, "Password": PASSWORD, **typed}
        self.certificate = certificate
        self.by_light = by_light
        self.touched: dict[int, list[str]] = defaultdict(list)
        self.shown: dict[int, list[list[tuple[str, str]]]] = defaultdict(list)

    def perform(self, step: Step[W], context: W) -> By:
        """Does the step."""
        assert isinstance(context, StepContext)
        if step.number not in self.by_light:
            return super().perform(step, context)
        context.org.dialogs.attended = _accepted
        try:
            if step.number == 1:
                context.org.open("/")
            if step.number == 2:
                context.setup()
            self._follow(step, context)
        finally:
            context.org.dialogs.attended = lambda _: False
        if step.saves:
            context.org.until(lambda: not tuple(step.differences(context)), patience=context.org.patience.save)
        return By.PERSON

    def _follow(self, step: Step[Any], context: StepContext) -> None:
        assert step.where is not None
        vain, last = 0, None
        while tuple(step.differences(context)):
            # As long as a person takes to see it: a list that has just come back may not show all yet.
            context.org.steady(lambda: said(_now(step, context)))
            if not tuple(step.differences(context)):
                break
            spots = context.org.until(lambda: _now(step, context), patience=context.org.patience.page)
            if not spots:
                assert not tuple(step.differences(context)), f"step {step.number}: nothing is lit; {self.touched}"
                break
            state = said(spots)
            vain = vain + 1 if state == last else 0
            assert vain < _VAIN, f"step {step.number}: touching {state[0]} changes nothing; {self.touched}"
            last = state
            self.shown[step.number].append(state)
            self.touched[step.number].append(state[0][0])
            self._touch(spots[0].part, context)  # type: ignore[arg-type]
            context.org.touched()

            def changed(before: list[tuple[str, str]] = state) -> bool:
                return said(_now(step, context)) != before or not tuple(step.differences(context))

            context.org.until(changed, patience=1.5)

    def _touch(self, sight: Sight, context: StepContext) -> None:
        page, element = context.org.page, sight.element
        sight.into_view()
        kind = element.evaluate(_KIND)
        if kind == "file":
            assert self.certificate is not None
            with page.expect_file_chooser() as chooser:
                _click(page, element)
            chooser.value.set_files(self.certificate)
        elif kind == "list":
            element.select_option(label=self._text(sight.name))
        else:
            _click(page, element)
            if kind == "text":
                page.keyboard.press("Control+a")
                page.keyboard.type(self._text(sight.name))
                if " in Quick Find" not in sight.name:
                    page.keyboard.press("Tab")

    def _text(self, name: str) -> str:
        return self.typed[name] if name in self.typed else name.partition(" in Quick Find")[0]


def said(spots: list[Spot]) -> list[tuple[str, str]]:
    """The lights, by name and kind."""
    return [(spot.part.name, str(spot.light)) for spot in spots]  # type: ignore[attr-defined]


def _now(step: Step[Any], context: StepContext) -> list[Spot]:
    """The lights, if something is to be touched now: just one thing, and first."""
    assert step.where is not None
    spots = list(step.where(context))
    now = [place for place, spot in enumerate(spots) if spot.light is Light.NOW]
    assert now in ([], [0]), said(spots)
    return spots if now else []


def _click(page: Any, element: ElementHandle) -> None:
    box = element.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _accepted(dialog: Dialog) -> bool:
    dialog.accept()
    return True
