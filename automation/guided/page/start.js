// Puts the panel into the top document and keeps it there. `settings` and `send` come from the program.

const tell = message => send(JSON.stringify({token: settings.token, ...message}));
const hotkey = event => event.isTrusted && event.altKey && event.shiftKey && event.code === 'KeyG';

if (window !== window.top) {
  addEventListener('keydown', event => { if (hotkey(event)) { event.preventDefault(); tell({kind: 'focus'}); } }, true);
} else {
  const part = build(tell);
  const host = document.createElement('setupwalk-guide');
  const root = host.attachShadow({mode: 'closed'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(settings.style);
  root.adoptedStyleSheets = [sheet];
  const lights = lighting(root);
  root.append(part.panel);
  part.panel.hidden = true;
  const place = placing(part, tell);
  let before = null;

  const name = element => element && (element.dataset.do || ['grip', 'fold', 'body'].find(key => part[key] === element) || '');
  const usable = button => button.checkVisibility() && !button.disabled;
  // At the end there is nothing more to do, and Close is what is left.
  const enter = () => {
    before = document.activeElement;
    const buttons = [part.do, ...part.panel.querySelectorAll('button[data-do]'), ...part.panel.querySelectorAll('button')];
    (root.activeElement || buttons.find(usable) || part.panel).focus();
  };
  addEventListener('keydown', event => {
    if (!hotkey(event)) return;
    event.preventDefault();
    if (root.activeElement && before) { before.focus(); before = null; } else enter();
  }, true);
  // Where the keyboard is comes back to it when the robot is done. Whoever uses the mouse may be typing elsewhere by then.
  const byKeyboard = () => root.activeElement && root.activeElement.matches(':focus-visible') ? root.activeElement : null;
  part.panel.addEventListener('focusin', () => tell({kind: 'focused', on: name(byKeyboard()) || ''}));
  part.panel.addEventListener('focusout', event => { if (!event.relatedTarget && document.hasFocus()) tell({kind: 'focused', on: ''}); });

  // While a button of the mouse is down on the panel nothing of it moves: else the press would be let go beside the button.
  let held = false, waiting = [];
  const still = deed => held ? waiting.push(deed) : deed();
  const release = () => {
    if (!held) return;
    held = false;
    const deeds = waiting;
    waiting = [];
    deeds.forEach(deed => deed());
    tell({kind: 'moved'});
  };
  part.panel.addEventListener('pointerdown', () => { held = true; }, true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(release), true);  // the click comes first
  addEventListener('pointermove', event => { if (!event.buttons) release(); }, true);  // let go where the page does not hear it: a menu, a dialog

  // Each answers where the panel lies then.
  const box = () => { const {x, y, width, height} = part.panel.getBoundingClientRect(); return {x, y, width, height}; };
  const placed = deed => { still(deed); return box(); };
  globalThis.guide = {
    show(facts) { return placed(() => { part.panel.hidden = false; show(part, facts); }); },
    look(boxes) { return placed(() => { lights.light(boxes); lights.point(null); place.avoid(boxes); }); },
    act([boxes, point]) {
      release();  // the robot's click must not meet the panel
      lights.light([]);
      lights.point(point ? boxes.at(-1) : null);
      place.avoid(boxes, true);
      return box();
    },
    restore(kept) {
      return placed(() => {
        place.restore(kept.place);
        if (part[kept.focused] && !root.activeElement) part[kept.focused].focus();  // else the person has moved on already
      });
    },
    enter() { enter(); return box(); },
  };
  const attach = () => { if (document.documentElement && host.parentNode !== document.documentElement) document.documentElement.append(host); };
  new MutationObserver(attach).observe(document, {childList: true, subtree: false});
  const watchRoot = () => new MutationObserver(attach).observe(document.documentElement, {childList: true});
  const begin = () => { attach(); watchRoot(); tell({kind: 'ready'}); };
  if (document.documentElement) begin();
  else new MutationObserver((_, own) => { if (document.documentElement) { own.disconnect(); begin(); } }).observe(document, {childList: true});
}
