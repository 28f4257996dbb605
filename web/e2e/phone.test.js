// A phone has every control of the transport, each large enough for a finger.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, phone } from './playground.js';
import { stand } from './stand.js';

const targetPixels = 44;

/** Runs in the page: the controls of the transport, with what of them can be touched. */
function transport() {
  return [...document.querySelectorAll('#transport :is(button, input)')].filter((control) => control.checkVisibility()).map((control) => {
    const { x, y, width, height } = control.getBoundingClientRect();
    const reached = document.elementFromPoint(x + width / 2, y + height / 2);
    return { name: control.title || control.name || control.dataset.slider || control.textContent, width, height, reached: control.contains(reached) };
  });
}

describe('phone', () => {
  const at = stand();

  const sizes = {
    upright: { size: phone },
    lying: { size: { ...phone, width: phone.height, height: phone.width } },
    narrow: { size: { ...phone, width: 320, height: 640 } },
    'with a net': { size: phone, query: '#lab=network' },
  };
  for (const [name, { size, query = '' }] of Object.entries(sizes)) {
    test(`${name}: the whole transport is in reach`, async (t) => {
      const playground = await open(t, at.browser, at.site + query, { size });
      await playground.ready();
      const controls = await playground.frame.evaluate(transport);
      assert.ok(controls.length >= 9, `${controls.length} controls`);
      for (const control of controls) {
        assert.ok(control.reached && control.width >= targetPixels && control.height >= targetPixels, JSON.stringify(control));
      }
    });
  }

  test('a finger resets what was set', async (t) => {
    const playground = await open(t, at.browser, `${at.site}#steps=50&speed=20`, { size: phone });
    await playground.ready();
    await playground.settled();
    await playground.frame.tap('[data-edit="act=reset"]');
    await playground.until(() => location.hash === `#v=1&${document.querySelector('meta[name="first"]').content}`);
  });
});
