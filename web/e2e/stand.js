// What most test files stand on: one browser and one server a file.

import { after, before } from 'node:test';
import { launch, launchShell } from './browser.js';
import { serve } from './server.js';

/** WebAssembly is compiled once and simply, for most pages live for seconds: a third of a test. Benchmarks and the smoke do without. */
const thrifty = ['--js-flags=--liftoff-only'];

/** Starts Chromium itself, for tests of what its shell has not: it puts no page behind another, and wheels at pages that zoom. */
export const wholeBrowser = (owner) => launch(owner, thrifty);

/**
 * Call in a describe block. The result is filled in before its first test.
 * @param {(owner: {after: (end: () => void) => void}) => Promise<import('puppeteer-core').Browser>} [start]
 * @returns {{browser: import('puppeteer-core').Browser, site: string, after: (end: () => void) => void}} after adds to what is ended first
 */
export function stand(start = (owner) => launchShell(owner, thrifty)) {
  const ends = [];
  const stand = { browser: null, site: '', after: (end) => ends.push(end) };
  before(async () => {
    stand.site = await serve(stand);
    stand.browser = await start(stand);
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return stand;
}
