// Where the panel is: at the person's place, and out of the way of what a step is about. It knows nothing of steps.

const GAP = 8, STEP = 24;

function placing(part, tell) {
  const panel = part.panel;
  const mine = {x: null, y: null, width: null, height: null, shut: false};
  let avoided = [], acting = false, opened = false, unknown = false;  // unknown: nobody knows where the next click goes: then it must go through the panel

  const overlaps = (one, box) => one.x < box.x + box.width + GAP && box.x < one.x + one.width + GAP &&
    one.y < box.y + box.height + GAP && box.y < one.y + one.height + GAP;
  const centre = box => ({x: box.x + box.width / 2 - 4, y: box.y + box.height / 2 - 4, width: 8, height: 8});

  const room = () => document.documentElement.clientWidth || innerWidth;  // beside a scroll bar

  function put(x, y) {
    panel.style.left = `${Math.max(GAP, Math.min(x, room() - panel.offsetWidth - GAP))}px`;
    panel.style.top = `${Math.max(GAP, Math.min(y, innerHeight - panel.offsetHeight - GAP))}px`;
  }

  function dress({small, shut}) {
    panel.classList.toggle('small', small);
    panel.classList.toggle('shut', shut);
    panel.style.width = mine.width === null || shut ? '' : `${mine.width}px`;
    panel.style.height = mine.height === null || small || shut ? '' : `${mine.height}px`;
    part.fold.setAttribute('aria-expanded', String(!shut));
    part.fold.setAttribute('aria-label', shut ? 'Open this panel' : 'Collapse this panel');
    part.fold.textContent = shut ? '+' : '\u2013';
  }

  function free(boxes) {
    const right = room() - panel.offsetWidth - GAP, bottom = innerHeight - panel.offsetHeight - GAP;
    const own = mine.x === null ? [] : [[mine.x, mine.y]];
    if (acting) own.unshift([panel.offsetLeft, panel.offsetTop]);  // no restless panel: a person may want to press Pause
    for (const [x, y] of [...own, [right, GAP], [right, bottom], [GAP, bottom], [GAP, GAP], [right, bottom / 2]]) {
      put(x, y);
      const here = panel.getBoundingClientRect();
      if (!boxes.some(box => overlaps(here, box))) return true;
    }
    return false;
  }

  // As it is, then with fewer words, then off the middle of each thing, where a click goes, and at the last folded.
  // Whoever has opened it in a window that has no room beside a thing wants to read it.
  function arrange() {
    const boxes = avoided.filter(box => box.x < innerWidth && box.y < innerHeight && box.x + box.width > 0 && box.y + box.height > 0);
    const middles = boxes.map(centre), whole = {}, small = {small: true}, shut = {shut: true};
    const folded = [[boxes, shut], [middles, shut]];
    const open = [[boxes, whole], [boxes, small], [middles, small], ...(opened ? [] : folded)];
    panel.classList.toggle('through', unknown);
    for (const [wanted, form] of mine.shut ? folded : open) {
      dress({small: Boolean(form.small), shut: Boolean(form.shut)});
      if (free(wanted)) return;
    }
    if (!opened) panel.classList.add('through');
  }

  const kept = () => { tell({kind: 'place', place: mine}); arrange(); };
  function move(x, y) { mine.x = x; mine.y = y; put(x, y); }
  function size(width, height) {
    mine.width = Math.max(260, Math.min(width, innerWidth - 2 * GAP));
    mine.height = Math.max(240, Math.min(height, innerHeight - 2 * GAP));
    dress({small: false, shut: false});
    put(panel.offsetLeft, panel.offsetTop);
  }

  function drag(handle, during) {
    handle.addEventListener('pointerdown', down => {
      const box = panel.getBoundingClientRect();
      handle.setPointerCapture(down.pointerId);
      const moved = event => during(box, event.clientX - down.clientX, event.clientY - down.clientY);
      handle.addEventListener('pointermove', moved);
      handle.addEventListener('pointerup', () => { handle.removeEventListener('pointermove', moved); kept(); }, {once: true});
    });
  }
  drag(part.grip, (box, x, y) => move(box.x + x, box.y + y));
  drag(part.size, (box, x, y) => size(box.width + x, box.height + y));
  part.grip.addEventListener('keydown', event => {
    const [x, y] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] || [0, 0];
    if (!x && !y) return;
    event.preventDefault();
    const box = panel.getBoundingClientRect();
    if (event.shiftKey) size(box.width + x * STEP, box.height + y * STEP);
    else move(box.x + x * STEP, box.y + y * STEP);
    kept();
  });
  part.fold.addEventListener('click', () => { opened = panel.classList.contains('shut'); mine.shut = !opened; kept(); });
  addEventListener('resize', () => { arrange(); tell({kind: 'moved'}); });
  let height = 0;
  new ResizeObserver(() => {
    if (panel.offsetHeight === height) return;
    height = panel.offsetHeight;
    arrange();
    height = panel.offsetHeight;
    tell({kind: 'moved'});
  }).observe(panel);

  return {
    arrange,
    avoid(boxes, robot = false) { avoided = boxes; acting = robot; opened = opened && !robot; unknown = robot && !boxes.length; arrange(); },
    restore(place) { Object.assign(mine, place); arrange(); },
  };
}
