// What is painted: a screenshot read back as pixels.

import { inflateSync } from 'node:zlib';
import { eventually } from './wait.js';

/**
 * The colours in a rectangle of the page, as counts by 0xRRGGBB.
 * @param {import('puppeteer-core').Page} page
 * @param {{x: number, y: number, width: number, height: number}} clip
 * @returns {Promise<Map<number, number>>}
 */
export async function colours(page, { x, y, width, height }) {
  const { channels, pixels } = decode(Buffer.from(await page.screenshot({ clip: { x, y, width, height } })));
  const counts = new Map();
  for (let i = 0; i < pixels.length; i += channels) {
    const colour = pixels.readUIntBE(i, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/**
 * Waits until the colours in a rectangle of the page pass check: a picture may
 * come to the screen in pieces. Returns them.
 * @param {import('./playground.js').Playground} playground
 * @param {{x: number, y: number, width: number, height: number}} clip
 * @param {(counts: Map<number, number>) => unknown} check fails as for eventually
 */
export async function painted(playground, clip, check) {
  await playground.painted();
  let counts;
  await eventually(async () => {
    counts = await colours(playground.page, clip);
    return `${counts.size} colours`;
  }, () => check(counts));
  return counts;
}

/** How many pixels lie within reach of a colour in every channel. */
export function pixelsOf(counts, colour, reach = 24) {
  const channels = (c) => [c >> 16, (c >> 8) & 255, c & 255];
  const want = channels(colour);
  let pixels = 0;
  for (const [key, number] of counts) {
    if (channels(key).every((value, i) => Math.abs(value - want[i]) <= reach)) pixels += number;
  }
  return pixels;
}

/** Colours of the three methods of the first race, in the light theme. */
export const hues = { descent: 0xCB4A0C, newton: 0x0066B3, hf: 0x009473 };

/** Undoes the five filters of PNG: what a byte is predicted from, by number. */
const predictors = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const guess = left + up - corner;
    const [dl, du, dc] = [left, up, corner].map((value) => Math.abs(guess - value));
    return dl <= du && dl <= dc ? left : du <= dc ? up : corner;
  },
];

/** The pixels of a PNG as the browser writes it: 8 bits a channel, not interlaced. */
function decode(png) {
  const data = [];
  let header;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = { width: body.readUInt32BE(0), channels: { 2: 3, 6: 4 }[body[9]] };
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const { width, channels } = header;
  return { channels, pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, channels) };
}

function unfilter(raw, stride, channels) {
  const pixels = Buffer.alloc((raw.length / (stride + 1)) * stride);
  for (let row = 0; row * stride < pixels.length; row++) {
    const predict = predictors[raw[row * (stride + 1)]];
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i >= channels ? pixels[at - channels] : 0;
      const up = row > 0 ? pixels[at - stride] : 0;
      const corner = row > 0 && i >= channels ? pixels[at - stride - channels] : 0;
      pixels[at] = raw[row * (stride + 1) + 1 + i] + predict(left, up, corner);
    }
  }
  return pixels;
}
