"""The README's tables, made from the code: `python -m tests.tools.readme_tables` writes them into it."""

from __future__ import annotations

import re
from pathlib import Path

from automation.cli.docs import settings_table
from automation.reporting.exit_code import MEANINGS

TABLES = Path(__file__).resolve().parents[2] / "fixtures" / "tables"
"""What commands have measured: `python -m tests.faults.matrix` and `python -m tests.nightly.kills.tables`."""

README = Path(__file__).resolve().parents[2] / "README.md"


def tables() -> dict[str, str]:
    """Each table by the name of its place."""
    codes = ["| exit code | meaning |", "|--:|---|"] + [f"| {code} | {means} |" for code, means in MEANINGS.items()]
    found = {"exit codes": "\n".join(codes), "settings": settings_table().strip()}
    measured = {name: TABLES / f"{name}.md" for name in ("faults", "kill")}
    return found | {name: file.read_text(encoding="utf-8").strip() for name, file in measured.items() if file.is_file()}


def with_tables(text: str) -> str:
    """The README's text with every table as the code has it.

    Raises:
        ValueError: the place of a table is not there.
    """
    for name, table in tables().items():
        place = re.compile(rf"<!-- {name} -->\n.*?<!-- end -->", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"README.md has no place for the table of {name}")
        before, after = place.split(text, maxsplit=1)[0], place.split(text, maxsplit=1)[-1]
        text = f"{before}<!-- {name} -->\n{table}\n<!-- end -->{after}"
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
