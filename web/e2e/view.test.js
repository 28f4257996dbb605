// The view is disposable: whatever happens to its graphics, the page stays.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loseContext, lostWords, remade } from './losing.js';
import { painted, pixelsOf, slots } from './picture.js';
import { desktop, open, waitMs } from './playground.js';
import { stand } from './stand.js';

/** Makes a page hear of a stage that is out of sight and in sight in one breath, as a busy one does. */
const tellBoth = (page) => page.evaluateOnNewDocument(() => {
  const Observer = window.IntersectionObserver;
  window.IntersectionObserver = class extends Observer {
    constructor(take) { super((entries, self) => take([{ isIntersecting: false }, ...entries], self)); }
  };
});

/** Slows the clock of a page, so that a busy machine is as quick as any by it: losses count that follow within a minute. */
const slowClock = (page) => page.evaluateOnNewDocument(() => {
  const now = performance.now.bind(performance);
  performance.now = () => now() / 10;
});

describe('view', () => {
  const on = stand();

  test('of several news about what is in sight the last counts', async (t) => {
    const playground = await open(t, on.browser, on.site, { prepare: tellBoth });
    await playground.ready();
  });

  test('a lost context: the view is remade, the page is not, nothing is lost', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#problem=himmelblau&step=5`, { allow: lostWords });
    await playground.ready();
    await playground.frame.evaluate(() => { window.sameDocument = true; });
    const before = { link: await playground.rested(), table: await playground.table(), step: await playground.readout('step') };
    for (let loss = 0; loss < 2; loss++) {
      const view = await playground.view();
      await view.evaluate(loseContext);
      await remade(playground, view);
    }
    assert.equal(await playground.frame.evaluate(() => window.sameDocument), true, 'the page was not loaded again');
    assert.deepEqual({ link: await playground.rested(), table: await playground.table(), step: await playground.readout('step') }, before);
    await painted(playground, await playground.stage(), (counts) => counts.size > 40 && pixelsOf(counts, slots.first) > 20);
  });

  test('losses without end stop at a drawing, and the canvas can be asked back', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: lostWords, prepare: slowClock });
    await playground.ready();
    for (let loss = 0; loss < 4; loss++) {
      const view = await playground.view();
      await view.waitForSelector('canvas');
      await view.evaluate(loseContext);
      if (loss < 3) await remade(playground, view);
    }
    await playground.until(() => document.querySelector('#notices').textContent.includes('plain drawing'));
    await playground.until(() => document.querySelector('#stage [data-drawing] svg')?.checkVisibility());
    await playground.frame.evaluate(() => [...document.querySelectorAll('#notices button')].find((b) => /again/.test(b.textContent)).click());
    await playground.ready();
  });

  test('a new pixel ratio gives a sharp picture again', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const view = await playground.view();
    await playground.page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 }); // as the browser's zoom to 200 % does
    await remade(playground, view);
    const now = await playground.view();
    await now.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      return Math.abs(canvas.width - 2 * canvas.clientWidth) <= 2;
    }, { timeout: waitMs, polling: 50 });
  });

  test('a resize is followed', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    for (const width of [900, 700, 1400]) await playground.page.setViewport({ ...desktop, width });
    const view = await playground.view();
    await view.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      return canvas && Math.abs(canvas.width - innerWidth) <= 1 && Math.abs(canvas.height - innerHeight) <= 1;
    }, { timeout: waitMs, polling: 50 });
  });
});
