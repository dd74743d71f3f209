// Where the panel is: at the person's place, and out of the way of what is to be touched. It knows nothing of steps.

const GAP = 8, STEP = 24;
const RESTS = 700;  // milliseconds without a move of the mouse on the panel: nobody is about to press a button of it
const AGAIN = 200;  // milliseconds between two looks whether the robot's click still misses the panel

function placing(part, labels, tell) {
  const panel = part.panel;
  const mine = {x: null, y: null, width: null, height: null, shut: false};
  let avoided = [], liked = [], acting = false, opened = false, folded = false, unknown = false;  // unknown: nobody knows where the next click goes
  let home = true, touched = -Infinity, later = 0, looks = 0;

  const overlaps = (one, box) => one.x < box.x + box.width + GAP && box.x < one.x + one.width + GAP &&
    one.y < box.y + box.height + GAP && box.y < one.y + one.height + GAP;
  const centre = box => ({x: box.x + box.width / 2 - 4, y: box.y + box.height / 2 - 4, width: 8, height: 8});
  const inSight = box => box.x < innerWidth && box.y < innerHeight && box.x + box.width > 0 && box.y + box.height > 0;
  const room = () => document.documentElement?.clientWidth || innerWidth;  // beside a scroll bar
  const hovered = () => panel.matches(':hover');

  function put(x, y) {
    panel.style.left = `${Math.max(GAP, Math.min(x, room() - panel.offsetWidth - GAP))}px`;
    panel.style.top = `${Math.max(GAP, Math.min(y, innerHeight - panel.offsetHeight - GAP))}px`;
  }

  function dress(small, shut) {
    panel.classList.toggle('small', small);
    panel.classList.toggle('shut', shut);
    panel.style.width = mine.width === null || shut ? '' : `${mine.width}px`;
    panel.style.height = mine.height === null || small || shut ? '' : `${mine.height}px`;
    part.fold.setAttribute('aria-expanded', String(!shut));
    part.fold.setAttribute('aria-label', shut ? labels.open : labels.shut);
    part.fold.title = shut ? labels.open : labels.shut;
  }

  // A place that meets none of the boxes: where it is while somebody may be about to press it, else where the person wants it.
  function free(boxes, here) {
    const right = room() - panel.offsetWidth - GAP, bottom = innerHeight - panel.offsetHeight - GAP;
    const own = mine.x === null ? [right, GAP] : [mine.x, mine.y];
    const first = here && (acting || !home || hovered()) ? [here, own] : [own];
    for (const [x, y] of [...first, [right, GAP], [right, bottom], [GAP, bottom], [GAP, GAP], [right, bottom / 2], [GAP, bottom / 2]]) {
      put(x, y);
      const there = panel.getBoundingClientRect();
      if (!boxes.some(box => overlaps(there, box))) return true;
    }
    return false;
  }

  // As it is, then lower, then off the middle of each thing, where a click goes, and at the last folded.
  // Whoever has opened it in a window that has no room beside a thing wants to read it.
  function arrange() {
    const boxes = avoided.filter(inSight), middles = boxes.map(centre), all = [...boxes, ...liked.filter(inSight)];
    const here = panel.style.left ? [panel.offsetLeft, panel.offsetTop] : null;
    const shut = [[boxes, false, true], [middles, false, true]];
    const open = [[all, false, false], [boxes, false, false], [boxes, true, false], [middles, true, false], ...(opened ? [] : shut)];
    panel.classList.toggle('through', unknown);
    for (const [wanted, small, closed] of mine.shut || folded ? shut : open) {
      dress(small, closed);
      if (!free(wanted, here)) continue;
      home = false;
      return;
    }
    if (!opened) panel.classList.add('through');
  }

  // Not from under a mouse that moves on it: whoever is about to press a button must find it where it was.
  function whenCalm() {
    clearTimeout(later);
    const left = touched + RESTS - performance.now();
    if (hovered() && left > 0) later = setTimeout(whenCalm, left);
    else { arrange(); tell({kind: 'moved'}); }
  }

  const kept = () => { tell({kind: 'place', place: mine}); arrange(); };
  function move(x, y) { mine.x = x; mine.y = y; put(x, y); }
  function size(width, height) {
    mine.width = Math.max(280, Math.min(width, innerWidth - 2 * GAP));
    mine.height = Math.max(300, Math.min(height, innerHeight - 2 * GAP));
    dress(false, false);
    put(panel.offsetLeft, panel.offsetTop);
  }

  function drag(handle, during) {
    handle.addEventListener('mousedown', event => { if (!event.target.closest('.fold')) event.preventDefault(); });  // selects nothing
    handle.addEventListener('pointerdown', down => {
      if (down.button || down.target.closest('.fold')) return;
      const box = panel.getBoundingClientRect();
      handle.setPointerCapture(down.pointerId);
      const moved = event => during(box, event.clientX - down.clientX, event.clientY - down.clientY);
      handle.addEventListener('pointermove', moved);
      handle.addEventListener('lostpointercapture', () => { handle.removeEventListener('pointermove', moved); home = true; kept(); }, {once: true});
    });
  }
  for (const handle of [part.head, part.bar]) drag(handle, (box, x, y) => { if (x || y) move(box.x + x, box.y + y); });
  drag(part.size, (box, x, y) => size(box.width + x, box.height + y));
  part.grip.addEventListener('keydown', event => {
    const [x, y] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] || [0, 0];
    if (!x && !y) return;
    event.preventDefault();
    const box = panel.getBoundingClientRect();
    if (event.shiftKey) size(box.width + x * STEP, box.height + y * STEP);
    else move(box.x + x * STEP, box.y + y * STEP);
    home = true;
    kept();
  });
  part.fold.addEventListener('click', () => {
    opened = panel.classList.contains('shut');
    mine.shut = !opened;
    kept();
  });
  addEventListener('resize', () => { home = true; arrange(); tell({kind: 'moved'}); });
  for (const event of ['pointermove', 'pointerdown']) panel.addEventListener(event, () => { touched = performance.now(); });
  panel.addEventListener('pointerleave', () => { touched = -Infinity; });
  let height = 0;
  new ResizeObserver(() => {
    if (panel.offsetHeight === height) return;
    height = panel.offsetHeight;
    arrange();
    height = panel.offsetHeight;
    tell({kind: 'moved'});
  }).observe(panel);

  return {
    // Off what the person is to touch now, and if there is room off what comes next.
    beside(now, next) { clearInterval(looks); [avoided, liked, acting, unknown] = [now, next, false, false]; whenCalm(); },
    // Off what the robot is about to touch; its page may move once more before the click, which the program looks after.
    clear(boxes) {
      clearInterval(looks);
      [avoided, liked, acting, opened, unknown] = [boxes, [], true, false, !boxes.length];
      looks = setInterval(() => tell({kind: 'again'}), AGAIN);
      arrange();
    },
    // The robot has let go of the page: what it touched last is in nobody's way.
    rest() { if (acting) this.beside([], []); },
    home() { if (!hovered()) { home = true; } },
    elsewhere(is) { if (folded !== is) { folded = is; arrange(); } },
    restore(place) { Object.assign(mine, place); home = true; arrange(); },
  };
}
