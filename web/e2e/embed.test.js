// The playground in somebody else's page: another origin, and few permissions.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { embedded } from './embedding.js';
import { eventually, framed, near, numbersIn, open } from './playground.js';
import { stand } from './stand.js';
import { kill, stumbling } from './stumble.js';

describe('embed', () => {
  const on = stand();

  for (const [sandbox, origin] of [['allow-scripts', () => 'null'], ['allow-scripts allow-same-origin', () => new URL(on.site).origin]]) {
    test(`runs with sandbox="${sandbox}" on another origin`, async (t) => {
      const { page, inner } = await embedded(t, on, `sandbox="${sandbox}"`);
      await inner.ready();
      assert.equal(await inner.frame.evaluate(() => self.origin), origin());
      const step = Number(await inner.readout('step'));
      await inner.act('forward');
      await inner.reads('step', String(step + 1));
      await inner.act('nudge-up');
      await inner.linkedValue('start');
      const at = await inner.plane();
      await inner.drag([at(...numbersIn(await inner.value('start'))), at(0, 0.5), at(0, 1.5)]);
      await eventually(() => inner.value('start'), (start) => {
        near(numbersIn(start)[0], 0, 0.03, 'start, x');
        near(numbersIn(start)[1], 1.5, 0.03, 'start, y');
      });
      assert.equal(await page.evaluate(() => history.length), 2, 'the history of the host is left alone');
    });
  }

  test('a weight is edited with sandbox="allow-scripts"', async (t) => {
    const { inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1#lab=network&steps=20&step=10&pick=1.2.1');
    await inner.ready();
    const loss = await inner.readout('train-loss');
    await inner.set('weight', '0.5');
    await inner.linked('then', '10:hf/1.2.1:0.5');
    await inner.until((old) => document.querySelector('[data-readout="train-loss"]').textContent !== old, loss);
  });

  test('a worker that is killed with sandbox="allow-scripts" is replaced, and an edit made meanwhile is in force', async (t) => {
    const { inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1', { prepare: stumbling() });
    await inner.ready();
    await inner.rested();
    await kill(inner);
    await inner.act('nudge-up');
    await inner.until(() => document.querySelector('#notices').textContent.includes('your changes are kept'));
    await inner.until(() => /start=/.test(location.hash));
  });

  test('the wheel over the canvas scrolls the host page', async (t) => {
    const { page, inner } = await embedded(t, on);
    await inner.ready();
    const { cx, cy } = await inner.stage();
    await page.mouse.move(cx, cy);
    await page.mouse.wheel({ deltaY: 200 });
    await page.waitForFunction(() => window.scrollY > 100);
  });

  test('Tab walks into the frame, through it and out again', async (t) => {
    const { page, inner } = await embedded(t, on);
    await inner.ready();
    await page.focus('#before');
    const stops = await walk(inner, 'Tab', 'after');
    assert.ok(stops > 5, `${stops} stops inside the frame`);
    assert.equal(await walk(inner, 'Shift+Tab', 'before'), stops, 'as many stops on the way back');
  });

  test('the sample page of course notes shows two figures', async (t) => {
    const outer = await open(t, on.browser, `${on.site}notes/`);
    const frames = await outer.page.$$('iframe');
    assert.equal(frames.length, 2);
    for (const element of frames) {
      await element.evaluate((frame) => frame.scrollIntoView());
      const inner = await framed(outer.page, element);
      await inner.ready();
    }
  });
});

/** Runs in a document: numbers what has its focus, by the order in which things had it; 0 for nothing. */
const focused = () => {
  const { activeElement, body } = document;
  if (!document.hasFocus() || activeElement === body) return 0;
  const seen = globalThis.focusSeen ??= [];
  if (!seen.includes(activeElement)) seen.push(activeElement);
  return seen.indexOf(activeElement) + 1;
};

/** Presses a key until the host's element id has the focus; counts the stops in the frame. The focus goes from frame to frame in its own time. */
async function walk(inner, keys, id) {
  const { page, frame } = inner;
  const [key, ...modifiers] = keys.split('+').reverse();
  const where = async () => {
    const [outside, inside, between] = [await page.evaluate(focused), await frame.evaluate(focused), await page.evaluate(() => document.activeElement.localName === 'iframe')];
    return between ? inside && `stop ${inside}` : `outside ${outside}`;
  };
  for (let stops = 0; stops < 80; stops++) {
    const before = await where();
    for (const modifier of modifiers) await page.keyboard.down(modifier);
    await page.keyboard.press(key);
    for (const modifier of modifiers) await page.keyboard.up(modifier);
    await eventually(where, (now) => assert.ok(now && now !== before, `${keys} moves the focus from ${before}`));
    if (await page.evaluate((want) => document.activeElement.id === want, id)) return stops;
  }
  throw new Error(`${keys} does not reach #${id}`);
}
