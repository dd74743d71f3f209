"""A pair of lists with arrows between: what can be chosen, and what is. Its DOM on assignment pages is a guess (D)."""

from __future__ import annotations

PAIR = "\x00pair"
"""What stands for the words of a row in a pair of lists."""

_PAIR = """
  const LISTS = 'select[multiple], select[size]:not([size="0"]):not([size="1"]), [role=listbox]';
  const BUTTONS = 'a, button, input[type=button], input[type=submit], input[type=image], [role=button]';
  const LEFT = /\\b(available|unselected|unassigned|not assigned|all)\\b/i;
  const ADD = /^(add|move right|move (sele\\w+ )?(items? )?to (?!.*available).*|[>\u203a\u2192\u25b6\u25ba])$/i;
  const REMOVE = /^(remove|move left|move (sele\\w+ )?(items? )?to .*available.*|[<\u2039\u2190\u25c0\u25c4])$/i;
  const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
  const named = id => document.getElementById(id)?.innerText;
  const called = e => plain([...Array.from(e.labels || [], one => one.innerText), e.ariaLabel, e.title,
    ...(e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean).map(named)].join(' '));
  const options = list => Array.from(list.options || list.querySelectorAll('[role=option]'));
  const label = option => plain(option.label || option.innerText);
  const told = (option, at) => [label(option), option.value || option.dataset.value || option.id || '', at];
  const lists = Array.from(document.querySelectorAll(LISTS)).filter(e => e.checkVisibility());
  const available = lists.map(list => LEFT.test(called(list)));
  const pair = lists.length !== 2 || (available[0] && available[1]) ? null : available[1] ? lists.reverse() : lists;
"""

READ_PAIR = f"""() => {{
  {_PAIR}
  return pair && pair.map(list => options(list).map(told).filter(([text]) => /[^\\W_]/.test(text)));
}}"""
"""The options of both lists, as text, value and place; null where these are not two lists of which one is chosen."""

MOVED = f"""(_, [side, text, value, at]) => {{
  {_PAIR}
  if (!pair) return null;
  const fits = option => {{ const own = option && told(option); return own && own[0] === text && own[1] === value; }};
  const from = options(pair[side]), found = fits(from[at]) ? [from[at]] : from.filter(fits);
  let around = pair[0];
  while (!around.contains(pair[1])) around = around.parentElement;
  const words = e => [e.innerText, e.value, e.title, e.ariaLabel, e.querySelector('img')?.alt, e.alt].map(plain);
  const presses = Array.from(around.querySelectorAll(BUTTONS)).filter(e => e.checkVisibility() &&
    !pair.some(list => list.contains(e)) && words(e).some(text => (side ? REMOVE : ADD).test(text)));
  return found.length === 1 && presses.length === 1 ? [pair[side], found[0], presses[0]] : null;
}}"""
"""The list, its option, and the one button that moves it to the other; null where one of them cannot be told."""
