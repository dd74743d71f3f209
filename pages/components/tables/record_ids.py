"""Links that lead to a record of the org: its id is in their address, whatever the page is. It knows no object."""

from __future__ import annotations

RECORD_IDS = r"""holder => {
  const decoded = text => { try { return decodeURIComponent(text); } catch { return text; } };
  const links = holder.matches('a[href]') ? [holder] : Array.from(holder.querySelectorAll('a[href]'));
  const before = /^(?:[a-z][a-z0-9+.-]*:\/\/[^\/]+|javascript:\w+\(['"])?\/?/;
  const address = new RegExp(before.source + `([0-9][a-zA-Z0-9]{14})(?:[a-zA-Z0-9]{3})?(?=$|[?#'"])`);
  return links.map(link => address.exec(decoded(decoded(link.getAttribute('href')))))
    .filter(found => found).map(found => found[1]);
}"""
"""A script: the ids, in 15 characters, of the records that an element's links lead to. `/0PS...` alone is a record's
own page (grade A); in Lightning a script hands it to the shell, and links such as `/0PS.../e` are deeds."""

RECORDS = f"""list => {{
  const ids = {RECORD_IDS};
  const links = Array.from(list.querySelectorAll('a[href]'), link => [ids(link)[0], link.innerText.trim()]);
  return links.filter(([record, name]) => record && name);
}}"""
"""A script: pairs of id and name, for each link within an element that leads to a record."""
