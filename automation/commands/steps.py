"""The guide for doing it by hand, as Markdown and as a page to print: the same words and values that the walk has."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..app.desired import DesiredApp
from ..engine.step import Flow
from ..errors import DONE
from ..files.writable import write_named
from ..reporting.rendering import render, rich
from ..scenario.connected_app import scenario
from ..settings.desired_app import desired_app
from ..settings.loader import Settings
from ..texts.printable import markdown_text


def steps(settings: Settings, html: Path | None) -> int:
    """Prints the guide, or writes the runbook to a file.

    Raises:
        SettingsError: settings are wrong, or the file cannot be written.
    """
    wanted = desired_app(settings)
    if html is None:
        sys.stdout.write(guide(wanted))
    else:
        write_named(html, runbook(wanted, "" if settings.practice else settings.login_url), "--html")
        sys.stderr.write(f"wrote {html}\n")
    return DONE


def guide(wanted: DesiredApp) -> str:
    """The steps of one flow, and how to log in afterwards, with older spellings of the command."""
    wanted = replace(
        wanted,
        name=markdown_text(wanted.name),
        profiles=tuple(map(markdown_text, wanted.profiles)),
        permission_sets=tuple(map(markdown_text, wanted.permission_sets)),
    )
    lines = [f"# {wanted.name}: a connected app for Salesforce CLI ({wanted.flow} flow)"]
    for chapter in scenario(wanted):
        if own := [step for step in chapter.steps if wanted.flow in step.flows]:
            lines += ["", f"## {chapter.title}", ""]
            lines += [f"{step.number}. **{step.title}.** {step.says}" for step in own]
    lines += ["", "## Log in", "", "```sh", *_commands(wanted), "```", ""]
    return "\n".join(lines)


def runbook(wanted: DesiredApp, org: str = "") -> str:
    """The same as one HTML file that needs nothing else: why each step is there, what can go wrong, boxes to tick, and
    lines to sign. `org` is its address; where it is not known there is a line to write it on."""
    chapters = [
        replace(chapter, steps=[step for step in chapter.steps if wanted.flow in step.flows])
        for chapter in scenario(wanted)
    ]
    chapters = [chapter for chapter in chapters if chapter.steps]
    count = sum(len(chapter.steps) for chapter in chapters)
    return render(
        "runbook.html",
        filters={"rich": rich},
        wanted=wanted,
        org=org,
        today=f"{date.today():%Y-%m-%d}",  # the day of whoever prints it
        chapters=chapters,
        count=count,
        commands=_commands(wanted),
    )


def _commands(wanted: DesiredApp) -> list[str]:
    if wanted.flow is Flow.WEB:
        return [
            "sf org login web --client-id CONSUMER_KEY --instance-url URL",
            "sfdx auth:web:login --clientid CONSUMER_KEY --instanceurl URL  # older CLI",
        ]
    key = wanted.private_key if wanted.private_key is not None else "server.key"
    return [
        f"sf org login jwt --client-id CONSUMER_KEY --jwt-key-file {key} --username USERNAME --instance-url URL",
        f"sfdx auth:jwt:grant --clientid CONSUMER_KEY --jwtkeyfile {key} --username USERNAME --instanceurl URL"
        "  # older CLI",
    ]
