// A document as a tree that can be written down: tags, attributes, texts, open shadow roots and the rules of its
// styles; no script, no picture, no address of a resource, nothing that was typed. `hide` is CSS of what is private.
hide => {
  const MOST = {nodes: 30000, text: 2000, css: 300000};
  const NONE = 'script, noscript, link, meta, base, object, embed, template, style, img[src^="data:"]';
  const KEPT = new Set(('id name class type role for title alt placeholder value checked selected disabled readonly multiple hidden ' +
    'open colspan rowspan scope tabindex href action method onclick style contenteditable lang dir size rows cols').split(' '));
  const PRESSED = 'input[type=button], input[type=submit], input[type=reset], button, option';
  let left = MOST.nodes, css = MOST.css;

  const rules = root => {
    const found = [];
    for (const sheet of [...(root.styleSheets || []), ...(root.adoptedStyleSheets || [])]) {
      let text = '';
      try { text = Array.from(sheet.cssRules, rule => rule.cssText).join('\n'); } catch { continue; }  // another host's
      if (text.length <= css) { found.push(text); css -= text.length; }
    }
    return found.join('\n');
  };
  const attributes = (e, secret) => {
    const kept = {};
    for (const {name, value} of e.attributes)
      if (KEPT.has(name) || name.startsWith('aria-')) kept[name] = name === 'onclick' ? '' : value.slice(0, MOST.text);
    if (e.matches('input, textarea') && !e.matches(PRESSED)) delete kept.value;
    delete kept.checked; delete kept.selected;
    if (e.checked) kept.checked = '';
    if (e.selected) kept.selected = '';
    if (secret) for (const name of ['value', 'title', 'aria-label', 'placeholder']) delete kept[name];
    const shown = getComputedStyle(e), gone = [];
    if (shown.display === 'none') gone.push('display:none');
    else if (shown.visibility === 'hidden') gone.push('visibility:hidden');
    if (gone.length) kept.style = [kept.style, ...gone].filter(Boolean).join(';');
    return kept;
  };
  const children = (parent, secret) => {
    const found = [];
    for (const node of parent.childNodes) {
      if (left-- <= 0) break;
      if (node.nodeType === 3) {
        if (node.data) found.push(secret && node.data.trim() ? '***' : node.data.slice(0, MOST.text));
      } else if (node.nodeType === 1 && !node.matches(NONE)) found.push(element(node, secret));
    }
    return found;
  };
  const element = (e, secret) => {
    const hidden = secret || (hide && e.matches(hide) && !e.matches('html, body, form'));
    const inside = /^(svg|iframe|textarea|video|audio|canvas)$/i.test(e.tagName) ? [] : children(e, hidden);
    const root = e.shadowRoot ? [['#shadow', {css: rules(e.shadowRoot)}, children(e.shadowRoot, hidden)]] : [];
    return [e.tagName.toLowerCase(), attributes(e, hidden), [...root, ...inside]];
  };
  return {address: location.href, css: rules(document), tree: element(document.documentElement, false), cut: left <= 0};
}
