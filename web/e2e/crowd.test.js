// More figures on one page than a browser keeps graphics for.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { host } from './host.js';
import { countLoads, lostWords } from './losing.js';
import { eventually, framed, open, pause } from './playground.js';
import { stand } from './stand.js';

describe('crowd', () => {
  const on = stand();

  test('a crowd of figures does not take each other\'s graphics for ever', async (t) => {
    const figures = 24;
    const address = await host(t, `<!doctype html><html lang="en"><title>Notes</title><link rel="icon" href="data:,">
      <style>body { margin: 0; display: grid; grid-template-columns: repeat(6, 1fr) } iframe { width: 100%; height: 190px; border: 0 }</style>`);
    let count;
    const outer = await open(t, on.browser, address, { host: on.site, allow: lostWords, prepare: (page) => { count = countLoads(page); } });
    // Framed afterwards: going to a page waits for its frames too, and so many start slower than a page may.
    await outer.page.evaluate((frames) => document.body.insertAdjacentHTML('beforeend', frames),
      `<iframe src="${on.site}?embed=1" title="Playground" sandbox="allow-scripts"></iframe>`.repeat(figures));
    for (const element of await outer.page.$$('iframe')) {
      const inner = await framed(outer.page, element);
      await inner.settled();
      await inner.frame.$eval('#stage', (stage) => stage.dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'mouse' }))); // a figure that nobody uses has no view
    }
    await eventually(() => count.loads, (loads) => assert.ok(loads >= figures, 'every figure has had a view'));
    await pause(20_000);
    assert.ok(count.loads <= 2 * figures, `${count.loads} loads for ${figures} views`);
  });
});
