// The light around what a step is about, and the pointer where the robot is about to act. Coordinates are the window's.

function lighting(layer) {
  const pointer = make('div', {class: 'pointer', hidden: ''});
  const lights = make('div');
  layer.append(lights, pointer);

  function light(boxes) {
    lights.replaceChildren(...boxes.map(box => {
      const one = make('div', {class: 'light', 'data-light': box.light || 'now'});
      Object.assign(one.style, {left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px`});
      return one;
    }));
  }

  function point(box) {
    pointer.hidden = !box;
    if (box) Object.assign(pointer.style, {left: `${box.x + box.width / 2}px`, top: `${box.y + box.height / 2}px`});
  }
  return {light, point};
}
