// The panel's elements, which are built once. What they show is in show.js, what a press does in press.js.
// All of it runs in a world of its own, which the page's scripts cannot reach, and knows neither steps nor Salesforce.

const PLACES = ['do', 'mine', 'rest', 'back', 'skip', 'pause', 'stop'];  // each button's place is its own for good
const GRIP = 'M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z';

function build(labels) {
  const part = {};
  const keep = (name, element) => (part[name] = element);
  const button = (key, attributes, ...children) => make('button', {type: 'button', 'data-key': key, ...attributes}, ...children);
  const fold = (name, label, content, open = false) => keep(name, make('details', open ? {open: ''} : {},
    make('summary', {'data-key': name}, label), content));

  keep('head', make('header', {},
    keep('grip', button('grip', {class: 'grip', title: labels.move, 'aria-label': labels.move}, icon(GRIP))),
    keep('name', make('div', {class: 'name'}, keep('app', make('strong')), keep('org', make('span')))),
    keep('brief', make('div', {class: 'name brief'}, keep('briefTitle', make('strong')), keep('briefState', make('span')))),
    keep('fold', button('fold', {class: 'fold', 'aria-expanded': 'true'}))));

  const top = make('div', {},
    keep('where', make('p', {class: 'where'})), keep('title', make('h2')),
    make('div', {role: 'status', 'aria-live': 'polite'},
      keep('state', make('p', {class: 'state'})),
      keep('todo', make('div', {class: 'todo'}, keep('task', make('p', {class: 'task'})), keep('differs', make('ul', {class: 'differs'})))),
      keep('message', make('p', {class: 'message'}))),
    keep('error', make('div', {class: 'error', role: 'alert'}, keep('cause', make('p')), keep('hint', make('p')))));
  const step = keep('step', make('div', {},
    keep('says', make('p', {class: 'says'})), keep('values', make('dl')),
    fold('previews', labels.preview, keep('preview', make('ul', {class: 'preview'})), true),
    fold('reasons', labels.why, keep('why', make('p'))),
    fold('troubles', labels.trouble, keep('trouble', make('p')))));
  const card = keep('card', make('div', {class: 'card'}, keep('cardLines', make('div')), keep('cardCopy', make('dl'))));

  keep('panel', make('section', {class: 'panel', 'aria-label': labels.panel},
    part.head,
    keep('bar', make('div', {class: 'bar', 'aria-hidden': 'true'})),
    make('div', {class: 'middle'},
      keep('body', make('div', {class: 'body', tabindex: '0', role: 'group', 'aria-label': labels.body, 'data-key': 'body'},
        top, card, step, fold('steps', labels.steps, keep('chapters', make('ul', {class: 'chapters'}))))),
      keep('ask', make('form', {class: 'ask', hidden: '', novalidate: ''},
        keep('question', make('label', {for: 'answer'})),
        make('div', {class: 'line'},
          keep('answer', make('input', {id: 'answer', autocomplete: 'off', 'data-key': 'answer', 'aria-describedby': 'lacks'})),
          keep('send', make('button', {type: 'submit', 'data-key': 'send'})),
          keep('cancel', button('cancel', {}, labels.cancel))),
        keep('lacks', make('p', {id: 'lacks', role: 'alert', hidden: ''}))))),
    keep('foot', make('footer', {},
      keep('places', make('div', {class: 'places'}, ...PLACES.map(name =>
        keep(name, button(name, {class: `place ${name}`, 'data-place': name}))))),
      keep('cardButtons', make('div', {class: 'places of-card', hidden: ''})),
      make('p', {class: 'key'}, labels.keys))),
    keep('size', make('div', {class: 'size', 'aria-hidden': 'true'}))));
  return part;
}

// Label, value and a button that copies the value.
function copyable(entries, labels) {
  return entries.map(([label, value]) => make('div', {},
    make('dt', {}, label), make('dd', {}, value),
    make('dd', {class: 'copy'}, make('button', {
      type: 'button', 'data-copy': value, 'data-key': `copy ${label}`, 'aria-label': `${labels.copy} ${label}`,
    }, labels.copy))));
}
