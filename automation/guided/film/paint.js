// Paints boxes over a picture that was taken, and gives it back; `width` and `height` are the window's, in its own pixels.
// It runs beside the page, in a world of its own, and nothing of it is in the document.
async ({data, boxes, width, height, colour}) => {
  const bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: 'image/jpeg'}));
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext('2d');
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = colour;
  const x = picture.width / width, y = picture.height / height;
  for (const [left, top, right, bottom] of boxes) {
    pen.fillRect(Math.floor(left * x), Math.floor(top * y), Math.ceil((right - left) * x) + 1, Math.ceil((bottom - top) * y) + 1);
  }
  const covered = new Uint8Array(await (await canvas.convertToBlob({type: 'image/jpeg', quality: .75})).arrayBuffer());
  let text = '';
  for (let at = 0; at < covered.length; at += 32768) text += String.fromCharCode(...covered.subarray(at, at + 32768));
  return btoa(text);
}
