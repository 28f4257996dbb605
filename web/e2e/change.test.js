// Settings are changed at the step shown: what came before stays, and the link
// tells all of it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openNet, reopened, scores, stepsOf } from './net.js';
import { stand } from './stand.js';

/** What a run of Hessian-free is called that leaves gradient descent. */
const forkLabel = 'Hessian-free from Gradient descent';

/** Fails unless the steps before k are the same, and later ones are others. */
function changedFrom(k, old, now) {
  for (let i = 0; i <= k; i++) assert.deepEqual(now.get(i), old.get(i), `step ${i}`);
  assert.notEqual(now.get(old.size - 1)?.f, old.get(old.size - 1).f, 'the last step');
}

describe('change', () => {
  const on = stand();

  /** Sets a control and waits until the link tells the change. */
  const change = async (playground, name, text, then) => {
    await playground.set(name, text);
    await playground.linked('then', then);
    await playground.settled();
  };

  test('a rate changed at step 10 leaves the steps before it, and can be undone', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&step=10', { canvas: false });
    const link = await playground.link();
    const rate = await playground.value('gd.rate');
    const old = await stepsOf(playground, 'Gradient descent');
    await playground.says('acts', /from step 10;/);
    await change(playground, 'gd.rate', '0.1', '10:gd.rate:0.1');
    changedFrom(10, old, await stepsOf(playground, 'Gradient descent'));
    await playground.says('changes', /1 change.*step 10.*gd\.rate = 0\.1/);
    const again = await reopened(t, on, playground);
    assert.deepEqual(await stepsOf(again, 'Gradient descent'), await stepsOf(playground, 'Gradient descent'));
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.shows('gd.rate', rate); // the rate in force at the step shown
    await playground.act('forget');
    await playground.unlinked('then');
    assert.deepEqual(await stepsOf(playground, 'Gradient descent'), old);
    assert.equal((await playground.settings()).race, new URLSearchParams(link).get('race'));
  });

  test('weight decay set at step 10 acts on all runs from there', async (t) => {
    const playground = await openNet(t, on, '&race=gd,adam&steps=20&step=10', { canvas: false });
    const old = { gd: await stepsOf(playground, 'Gradient descent'), adam: await stepsOf(playground, 'Adam') };
    await change(playground, 'network.l2', '0.5', '10:network.l2:0.5');
    for (const [id, label] of [['gd', 'Gradient descent'], ['adam', 'Adam']]) changedFrom(9, old[id], await stepsOf(playground, label));
    const again = await reopened(t, on, playground);
    assert.deepEqual(await scores(again), await scores(playground));
  });

  test('what restarts training says so, and forgets the changes', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&step=10&then=10:gd.rate:0.1', { canvas: false });
    const notes = await playground.frame.$$eval('.settings .of-network .group > .note', (found) => found.map((note) => note.checkVisibility() && note.textContent));
    assert.deepEqual(notes.slice(0, 2), ['Changing this restarts training.', 'Changing this restarts training.'], 'at data and net');
    assert.ok(notes.some((note) => /penalty acts from the step shown/.test(note)), `at the penalty: ${notes}`);
    await playground.set('network.init', 'glorot');
    await playground.linked('network.init', 'glorot');
    await playground.unlinked('then');
  });

  test('a run goes on from the step shown with another method', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&step=10', { canvas: false });
    const old = await stepsOf(playground, 'Gradient descent');
    await playground.frame.select('[data-edit="act=switch:"]', 'hf');
    await playground.linked('forks', 'hf@gd:10');
    await playground.settled();
    assert.deepEqual(await stepsOf(playground, 'Gradient descent'), old, 'the run it leaves stays');
    assert.equal(await playground.frame.$eval('[data-id="hf"] .choose', (button) => button.getAttribute('aria-pressed')), 'true', 'it is looked into');
    const fork = await stepsOf(playground, forkLabel);
    assert.deepEqual([Math.min(...fork.keys()), fork.get(10).f, fork.get(10)['x₁']], [10, old.get(10).f, old.get(10)['x₁']], 'it begins where the other stands');
    assert.ok(Number(fork.get(20).f) < Number(old.get(20).f), 'Hessian-free comes further');
    const again = await reopened(t, on, playground);
    assert.deepEqual(await stepsOf(again, forkLabel), fork);
    assert.deepEqual(await scores(again), await scores(playground));
  });

  test('mini-batches: the link gives the same run again', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20', { canvas: false });
    await playground.act('last');
    await playground.reads('step', '20');
    await playground.settled();
    const loss = await playground.readout('train-loss');
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.set('gd.batch', '10');
    await playground.linked('gd.batch', '10');
    await playground.settled();
    await playground.act('last');
    await playground.reads('step', '20');
    await playground.settled();
    assert.notEqual(await playground.readout('train-loss'), loss);
    const again = await reopened(t, on, playground);
    assert.deepEqual(await scores(again), await scores(playground));
    assert.deepEqual(await stepsOf(again, 'Gradient descent'), await stepsOf(playground, 'Gradient descent'));
  });
});
