// The panel: builds its elements once, shows the facts that it is given, and tells what the person presses.
// It runs in a world of its own, which the page's scripts cannot reach, and knows neither steps nor Salesforce.

const MODES = {
  asking: 'Your choice', yours: 'Your turn: I watch, and go on by myself', robot: 'The robot is at work',
  rest: 'The robot does the rest', paused: 'Paused', reading: 'The robot reads what the org has', over: 'The end',
};
const STATES = {
  todo: 'to do', now: 'now', done: 'robot', person: 'you', already: 'already so', ahead: 'right already',
  skipped: 'skipped', failed: 'failed', other: 'not in this flow',
};
const ORDERS = [
  ['do', 'Do it', 'The robot does this step'], ['mine', 'I\'ll do it', 'You do this step in the page'],
  ['rest', 'Do the rest', 'The robot does this step and all after it'],
];
const MORE = [
  ['back', 'Back to this step\'s page', ''], ['skip', 'Skip', 'Leave this step out, and say why'],
  ['pause', 'Pause', ''], ['stop', 'Stop', 'End the session; it can be resumed'],
];
const BUSY = ['robot', 'rest', 'reading'];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// **bold** and `code`, as the steps' texts have them; everything else is text.
function rich(text) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).filter(Boolean).map(part =>
    part.startsWith('**') ? make('strong', {}, part.slice(2, -2)) :
    part.startsWith('`') ? make('code', {}, part.slice(1, -1)) : part);
}

function build(tell) {
  const part = {};
  const keep = (name, element) => (part[name] = element);
  const button = ([order, label, title]) =>
    keep(order, make('button', {type: 'button', 'data-do': order, ...(title && {title})}, label));
  const grip = keep('grip', make('button', {
    type: 'button', class: 'grip', title: 'Move: drag, or arrow keys. Size: Shift and arrow keys',
    'aria-label': 'Move or size this panel: arrow keys move, Shift and arrow keys size',
  }, '\u2807\u2807'));
  const fold = keep('fold', make('button', {type: 'button', 'aria-expanded': 'true', 'aria-label': 'Collapse this panel'}, '\u2013'));
  keep('panel', make('section', {class: 'panel', 'aria-label': 'Guided session'},
    make('header', {}, grip, keep('app', make('span', {class: 'app'})), fold),
    keep('bar', make('div', {class: 'bar', 'aria-hidden': 'true'})),
    keep('body', make('div', {class: 'body', tabindex: '0', role: 'group', 'aria-label': 'This step'},
      keep('where', make('p', {class: 'where'})), keep('title', make('h2')), keep('says', make('p')),
      keep('values', make('dl')),
      make('div', {role: 'status', 'aria-live': 'polite'},
        keep('state', make('p', {class: 'state'})), keep('message', make('p')),
        keep('differs', make('div', {class: 'differs'}, keep('list', make('ul'))))),
      keep('error', make('div', {class: 'error', role: 'alert'}, keep('cause', make('p')), keep('hint', make('p')))),
      keep('reasons', make('div', {class: 'why'},
        make('h3', {}, 'Why'), keep('why', make('p')), make('h3', {}, 'What can go wrong'), keep('trouble', make('p')))),
      make('details', {}, make('summary', {}, 'All steps'), keep('chapters', make('ul', {class: 'chapters'}))))),
    make('footer', {},
      keep('first', make('div', {class: 'row first'}, ...ORDERS.map(button))),
      keep('second', make('div', {class: 'row second'}, ...MORE.map(button))),
      keep('ask', make('form', {class: 'ask', hidden: ''},
        keep('question', make('label', {for: 'answer'})),
        keep('answer', make('input', {id: 'answer', autocomplete: 'off'})),
        keep('send', make('button', {type: 'submit'}, 'Send')), keep('cancel', make('button', {type: 'button'}, 'Cancel')))),
      make('p', {class: 'key'}, 'Alt+Shift+G: to this panel and back')),
    keep('size', make('div', {class: 'size', 'aria-hidden': 'true'}))));

  part.chapters.parentElement.addEventListener('toggle', () => part.chapters.lastChild?.scrollIntoView({block: 'nearest'}));

  const ask = (question, kind) => {
    part.question.textContent = question;
    part.ask.dataset.kind = kind;
    part.cancel.hidden = kind !== 'skip';
    part.ask.hidden = false;
    part.answer.value = '';
  };
  part.panel.addEventListener('click', event => {
    const pressed = event.target.closest('button');
    if (!event.isTrusted || !pressed || pressed.getAttribute('aria-disabled') === 'true') return;
    if (pressed.dataset.copy !== undefined) return copy(pressed);
    if (pressed === part.cancel) { part.ask.hidden = true; return part.skip.focus(); }
    const order = pressed.dataset.do;
    if (order === 'skip') { ask('Why is this step left out?', 'skip'); part.answer.focus(); }
    else if (order) tell({kind: 'order', order});
  });
  part.ask.addEventListener('submit', event => {
    event.preventDefault();
    const text = part.answer.value.trim();
    if (!event.isTrusted || !text) return part.answer.focus();
    part.ask.hidden = true;
    tell({kind: part.ask.dataset.kind === 'skip' ? 'order' : 'answer', order: 'skip', text});
  });
  part.ask.addEventListener('keydown', event => { if (event.key === 'Escape' && !part.cancel.hidden) part.cancel.click(); });
  async function copy(pressed) {
    const field = make('textarea', {'aria-hidden': 'true', style: ''});
    field.value = pressed.dataset.copy;
    part.panel.append(field);
    field.select();
    document.execCommand('copy');  // works without a secure context, which the Clipboard API asks for
    field.remove();
    pressed.focus();
    pressed.textContent = 'Copied';
  }
  part.question_for = ask;
  return part;
}

