// How far apart controls and texts stand for a reader, who looks right of a box, and left of a field or above it.
// A function of core.js's result.
core => {
  const {KINDS, FIELDS, TICKED, up, seen, all, runs, labels, usable} = core;
  const spokenFor = (run, e) => {
    const label = run.parent.closest('label');
    const owner = label && label.control;
    return !!owner && owner !== e && usable(owner);
  };
  // Nearness: how far apart a control and a text are for a reader; null when they are unrelated.
  const rectangle = run => {
    const range = document.createRange();
    range.setStart(run.nodes[0], 0);
    range.setEndAfter(run.nodes.at(-1));
    return range.getBoundingClientRect();
  };
  const frame = e => {  // a hidden box is where its label is, a hidden file field where its button is
    let at = e;
    for (let n = 0; at && n < 4 && !seen(at); n++) at = labels(at).find(seen) || up(at);
    return (at || e).getBoundingClientRect();
  };
  const side = (a, b) => {  // of control a, text b: after it, before it or above it, and how far
    const rows = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const columns = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    if (rows > Math.min(a.height, b.height) * .4) {
      if (b.left - a.right >= -2) return ['after', b.left - a.right];
      if (a.left - b.right >= -2) return ['before', a.left - b.right];
    }
    const gap = a.top - b.bottom;
    return columns > 0 && gap > -4 && gap < 48 ? ['above', gap] : null;
  };
  const COST = {ticked: {after: 0, before: 60, above: 160}, field: {before: 0, above: 100, after: 260}};
  const survey = root => {
    const texts = runs(root).map(run => ({...run, box: rectangle(run)}));
    const fields = all(root, FIELDS).filter(usable).map(e => ({e, box: frame(e), ticked: e.matches(TICKED)}));
    orient(fields, texts);
    return {texts, fields};
  };
  // In a group of radio buttons the text stands on one side of all of them.
  const orient = (fields, texts) => {
    const groups = new Map();
    for (const field of fields) if (field.ticked) {
      const radio = field.e.matches(KINDS.radio);
      const key = radio ? `${field.e.name || ''}|${field.e.closest('fieldset, [role=radiogroup], form, table') ? 1 : 0}` : field;
      groups.set(key, [...(groups.get(key) || []), field]);
    }
    for (const group of groups.values()) {
      const has = where => group.every(field => {
        const near = texts.map(text => side(field.box, text.box)).filter(found => found && found[0] === where);
        const blocked = fields.some(other => other !== field && between(field, other, where, Math.min(...near.map(found => found[1]))));
        return near.length > 0 && !blocked;
      });
      const after = has('after'), before = has('before');
      for (const field of group) field.only = group.length > 1 && before && !after ? 'before' : '';
    }
  };
  const between = (field, other, where, distance) => {
    const found = side(field.box, other.box);
    return !!found && found[0] === where && found[1] < distance;
  };
  const cost = (field, text) => {
    const found = side(field.box, text.box);
    if (!found || spokenFor(text, field.e)) return null;
    const price = field.only === found[0] ? 0 : COST[field.ticked ? 'ticked' : 'field'][found[0]];
    return price + found[1] + (text.link ? 300 : 0);
  };
  const nearestText = (field, texts) => {
    let least = null;
    for (const text of texts) {
      const price = cost(field, text);
      if (price !== null && (!least || price < least.price)) least = {price, text};
    }
    return least;
  };

  return {survey, nearestText, rectangle, spokenFor, side};
}
