// The text of a file of points, whatever program has saved it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../points.js';

const text = 'x;y;größe −½\r\n1,5;2;Kätzchen';

/** text in units of two bytes, with a byte order mark. */
function utf16(littleEndian) {
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  [...`\ufeff${text}`].forEach((letter, i) => view.setUint16(2 * i, letter.charCodeAt(0), littleEndian));
  return view.buffer;
}

test('UTF-8, UTF-16 of both orders, and Western Windows are told apart', () => {
  assert.equal(textOf(new TextEncoder().encode(text).buffer), text);
  assert.equal(textOf(new TextEncoder().encode(`\ufeff${text}`).buffer), text);
  assert.equal(textOf(utf16(true)), text);
  assert.equal(textOf(utf16(false)), text);
  assert.equal(textOf(new Uint8Array([0x4b, 0xe4, 0x74, 0x7a]).buffer), 'Kätz');
  assert.equal(textOf(new ArrayBuffer(0)), '');
  assert.equal(textOf(new Uint8Array([0x31]).buffer), '1');
});
