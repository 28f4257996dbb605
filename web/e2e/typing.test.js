// Typing is live: every legal beginning of a text is in force while it is
// typed. What is refused in the end leaves nothing of that behind.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually, open } from './playground.js';
import { stand } from './stand.js';

describe('typing', () => {
  const at = stand();

  test('the value from before stays when the whole text is refused', async (t) => {
    const playground = await open(t, at.browser, at.site, { canvas: false });
    await playground.settled();
    const field = await playground.frame.$('#control-tol');
    const before = await playground.value('tol');
    await field.evaluate((element) => { element.closest('details')?.setAttribute('open', ''); element.focus(); element.select(); });
    await field.type('0.5e9', { delay: 60 });
    await eventually(() => playground.error('tol'), (error) => error.includes('0.5e9'));
    await playground.settled();
    assert.equal((await playground.settings()).tol, undefined);
    assert.equal(await playground.value('tol'), '0.5e9', 'the text stays to be mended');
    await field.press('Escape');
    await playground.settled();
    assert.equal(await playground.value('tol'), before);
    assert.equal(await playground.error('tol'), '');
  });

  test('a text that is marked is typed over, though a link changes it meanwhile', async (t) => {
    const playground = await open(t, at.browser, `${at.site}#race=gd&steps=40`, { canvas: false });
    await playground.settled();
    await playground.frame.$eval('[name="steps"]', (element) => { element.focus(); element.select(); });
    await playground.frame.evaluate(() => { location.hash = 'race=gd&steps=26'; });
    await playground.shows('steps', '26');
    await playground.page.keyboard.type('31\n');
    await playground.linked('steps', '31');
  });
});
