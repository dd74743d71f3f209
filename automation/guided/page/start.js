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
  part.panel.addEventListener('focusin', () => tell({kind: 'focused', on: name(root.activeElement)}));
  part.panel.addEventListener('focusout', event => { if (!event.relatedTarget && document.hasFocus()) tell({kind: 'focused', on: ''}); });

  // Each answers where the panel lies then.
  const box = () => { const {x, y, width, height} = part.panel.getBoundingClientRect(); return {x, y, width, height}; };
  globalThis.guide = {
    show(facts) { part.panel.hidden = false; show(part, facts); return box(); },
    look(boxes) { lights.light(boxes); lights.point(null); place.avoid(boxes); return box(); },
    act([boxes, point]) { lights.light([]); lights.point(point ? boxes.at(-1) : null); place.avoid(boxes, true); return box(); },
    restore(kept) { place.restore(kept.place); if (kept.focused && part[kept.focused]) part[kept.focused].focus(); return box(); },
    enter() { enter(); return box(); },
  };
  const attach = () => { if (document.documentElement && host.parentNode !== document.documentElement) document.documentElement.append(host); };
  new MutationObserver(attach).observe(document, {childList: true, subtree: false});
  const watchRoot = () => new MutationObserver(attach).observe(document.documentElement, {childList: true});
  const begin = () => { attach(); watchRoot(); tell({kind: 'ready'}); };
  if (document.documentElement) begin();
  else new MutationObserver((_, own) => { if (document.documentElement) { own.disconnect(); begin(); } }).observe(document, {childList: true});
}
