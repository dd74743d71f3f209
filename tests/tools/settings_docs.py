"""The settings' table in words: for the README, and as an example of `.env`. It reads nothing."""

from __future__ import annotations

from pathlib import Path

from automation.settings.table import GROUPS, SETTINGS
from automation.settings.types import Setting


def settings_table() -> str:
    """The README's table of all settings, in Markdown, with a line break at its end."""
    rows = ["| variable | flag | meaning | default |", "|---|---|---|---|"]
    for setting in SETTINGS:
        flag = f"`{setting.flag}`" if setting.flag else ""
        if setting.repeated:
            flag += ", repeated"
        default = _default(setting)
        shown = default if setting.shown_default or not default else f"`{default}`"
        rows.append(f"| `{setting.variable}` | {flag} | {_meaning(setting)} | {shown} |")
    return "\n".join(rows) + "\n"


def env_example() -> str:
    """The content of `.env.example`: every variable, commented out, with its default as the value."""
    lines = [
        "# Settings of setupwalk. Copy this file to .env and take away the # before what you set.",
        "# Flags and environment variables stand before it. A value with # or spaces at its ends needs",
        "# quotes: 'like this'. $ has no special meaning, nor has a backslash: C:\\new is a path, in quotes too.",
        "# Only in \"double quotes\" \\\" stands for \" and \\\\ for \\, and in 'single quotes' \\' for '.",
    ]
    for group, title in GROUPS.items():
        lines += ["", f"# -- {title}"]
        for setting in SETTINGS:
            if setting.group == group:
                note = f" [{setting.shown_default}]" if setting.shown_default else ""
                value = "" if setting.shown_default else _default(setting)
                lines += ["", f"# {_meaning(setting)}{note}", f"#{setting.variable}={value}"]
    return "\n".join(lines) + "\n"


def _meaning(setting: Setting) -> str:
    return setting.help + (
        "; in the variable separated by commas, a name with a comma in double quotes" if setting.repeated else ""
    )


def _default(setting: Setting) -> str:
    if setting.shown_default:
        return setting.shown_default
    match setting.default:
        case None | () | "":
            return ""
        case bool(value):
            return "yes" if value else "no"
        case Path() as path:
            return path.as_posix()
        case value:
            return str(value)
