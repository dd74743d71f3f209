"""README.md's tables and .env.example, made from the code: `python -m tests.tools.readme_tables` writes both."""

from __future__ import annotations

import re
from pathlib import Path

from automation.errors import DIFFERS, DONE, KINDS
from tests.tools.settings_docs import env_example, settings_table

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
ENV_EXAMPLE = ROOT / ".env.example"


def tables() -> dict[str, str]:
    """Each table by the name of its place."""
    return {"exit codes": _exit_codes(), "settings": settings_table().strip()}


def _exit_codes() -> str:
    meanings = {
        DONE: ["done, or nothing to do; `plan`: nothing differs"],
        DIFFERS: [
            "`plan`, `audit`: something differs; `cert status`: a certificate is due; with `--strict`: there is advice"
        ],
    }
    for kind in KINDS:
        meanings.setdefault(kind.exit_code, []).append(kind.means)
    rows = [f"| {code} | {'; '.join(means)} |" for code, means in sorted(meanings.items())]
    return "\n".join(["| exit code | meaning |", "|--:|---|", *rows])


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
    ENV_EXAMPLE.write_text(env_example(), encoding="utf-8")
