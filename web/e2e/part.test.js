// A part of the net is looked into: what a unit computes, how the derivative of a
// weight comes about, and how exact it is.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataPlane, numberIn, openNet, partAt, partRows, partTold } from './net.js';
import { eventually, near } from './playground.js';
import { stand } from './stand.js';

/** Relative error of sums of numbers with four digits. */
const fourDigits = 2e-3;

const shown = (playground, selector) => playground.frame.$eval(selector, (element) => element.checkVisibility());

describe('part', () => {
  const on = stand();

  test('a click on a unit shows z = Σ w·a + b, and the rows add up', async (t) => {
    const playground = await openNet(t, on, '&steps=20&step=10');
    assert.equal(await shown(playground, '.part'), false, 'nothing is looked into yet');
    await playground.press(...await partAt(playground, '2.1'));
    await playground.linked('pick', '2.1');
    await partTold(playground, 'Unit 2.1');
    const rows = await partRows(playground);
    const [bias, z, a] = rows.slice(-3);
    const summands = [...rows.slice(0, -3), bias];
    assert.deepEqual(summands.map(([from]) => from), ['1.1', '1.2', '1.3', '1.4', 'bias']);
    for (const [from, w, activation, product] of summands) near(numberIn(product), numberIn(w) * numberIn(activation), fourDigits, `w·a from ${from}`);
    near(summands.reduce((sum, [, , , product]) => sum + numberIn(product), 0), numberIn(z[3]), fourDigits, 'z');
    near(numberIn(a[3]), Math.tanh(numberIn(z[3])), fourDigits, 'a = tanh(z)');
    for (const gone of ['[name="weight"]', '.differences']) assert.equal(await shown(playground, gone), false, gone);
  });

  test('a click on the output sets the probe, and the table is of that place', async (t) => {
    const playground = await openNet(t, on, '&steps=20&step=10&pick=1.2');
    await partTold(playground, 'Unit 1.2');
    const at = await dataPlane(playground);
    await playground.press(...at(2, -3));
    const [x, y] = (await playground.linkedValue('probe')).split(',').map(Number);
    near(x, 2, 0.05, 'probe, x');
    near(y, -3, 0.05, 'probe, y');
    await eventually(() => partRows(playground), (rows) => {
      near(numberIn(rows[0][2]), x, fourDigits, 'the input x');
      near(numberIn(rows[1][2]), y, fourDigits, 'the input y');
    });
  });

  test('a weight shows the chain of factors and finite differences; the close button takes them away', async (t) => {
    const playground = await openNet(t, on, '&steps=20&select=hf&step=10&pick=1.2.1');
    await partTold(playground, 'Back-propagation to 1.2.1');
    const rows = new Map((await partRows(playground)).map(([name, ...texts]) => [name, texts.map(numberIn)]));
    const [slope] = rows.get('f′(z)');
    const [delta] = rows.get('δ = f′(z)·Σ');
    near(slope, 1 - Math.tanh(rows.get('z of 1.2')[0]) ** 2, fourDigits, 'f′(z) of tanh');
    near(delta / (slope * rows.get('Σ w·δ of the layer after')[0]), 1, fourDigits, 'δ = f′(z)·Σ');
    near(rows.get('∂E/∂w = a·δ')[0] / (rows.get('a of x')[0] * delta), 1, fourDigits, '∂E/∂w = a·δ');
    await playground.until(() => document.querySelectorAll('[data-drawing="check"] path').length > 2);
    await playground.says('check', /10/);
    await playground.frame.focus('.part .remove');
    await playground.page.keyboard.press('Enter');
    await playground.until(() => !document.querySelector('.part').checkVisibility());
    assert.equal((await playground.settings()).pick, undefined);
    assert.equal(await playground.frame.evaluate(() => document.activeElement.id), 'stage', 'the focus is not lost');
  });

  test('[ and ] on the stage walk through the parts', async (t) => {
    const playground = await openNet(t, on, '&steps=20&step=10');
    await playground.frame.focus('#stage');
    for (const part of ['0.1', '0.2', '1.1', '1.1.1', '1.1.2', '1.1.b', '1.2']) {
      await playground.page.keyboard.press(']');
      await playground.reads('part', part);
    }
    for (const part of ['1.1.b', '1.1.2']) {
      await playground.page.keyboard.press('[');
      await playground.reads('part', part);
    }
    assert.equal(await playground.frame.evaluate(() => document.activeElement.id), 'stage');
    await playground.linked('pick', '1.1.2');
  });

  test('a part that the net no longer has is looked into no more', async (t) => {
    const playground = await openNet(t, on, '&steps=20&step=10&pick=1.4', { canvas: false });
    await partTold(playground, 'Unit 1.4');
    await playground.act('remove-unit:1');
    await playground.until(() => !document.querySelector('.part').checkVisibility());
    await playground.settled();
  });
});
