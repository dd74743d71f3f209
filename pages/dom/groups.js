// Boxes that stand for one list of things to choose: together under a label, each called by words that end in what the
// thing is called elsewhere, "Manage user data via APIs (api)". A function of core.js's and nearness.js's results.
(core, nearness) => {
  const {KINDS, FIELDS, up, all, runs, names, usable, within} = core;
  // What stands in parentheses behind other labels is no token.
  const REMARK = /\(\s*(beta|pilot|preview|optional|required|recommended|deprecated|legacy|default|new)\s*\)\s*$/;
  const TOKENS = /\(\s*([a-z]\w*(?:\s*,\s*[a-z]\w*)*)\s*\)\s*$/;
  const told = text => TOKENS.test(text) && !REMARK.test(text);
  const tokens = text => (TOKENS.exec(text)?.[1] || '').split(',').map(one => one.trim()).filter(Boolean);

  // Groups that no markup binds to their labels: those to which one of them is nearest for a reader.
  const beside = (root, labels, boxes) => {
    const places = new Set();
    for (const e of all(root, KINDS.check).filter(usable)) {
      let place = e;
      const wider = () => !up(place).matches('body, form') && !labels.some(run => within(up(place), run.parent));
      while (up(place) && wider() && boxes(up(place)).length) place = up(place);
      if (place !== e) places.add(place);
    }
    const {texts} = nearness.survey(root);
    return Array.from(places).filter(place => boxes(place).length > 1).flatMap(place => {
      const around = texts.filter(text => !within(place, text.parent));
      const near = nearness.nearestText({e: place, box: place.getBoundingClientRect(), ticked: false}, around);
      return near && labels.some(run => run.nodes[0] === near.text.nodes[0]) ? [boxes(place)] : [];
    });
  };

  // The groups that those labels, which are runs, are of: lists of [box, what it is called].
  const groups = (root, labels) => {
    let page = null;
    const called = e => {
      const own = [...names(e).whole, ...names(e).parts].map(text => text.replace(/\s+/g, ' ').trim()).find(told);
      if (own) return own;
      page ??= nearness.survey(root);
      const field = page.fields.find(one => one.e === e), near = field && nearness.nearestText(field, page.texts);
      return near && told(near.text.text) ? near.text.text : '';
    };
    const fields = place => all(place, FIELDS).filter(usable);
    const boxes = place => {  // those of a place that has nothing else to fill in
      const found = fields(place).map(e => [e, e.matches(KINDS.check) ? called(e) : '']);
      return found.every(([, text]) => text) ? found : [];
    };
    const following = place => {  // and those of the rows or lines after it
      const found = [];
      for (let e = place; e; e = e.nextElementSibling) {
        const more = boxes(e);
        if (!more.length && (fields(e).length || runs(e).length)) break;
        found.push(...more);
      }
      return found;
    };
    const found = [];
    for (const run of labels) {
      for (let e = run.parent; e && !e.matches('body, form'); e = up(e)) {
        if (fields(e).length) {
          if (runs(e)[0].nodes[0] === run.nodes[0]) found.push(boxes(e));
          break;
        }
        let next = e.nextElementSibling;
        while (next && !fields(next).length && !runs(next).length) next = next.nextElementSibling;
        if (!next || !fields(next).length) continue;
        const row = next.matches('td') && next.parentElement.nextElementSibling;
        found.push([...following(next), ...(row && boxes(next).length ? following(row) : [])]);
        break;
      }
    }
    if (!found.some(one => one.length)) found.push(...beside(root, labels, boxes));
    return found.filter((one, at) => one.length && found.findIndex(other => other[0]?.[0] === one[0][0]) === at);
  };
  return {groups, tokens};
}
