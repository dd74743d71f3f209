"""Which steps an undo takes: those whose old value is known, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from automation.app.fields import TEXTS
from automation.runs.journal_reader import PastRun
from automation.scenario.restore import as_before, restorable, restoring
from automation.settings.desired_app import desired_app
from automation.settings.loader import Settings

APP: dict[str, Any] = {"name": "A", "api_name": "A", "oauth": False, "callback_urls": [], "scopes": []}
APP |= {"digital_signatures": None, **{text.key: None for text in TEXTS}}
SHOWN = {"permitted_users": "All users may self-authorize", "refresh_policy": "Refresh token is valid until revoked"}


@pytest.mark.parametrize(
    ("policies", "steps"),
    [
        (SHOWN | {"timeout": ""}, {5, 13, 14, 15}),
        ({"permitted_users": None, "refresh_policy": None, "timeout": "2 hours"}, {5, 14}),
        ({"permitted_users": None, "refresh_policy": None, "timeout": None}, {5}),
        (None, {5}),
    ],
)
def test_what_was_not_shown_is_not_restored(policies: dict[str, Any] | None, steps: set[int], tmp_path: Path) -> None:
    """A policy that the org did not show before is left as it is: no radio button is chosen by an empty name."""
    past = PastRun(tmp_path, before={"app": APP, "policies": policies}, touched={5, 8, 10, 13, 14, 15})
    assert restorable(past) == steps
    chapters = restoring(as_before(desired_app(Settings.read({}, {}, tmp_path)), past), past, lambda _: None)
    lasting = {step.number for chapter in chapters for step in chapter.steps if step.lasting}
    assert lasting - {10} == steps
