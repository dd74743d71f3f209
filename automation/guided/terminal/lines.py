"""The facts of a guided session in lines of plain text, as a terminal shows them. It prints and reads nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.person_commands import Verb
from ..view import texts

_WITH_TEXT = {Verb.SKIP: " WHY", Verb.GOTO: " NUMBER"}


def step_in_lines(facts: dict[str, Any]) -> list[str]:
    """The step in words: what it is, the values, why, what can go wrong, and what its Save changes."""
    labels = texts.LABELS
    count = labels["count"].format(**facts)
    lines = ["", f"{count}, {facts['chapter']}: {facts['title']}"]
    lines += [f"  {_plain(facts['says'])}"] if facts["says"] else []
    lines += [f"    {label}: {value}" for label, value in facts["values"]]
    lines += [f"  {labels['why']}: {_plain(facts['why'])}"] if facts["why"] else []
    lines += [f"  {labels['trouble']}: {_plain(facts['trouble'])}"] if facts["trouble"] else []
    lines += [f"  {labels['preview']}:"] if facts["preview"] else []
    return lines + [f"    {line}" for line in facts["preview"]]


def card_in_lines(card: dict[str, Any]) -> list[str]:
    """A card: its title, its lines, and what is there to copy."""
    lines = ["", card["title"], *(f"  {_plain(line)}" for line in card["lines"])]
    return lines + [f"    {label}: {value}" for label, value in card["copy"]]


def to_do(facts: dict[str, Any], before: Mapping[str, Any]) -> list[str]:
    """What to do now, as far as it was not said `before`."""
    task, old = facts["task"], before.get("differences", [])
    lines = [f"{texts.LABELS['next']} {task}"] if task and task != before.get("task") else []
    return lines + [f"- {line}" for line in facts["differences"] if line != task and line not in old]


def commands(facts: dict[str, Any], letters: Mapping[Verb, str]) -> str:
    """What can be ordered now, each with its letter, in one line."""
    if facts.get("ask"):
        return texts.LABELS["answer_here"]
    said = [f"{letters[verb]}{_WITH_TEXT.get(verb, '')} {button['label']}" for verb, button in _orders(facts)]
    return " \u00b7 ".join([*said, f"? {texts.LABELS['all']}"])


def everything(facts: dict[str, Any], letters: Mapping[Verb, str]) -> list[str]:
    """All of it again: the step or the card, what to do, the steps with their state, and each command explained."""
    if not facts:
        return []
    lines = card_in_lines(facts["card"]) if facts["card"] else step_in_lines(facts)
    lines += [f"  {line}" for line in to_do(facts, {})] if not facts["card"] else []
    lines += [f"  ! {facts['error']}"] if facts["error"] else []
    lines += [f"    {texts.LABELS['next']} {facts['hint']}"] if facts["error"] and facts["hint"] else []
    lines += ["", f"  {texts.LABELS['steps']}:"]
    steps = [step for chapter in facts["chapters"] for step in chapter["steps"]]
    lines += [f"    {step['number']:>2} {step['title']}: {texts.DONE_BY[step['state']]}" for step in steps]
    lines += ["", f"  {facts['state']}"]
    for verb, button in _orders(facts):
        lines.append(f"    {letters[verb]}{_WITH_TEXT.get(verb, '')}  {button['label']}: {button['title']}")
    if not facts["card"]:
        lines.append(f"    {letters[Verb.GOTO]}{_WITH_TEXT[Verb.GOTO]}  {texts.LABELS['goto']}")
    return lines + [f"  {facts['ask']}"] * bool(facts["ask"])


def _orders(facts: dict[str, Any]) -> list[tuple[Verb, dict[str, Any]]]:
    if not facts:
        return []
    buttons = facts["card"]["buttons"] if facts["card"] else list(facts["buttons"].values())
    return [(Verb(button["order"]), button) for button in buttons if button["on"]]


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
