// What a press does: an order or an answer that is told to the program, a copied value, a question that opens or closes.

function pressing(part, labels, tell) {
  let asked = '', skipping = null, step = null;  // skipping: what had the keyboard before the reason was asked for

  function ask(question, send, own) {
    text(part.question, question);
    text(part.send, send);
    part.cancel.hidden = !own;
    part.answer.value = '';
    lacks('');
    part.ask.hidden = false;
  }

  function lacks(words) {
    text(part.lacks, words);
    part.lacks.hidden = !words;
    part.answer.setAttribute('aria-invalid', String(Boolean(words)));
  }

  function shut() {
    if (!skipping) return;
    const back = skipping;
    skipping = null;
    part.ask.hidden = !asked;
    if (asked) ask(asked, labels.send, false);
    back.focus();
  }

  // A question of the program's stays until it is answered or taken back; one for a reason, while its step is there.
  function follow(facts) {
    const now = `${facts.number} ${BUSY.includes(facts.mode)}`;
    if (skipping && step !== now) { skipping = null; part.ask.hidden = true; }
    step = now;
    if (facts.ask === asked) return;
    asked = facts.ask;
    if (skipping) return;
    if (asked) ask(asked, labels.send, false);
    else part.ask.hidden = true;
  }

  // The second half of a double click was meant for what stood there at the first.
  part.panel.addEventListener('click', event => { if (event.isTrusted && event.detail < 2) press(event.target.closest('button')); });

  function press(pressed) {
    if (!pressed || pressed.getAttribute('aria-disabled') === 'true') return;
    if (pressed.dataset.copy !== undefined) {
      copy(pressed.dataset.copy, part.panel);
      pressed.focus();
      text(pressed, labels.copied);
      return;
    }
    if (pressed === part.cancel) { shut(); return; }
    const {do: order, text: words = ''} = pressed.dataset;
    if (order === 'skip') {
      skipping = pressed;
      ask(labels.skip_reason, labels.skip_send, true);
      part.answer.focus();
    } else if (order) tell({kind: 'order', order, text: words});
  }
  part.ask.addEventListener('submit', event => {
    event.preventDefault();
    if (!event.isTrusted) return;
    const words = part.answer.value.trim();
    if (!words) {
      lacks(skipping ? labels.no_reason : labels.no_answer);
      return part.answer.focus();
    }
    if (skipping) tell({kind: 'order', order: 'skip', text: words});
    else tell({kind: 'answer', text: words});
    const back = skipping;
    skipping = null;
    part.ask.hidden = true;
    if (back) back.focus();
  });
  part.answer.addEventListener('input', () => lacks(''));
  part.panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !skipping) return;
    event.stopPropagation();
    shut();
  });
  // The bottom of an unfolded list is brought into sight, so that it is seen to be there.
  for (const fold of part.panel.querySelectorAll('details')) {
    fold.addEventListener('toggle', () => { if (fold.open) fold.scrollIntoView({block: 'nearest'}); });
  }
  return {follow, press};
}
