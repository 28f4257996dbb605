// Inside a step: the strip of conjugate gradients and its iterates in the picture are one.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { desktop, eventually, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Two iterations, of which the last is at (0, 0). */
const step = 'problem=quadratic&race=hf&hf.damping=0&step=0';

/** What the strip says as a slider. */
const said = (playground) => playground.frame.$eval('.inner .drawing', (strip) => strip.getAttribute('aria-valuetext'));

/** Waits until the strip says something that matches. */
const says = (playground, pattern) => eventually(() => said(playground), (text) => assert.match(text, pattern));

/** Whether slow motion goes on. */
const slow = (playground) => playground.frame.$eval('#slow', (button) => button.getAttribute('aria-pressed') === 'true');

describe('inside a step', () => {
  const on = stand();

  const opened = async (t, link = step, options = {}) => {
    const playground = await visit(t, on, link, { size: desktop, ...options });
    await playground.ready();
    await playground.settled();
    return playground;
  };

  test('the pointer on an iterate in the picture marks it in the strip', async (t) => {
    const playground = await opened(t);
    const at = await playground.plane();
    const [x, y] = at(0, 0);
    await playground.page.mouse.move(x, y, { steps: 3 });
    await says(playground, /^CG iterate 2 of 2: φ = .*‖r‖ = .*curvature /);
    await playground.until(() => document.querySelector('.inner .drawing svg').textContent.includes('2 of 2'));
    assert.match(await playground.readout('hover'), /^CG iterate 2: φ = /);
    const link = await playground.rested();
    const [far, away] = at(-1, -1);
    await playground.page.mouse.move(far, away, { steps: 3 });
    await says(playground, /^2 CG iterations/);
    assert.equal(await playground.rested(), link);
  });

  test('the pointer on the strip marks the iterate in the picture', async (t) => {
    const playground = await opened(t);
    const box = await playground.frame.$eval('.inner .drawing', (strip) => strip.getBoundingClientRect().toJSON());
    await playground.page.mouse.move(box.right - 14, box.top + box.height / 2);
    await says(playground, /^CG iterate 2 of 2/);
    await playground.page.mouse.move(box.left + box.width * 0.6, box.top + box.height / 2);
    await says(playground, /^CG iterate 1 of 2/);
    await playground.says('hover', /^CG iterate 1: /);
    await playground.page.mouse.move(box.left + 10, box.top - 60);
    await says(playground, /^2 CG iterations/);
  });

  test('the strip is a slider for the keyboard', async (t) => {
    const playground = await opened(t);
    const { page, frame } = playground;
    await frame.focus('.inner .drawing');
    await says(playground, /^CG iterate 2 of 2.*; the step is made of this one$/);
    await page.keyboard.press('ArrowLeft');
    await says(playground, /^CG iterate 1 of 2/);
    await page.keyboard.press('Home');
    await says(playground, /^CG iterate 0 of 2: φ = 0/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    await says(playground, /^CG iterate 2 of 2/);
    const slider = await frame.$eval('.inner .drawing', (strip) => ['role', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow'].map((name) => strip.getAttribute(name)));
    assert.deepEqual(slider, ['slider', '0', '2', '2']);
    await frame.focus('#stage');
    await says(playground, /^2 CG iterations/);
  });

  test('a finger marks an iterate', async (t) => {
    const playground = await opened(t, step, { size: phone });
    await playground.frame.$eval('.inner', (panel) => panel.scrollIntoView({ block: 'center' })); // the panels stand side by side
    const box = await playground.frame.$eval('.inner .drawing', (strip) => strip.getBoundingClientRect().toJSON());
    await playground.page.touchscreen.tap(box.left + box.width * 0.3, box.top + box.height / 2);
    await says(playground, /^CG iterate 1 of 2/);
  });

  test('slow motion goes through all iterates, to the one that the step is made of', async (t) => {
    const playground = await opened(t);
    await playground.frame.evaluate(() => {
      globalThis.heard = [];
      new MutationObserver(() => globalThis.heard.push(document.querySelector('.inner .drawing').getAttribute('aria-valuetext')))
        .observe(document.querySelector('.inner .drawing'), { attributeFilter: ['aria-valuetext'] });
    });
    await playground.frame.focus('#stage');
    await playground.page.keyboard.press('i');
    await playground.until(() => document.querySelector('#slow').getAttribute('aria-pressed') === 'true');
    await playground.until(() => document.querySelector('#slow').getAttribute('aria-pressed') === 'false');
    await says(playground, /^2 CG iterations/);
    const numbers = (await playground.frame.evaluate(() => globalThis.heard)).map((text) => /^CG iterate (\d)/.exec(text)?.[1]).filter(Boolean);
    assert.deepEqual([...new Set(numbers)], ['0', '1', '2']);
  });

  test('slow motion ends where another step is shown', async (t) => {
    const playground = await opened(t, 'race=hf&step=3');
    await playground.click('#slow');
    await says(playground, /^CG iterate 0 of/);
    await playground.act('forward');
    await playground.reads('step', '4');
    await eventually(() => slow(playground), (goes) => assert.equal(goes, false));
    await says(playground, /CG iterations$/);
  });

  test('with reduced motion every press goes on by one iterate', async (t) => {
    const playground = await opened(t, step, { still: true });
    for (const pattern of [/^CG iterate 0/, /^CG iterate 1/, /^CG iterate 2/, /^CG iterate 2.*made of this one$/, /^2 CG iterations/]) {
      await playground.click('#slow');
      await says(playground, pattern);
      assert.equal(await slow(playground), false);
    }
  });

  for (const [name, link, pattern] of [
    ['linear CG, at the end of its run', 'problem=quadratic&race=cg&step=200', /^\d+ CG iterations/],
    ['linear CG, in the middle', 'problem=quadratic&race=cg&step=0', /^\d+ CG iterations/],
    ['the lab of conjugate gradients', 'lab=cg&step=2', /^\d+ CG iterations/],
    ['a net', 'lab=network&race=hf&steps=6&step=3', /^\d+ CG iterations/],
  ]) {
    test(`${name} has the strip`, async (t) => {
      const playground = await opened(t, link);
      await says(playground, pattern);
      assert.ok(await playground.frame.$eval('.inner', (panel) => panel.checkVisibility()));
      await playground.page.keyboard.press('Escape'); // the reader uses the keyboard, not the mouse
      await playground.frame.focus('.inner .drawing');
      await says(playground, /^CG iterate \d+ of \d+: φ = /);
    });
  }

  for (const link of ['embed=1&race=hf&step=3', 'embed=1&lab=cg&step=2']) {
    test(`${link} draws the strip`, async (t) => {
      const playground = await opened(t, link, { size: { width: 720, height: 480 } });
      await playground.until(() => document.querySelector('.inner .drawing svg')?.getBoundingClientRect().height > 40);
    });
  }
});
