// Curves of a net, and slices of its loss.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, draws, openNet, reopened } from './net.js';
import { painted } from './picture.js';
import { eventually } from './playground.js';
import { stand } from './stand.js';

describe('slice', () => {
  const on = stand();

  test('curves show accuracy in place of the loss, and epochs in place of steps', async (t) => {
    const playground = await openNet(t, on, '&race=hf,gd&steps=20');
    await draws(playground, 'curve', 'loss');
    await playground.set('curve', 'accuracy');
    await playground.linked('curve', 'accuracy');
    await draws(playground, 'curve', 'accuracy');
    await playground.set('axis', 'epochs');
    await playground.linked('axis', 'epochs');
    await draws(playground, 'curve', 'epochs');
    await eventually(() => drawn(playground, 'curve'), (text) => assert.doesNotMatch(text, /steps/));
    await playground.set('curve', 'loss');
    await draws(playground, 'curve', 'loss');
  });

  /** Planes of the loss, with what the session says of them. */
  const planes = [
    { plane: 'path', note: /principal directions of the path/ },
    { plane: 'newton', note: /negative gradient and its Newton direction/ },
    { plane: 'weights', note: /two weights/ },
  ];
  for (const { plane, note } of planes) {
    test(`the loss over the plane "${plane}" is drawn with contours`, async (t) => {
      const playground = await openNet(t, on, '&race=gd,hf&steps=20&step=10&show=slice');
      await playground.set('plane', plane);
      if (plane !== 'path') await playground.linked('plane', plane);
      await playground.settled();
      await playground.says('slice', note);
      const { x, y, width, height } = await playground.stage();
      const middle = { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
      await painted(playground, middle, (counts) => counts.size > 60);
      const again = await reopened(t, on, playground);
      assert.equal(await again.readout('slice'), await playground.readout('slice'));
    });
  }

  test('a slice goes through the step that is shown', async (t) => {
    const playground = await openNet(t, on, '&race=hf&steps=20&step=7&show=slice&plane=newton');
    await playground.says('slice', 'step 0');
    await playground.act('anchor');
    await playground.linked('anchor', '7');
    await playground.says('slice', 'step 7');
    const { cx, cy } = await playground.stage();
    assert.equal((await playground.hover(cx, cy)).length, 3, 'two coordinates and f under the pointer');
  });

  test('a slice is zoomed and dragged in its own window', async (t) => {
    const playground = await openNet(t, on, '&race=hf&steps=20&step=20&show=slice');
    await playground.act('zoom-in');
    const before = (await playground.linkedValue('slice-window')).split(',').map(Number);
    const { cx, cy, width } = await playground.stage();
    await playground.drag([[cx, cy], [cx + width / 5, cy]]);
    const { window } = await eventually(() => playground.settings(), (settings) => {
      const after = settings['slice-window'].split(',').map(Number);
      const moved = (before[0] - after[0]) / (before[1] - before[0]);
      assert.ok(moved > 0.1, `dragged to the right: ${before}, then ${after}`);
    });
    assert.equal(window, undefined, 'the window of the data stays');
    await playground.act('home');
    await playground.unlinked('slice-window');
  });

  test('the net and its loss stand side by side, at one step', async (t) => {
    const playground = await openNet(t, on, '&race=gd,hf&steps=20&step=10');
    await playground.set('show', 'both');
    await playground.linked('show', 'both');
    await playground.settled();
    const beside = '.beside [data-drawing="landscape"]';
    const marks = () => playground.frame.$eval(beside, (place) => place.innerHTML);
    await playground.until((selector) => document.querySelectorAll(`${selector} path`).length > 20, beside);
    await playground.says('slice', /principal directions/);
    assert.equal(await playground.frame.evaluate(() => document.documentElement.dataset.show), 'both');
    const before = await marks();
    await playground.act('forward');
    await playground.reads('step', '11');
    await playground.until((selector, old) => document.querySelector(selector).innerHTML !== old, beside, before);
    await playground.set('show', 'net');
    await playground.until((selector) => !document.querySelector(selector).checkVisibility(), beside);
  });

  test('a click on an iterate shows its step', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&step=20&show=slice&plane=newton');
    const rows = await playground.table();
    const target = rows.find((row) => row.Step === '2');
    const [across, up] = Object.keys(target).slice(2, 4);
    const at = await playground.plane();
    await playground.press(...at(Number(target[across]), Number(target[up])));
    await playground.linked('step', target.Step);
    await playground.reads('step', target.Step);
  });
});
