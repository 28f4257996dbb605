// What the share dialog gives away is HTML for somebody else's page.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './playground.js';
import { serve } from './server.js';
import { stand } from './stand.js';

describe('share', () => {
  const on = stand();

  test('the snippet leads to this page, whatever its address is made of', async (t) => {
    const site = await serve(t, "/a&copy=$&$'b/");
    const playground = await open(t, on.browser, `${site}#problem=himmelblau&start=0,1`);
    await playground.settled();
    await playground.frame.click('[data-dialog="share"]');
    const [link, snippet] = await playground.frame.$$eval('[data-share]', (fields) => fields.map((field) => field.value));
    const page = await on.browser.newPage(); // a document without a policy
    t.after(() => page.close());
    const found = await page.evaluate((html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      return { tags: [...body.querySelectorAll('*')].map((e) => e.localName), frame: body.querySelector('iframe').src, href: body.querySelector('a').href };
    }, snippet);
    const hash = link.slice(link.indexOf('#'));
    assert.match(hash, /problem=himmelblau&start=0,1/);
    assert.deepEqual(found, { tags: ['iframe', 'p', 'a'], frame: `${site}?embed=1${hash}`, href: `${site}${hash}` });
  });
});
