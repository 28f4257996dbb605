// A smoke test in stock Firefox, on machines that have it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { onPath } from './browser.js';
import { Playground } from './playground.js';
import { serve } from './server.js';

const executablePath = process.env.FIREFOX ?? onPath('firefox', 'firefox-esr');

test('Firefox computes, draws and follows an edit', { skip: !executablePath && 'this machine has no Firefox' }, async (t) => {
  const site = await serve(t);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const thrown = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  await page.goto(site);
  const playground = new Playground(page, page.mainFrame());
  await playground.settled();
  // Headless Firefox may have no WebGL2: then the drawing stands in for the canvas.
  await playground.until(() => document.querySelector('#stage').dataset.view === 'live' || document.querySelector('#stage [data-drawing] svg'));
  await playground.act('nudge-up');
  await playground.until(() => /start=/.test(location.hash));
  const rows = await playground.table();
  assert.ok(rows.length > 3, `${rows.length} rows in the table`);
  assert.deepEqual(thrown, []);
});
