"""The commands of one night in one folder against one org, and what the org keeps of an app."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, State

from ..support.command import Done, env_of, setupwalk
from .shapes import check_results

Walked = Callable[[Flow], State]
NOT_VALUES = {"modified"}


class Night:
    """Runs commands in one folder against one org."""

    def __init__(self, practice: PracticeOrg, folder: Path, pair: KeyPair, **env: str) -> None:
        self.practice, self.folder = practice, folder
        named = {"APP_CERTIFICATE": str(pair.certificate), "APP_PRIVATE_KEY": str(pair.private_key)}
        self.env = env_of(practice) | named | env

    def run(self, *args: str, **env: str) -> Done:
        """One command; what is printed as JSON is as the schema says."""
        done = setupwalk(*args, folder=self.folder, env=self.env | env, seconds=300)
        if "--json" in args and done.out:
            check_results(done.facts)
        return done

    @property
    def writes(self) -> int:
        """How often Setup data was changed."""
        return len(self.practice.org.log.writes)


def values(app: ConnectedApp) -> dict[str, Any]:
    """Everything that the org keeps of an app, without the time of its last change."""
    return {name: value for name, value in asdict(copy.deepcopy(app)).items() if name not in NOT_VALUES}
