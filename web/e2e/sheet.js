// Pictures and tables of images for tests, made here so that nothing of the page is believed.

import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a picture in the format PNG. */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/**
 * A picture in greys, as PNG.
 * @param {(x: number, y: number) => number} at from 0 for black to 255
 */
export function png(w, h, at) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(w, 0);
  head.writeUInt32BE(h, 4);
  head.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  const rows = Buffer.alloc(h * (w + 1)); // each begins with its filter: none
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) rows[y * (w + 1) + 1 + x] = at(x, y);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** Grey of pixel x, y of image i: a bar whose place and strength depend on i. */
export const bar = (i, x, y) => ((i % 2 === 0 ? x : y) === i % 8 ? 100 + ((37 * i) % 150) : 0);

/** A sheet of across × down such images of 8 × 8, in ink on white. */
export const sheet = (across, down) => png(8 * across, 8 * down, (x, y) => 255 - bar(Math.floor(y / 8) * across + Math.floor(x / 8), x % 8, y % 8));

/** A table of n such images. */
export const table = (n) => Array.from({ length: n }, (_, i) => Array.from({ length: 64 }, (_, p) => bar(i, p % 8, Math.floor(p / 8))).join(',')).join('\n');
