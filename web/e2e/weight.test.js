// A weight is changed at the step shown: by mouse, by keyboard, by typing.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openNet, partAt, reopened, scores, stepsOf } from './net.js';
import { near, numbersIn } from './playground.js';
import { stand } from './stand.js';

/** A race of 20 steps, so that the table has them all, with Hessian-free at step 10 and a weight of it chosen. */
const chosen = '&steps=20&select=hf&step=10&pick=1.2.1';

/** By how much a pixel of a drag changes a small weight. */
const perPixel = 0.01;

const changed = /^10:hf\/1\.2\.1:/;

describe('weight', () => {
  const on = stand();

  /** Waits until the link has a change of the weight; returns the link's settings. */
  const changes = async (playground) => {
    await playground.linkedValue('then');
    await playground.settled();
    return playground.settings();
  };

  test('dragging an edge changes the weight at the step shown, Undo takes it back exactly', async (t) => {
    const playground = await openNet(t, on, '&steps=20&select=hf&step=10');
    const before = { ...await scores(playground), link: await playground.rested() };
    const old = await stepsOf(playground, 'Hessian-free');
    const [x, y] = await partAt(playground, '1.2.1');
    const from = numbersIn(await playground.readout('hover')).at(-1);
    await playground.drag([[x, y], [x, y - 30], [x, y - 60]], () =>
      playground.until((loss) => document.querySelector('[data-readout="train-loss"]').textContent !== loss, before['train-loss']));
    const { then, pick } = await changes(playground);
    assert.match(then, changed);
    assert.equal(pick, '1.2.1');
    near(Number(then.split(':')[2]), from + 60 * perPixel, perPixel, 'the weight after 60 pixels');
    const now = await stepsOf(playground, 'Hessian-free');
    for (let k = 0; k < 10; k++) assert.deepEqual(now.get(k), old.get(k), `step ${k}`);
    assert.notDeepEqual(now.get(10), old.get(10));
    await playground.undo();
    await playground.reads('train-loss', before['train-loss']);
    await playground.settled();
    assert.deepEqual({ ...await scores(playground), link: await playground.rested() }, before);
    const iterates = (run) => [...run.values()].map((row) => [row['x₁'], row['x₂'], row.f]);
    assert.deepEqual(iterates(await stepsOf(playground, 'Hessian-free')), iterates(old), 'the whole run is as it was');
  });

  test('a bias is dragged like a weight, and one drag is one step of the history', async (t) => {
    const playground = await openNet(t, on, '&steps=20&select=hf&step=10');
    const depth = () => playground.frame.evaluate(() => history.state?.depth ?? 0);
    const before = await depth();
    const [x, y] = await partAt(playground, '1.2.b');
    await playground.drag([[x, y], [x, y + 20], [x, y + 40], [x, y + 60]]);
    assert.match((await changes(playground)).then, /^10:hf\/1\.2\.b:/);
    assert.equal(await depth(), before + 1);
  });

  test('a click on an edge chooses it and changes nothing', async (t) => {
    const playground = await openNet(t, on, '&steps=20&select=hf&step=10');
    const loss = await playground.readout('train-loss');
    await playground.press(...await partAt(playground, '1.2.1'));
    await playground.linked('pick', '1.2.1');
    await playground.reads('part', '1.2.1');
    assert.equal(await playground.readout('train-loss'), loss);
    assert.equal((await playground.settings()).then, undefined);
  });

  test('typing a value changes the weight, and the link gives the same loss again', async (t) => {
    const playground = await openNet(t, on, chosen, { canvas: false });
    const loss = await playground.readout('train-loss');
    await playground.set('weight', '0.5');
    assert.equal((await changes(playground)).then, '10:hf/1.2.1:0.5');
    assert.notEqual(await playground.readout('train-loss'), loss);
    const again = await reopened(t, on, playground);
    assert.deepEqual(await scores(again), await scores(playground));
    assert.equal(await again.readout('sentence'), await playground.readout('sentence'));
  });

  test('arrow keys on the slider change the weight, and the focus stays there', async (t) => {
    const playground = await openNet(t, on, chosen, { canvas: false });
    const old = Number(await playground.value('weight'));
    await playground.frame.focus('[data-slider="weight"]');
    for (let i = 0; i < 5; i++) await playground.page.keyboard.press('ArrowRight');
    const { then } = await changes(playground);
    assert.match(then, changed);
    assert.ok(Number(then.split(':')[2]) > old, `${then}, want more than ${old}`);
    assert.equal(await playground.frame.evaluate(() => document.activeElement.dataset.slider), 'weight');
  });

  test('what is no number is refused in words, and the weight stays', async (t) => {
    const playground = await openNet(t, on, chosen, { canvas: false });
    const loss = await playground.readout('train-loss');
    await playground.set('weight', 'heavy');
    await playground.until(() => document.getElementById('error-weight')?.textContent.includes('heavy'));
    assert.equal(await playground.readout('train-loss'), loss);
    assert.equal((await playground.settings()).then, undefined);
  });

  test('at step 0 a weight is a first weight of all runs', async (t) => {
    const playground = await openNet(t, on, '&steps=20&select=hf&step=0&pick=1.2.1', { canvas: false });
    const old = await stepsOf(playground, 'Adam');
    await playground.set('weight', '1.5');
    assert.equal((await changes(playground)).then, '0:/1.2.1:1.5');
    assert.notDeepEqual((await stepsOf(playground, 'Adam')).get(0), old.get(0), 'Adam starts from it too');
  });
});
