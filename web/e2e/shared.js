// One page for several tests, one after the other: to open a page costs more than most tests.

import assert from 'node:assert/strict';
import { coarse, open } from './playground.js';

/** The pages of a stand, by the options that they were opened with: {playground, end}. */
const pages = new WeakMap();

/**
 * Shows link in a page that the tests of a stand share, of which there is one for each set of options. What a test
 * leaves outside the link the next one finds: folds that are open, a mouse button that is down, what is typed in a
 * dialog. Dialogs are closed, nothing is explained, the mouse and the keyboard are taken off. A test that fails takes
 * its page with it.
 * @param {{after: (end: () => Promise<void>) => void, passed: boolean}} t
 * @param {ReturnType<typeof import('./stand.js').stand>} on
 * @param {string} link
 * @param {object} [options] as open takes them, all of them plain values
 * @returns {Promise<import('./playground.js').Playground>}
 */
export async function visit(t, on, link, { size = coarse, ...options } = {}) {
  const { isMobile, hasTouch } = size; // which a page cannot change
  const key = JSON.stringify({ isMobile, hasTouch, ...options });
  if (!pages.has(on)) {
    pages.set(on, new Map());
    on.after(async () => { for (const { end } of pages.get(on).values()) await end(); });
  }
  const shared = pages.get(on);
  const before = shared.get(key);
  if (before) {
    const { playground } = before;
    await playground.page.bringToFront();
    await playground.page.setViewport(size);
    await playground.page.mouse.move(0, 0);
    await playground.frame.evaluate(letGo);
    await playground.visit(link);
  } else {
    let end;
    const playground = await open({ after: (one) => { end = one; } }, on.browser, `${on.site}#${link}`, { size, ...options });
    shared.set(key, { playground, end });
  }
  const { playground, end } = shared.get(key);
  t.after(async () => {
    if (t.passed) return assert.deepEqual(playground.troubles(), [], 'troubles of the page');
    shared.delete(key);
    return end();
  });
  return playground;
}

/** Runs in the page. */
function letGo() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  document.querySelector('[data-explains][aria-pressed="true"]')?.click();
  document.activeElement.blur();
}
