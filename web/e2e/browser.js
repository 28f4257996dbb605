// A real browser for the tests, with an empty profile and no calls home.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { waitMs } from './wait.js';

const flags = [
  '--no-sandbox', // the tests also run as root, in a container
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader', // WebGL2 without a graphics card
  '--disable-gpu-rasterization', '--disable-gpu-compositing', // the page itself is not painted by the card there is not, as in a browser that finds none
  '--disable-gpu-watchdog', // on a busy machine software WebGL may take long without being stuck
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup', // pages of the browser itself, made for every profile: a third of what opening a page costs
];

/** A busy machine takes long to start a browser, and to answer. */
export const patience = { timeout: waitMs, protocolTimeout: 2 * waitMs };

/** The first of names that is on the PATH, or undefined. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch { /* look further */ }
    }
  }
  return undefined;
}

/**
 * Starts Chromium.
 * @param {{after: (end: () => void) => void}} t the test or suite that ends it
 * @param {string[]} [more] further flags
 */
export function launch(t, more = []) {
  return start(t, process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome'), !process.env.HEADED, more);
}

/**
 * Starts the shell of Chromium: the same engine without toolbars, autofill and all else that makes a browser of
 * it, for three quarters of the time. Where there is none, or a browser is asked for, it is Chromium itself.
 * @param {{after: (end: () => void) => void}} t the test or suite that ends it
 * @param {string[]} [more] further flags
 */
export function launchShell(t, more = []) {
  const shell = onPath('chromium-headless-shell');
  return !shell || process.env.CHROMIUM || process.env.HEADED ? launch(t, more) : start(t, shell, 'shell', more);
}

async function start(t, executablePath, headless, more) {
  const browser = await puppeteer.launch({ executablePath, headless, args: [...flags, ...more], ...patience });
  t.after(() => browser.close());
  return browser;
}
