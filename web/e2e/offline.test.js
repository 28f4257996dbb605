// The network goes in the middle of loading, and comes back, at first only in
// name: the page loads on by itself.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { between } from './fault.js';
import { open, pause } from './playground.js';
import { stand } from './stand.js';

/** What the browser logs by itself about a request that fails. */
const failedRequest = /Failed to load resource|net::ERR_/;

/** Longer than the page keeps a fault to itself. */
const offlineMs = 2500;

/** What is held up; alive: whether the session runs meanwhile, so that the form can be edited. */
const parts = {
  'the worker binary': { of: /worker-[^/]*\.wasm$/, alive: false },
  'the files of the worker': { of: /(wasm_exec|worker)\.js$/, alive: false },
  'the canvas binary': { of: /canvas-[^/]*\.wasm$/, alive: true },
  'the files of the view': { of: /view\.(html|css|js)$/, alive: true },
};

/** Serves site, but of every file that matches only a share, until mend is called; then the next try of each still fails. */
async function weak(t, site, of, share) {
  const state = { held: 0, broken: true, failed: new Set() };
  state.site = await between(t, site, ({ path, status, headers, body }, response) => {
    if (!of.test(path)) return false;
    if (state.broken) {
      response.writeHead(status, { ...headers, 'content-length': body.length });
      response.write(body.subarray(0, body.length * share));
      state.held++;
      return true;
    }
    if (state.failed.has(path)) return false;
    state.failed.add(path);
    response.destroy();
    return true;
  });
  return state;
}

/** What the page says of a fault, and how far the progress bar is. Runs in the page. */
function spoken() {
  const [card, notices, bar] = ['#card', '#notices', '#progress'].map((id) => document.querySelector(id));
  return { card: card.hidden ? '' : card.innerText, notices: notices.innerText, bytes: bar.value, most: bar.max };
}

describe('offline', () => {
  const on = stand();

  for (const [name, { of, alive }] of Object.entries(parts)) {
    for (const share of [0.25, 0.5, 0.75]) {
      test(`offline after ${share * 100} % of ${name}: it goes on by itself`, async (t) => {
        const line = await weak(t, on.site, of, share);
        const playground = await open(t, on.browser, line.site, { allow: failedRequest });
        await playground.frame.evaluate(() => { globalThis.sameDocument = true; });
        for (let tries = 0; line.held === 0 && tries < 100; tries++) await pause(100);
        if (alive) await playground.settled();
        await playground.page.setOfflineMode(true);
        await playground.until(() => !document.querySelector('#card').hidden || document.querySelector('#notices').children.length > 0);
        const { card, notices, bytes, most } = await playground.frame.evaluate(spoken);
        assert.match(alive ? notices : card, /could not be fetched: this device is offline/);
        assert.ok(bytes < most, `${bytes} of ${most} bytes`);
        if (alive) await playground.set('start', '1,-1');
        else await playground.frame.evaluate(() => { location.hash = 'start=1,-1'; });
        await pause(offlineMs);
        line.broken = false;
        await playground.page.setOfflineMode(false);
        await playground.ready();
        assert.ok(line.failed.size > 0, 'the first request after "online" has failed');
        assert.equal(await playground.value('start'), '1,-1', 'what was edited meanwhile');
        const after = await playground.frame.evaluate(spoken);
        assert.deepEqual(after, { card: '', notices: '', bytes: most, most });
        assert.ok(await playground.frame.evaluate(() => globalThis.sameDocument), 'the page was not loaded again');
      });
    }
  }

  for (const [name, { of }] of Object.entries(parts)) {
    test(`a connection that breaks in ${name} is made again, though the device was never offline`, async (t) => {
      const left = new Map();
      const site = await between(t, on.site, ({ path, status, headers, body }, response) => {
        if (!of.test(path)) return false;
        left.set(path, (left.get(path) ?? 3) - 1);
        if (left.get(path) < 0) return false;
        response.writeHead(status, { ...headers, 'content-length': body.length });
        response.write(body.subarray(0, body.length / 2), () => response.destroy());
        return true;
      });
      const playground = await open(t, on.browser, site, { allow: failedRequest });
      await playground.ready();
      const { card, notices } = await playground.frame.evaluate(spoken);
      assert.deepEqual({ card, notices }, { card: '', notices: '' });
    });
  }

  test('a frame that finds no network is made again when there is one, where no cache keeps its files', async (t) => {
    const asked = new Map();
    const site = await between(t, on.site, ({ path, headers }, response) => {
      if (!parts['the files of the view'].of.test(path)) return false;
      headers['cache-control'] = 'no-store';
      asked.set(path, (asked.get(path) ?? 0) + 1);
      if (asked.get(path) !== 2) return false;
      response.destroy();
      return true;
    });
    const playground = await open(t, on.browser, site, { allow: failedRequest });
    await playground.settled();
    for (let tries = 0; asked.get([...asked.keys()].find((path) => path.endsWith('view.html'))) !== 2 && tries < 200; tries++) await pause(100);
    await playground.page.setOfflineMode(true);
    await playground.page.setOfflineMode(false);
    const began = Date.now();
    await playground.ready();
    assert.ok(Date.now() - began < 28_000, 'before the view is given up');
    assert.equal((await playground.frame.evaluate(spoken)).notices, '');
  });

  test('only the notice whose cause is gone goes', async (t) => {
    const line = await weak(t, on.site, parts['the canvas binary'].of, 0.5);
    const playground = await open(t, on.browser, `${line.site}#start=NaN,0`, { allow: failedRequest });
    await playground.settled();
    const texts = () => playground.frame.$$eval('#notices p', (lines) => lines.map((text) => text.textContent));
    const before = await texts();
    await playground.page.setOfflineMode(true);
    await playground.until((count) => document.querySelectorAll('#notices p').length > count, before.length);
    line.broken = false;
    await playground.page.setOfflineMode(false);
    await playground.ready();
    assert.deepEqual(await texts(), before);
  });
});
