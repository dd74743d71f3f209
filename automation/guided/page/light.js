// The lights around what a step is about, the arrow toward one that is out of sight, and the pointer where the robot is
// about to act. Coordinates are the window's.

const EDGE = 10, LEAST = 12;  // pixels: the arrow's distance from the edge, and what must be in sight of a thing to be seen

function lighting(root, labels, tell, panel) {
  const ARROWS = {up: 'M8 13V3M4 7l4-4 4 4', down: 'M8 3v10M4 9l4 4 4-4', left: 'M13 8H3M7 4L3 8l4 4', right: 'M3 8h10M9 4l4 4-4 4'};
  const layer = make('div', {class: 'lights', 'aria-hidden': 'true'});
  const pointer = make('div', {class: 'pointer', hidden: ''});
  const arrow = make('button', {type: 'button', class: 'arrow', 'data-key': 'arrow', hidden: ''});
  root.append(layer, pointer, arrow);
  arrow.addEventListener('click', event => { if (event.isTrusted) tell({kind: 'order', order: 'show', text: ''}); });

  const seen = (from, size, whole) => Math.min(from + size, whole) - Math.max(from, 0) >= Math.min(size, LEAST);
  const outOfSight = box => !seen(box.x, box.width, innerWidth) || !seen(box.y, box.height, innerHeight);

  function light(boxes) {
    boxes.forEach((box, index) => {
      const one = layer.children[index] || layer.appendChild(make('div', {class: 'light'}));
      one.dataset.light = box.light || 'now';
      Object.assign(one.style, {left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px`});
    });
    while (layer.children.length > boxes.length) layer.lastChild.remove();
    const now = boxes.filter(box => (box.light || 'now') === 'now');
    const lost = now.length && now.every(outOfSight) ? now[0] : null;
    arrow.hidden = !lost;
    if (lost) direct(lost);
  }

  // At the edge behind which it is; beside the panel, if that lies there.
  function direct(box) {
    const way = box.y + box.height <= LEAST ? 'up' : box.y >= innerHeight - LEAST ? 'down' : box.x < 0 ? 'left' : 'right';
    same(arrow, way, () => [icon(ARROWS[way]), labels.off_screen]);
    const {offsetWidth: width, offsetHeight: height} = arrow, right = innerWidth - width - EDGE, bottom = innerHeight - height - EDGE;
    const within = (wanted, most) => Math.max(EDGE, Math.min(wanted, most));
    let x = {left: EDGE, right}[way] ?? within(box.x + box.width / 2 - width / 2, right);
    const y = {up: EDGE, down: bottom}[way] ?? within(box.y + box.height / 2 - height / 2, bottom);
    const lies = panel.getBoundingClientRect();
    if (x < lies.right + EDGE && x + width > lies.x - EDGE && y < lies.bottom + EDGE && y + height > lies.y - EDGE) {
      x = lies.x - width - EDGE >= EDGE ? lies.x - width - EDGE : within(lies.right + EDGE, right);
    }
    Object.assign(arrow.style, {left: `${x}px`, top: `${y}px`});
  }

  function point(box) {
    pointer.hidden = !box;
    if (box) Object.assign(pointer.style, {left: `${box.x + box.width / 2}px`, top: `${box.y + box.height / 2}px`});
  }
  return {light, point};
}
