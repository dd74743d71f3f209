// Whose a file chooser is. Every browser calls every chooser the same, so that what it is called tells nothing, and a page
// may have one for a picture: what tells is what is said of it or next to it. A function of core.js's result.
core => {
  const {KINDS, FIELDS, TICKED, up, closest, all, runs, names, norm, usable} = core;
  // What any chooser says: "Choose File", "No file chosen", "or drop files here".
  const ANY = /^(?:or )?(?:no|choose|select|browse|upload|drop|attach|change|replace)?(?: (?:a|an|the|your))?(?: ?files?)?(?: (?:here|chosen|selected|to upload))?[ .\u2026]*$/;
  const telling = text => /\p{L}/u.test(text) && !ANY.test(norm(text));
  const precedes = (node, other) => !!(node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const said = place => runs(place).filter(run => telling(run.text));
  const only = place => all(place, KINDS.file).length === 1;

  // Whether a chooser is about one of those words: by its own name; where it has none, by what is said last before it,
  // with no field between them that could be typed in (first after it, where nothing stands before it in its place);
  // else by the label of its row, where a hint or the name of a file stands between.
  const about = (e, words) => {
    const says = text => words.some(word => norm(text).includes(word));
    const own = names(e).whole.filter(telling);
    if (own.length) return own.some(says);
    let place = up(e);
    while (place && !said(place).length) place = up(place);
    if (!place) return false;
    const before = said(place).filter(run => precedes(run.nodes[0], e));
    const next = (before.at(-1) || said(place)[0]).nodes[0];
    const [first, last] = before.length ? [next, e] : [e, next];
    const between = all(place, FIELDS).filter(one => one !== e && usable(one) && precedes(first, one) && precedes(one, last));
    const text = (before.at(-1) || said(place)[0]).text;
    if (says(text)) return between.every(one => one.matches(TICKED));
    return ofRow(e, says);
  };
  const ofRow = (e, says) => {
    const cell = closest(e, 'td, dd'), label = cell?.previousElementSibling;
    if (label?.matches('td, th, dt') && only(cell) && said(label).length === 1) return says(said(label)[0].text);
    const group = closest(e, 'fieldset, [role=group]'), others = group ? all(group, FIELDS).filter(one => one !== e && usable(one)) : [];
    return !!group && only(group) && others.every(one => one.matches(TICKED)) && !!said(group)[0] && says(said(group)[0].text);
  };

  return {about};
}
