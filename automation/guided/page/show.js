// Shows the facts that the panel is given. It decides nothing but what is hidden because it has nothing to say.

const BUSY = ['robot', 'rest', 'reading'];
const SETTLES = 300;  // milliseconds in which a button that now orders something else takes no press that was meant for what it was

function showing(part, {labels, done}) {
  function show(facts) {
    const card = facts.card, busy = BUSY.includes(facts.mode);
    text(part.app, facts.app);
    text(part.org, facts.org);
    part.name.title = `${facts.app}\n${facts.org}`;
    // While the robot reads, no step has been looked at yet: whoever did it now would be told that it was so already.
    const count = facts.mode === 'reading' || !facts.number ? '' : filled(labels.count, facts);
    text(part.where, card ? '' : [count, facts.chapter].filter(Boolean).join(' \u00b7 '));
    text(part.title, card ? card.title : facts.title);
    const brief = facts.elsewhere ? labels.panel : card ? card.title : [count, facts.title].filter(Boolean).join(': ');
    text(part.briefTitle, brief);
    text(part.briefState, facts.elsewhere ? filled(labels.elsewhere, facts) : facts.state);
    part.brief.title = `${part.briefTitle.textContent}\n${part.briefState.textContent}`;
    part.step.hidden = Boolean(card);
    part.card.hidden = !card;
    part.panel.dataset.mode = facts.mode;
    part.panel.toggleAttribute('data-card', Boolean(card));
    part.panel.classList.toggle('elsewhere', Boolean(facts.elsewhere));
    text(part.state, facts.state);
    part.state.hidden = Boolean(card);
    step(facts, busy || Boolean(card));
    if (card) shown(card);
    steps(facts, busy);
    footer(facts.buttons, card);
    const mark = card ? card.kind : String(facts.number);
    if (part.body.dataset.step !== mark) { part.body.dataset.step = mark; part.body.scrollTop = 0; }
  }

  function step(facts, nothing) {
    const task = nothing ? '' : facts.task;
    text(part.task, task);
    part.task.hidden = !task;
    const lines = nothing ? [] : facts.differences.filter(line => line !== task);
    same(part.differs, lines, () => lines.map(line => make('li', {}, line)));
    part.differs.hidden = !lines.length;
    part.todo.hidden = !task && !lines.length;
    text(part.message, facts.message);
    part.message.hidden = !facts.message;
    text(part.cause, facts.error);
    same(part.hint, facts.hint, () => facts.hint ? [make('strong', {}, `${labels.next} `), facts.hint] : []);
    part.hint.hidden = !facts.hint;
    part.error.hidden = !facts.error;
    same(part.says, facts.says, () => rich(facts.says));
    part.says.hidden = !facts.says;
    same(part.values, facts.values, () => copyable(facts.values, labels));
    part.values.hidden = !facts.values.length;
    same(part.preview, facts.preview, () => facts.preview.map(line => make('li', {}, line)));
    part.previews.hidden = !facts.preview.length;
    text(part.why, facts.why);
    part.reasons.hidden = !facts.why;
    text(part.trouble, facts.trouble);
    part.troubles.hidden = !facts.trouble;
  }

  function shown(card) {
    same(part.cardLines, card.lines, () => card.lines.map(line => make('p', {}, ...rich(line))));
    same(part.cardCopy, card.copy, () => copyable(card.copy, labels));
    part.cardCopy.hidden = !card.copy.length;
  }

  function steps(facts, busy) {
    same(part.bar, facts.chapters, () => facts.chapters.map(chapter => {
      const group = make('span', {}, ...chapter.steps.map(one => make('i', {'data-state': one.state})));
      group.style.flex = chapter.steps.length;
      return group;
    }));
    // Whoever opens a step while the robot works would take the page from under it: Pause comes first.
    const still = busy || ['welcome', 'plan', 'over', 'code'].includes(facts.mode);
    same(part.chapters, [facts.chapters, still], () => facts.chapters.map(chapter => make('li', {}, chapter.title,
      make('ol', {}, ...chapter.steps.map(one => {
        const now = one.state === 'now', off = still || now || one.state === 'other';
        return make('li', {'data-state': one.state, ...(now && {'aria-current': 'step'})}, make('button', {
          type: 'button', 'data-do': 'goto', 'data-text': String(one.number), 'data-key': `goto ${one.number}`,
          'aria-disabled': String(off), ...(!off && {title: labels.goto}),
        }, make('span', {}, String(one.number)), make('span', {}, one.title), make('em', {}, done[one.state])));
      })))));
  }

  function footer(places, card) {
    const kind = card ? card.kind : 'step', swapped = Boolean(part.foot.dataset.kind) && part.foot.dataset.kind !== kind;
    part.foot.dataset.kind = kind;
    part.places.hidden = Boolean(card);
    part.cardButtons.hidden = !card;
    if (!card) for (const [name, spec] of Object.entries(places)) dress(part[name], spec, swapped);
    const orders = card ? card.buttons : [];
    while (part.cardButtons.children.length > orders.length) part.cardButtons.lastChild.remove();
    orders.forEach((spec, index) => {
      const key = `card ${index}`;
      const button = part.cardButtons.children[index] || make('button', {type: 'button', class: 'place', 'data-key': key});
      if (!button.parentNode) part.cardButtons.append(button);
      dress(button, spec, swapped);
    });
    part.cardButtons.dataset.count = orders.length;
  }

  // One that takes another's place takes no press for a moment: the finger was on its way to the other.
  function dress(button, {order, label, title, on}, swapped) {
    const changed = swapped || (button.dataset.do && button.dataset.do !== order);
    button.dataset.do = order;
    button.dataset.on = String(on);
    text(button, label);
    button.title = title;
    if (changed) {
      button.dataset.settles = 'true';
      setTimeout(() => { delete button.dataset.settles; able(button); }, SETTLES);
    }
    able(button);
  }

  function able(button) {
    button.setAttribute('aria-disabled', String(button.dataset.on !== 'true' || button.dataset.settles === 'true'));
  }
  return show;
}
