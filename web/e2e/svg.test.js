// The page builds drawings by itself; the browser's parser is the reference.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from './server.js';
import { stand } from './stand.js';

const folder = join(root, 'core/view'); // every view keeps its own
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.svg'));

/** Runs in an empty page: whether the module builds from text what the browser's parser does. */
async function compare(module, text) {
  const { showDrawings } = await import(module);
  document.body.innerHTML = '<div data-drawing="one" style="width: 9px; height: 9px"></div>';
  showDrawings([['one', text]]);
  const want = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  const got = document.body.firstElementChild.firstElementChild;
  for (const svg of [want, got]) {
    for (const name of ['xmlns', 'aria-hidden', 'focusable']) svg?.removeAttribute(name);
  }
  return want.isEqualNode(got);
}

/** What showDrawings leaves of text, in an empty page. */
async function shown(module, text) {
  const { showDrawings } = await import(module);
  document.body.innerHTML = '<div data-drawing="one" style="width: 9px; height: 9px"></div>';
  try {
    showDrawings([['one', text]]);
  } catch { /* what cannot be set is not shown */ }
  return document.body.firstElementChild.innerHTML;
}

const svg = (content) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

describe('drawings', () => {
  const on = stand();

  async function plain(t) {
    const page = await on.browser.newPage();
    t.after(() => page.close());
    const html = await (await fetch(on.site)).text();
    await page.goto(`${on.site}LICENSE`); // a document without a policy, which the reference needs
    return { page, module: new URL(`${/web-[0-9a-f]+/.exec(html)[0]}/drawings.js`, on.site).href };
  }

  test('every reference drawing is built as the browser would parse it', async (t) => {
    const { page, module } = await plain(t);
    assert.ok(files.length > 5, `${files.length} reference drawings`);
    for (const name of files) {
      assert.ok(await page.evaluate(compare, module, readFileSync(join(folder, name), 'utf8')), name);
    }
    assert.ok(await page.evaluate(compare, module, svg('<title>a &lt; b &amp;amp; c &quot;d&quot;</title>')), 'entities');
  });

  test('nothing that loads, links or runs is built', async (t) => {
    const { page, module } = await plain(t);
    for (const text of [
      svg('<script>alert(1)</script>'), svg('<a href="javascript:alert(1)"><text>x</text></a>'), svg('<image href="//example.org/x"/>'),
      svg('<foreignObject><p/></foreignObject>'), svg('<use href="#x"/>'), '<html><body/></html>', 'text', '',
    ]) assert.equal(await page.evaluate(shown, module, text), '', text);
  });
});
