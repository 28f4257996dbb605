// The task that gave this lab its size: two spirals, a net of 2-20-20-1, and
// Hessian-free with the Hessian itself.

import assert from 'node:assert/strict';
import { test, describe } from 'node:test';
import { openNet, reopened, scores } from './net.js';
import { eventually } from './playground.js';
import { stand } from './stand.js';

/** Long enough for a machine with two cores that other programs keep busy. */
const trainingMs = 600_000;

describe('spirals', () => {
  const on = stand();

  test('a net typed into the form learns two spirals, and its link says the same', { timeout: 2 * trainingMs }, async (t) => {
    const playground = await openNet(t, on, '&race=hf');
    await playground.act('first'); // what is set there holds for the whole run
    await playground.reads('step', '0');
    await playground.set('steps', '300');
    await playground.linked('steps', '300');
    await playground.set('network.data', 'spirals');
    await playground.linked('network.data', 'spirals');
    await playground.set('network.hidden', '20,20');
    await playground.linked('network.hidden', '20,20');
    await playground.set('hf.curvature', 'hessian'); // which leads on two spirals
    await playground.linked('hf.curvature', 'hessian');
    const ended = async (p) => {
      await p.answered();
      const end = () => p.frame.evaluate(() => (document.documentElement.hasAttribute('data-busy') ? 'running' : document.querySelector('[data-id="hf"] .end').textContent));
      await eventually(end, (text) => !text.startsWith('running'), trainingMs);
      await p.act('last');
      await p.until(() => document.querySelector('[data-readout="step"]').textContent === document.querySelector('.count [data-readout="last"]').textContent);
      await p.settled();
    };
    await playground.reads('weights', '501'); // 2·20 + 20·20 + 20 weights, 41 biases
    await ended(playground);
    assert.equal(await playground.readout('train-accuracy'), '100.0 %');
    const again = await reopened(t, on, playground);
    await ended(again);
    assert.deepEqual(await scores(again), await scores(playground));
    assert.equal(await again.readout('sentence'), await playground.readout('sentence'));
  });
});
