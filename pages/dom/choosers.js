// Whose a file chooser is. Every browser calls every chooser the same, so that what it is called tells nothing, and a page
// may have one for a picture: what tells is what is said of it or next to it. A function of core.js's and nearness.js's
// results.
(core, nearness) => {
  const {KINDS, FIELDS, TICKED, up, closest, all, runs, names, norm, usable, within} = core;
  // What any chooser says: "Choose File", "No file chosen", "or drop files here".
  const ANY = /\b(?:no|choose|select|browse|upload|drop|attach|change|replace|files?)(?: (?:a|an|the|your))?(?: files?)?(?: (?:here|chosen|selected|to upload))?\b|\bor\b/g;
  const telling = text => /\p{L}/u.test(norm(text).replace(ANY, ''));
  const precedes = (node, other) => !!(node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const said = place => runs(place).filter(run => telling(run.text));
  const only = place => all(place, KINDS.file).length === 1;

  // Whether a chooser is about one of those words: by its own name; where it has none, by what is said last before it,
  // with no field between them that could be typed in (first after it, where nothing stands before it in its place);
  // else by the label of its row, where a hint or the name of a file stands between. Where the order in the document says
  // nothing, as in a grid of fields and texts, by what is nearest for a reader.
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
    const others = all(place, FIELDS).filter(one => one !== e && usable(one) && !one.matches(TICKED));
    const between = before.length ? others.filter(one => precedes(first, one) && precedes(one, last)) : others;
    const text = (before.at(-1) || said(place)[0]).text;
    if (between.length) return nearest(e, says);
    return says(text) || ofRow(e, says);
  };
  const nearest = (e, says) => {  // to its place, with the boxes in it, up to where something is said
    const bare = one => !!one && !one.matches('body, form') && !said(one).length &&
      all(one, FIELDS).every(other => other === e || !usable(other) || other.matches(TICKED));
    let place = e;
    while (bare(up(place))) place = up(place);
    const {texts, fields: typed} = nearness.survey(e.getRootNode()), box = place.getBoundingClientRect();
    const found = nearness.nearestText({e: place, box, ticked: false}, texts.filter(run => telling(run.text)));
    if (!found || !says(found.text.text)) return false;
    const [where, far] = nearness.side(box, found.text.box);  // in one line with it, and nothing between them
    return where === 'before' && !typed.some(one => {
      const stands = !one.ticked && !within(place, one.e) && nearness.side(box, one.box);
      return stands && stands[0] === 'before' && stands[1] < far;
    });
  };
  const ofRow = (e, says) => {
    const cell = closest(e, 'td, dd'), label = cell?.previousElementSibling;
    if (label?.matches('td, th, dt') && only(cell) && said(label).length === 1) return says(said(label)[0].text);
    const group = closest(e, 'fieldset, [role=group]'), others = group ? all(group, FIELDS).filter(one => one !== e && usable(one)) : [];
    return !!group && only(group) && others.every(one => one.matches(TICKED)) && !!said(group)[0] && says(said(group)[0].text);
  };

  return {about};
}
