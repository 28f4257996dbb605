// The canvas under mouse and finger.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually, near, numbersIn, open, phone } from './playground.js';
import { stand } from './stand.js';

/** A mouse places the start to about a pixel: a share of the window's width. */
const pixel = 0.02;

describe('pointer', () => {
  const on = stand();

  test('dragging the start computes all paths anew while it moves', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const at = await playground.plane();
    const told = await playground.readout('sentence');
    const entries = await playground.frame.evaluate(() => history.length);
    await playground.drag([at(-1.2, 1), at(-0.5, 1.5), at(0.5, 2)], async () => {
      await playground.until(() => { // the field follows, and so do the runs
        const [x, y] = document.querySelector('[name="start"]').value.split(',').map(Number);
        return Math.abs(x - 0.5) < 0.2 && Math.abs(y - 2) < 0.2;
      });
      await playground.until((old) => document.querySelector('[data-readout="sentence"]').textContent !== old, told);
    });
    const [x, y] = numbersIn(await playground.linkedValue('start'));
    near(x, 0.5, pixel, 'start, x');
    near(y, 2, pixel, 'start, y');
    for (const row of (await playground.table()).filter((r) => r.Step === '0')) {
      near(Number(row.x), x, 1e-9, `first x of ${row.Method}`);
      near(Number(row.y), y, 1e-9, `first y of ${row.Method}`);
    }
    assert.equal(await playground.frame.evaluate(() => history.length), entries + 1, 'one drag is one step of the history');
  });

  test('a finger drags the start', async (t) => {
    const playground = await open(t, on.browser, on.site, { size: phone });
    await playground.ready();
    const at = await playground.plane();
    const { cx, cy } = await playground.stage();
    await playground.swipe(at(-1.2, 1), [cx, cy]);
    const [x, y] = at(...numbersIn(await playground.linkedValue('start')));
    assert.ok(Math.hypot(x - cx, y - cy) < 30, `the start is at ${x}, ${y}, want the finger, ${cx}, ${cy}`);
  });

  test('dragging the empty plane pans, Ctrl and the wheel zoom, Home brings back', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const { page } = playground;
    const { cx, y, height } = await playground.stage(); // the page has come to rest
    const low = y + height * 0.8;
    await playground.drag([[cx, low], [cx + 60, low], [cx + 120, low]]);
    const across = (text = '') => { const [from, to] = text.split(',').map(Number); return to - from; };
    const panned = across(await playground.linkedValue('window'));
    await page.keyboard.down('Control');
    await page.mouse.wheel({ deltaY: -240 });
    await page.keyboard.up('Control');
    await eventually(() => playground.settings(), ({ window }) => {
      assert.ok(across(window) < panned, `width ${across(window)}, want less than ${panned}`);
    });
    await playground.until(() => globalThis.e2eRing.phase === 'commit'); // once the wheel has been still for a while
    await playground.act('home');
    await playground.unlinked('window');
  });

  test('a click on a path selects that iterate', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const rows = await playground.table();
    const newton = rows.filter((row) => row.Method === 'Newton');
    const target = newton[2];
    const at = await playground.plane();
    await playground.press(...at(Number(target.x), Number(target.y)));
    await playground.linked('select', 'newton');
    await playground.linked('step', target.Step);
    await playground.until((want) => document.querySelector('[data-rows="inspector"]').textContent.includes(want), 'Newton');
  });
});
