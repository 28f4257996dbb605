import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { damage } from '../load.js';

const bytes = new TextEncoder().encode('\0asm').buffer;
const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

test('damage names a wrong length, then a wrong hash', async () => {
  assert.equal(await damage(bytes, { size: 4, sha256 }), '');
  assert.equal(await damage(bytes, { size: 5, sha256 }), '4 bytes instead of 5');
  assert.match(await damage(bytes, { size: 4, sha256: sha256.replace(/^./, (c) => (c === '0' ? '1' : '0')) }), /SHA-256/);
});
