// Numbers as the page writes them.

import assert from 'node:assert/strict';

const digits = { '⁰': 0, '¹': 1, '²': 2, '³': 3, '⁴': 4, '⁵': 5, '⁶': 6, '⁷': 7, '⁸': 8, '⁹': 9 };

/** The numbers in a text for readers: "x = −1.2, f = 3.1·10⁻⁶". */
export function numbersIn(text) {
  const plain = text.replaceAll('−', '-').replace(/·10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign, power) =>
    `e${sign && '-'}${[...power].map((digit) => digits[digit]).join('')}`);
  return [...plain.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number));
}

/** Fails unless got is want within a relative error of tolerance. */
export function near(got, want, tolerance, what) {
  const error = Math.abs(got - want) / Math.max(1, Math.abs(want));
  assert.ok(error <= tolerance, `${what}: ${got}, want ${want} within ${tolerance}`);
}
