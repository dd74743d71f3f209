// Small tools for elements: making them, and changing only what has changed. It knows nothing of the panel.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// **bold** and `code`, as the steps' texts have them; everything else is text.
function rich(words) {
  return words.split(/(\*\*[^*]+\*\*|`[^`]+`)/).filter(Boolean).map(part =>
    part.startsWith('**') ? make('strong', {}, part.slice(2, -2)) :
    part.startsWith('`') ? make('code', {}, part.slice(1, -1)) : part);
}

// A live region speaks when its text is set, the same text too; so only what changed is set.
function text(element, words) { if (element.textContent !== words) element.textContent = words; }

function same(element, facts, children) {
  const mark = JSON.stringify(facts);
  if (element.dataset.mark === mark) return;
  element.dataset.mark = mark;
  element.replaceChildren(...children());
}

// The words with the values of `facts` in the places that {name} marks.
function filled(words, facts) { return words.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? ''); }

function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [['viewBox', '0 0 16 16'], ['aria-hidden', 'true']]) svg.setAttribute(name, value);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

// Works without a secure context, which the Clipboard API asks for.
function copy(words, within) {
  const field = make('textarea', {'aria-hidden': 'true', class: 'copied'});
  field.value = words;
  within.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
