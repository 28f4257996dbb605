// One page for several tests, one after the other: to open a page costs more than most tests.

import assert from 'node:assert/strict';
import { coarse, open } from './playground.js';

/**
 * Call in a describe block. Returns a function that gives a test the page with a link, opened for the first of
 * them. A test must not rely on what lies outside the link, and what it leaves there the next one finds: folds
 * that are open, the keyboard's place. Dialogs are closed. A test that fails takes its page with it.
 * @param {ReturnType<typeof import('./stand.js').stand>} on
 * @param {object} [options] as open takes them; the size may be another one for each test
 * @returns {(t: object, link: string, size?: import('puppeteer-core').Viewport) => Promise<import('./playground.js').Playground>}
 */
export function shared(on, options = {}) {
  let playground = null;
  let close = null;
  return async (t, link, size = options.size ?? coarse) => {
    if (playground) {
      await playground.page.setViewport(size);
      await playground.frame.evaluate(closeDialogs);
      await playground.visit(link);
    } else {
      const once = { after: (end) => { close = end; } };
      playground = await open(once, on.browser, `${on.site}#${link}`, { ...options, size });
      on.after(() => close?.());
    }
    t.after(async () => {
      if (t.passed) assert.deepEqual(playground.troubles(), [], 'troubles of the page');
      else await drop();
    });
    return playground;
  };

  function drop() {
    const end = close;
    playground = close = null;
    return end();
  }
}

/** Runs in the page. */
function closeDialogs() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
}
