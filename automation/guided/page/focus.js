// Where the keyboard is: the way to the panel and back by keys, and its return after a page that came anew.

const hotkey = event => event.isTrusted && event.altKey && event.shiftKey && event.code === 'KeyG';

// In a frame: the keys lead to the panel, and back to what had the keyboard here.
function inFrame(tell) {
  let last = null;
  addEventListener('focusin', event => { last = event.target; }, true);
  addEventListener('keydown', event => { if (hotkey(event)) { event.preventDefault(); tell({kind: 'focus'}); } }, true);
  globalThis.guide = {
    back() {
      const nowhere = document.hasFocus() && document.activeElement === document.body;
      if (nowhere && last && last.isConnected) last.focus({preventScroll: true});
    },
  };
}

function focusing(part, root, tell) {
  let last = null;  // what the person had in the page, however they came to the panel

  const outside = () => {
    let active = document.activeElement;
    if (!active || active === root.host) return;
    while (active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
    last = active;
  };
  addEventListener('focusin', outside, true);
  addEventListener('blur', () => setTimeout(outside), true);  // into a frame: this document is told of the frame alone
  part.panel.addEventListener('pointerdown', outside, true);

  // At the end there is nothing more to do, and Close is what is left.
  function enter() {
    outside();
    const asked = part.ask.hidden ? [] : [part.answer];
    const buttons = [...asked, part.do, ...part.cardButtons.children, ...part.panel.querySelectorAll('button')];
    // What cannot be pressed yet takes the keyboard too: it will be there when it can.
    (buttons.find(button => button.checkVisibility()) || part.body).focus();
  }

  function leave() {
    const back = last && last.isConnected ? last : null;
    root.activeElement.blur();
    if (!back) return;
    back.focus({preventScroll: true});
    if (back.localName === 'iframe') tell({kind: 'back'});
  }

  addEventListener('keydown', event => {
    if (!hotkey(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (root.activeElement) leave(); else enter();
  }, true);

  // Whoever uses the mouse may be typing elsewhere by then: the focus comes back to the keyboard's user alone.
  const name = element => element && element.matches(':focus-visible') ? element.dataset.key || '' : '';
  part.panel.addEventListener('focusin', () => tell({kind: 'focused', on: name(root.activeElement)}));
  part.panel.addEventListener('focusout', event => { if (!event.relatedTarget && document.hasFocus()) tell({kind: 'focused', on: ''}); });

  function restore(key) {
    if (!key || (root.activeElement && root.activeElement.checkVisibility())) return;  // else the person has moved on already
    const found = [...part.panel.querySelectorAll('[data-key]')].find(one => one.dataset.key === key && one.checkVisibility());
    if (found) found.focus();
    else enter();
  }
  return {enter, restore};
}
