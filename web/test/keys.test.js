import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keyName } from '../gestures.js';

test('keys are named as aria-keyshortcuts names them', () => {
  const cases = [
    [{ key: ' ', shiftKey: false }, 'Space'],
    [{ key: 'ArrowLeft', shiftKey: false }, 'ArrowLeft'],
    [{ key: 'ArrowLeft', shiftKey: true }, 'Shift+ArrowLeft'],
    [{ key: '+', shiftKey: true }, 'Plus'], // on keyboards where it stands above =
    [{ key: '-', shiftKey: false }, 'Minus'],
    [{ key: '0', shiftKey: false }, '0'],
  ];
  for (const [event, want] of cases) assert.equal(keyName(event), want);
});

test('no key stands for two edits', () => {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  const edits = new Map();
  for (const [button, names] of page.matchAll(/<button[^>]* aria-keyshortcuts="([^"]+)"[^>]*>/g)) {
    const does = /data-edit="([^"]+)"/.exec(button)?.[1] ?? button; // labs may have a button each for the same
    for (const key of names.split(' ')) {
      assert.equal(edits.get(key) ?? does, does, key);
      edits.set(key, does);
    }
  }
  assert.ok(edits.size > 0);
});
