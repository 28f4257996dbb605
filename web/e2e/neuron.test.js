// The three exercises of the neuron lab, each from its beginning to its end by
// keyboard alone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './playground.js';
import { stand } from './stand.js';

/** More presses of Tab than the page has controls. */
const mostTabs = 150;

describe('neuron lab', () => {
  const on = stand();

  const opened = async (t, more = '') => {
    const playground = await open(t, on.browser, `${on.site}#lab=neuron${more}`);
    await playground.ready();
    return playground;
  };

  /** Goes to a control with Tab, as a reader without a mouse does. */
  const tabTo = async (playground, selector) => {
    for (let i = 0; i < mostTabs; i++) {
      if (await playground.frame.evaluate((s) => Boolean(document.activeElement?.matches(s)), selector)) return;
      await playground.page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not lead to ${selector}`);
  };

  const type = async (playground, name, text) => {
    await tabTo(playground, `[name="${name}"]`);
    await playground.page.keyboard.down('Control');
    await playground.page.keyboard.press('KeyA');
    await playground.page.keyboard.up('Control');
    await playground.page.keyboard.type(text);
    await playground.page.keyboard.press('Enter');
  };

  test('a unit is taught AND by typing a threshold', async (t) => {
    const playground = await opened(t);
    assert.equal(await playground.readout('done'), '');
    await type(playground, 'neuron.threshold', '1.5');
    await playground.says('done', 'computes AND');
    await playground.linked('neuron.threshold', '1.5');
    await playground.settled();
    const rows = await playground.frame.$$eval('.worked [data-table="part"] tbody tr', (list) => list.map((row) => row.textContent));
    assert.equal(rows.length, 4, 'one requirement a row of the truth table');
    assert.ok(rows.every((row) => row.endsWith('✓')), rows.join('\n'));
  });

  test('XOR is contradicted, and a hidden layer solves it', async (t) => {
    const playground = await opened(t, '&neuron.target=xor');
    await playground.says('sentence', 'contradict');
    const rows = await playground.frame.$$eval('.worked [data-table="part"] tbody tr', (list) => list.map((row) => row.textContent));
    assert.equal(rows.length, 7, 'the derivation has seven lines');
    assert.ok(rows.at(-1).endsWith('✗'));
    await tabTo(playground, '[data-edit="act=hidden-layer"]');
    await playground.page.keyboard.press('Enter');
    await playground.reads('train-accuracy', '100.0 %');
    await playground.linked('network.data', 'own');
  });

  test('a circuit of gates is followed to its fixed point', async (t) => {
    const playground = await opened(t, '&neuron.exercise=units');
    await type(playground, 'neuron.state', '100000');
    await playground.linked('neuron.state', '100000');
    await tabTo(playground, '#stage');
    await playground.page.keyboard.press('End');
    await playground.says('done', 'fixed point');
    await playground.until(() => document.querySelector('[data-drawing="units"]') !== null);
  });

  test('a perceptron learns AND within the bound, step by step', async (t) => {
    const playground = await opened(t, '&neuron.exercise=perceptron');
    await tabTo(playground, '#stage');
    for (let step = 1; step <= 4; step++) { // the rule changes nothing before the fourth case, 11
      await playground.page.keyboard.press('ArrowRight');
      await playground.reads('step', String(step));
    }
    await playground.settled();
    const held = await playground.frame.$$eval('.worked [data-table="part"] tbody tr', (list) => list.map((row) => row.cells[2].textContent));
    assert.ok(held.length > 0 && held.every((mark) => mark === '✓'), 'every inequality of the proof is lit');
    await playground.page.keyboard.press('End');
    await playground.says('done', 'Done');
    const [, done, most] = /after (\d+) modifications?, of at most (\d+)/.exec(await playground.readout('done'));
    assert.ok(Number(done) <= Number(most));
  });

  test('the rule on XOR comes again and is not called learned', async (t) => {
    const playground = await opened(t, '&neuron.exercise=perceptron&neuron.cases=xor');
    await tabTo(playground, '#stage');
    await playground.page.keyboard.press('End');
    await playground.says('done', 'weights repeat');
    assert.doesNotMatch(await playground.readout('done'), /learned/);
  });
});
