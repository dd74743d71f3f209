// Puts the panel into the top document and keeps it there. `settings` and `send` come from the program.

const tell = message => send(JSON.stringify({token: settings.token, ...message}));

// Where the person's hands are, there is the session: a tab may look as if it had the focus when it is behind another.
let told = 0;
const here = event => { if (event.isTrusted && Date.now() - told > 500) { told = Date.now(); tell({kind: 'front'}); } };
for (const kind of ['pointerdown', 'pointermove', 'keydown']) addEventListener(kind, here, {capture: true, passive: true});

if (window !== window.top) {
  inFrame(tell);
} else {
  const labels = settings.labels;
  const part = build(labels);
  const host = document.createElement('setupwalk-guide');
  const root = host.attachShadow({mode: 'closed'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(settings.style);
  root.adoptedStyleSheets = [sheet];
  const lights = lighting(root, labels, tell, part.panel);
  root.append(part.panel);
  part.panel.hidden = true;
  const show = showing(part, settings);
  const ask = pressing(part, labels, tell);
  const focus = focusing(part, root, tell);
  const place = placing(part, labels, tell);
  let step = null;

  // While a button of the mouse is down on the panel nothing of it moves: else the press would be let go beside the button.
  let held = false, waiting = [], pressed = null;
  const still = deed => held ? waiting.push(deed) : deed();
  const release = () => {
    if (!held) return;
    held = false;
    const deeds = waiting;
    waiting = [];
    deeds.forEach(deed => deed());
    tell({kind: 'moved'});
  };
  part.panel.addEventListener('pointerdown', event => { held = true; pressed = event.target.closest('button'); }, true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(release), true);  // the click comes first
  addEventListener('pointermove', event => { if (!event.buttons) release(); }, true);  // let go where the page does not hear it: a menu, a dialog

  function shown(facts) {
    part.panel.hidden = false;
    const had = root.activeElement;
    show(facts);
    ask.follow(facts);
    place.elsewhere(Boolean(facts.elsewhere));
    if (!BUSY.includes(facts.mode)) place.rest();
    if (facts.number !== step) { step = facts.number; place.home(); }
    if (had && !had.checkVisibility()) focus.enter();  // what has taken its place gets the keyboard
  }

  // Each answers where the panel lies then.
  const box = () => { const {x, y, width, height} = part.panel.getBoundingClientRect(); return {x, y, width, height, right: innerWidth, bottom: innerHeight}; };
  const placed = deed => { still(deed); return box(); };
  globalThis.guide = {
    show(facts) { return placed(() => shown(facts)); },
    look(boxes) {
      return placed(() => {
        const of = kind => boxes.filter(one => (one.light || 'now') === kind);
        lights.point(null);
        place.beside(of('now'), of('next'));
        lights.light(boxes);
      });
    },
    act([boxes, point]) {
      const button = held ? pressed : null, before = box();
      release();  // the robot's click must not meet the panel
      lights.light([]);
      lights.point(point ? boxes.at(-1) : null);
      place.clear(boxes);
      const after = box();
      if (button && (after.x !== before.x || after.y !== before.y)) ask.press(button);  // it was pressed, and is let go beside it
      return after;
    },
    restore(kept) {
      return placed(() => {
        place.restore(kept.place);
        focus.restore(kept.focused);
      });
    },
    enter() { focus.enter(); return box(); },
  };
  const front = () => { if (document.visibilityState === 'visible' && document.hasFocus()) tell({kind: 'front'}); };
  addEventListener('focus', front);
  document.addEventListener('visibilitychange', front);

  const attach = () => { if (document.documentElement && host.parentNode !== document.documentElement) document.documentElement.append(host); };
  new MutationObserver(attach).observe(document, {childList: true, subtree: false});
  const watchRoot = () => new MutationObserver(attach).observe(document.documentElement, {childList: true});
  const begin = () => { attach(); watchRoot(); tell({kind: 'ready'}); };
  if (document.documentElement) begin();
  else new MutationObserver((_, own) => { if (document.documentElement) { own.disconnect(); begin(); } }).observe(document, {childList: true});
}
