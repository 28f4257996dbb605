// Paints a drawing of the core onto a canvas: an image of a picture, made without
// handing any text to a parser, and so under any policy. It knows the elements
// and attributes that core/draw writes.

/**
 * @param {SVGSVGElement} svg as drawings.js builds it
 * @param {CanvasRenderingContext2D} to with a place for the picture at 0, 0
 * @param {number} scale pixels of the canvas per pixel of the drawing
 */
export function paint(svg, to, scale) {
  const clips = new Map([...svg.querySelectorAll('clipPath')].map((clip) => [`url(#${clip.id})`, clip.firstElementChild]));
  const family = svg.getAttribute('font-family');
  for (const layer of svg.querySelectorAll(':scope > g')) {
    to.save();
    to.scale(scale, scale);
    const clip = clips.get(layer.getAttribute('clip-path'));
    if (clip) {
      to.beginPath();
      to.rect(...['x', 'y', 'width', 'height'].map((side) => Number(clip.getAttribute(side))));
      to.clip();
    }
    for (const element of layer.children) (element.localName === 'text' ? paintText : paintPath)(element, to, family);
    to.restore();
  }
}

function paintPath(element, to) {
  const path = new Path2D(element.getAttribute('d'));
  fills(element, to, () => to.fill(path, element.getAttribute('fill-rule') ?? 'nonzero'));
  to.setLineDash((element.getAttribute('stroke-dasharray') ?? '').split(' ').filter(Boolean).map(Number));
  strokes(element, to, () => to.stroke(path));
}

const aligned = { middle: 'center', end: 'right' };

function paintText(element, to, family) {
  const number = (name) => Number(element.getAttribute(name));
  to.font = `${element.getAttribute('font-weight') ?? 400} ${number('font-size')}px ${family}`;
  to.textAlign = aligned[element.getAttribute('text-anchor')] ?? 'left';
  to.setLineDash([]);
  const { textContent: text } = element;
  strokes(element, to, () => to.strokeText(text, number('x'), number('y'))); // behind the text
  fills(element, to, () => to.fillText(text, number('x'), number('y')));
}

function fills(element, to, fill) {
  const colour = element.getAttribute('fill') ?? 'black';
  if (colour === 'none') return;
  to.fillStyle = colour;
  to.globalAlpha = Number(element.getAttribute('fill-opacity') ?? 1);
  fill();
}

function strokes(element, to, stroke) {
  const colour = element.getAttribute('stroke');
  if (!colour) return;
  to.strokeStyle = colour;
  to.globalAlpha = Number(element.getAttribute('stroke-opacity') ?? 1);
  to.lineWidth = Number(element.getAttribute('stroke-width') ?? 1);
  to.lineJoin = element.getAttribute('stroke-linejoin') ?? 'miter';
  to.lineCap = element.getAttribute('stroke-linecap') ?? 'butt';
  stroke();
}

/**
 * The drawing as a PNG.
 * @param {SVGSVGElement} svg
 * @param {number} scale
 * @returns {Promise<Blob>}
 */
export function png(svg, scale) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Number(svg.getAttribute('width')) * scale);
  canvas.height = Math.round(Number(svg.getAttribute('height')) * scale);
  paint(svg, canvas.getContext('2d'), scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture of this size.'))), 'image/png');
  });
}
