import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberAt, positionOf } from '../slider.js';

const scale = (changes) => ({ lo: 0, hi: 1, log: false, zero: false, whole: false, max: 400, ...changes });

test('the ends of a slider are the ends of its range', () => {
  const cases = [
    [scale({ lo: -3, hi: 3 }), '-3', '3'],
    [scale({ lo: 1e-6, hi: 10, log: true }), '0.000001', '10'],
    [scale({ lo: 1e-12, hi: 1, log: true, zero: true }), '0', '1'],
    [scale({ lo: 4, hi: 60, whole: true, max: 56 }), '4', '60'],
    [scale({ lo: 0, hi: 0.999 }), '0', '0.999'],
  ];
  for (const [s, first, last] of cases) {
    assert.equal(numberAt(s, 0), first);
    assert.equal(numberAt(s, s.max), last);
  }
});

test('a slider that can be off has the least number one step above 0', () => {
  assert.equal(Number(numberAt(scale({ lo: 1e-12, hi: 1, log: true, zero: true }), 1)), 1e-12);
});

test('every position comes back from its number', () => {
  const scales = [
    scale({ lo: -3, hi: 3 }),
    scale({ lo: 1e-6, hi: 10, log: true }),
    scale({ lo: 1e-12, hi: 1, log: true, zero: true }),
    scale({ lo: 4, hi: 60, whole: true, max: 56 }),
  ];
  for (const s of scales) {
    for (let position = 0; position <= s.max; position++) {
      const back = positionOf(s, Number(numberAt(s, position)));
      assert.ok(Math.abs(back - position) <= 1, `position ${position} came back as ${back}`); // three figures are coarser than a step in places
    }
  }
});

test('whole numbers stay whole', () => {
  const s = scale({ lo: 1, hi: 20000, log: true, whole: true });
  for (let position = 0; position <= s.max; position++) assert.match(numberAt(s, position), /^\d+$/);
});

test('what is no number, or none of the range, is an end', () => {
  const s = scale({ lo: 1, hi: 100, log: true });
  assert.equal(positionOf(s, NaN), 0);
  assert.equal(positionOf(s, -5), 0);
  assert.equal(positionOf(s, 1e9), s.max);
});
