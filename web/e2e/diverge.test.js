// A run that diverges ends at its last good step, says where the net went wrong,
// and offers cures that act.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numberIn, openNet } from './net.js';
import { stand } from './stand.js';

/** Gradient descent with a rate that is far too large under weight decay. */
const tooFast = '&race=gd&gd.rate=10&network.l2=1&steps=40';

/** Runs in the page: what the card offers against the divergence of a run, as texts of its buttons. */
const offers = (id) => [...document.querySelectorAll(`[data-id="${id}"] .cures button`)]
  .filter((button) => button.checkVisibility() && !/^\+/.test(button.textContent)) // more steps are offered to a run that is slow
  .map((button) => button.textContent);

/** Runs in the page: what the card of the run says. */
const card = (id) => ['end', 'advice'].map((part) => document.querySelector(`[data-id="${id}"] .${part}`).textContent).join(' ');

describe('diverge', () => {
  const on = stand();

  /** Presses the cure of a run whose action is given, by keyboard. */
  const cure = async (playground, action) => {
    await playground.settled(); // news may make the button anew, and so take the focus away
    await playground.frame.focus(`.cures [data-edit="act=${action}"]`);
    await playground.page.keyboard.press('Enter');
  };

  test('the card names layer and step, and the numbers stay finite', async (t) => {
    const playground = await openNet(t, on, tooFast, { canvas: false });
    assert.match(await playground.frame.evaluate(card, 'gd'), /step \d+.*layer \d/s);
    await playground.act('last');
    await playground.settled();
    assert.ok(Number.isFinite(numberIn(await playground.readout('train-loss'))));
    assert.deepEqual((await playground.frame.evaluate(offers, 'gd')).map((text) => text.split(' ')[0]), ['Best', 'Learning'], 'the best state, and a learning rate');
  });

  test('a run that does not diverge is offered nothing', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20', { canvas: false });
    assert.deepEqual(await playground.frame.evaluate(offers, 'gd'), []);
  });

  test('"Best state" shows the step with the least loss', async (t) => {
    const playground = await openNet(t, on, tooFast, { canvas: false });
    const [best] = await playground.frame.evaluate(offers, 'gd');
    await playground.act('last');
    await cure(playground, 'best:gd');
    await playground.reads('step', String(numberIn(best)));
  });

  test('more damping, for a method that has it', async (t) => {
    const playground = await openNet(t, on, '&race=newton&newton.damping=0&newton.linesearch=none&network.activations=relu&steps=40', { canvas: false });
    const [best, damping] = await playground.frame.evaluate(offers, 'newton');
    assert.match(damping, /^Damping [\d.]+$/, 'Newton has no rate');
    await cure(playground, 'calm:newton');
    await playground.linked('then', `${numberIn(best)}:newton.damping:${numberIn(damping)}`);
    await playground.reads('step', String(numberIn(best)));
  });

  test('a smaller rate from the best state on, as often as it takes', async (t) => {
    const playground = await openNet(t, on, tooFast, { canvas: false });
    for (let presses = 0; (await playground.frame.evaluate(offers, 'gd')).length > 0; presses++) {
      assert.ok(presses < 6, 'a quarter of the rate, some times over, is enough');
      const [, rate] = await playground.frame.evaluate(offers, 'gd');
      await cure(playground, 'calm:gd');
      await playground.shows('gd.rate', rate.replace('Learning rate ', ''));
      await playground.settled();
    }
    assert.doesNotMatch(await playground.frame.evaluate(card, 'gd'), /layer/);
    assert.equal(await playground.frame.evaluate(() => document.activeElement === document.body), false, 'the focus is somewhere');
  });
});
