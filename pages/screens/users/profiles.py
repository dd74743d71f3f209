"""The list of profiles. Its address is known (grade A), its DOM is not (gap)."""

from __future__ import annotations

from ...components import Heading, NameList
from ...screen import Screen


class Profiles(Screen):
    """The list of profiles."""

    title = "Profiles"

    heading = Heading("Profiles", always=True)
    names = NameList("profiles", prefix="00e")
