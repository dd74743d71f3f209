"""The documents that are made from the settings' table."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from automation.app.fields import TEXTS
from automation.settings.loader import Settings
from automation.settings.sign_in.table import SIGN_IN_SETTINGS
from automation.settings.sign_in.values import SignIn
from automation.settings.table import SETTINGS
from tests.tools.readme_tables import ENV_EXAMPLE
from tests.tools.settings_docs import env_example


def dotenv(folder: Path, text: str) -> Path:
    """A folder with a `.env` of that text."""
    (folder / ".env").write_bytes(text.encode())
    return folder


def test_table_has_a_field_for_each_setting() -> None:
    """The table and the settings' fields are the same list."""
    fields = {field.name for field in dataclasses.fields(Settings)}
    sign_in = {field.name for field in dataclasses.fields(SignIn)}
    assert sign_in == {setting.name for setting in SIGN_IN_SETTINGS}
    names = {setting.name for setting in SETTINGS} - {text.key for text in TEXTS} - sign_in
    assert fields == names | {"texts", "sign_in", "origins", "warnings", "command_environ"}


def test_env_example_is_current() -> None:
    """`python -m tests.tools.readme_tables` would change nothing of the example file."""
    assert ENV_EXAMPLE.read_text(encoding="utf-8") == env_example()


def test_env_example_sets_nothing(tmp_path: Path) -> None:
    """The example as it stands changes no setting."""
    settings = Settings.read({}, {}, dotenv(tmp_path, env_example()))
    assert set(settings.origins.values()) == {"default"}


def test_env_example_uncommented(tmp_path: Path) -> None:
    """With its variables uncommented, the example sets exactly the defaults, and warns of nothing."""
    text = "".join(line.removeprefix("#") for line in env_example().splitlines(keepends=True) if line[:2] != "# ")
    settings = Settings.read({}, {}, dotenv(tmp_path, text))
    default = Settings.read({}, {}, tmp_path / "nowhere")
    for setting in SETTINGS:
        if setting.name != "runs":
            assert settings.value(setting.name) == default.value(setting.name)
    assert settings.origin("app_name").startswith(".env line ")
    assert not settings.warnings
