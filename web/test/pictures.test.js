// What is looked at of a picture before the browser unpacks it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { png } from '../e2e/sheet.js';
import { isPNG, lightOf, sizeOf, tooLarge } from '../pictures.js';

const bytes = (buffer) => new Uint8Array(buffer).buffer;

test('the size of a picture stands in its header, and all of the picture must be there', () => {
  const whole = png(24, 16, () => 7);
  assert.ok(isPNG(bytes(whole)));
  assert.deepEqual(sizeOf(bytes(whole)), { w: 24, h: 16 });
  for (let length = 33; length < whole.length; length++) assert.throws(() => sizeOf(bytes(whole.subarray(0, length))), /its end is missing/);
  for (const other of ['', 'GIF89a', `BM${'x'.repeat(99)}`]) assert.ok(!isPNG(bytes(Buffer.from(other))));
});

test('pictures that are too large are refused by their header', () => {
  assert.equal(tooLarge({ w: 4000, h: 4000 }, 0), '');
  assert.match(tooLarge({ w: 4000, h: 4001 }, 0), /4000 × 4001 pixels, and at most 16000000/);
  assert.match(tooLarge({ w: 2 ** 31, h: 2 ** 31 }, 0), /2147483648 × 2147483648 pixels, and at most 16384 of a side/);
  assert.match(tooLarge({ w: 100, h: 100 }, 15_999_999), /there are 16009999 pixels, and at most 16000000/);
});

test('luminance is that of Go', () => {
  const rgba = [0, 0, 0, 255, 255, 255, 255, 255, 77, 77, 77, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255];
  assert.deepEqual([...lightOf(rgba)], [0, 255, 77, 76, 150, 29]);
});
