// From the first byte to a finished picture, and the requests that takes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { intercept } from './fault.js';
import { painted, pixelsOf, hues } from './picture.js';
import { desktop, open, phone, waitMs } from './playground.js';
import { root, serve } from './server.js';
import { stand } from './stand.js';

describe('load', () => {
  const on = stand();

  for (const dark of [false, true]) {
    test(`paints a poster before any binary has come, ${dark ? 'dark' : 'light'}`, async (t) => {
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      const playground = await open(t, on.browser, on.site, {
        dark,
        prepare: (page) => intercept(page, /\.wasm$/, async (request) => {
          await held;
          await request.continue();
        }),
      });
      const poster = `img.poster.${dark ? 'dark' : 'light'}`;
      await playground.until((selector) => {
        const image = document.querySelector(selector);
        return image.complete && image.naturalWidth > 0 && image.checkVisibility();
      }, poster);
      assert.ok(await playground.frame.$eval('h1', (heading) => heading.checkVisibility()), 'the heading is visible');
      await painted(playground, await playground.stage(), (counts) => counts.size > 40); // faint, so not those of the paths
      const alive = () => playground.frame.evaluate(() => [...document.querySelectorAll('button, select, input')]
        .filter((one) => one.checkVisibility() && one.closest('[inert]') && Number(getComputedStyle(one.closest('[inert] > *, button[inert]')).opacity) === 1).map((one) => one.outerHTML));
      assert.match(await playground.readout('sentence'), /numbers are coming/);
      assert.deepEqual(await alive(), [], 'controls that cannot act yet and look alive');
      assert.equal(await playground.frame.$eval('.count', (count) => count.checkVisibility({ visibilityProperty: true })), false, 'no step is counted yet');
      release();
      await playground.ready();
    });
  }

  // A processor paints each pixel here: three a point are painted on a phone alone.
  for (const [size, ratio] of [[desktop, 1], [desktop, 2], [phone, 3]]) {
    test(`draws three finished runs without a click, ${size.isMobile ? 'on a phone' : 'on a desktop'} with pixel ratio ${ratio}`, async (t) => {
      const playground = await open(t, on.browser, on.site, { size: { ...size, deviceScaleFactor: ratio } });
      await playground.ready();
      const view = await playground.view();
      const sharp = await view.waitForFunction((r) => {
        const canvas = document.querySelector('canvas');
        return canvas && Math.abs(canvas.width - canvas.clientWidth * r) <= r && Math.abs(canvas.height - canvas.clientHeight * r) <= r;
      }, { timeout: waitMs, polling: 50 }, ratio);
      assert.ok(sharp, 'the canvas has one pixel for each of the screen');
      await painted(playground, await playground.stage(), (counts) => {
        assert.ok(counts.size > 40, 'filled contours');
        for (const [name, colour] of Object.entries(hues)) assert.ok(pixelsOf(counts, colour) > 50, `the ${name} path is drawn`);
      });
      const rows = await playground.table();
      const methods = [...new Set(rows.map((row) => row.Method))];
      assert.equal(methods.length, 3, `methods in the table: ${methods}`);
    });
  }

  test('works under a sub-path and asks for nothing outside it', async (t) => {
    const nested = await serve(t, '/repo-name/');
    const asked = [];
    const playground = await open(t, on.browser, nested, {
      prepare: async (page) => page.on('request', (request) => asked.push(request.url())),
    });
    await playground.ready();
    const strays = asked.filter((url) => url.startsWith('http') && !url.startsWith(nested));
    assert.deepEqual(strays, []);
  });

  test('keeps within the size budgets', (t) => {
    const beside = mkdtempSync(join(tmpdir(), 'sizes-')); // other test files are served dist/ meanwhile
    t.after(() => rmSync(beside, { recursive: true }));
    const sizes = execFileSync('go', ['run', './web/bundle', '-out', beside], { cwd: root, encoding: 'utf8' });
    assert.match(sizes, /shell[^]*worker[^]*canvas/);
    assert.doesNotMatch(sizes, /over budget/);
  });
});
