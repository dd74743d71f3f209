// Where a document, or a shadow root, shows what is nobody else's to see: boxes in the window of its own frame.
// `selector` names elements that are private whole, `secret` those of them with a consumer secret; with `typed`, all that
// a person types is private. `patterns` are regular expressions of texts that are.
(root, {selector, secret, typed, patterns}) => {
  const top = root.ownerDocument || root, boxes = [];
  let secrets = 0;
  const pattern = new RegExp(patterns.join('|'));
  const add = box => { if (box.width && box.height) boxes.push([box.x, box.y, box.width, box.height]); };
  const words = node => {
    const range = top.createRange();
    range.selectNodeContents(node);
    Array.from(range.getClientRects(), add);
  };
  const entered = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=image]), textarea';

  function text(node) {
    const parent = node.parentElement;
    if (!node.data.trim() || (parent && parent.matches('script, style, noscript'))) return;
    const option = parent && parent.closest('option');
    if (pattern.test(node.data)) {
      for (const found of node.data.matchAll(new RegExp(pattern, 'g'))) {
        const range = top.createRange();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        Array.from(range.getClientRects(), add);
      }
      if (option) add(option.closest('select').getBoundingClientRect());
      return;
    }
    // One that a mark of its own divides, as where a search has found a part of it
    for (let up = parent, high = 0; up && high < 3 && up.textContent.length < 400; up = up.parentElement, high++) {
      if (/@|3MVG9/.test(up.textContent) && pattern.test(up.textContent)) return words(up);
    }
  }

  function visit(within) {
    for (const field of within.querySelectorAll(entered)) {
      if (typed || pattern.test(field.value)) add(field.getBoundingClientRect());
    }
    for (const element of within.querySelectorAll(selector)) {
      if (element.matches(secret) && element.textContent.trim()) secrets++;
      if (element.matches(entered)) add(element.getBoundingClientRect()); else words(element);
    }
    const walker = top.createTreeWalker(within, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) text(node); else if (node.shadowRoot) visit(node.shadowRoot);
    }
  }
  visit(root);
  return {born: performance.timeOrigin, width: innerWidth, height: innerHeight, boxes, secrets};
}
