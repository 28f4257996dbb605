// The flags of a link that change the page, not the race: hide and play.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './playground.js';
import { stand } from './stand.js';

const parts = ['header', 'methods', 'inspector', 'curve', 'sentence', 'transport'];

/** Runs in the page: how much of the window nothing covers but the canvas, and whether anything has to be scrolled for. */
function layout() {
  const { width, height } = document.querySelector('#stage').getBoundingClientRect();
  const { scrollWidth, scrollHeight } = document.documentElement;
  return { share: (width * height) / (innerWidth * innerHeight), fits: scrollWidth <= innerWidth && scrollHeight <= innerHeight };
}

/** Keeps all scripts that are files from the page. */
async function withoutScripts(page) {
  await page.setRequestInterception(true);
  page.on('request', (request) => (request.resourceType() === 'script' ? request.abort() : request.continue()));
}

describe('flags', () => {
  const at = stand();

  for (const [embed, size] of [['off', { width: 1280, height: 800 }], ['on', { width: 720, height: 480 }], ['on', { width: 320, height: 480 }]]) {
    test(`the canvas takes the room of what is hidden, embed=${embed}, ${size.width} wide`, async (t) => {
      const playground = await open(t, at.browser, `${at.site}#embed=${embed}`, { size });
      await playground.ready();
      let before = await playground.frame.evaluate(layout);
      assert.ok(before.fits, 'nothing has to be scrolled for');
      for (let n = 1; n <= parts.length; n++) {
        const hide = parts.slice(0, n).join(',');
        await playground.visit(`embed=${embed}&hide=${hide}`);
        assert.equal(await playground.frame.evaluate(() => document.documentElement.dataset.hide), hide.replaceAll(',', ' '));
        const now = await playground.frame.evaluate(layout);
        assert.ok(now.fits && now.share >= before.share - 0.001, `hide=${hide}: ${JSON.stringify([before, now])}`);
        before = now;
      }
      assert.ok(before.share > 0.97, `with all hidden the canvas has ${before.share} of the window`);
      await playground.ready();
    });
  }

  for (const [link, dark, shade] of [['?theme=dark', false, 'dark'], ['?embed=1#theme=light&step=1', true, 'light'], ['?theme=dark#theme=light', true, 'light'], ['', true, 'dark']]) {
    test(`"${link}" is ${shade} before any script has come, dark=${dark}`, async (t) => {
      const playground = await open(t, at.browser, at.site + link, { dark, allow: /ERR_FAILED/, prepare: withoutScripts });
      const [red] = await playground.frame.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
      assert.equal(red < 128, shade === 'dark', `the red of the ground is ${red}`);
    });
  }

  test('play=on plays from the step of the link', async (t) => {
    const playground = await open(t, at.browser, `${at.site}#play=on&step=0&speed=2`); // 100 s to the end
    await playground.until(() => Number(document.querySelector('[data-readout="step"]').textContent) > 1
      && document.querySelector('[data-role="play"]').getAttribute('aria-pressed') === 'true');
  });
});
