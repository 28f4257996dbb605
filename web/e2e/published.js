// Published links with the numbers they must always give.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { near } from './numbers.js';

/** @type {{link: string, runs: Record<string, {end: string, steps: number, f: number, x?: [number, number]}>}[]} */
export const published = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8'));

/** How far a published number may move, between machines and versions. */
const publishedError = 1e-6;

/** Fails unless the data table of a page has the numbers of runs. */
export async function checkRuns(playground, runs) {
  const rows = await playground.table();
  for (const [method, want] of Object.entries(runs)) {
    const last = rows.filter((row) => row.Method === method).at(-1);
    assert.ok(last, `${method} is in the table`);
    assert.equal(Number(last.Step), want.steps, `${method}: steps`);
    assert.ok(last.State.includes(want.end), `${method}: ${last.State}, want ${want.end}`);
    near(Number(last.f), want.f, publishedError, `${method}: f`);
    if (!want.x) continue; // many dimensions: the table shows a plane of the space
    near(Number(last.x), want.x[0], publishedError, `${method}: x`);
    near(Number(last.y), want.x[1], publishedError, `${method}: y`);
  }
}
