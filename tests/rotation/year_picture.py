"""Draws a year of nights as a time line: days left, rotations, what went wrong, and the windows. It knows no org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

WIDTH, LEFT, RIGHT = 1180, 70, 20
TOP, HEIGHT, ROW = 92, 230, 92
BLUE, RED, AMBER, GREEN, GREY = "#1b5fa7", "#b3261e", "#a65a00", "#2e7d32", "#666"
FONT = 'font-family="Helvetica, Arial, sans-serif"'


def draw(nights: Sequence[dict[str, Any]], days: int, before: int) -> str:
    """The picture, as the text of an SVG file."""
    bottom = TOP + HEIGHT + ROW + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom}" viewBox="0 0 {WIDTH} {bottom}">',
        f'<rect width="{WIDTH}" height="{bottom}" fill="#fff"/>',
        *_title(nights, days, before),
        *_axes(nights, days, before),
        *_days_left(nights, days),
        *_rotations(nights, days),
        *_logins(nights),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _text(x: float, y: float, words: str, *, size: int = 13, fill: str = "#222", anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" {FONT} font-size="{size}" fill="{fill}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(words)}</text>"


def _x(place: float, count: int) -> float:
    return LEFT + place * (WIDTH - LEFT - RIGHT) / max(1, count)


def _y(left: float, days: int) -> float:
    return TOP + HEIGHT - max(0.0, left) * HEIGHT / days


def _title(nights: Sequence[dict[str, Any]], days: int, before: int) -> Iterator[str]:
    rotated = [night for night in nights if night["did"] == "rotated"]
    logins, inside = sum(night["logins"] for night in nights), sum(night["in_window"] for night in nights)
    outside = sum(night["outside"] for night in nights)
    yield _text(LEFT, 30, f"{len(nights)} nights of cert rotate --before {before} --days {days}", size=19)
    yield _text(
        LEFT,
        54,
        f"{len(rotated)} rotations; {logins:,} logins of two pipelines, {inside} of them refused within the told "
        f"windows, {outside} outside. By the practice org's clock.",
        fill=GREY,
    )


def _axes(nights: Sequence[dict[str, Any]], days: int, before: int) -> Iterator[str]:
    for left in (0, before, 30, days):
        y = _y(left, days)
        dash = ' stroke-dasharray="5 4"' if left == before else ""
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#ccc"{dash}/>'
        yield _text(LEFT - 8, y + 4, str(left), size=12, fill=GREY, anchor="end")
    yield _text(LEFT - 8, TOP - 14, "days left", size=12, fill=GREY, anchor="end")
    month, last = "", -60.0
    for place, night in enumerate(nights):
        if night["day"][:7] != month:
            month = night["day"][:7]
            x = _x(place, len(nights))
            if last + 60 <= x < WIDTH - RIGHT - 40 and night["day"].endswith(("-01", "-02")):
                last = x
                yield f'<line x1="{x:.1f}" y1="{TOP + HEIGHT}" x2="{x:.1f}" y2="{TOP + HEIGHT + 6}" stroke="#999"/>'
                yield _text(x + 3, TOP + HEIGHT + 18, month, size=11, fill=GREY)


def _days_left(nights: Sequence[dict[str, Any]], days: int) -> Iterator[str]:
    points = []
    for place, night in enumerate(nights):
        x = _x(place, len(nights))
        points.append(f"{x:.1f},{_y(night['left'], days):.1f}")
        if night["did"] == "rotated":
            points.append(f"{x:.1f},{_y(days, days):.1f}")
    yield f'<polyline points="{" ".join(points)}" fill="none" stroke="{BLUE}" stroke-width="2"/>'


def _rotations(nights: Sequence[dict[str, Any]], days: int) -> Iterator[str]:
    for place, night in enumerate(nights):
        if night["did"] == "nothing":
            continue
        x = _x(place, len(nights))
        if night["did"] == "rotated":
            yield f'<circle cx="{x:.1f}" cy="{_y(days, days):.1f}" r="4" fill="{GREEN}"/>'
            yield _text(x, TOP - 10, f"{night['seconds']:.1f} s", size=11, fill=GREEN, anchor="middle")
        else:
            y = _y(night["left"], days)
            yield f'<path d="M{x - 5:.1f} {y - 5:.1f} l10 10 m0 -10 l-10 10" stroke="{AMBER}" stroke-width="2"/>'
            yield _text(x - 8, y + 20, f"{night['did']}: the old one is back", size=11, fill=AMBER, anchor="end")
    yield _text(LEFT, TOP - 10, "window:", size=11, fill=GREEN)


def _logins(nights: Sequence[dict[str, Any]]) -> Iterator[str]:
    y = TOP + HEIGHT + 52
    yield _text(LEFT - 8, y + 9, "logins", size=12, fill=GREY, anchor="end")
    width = (WIDTH - LEFT - RIGHT) / max(1, len(nights))
    for place, night in enumerate(nights):
        colour = RED if night["outside"] else AMBER if night["in_window"] else GREEN
        yield f'<rect x="{_x(place, len(nights)):.2f}" y="{y}" width="{width:.2f}" height="14" fill="{colour}"/>'
    legend = (
        (GREEN, "all let in"),
        (AMBER, "some refused, all within the told window"),
        (RED, "one refused outside it"),
    )
    x = float(LEFT)
    for colour, words in legend:
        yield f'<rect x="{x:.0f}" y="{y + 28}" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 18, y + 38, words, size=12, fill=GREY)
        x += 40 + 7 * len(words)
