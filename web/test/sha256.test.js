import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sha256 } from '../sha256.js';

const reference = (bytes) => createHash('sha256').update(bytes).digest('hex');

test('SHA-256 is that of FIPS 180-4', () => {
  assert.equal(sha256(new TextEncoder().encode('abc').buffer), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(sha256(new ArrayBuffer(0)), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('SHA-256 at every length around the ends of blocks, and of megabytes', () => {
  for (const length of [...Array(200).keys(), 1_000_000, 3_333_333]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 167 + length) >> 3);
    assert.equal(sha256(bytes.buffer), reference(bytes), `${length} bytes`);
  }
});