function show(part, facts) {
  const busy = BUSY.includes(facts.mode);
  part.app.textContent = `${facts.app} \u00b7 ${facts.org}`;
  const count = `Step ${facts.number} of ${facts.of}`;
  // While the robot reads, no step has been looked at yet: whoever did it now would be told that it was so already.
  part.where.textContent = {over: '', reading: facts.chapter}[facts.mode] ?? `${count} \u00b7 ${facts.chapter}`;
  part.fold.title = count;
  part.title.textContent = facts.title;
  part.says.replaceChildren(...rich(facts.says));
  same(part.values, JSON.stringify(facts.values), () => facts.values.map(([label, value]) => make('div', {},
    make('dt', {}, label), make('dd', {}, value),
    make('dd', {class: 'copy'},
      make('button', {type: 'button', 'data-copy': value, 'aria-label': `Copy ${label}: ${value}`}, 'Copy')))));
  part.values.hidden = !facts.values.length;
  part.state.dataset.mode = facts.mode;
  text(part.state, MODES[facts.mode]);
  text(part.message, facts.message);
  part.message.hidden = !facts.message;
  same(part.list, JSON.stringify(facts.differences), () => facts.differences.map(line => make('li', {}, line)));
  part.differs.hidden = !facts.differences.length || busy;
  text(part.cause, facts.error);
  text(part.hint, facts.hint && `Next: ${facts.hint}`);
  part.error.hidden = !facts.error;
  part.why.textContent = facts.why;
  part.trouble.textContent = facts.trouble;
  part.reasons.hidden = !facts.why;
  same(part.bar, JSON.stringify(facts.chapters), () => facts.chapters.map(chapter => {
    const group = make('span', {}, ...chapter.steps.map(step => make('i', {'data-state': step.state})));
    group.style.flex = chapter.steps.length;
    return group;
  }));
  same(part.chapters, JSON.stringify(facts.chapters), () => facts.chapters.map(chapter => make('li', {}, chapter.title,
    make('ol', {}, ...chapter.steps.map(step => make('li', {
      'data-state': step.state, ...(step.state === 'now' && {'aria-current': 'step'}),
    }, make('span', {}, String(step.number)), make('span', {}, step.title), make('em', {}, STATES[step.state])))))));
  const off = {do: busy, rest: busy, back: busy, skip: busy, mine: facts.mode === 'yours' || facts.mode === 'reading',
               pause: facts.mode === 'paused' || facts.mode === 'reading', stop: false};
  for (const [order, disabled] of Object.entries(off)) part[order].setAttribute('aria-disabled', String(disabled));
  part.first.hidden = facts.mode === 'over';
  for (const order of ['back', 'skip', 'pause']) part[order].hidden = facts.mode === 'over';
  text(part.stop, facts.mode === 'over' ? 'Close' : 'Stop');
  part.back.classList.toggle('called', facts.away);
  if (busy || (facts.ask ? part.ask.dataset.asked !== facts.ask : part.ask.dataset.asked)) part.ask.hidden = true;
  if (facts.ask && part.ask.dataset.asked !== facts.ask) { part.question_for(facts.ask, 'answer'); }
  part.ask.dataset.asked = facts.ask;
  const step = String(facts.number);
  if (part.body.dataset.step !== step) { part.body.dataset.step = step; part.body.scrollTop = 0; part.ask.hidden = !facts.ask; }
}

// A live region speaks when its text is set, the same text too; so only what changed is set.
function text(element, words) { if (element.textContent !== words) element.textContent = words; }

function same(element, mark, children) {
  if (element.dataset.mark !== mark) { element.dataset.mark = mark; element.replaceChildren(...children()); }
}
