// A page with many figures: each costs what is used of it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { embedded } from './embedding.js';
import { host } from './host.js';
import { eventually, framed, near, numbersIn, open, pause } from './playground.js';
import { stand } from './stand.js';

const figures = 10;

const notes = (src) => `<!doctype html><html lang="en"><title>Notes</title><link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; width: 720px; height: 480px; margin: 100px 0; border: 0 }</style>
<p><a id="before" href="#before">before</a></p>
${`<iframe src="${src}" title="Playground" sandbox="allow-scripts"></iframe>`.repeat(figures)}`;

/** Makes a minute of being left alone short, before the page is loaded. */
const impatient = (page) => page.evaluateOnNewDocument(() => {
  const real = window.setTimeout;
  window.setTimeout = (what, ms, ...rest) => real(what, ms === 60_000 ? 1500 : ms, ...rest);
});

/** The documents with a canvas that page holds, of all its figures. */
const views = (page) => page.frames().filter((frame) => frame.url().includes('/view.html'));

const holds = (page, count) => eventually(() => views(page).length, (n) => assert.equal(n, count, 'documents with a canvas'));

/** Whether the drawing of the worker stands on the stage. */
const drawn = (inner) => inner.until(() => document.querySelector('#stage').dataset.view === 'drawing' && document.querySelector('#stage .drawing svg')?.checkVisibility());

const begun = (inner) => inner.frame.evaluate(() => 'state' in document.documentElement.dataset);

/** Points at what is no figure. */
const leave = (page) => page.mouse.move(900, 60);

describe('asleep', () => {
  const on = stand();

  test('of ten figures only what is near computes, and only what is used has a canvas', async (t) => {
    const address = await host(t, notes(`${on.site}?embed=1`));
    const { page } = await open(t, on.browser, address, { host: on.site, size: { width: 1000, height: 700 }, prepare: impatient });
    const elements = await page.$$('iframe');
    assert.equal(elements.length, figures);
    const inner = await Promise.all(elements.map((element) => framed(page, element)));
    await inner[0].settled();
    await drawn(inner[0]);
    await pause(500);
    assert.equal(await begun(inner[4]), false, 'the fifth figure is far away and has not begun');
    assert.equal(await begun(inner[9]), false, 'nor has the last');
    await holds(page, 0);
    const before = await inner[0].readout('step');
    await inner[0].act('back');
    await eventually(() => inner[0].readout('step'), (step) => assert.notEqual(step, before));
    await holds(page, 0);

    const { cx, cy } = await inner[0].stage();
    await page.mouse.move(cx, cy);
    await page.mouse.move(cx, cy + 1);
    await inner[0].until(() => document.querySelector('#stage').dataset.view === 'live');
    await holds(page, 1);
    await pause(2500);
    await holds(page, 1); // a pointer that rests there uses it
    await leave(page);
    await holds(page, 0);
    await drawn(inner[0]);

    await elements[9].evaluate((element) => element.scrollIntoView());
    await inner[9].settled();
    await drawn(inner[9]);
    assert.equal(await begun(inner[4]), false, 'the fifth was passed over');
    await holds(page, 0);
    await inner[9].frame.focus('#stage');
    await inner[9].ready();
    await holds(page, 1);
  });

  test('a figure that plays has its canvas at once', async (t) => {
    const { page, inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1&play=on#step=0&speed=2');
    await inner.until(() => document.querySelector('#stage').dataset.view === 'live');
    await holds(page, 1);
  });

  test('the press that wakes a figure drags', async (t) => {
    const { page, inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1', { prepare: impatient });
    await inner.settled();
    const { cx, cy } = await inner.stage();
    await page.mouse.move(cx, cy); // a hand that stays, however long the measuring takes
    await inner.ready();
    await inner.act('nudge-up');
    await inner.linkedValue('start');
    const at = await inner.plane();
    const start = at(...numbersIn(await inner.value('start')));
    await leave(page);
    await holds(page, 0);
    await page.mouse.move(...start);
    await page.mouse.down();
    const [x, y] = at(0, 1.5);
    await page.mouse.move(x, y - 5, { steps: 3 });
    await inner.until(() => document.querySelector('#stage').dataset.view === 'live');
    await page.mouse.move(x, y);
    await inner.arrived();
    await page.mouse.up();
    await eventually(() => inner.value('start'), (value) => {
      near(numbersIn(value)[0], 0, 0.05, 'start, x');
      near(numbersIn(value)[1], 1.5, 0.05, 'start, y');
    });
    await inner.linkedValue('start');
  });

  test('a press that is over before the canvas is there is not lost', async (t) => {
    const { page, inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1#lab=neuron', { prepare: impatient });
    await inner.settled();
    await drawn(inner);
    await leave(page);
    const before = await inner.rested();
    const name = await inner.frame.evaluateHandle(() => [...document.querySelectorAll('#stage .drawing text')].filter((text) => text.textContent === 'x₁').at(-1));
    const outer = await (await page.$('iframe')).evaluate((frame) => frame.getBoundingClientRect().toJSON());
    const { right, y, height } = await name.evaluate((text) => text.getBoundingClientRect().toJSON());
    await page.mouse.click(outer.x + right + 14, outer.y + y + height / 2);
    await holds(page, 1);
    await leave(page);
    await inner.until(() => document.querySelector('#stage').dataset.view === 'live');
    await inner.until((old) => location.hash.slice(1) !== old, before);
    assert.equal((await inner.settings())['neuron.row'], '2');
  });
});
