// A minute of everything at once, by a fixed seed; `make soak` takes longer and
// seeds nobody has seen.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answers, opensAgain } from './monkey-judge.js';
import { Monkey } from './monkey.js';
import { stand, wholeBrowser } from './stand.js';

const seed = 1;
const lengthMs = 60_000;

/** So much is done in any case: a busy machine takes longer. */
const leastActions = 250;

/**
 * The least share of the page's controls that a minute reaches. A monkey that
 * presses one button a hundred times tests little. After 250 actions this seed has
 * reached 48 %, after as many as a quiet machine makes in a minute 68 to 76 %.
 */
const leastControls = 0.4;

describe('monkey', () => {
  const on = stand(wholeBrowser);

  test('a minute of random input over all labs does no harm', { timeout: 900_000 }, async (t) => {
    const monkey = await Monkey.at(t, on, seed);
    await monkey.run(lengthMs, leastActions);
    const { controls, pairs, done } = await monkey.coverage();
    t.diagnostic(`${monkey.log.length} actions; ${controls.reached} of ${controls.all} controls, ${pairs.reached} of ${pairs.all} pairs of control and action`);
    t.diagnostic(`by kind: ${Object.entries(done).map(([name, times]) => `${name} ${times}`).join(', ')}`);
    await opensAgain(t, on, monkey);
    await answers(monkey);
    assert.deepEqual(Object.entries(done).filter(([, times]) => times === 0), [], 'kinds of action that were never done');
    assert.ok(controls.reached >= leastControls * controls.all, `reached ${controls.reached} of ${controls.all} controls; missed ${controls.missed.join(', ')}`);
  });
});
