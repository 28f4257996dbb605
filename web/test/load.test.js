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

test('damage knows a changed byte where there is no crypto.subtle', async (t) => {
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));
  assert.equal(await damage(bytes, { size: 4, sha256 }), '');
  const changed = bytes.slice();
  new Uint8Array(changed)[3] ^= 1;
  assert.match(await damage(changed, { size: 4, sha256 }), /SHA-256/);
});

test('damage takes no bytes that another could change after the check', async () => {
  const shared = new SharedArrayBuffer(4);
  new Uint8Array(shared).set(new Uint8Array(bytes));
  assert.notEqual(await damage(shared, { size: 4, sha256 }), '');
  assert.notEqual(await damage({ byteLength: 4 }, { size: 4, sha256 }), '');
});
