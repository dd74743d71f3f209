"""What a run was asked for, by the labels of the screens. It knows no org."""

from __future__ import annotations

from typing import Any

from ..app.desired import DesiredApp
from ..app.fields import LABELS


def asked(wanted: DesiredApp) -> dict[str, Any]:
    """What was asked for, by the labels of the screens."""
    values = {LABELS[key]: value for key, value in wanted.values().items()}
    return values | {"Nothing else": True} if wanted.exact else values
