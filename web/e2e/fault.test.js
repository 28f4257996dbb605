// What the reader sees when a binary does not come as it should.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bodyOf, intercept } from './fault.js';
import { open } from './playground.js';
import { stand } from './stand.js';

/** What the browser logs by itself about a request that fails. */
const failedRequest = /Failed to load resource|net::ERR_/;

/** passing: whether the page tries again by itself */
const faults = {
  'missing': { words: 'HTTP 404', answer: (request) => request.respond({ status: 404, contentType: 'text/plain', body: 'not found' }) },
  'truncated': {
    words: 'damaged',
    answer: async (request) => {
      const body = await bodyOf(request.url());
      await request.respond({ status: 200, contentType: 'application/wasm', body: body.subarray(0, body.length / 2) });
    },
  },
  'corrupt': {
    words: 'damaged',
    answer: async (request) => {
      const body = await bodyOf(request.url());
      body[body.length >> 1] ^= 1;
      await request.respond({ status: 200, contentType: 'application/wasm', body });
    },
  },
  'a page in its place': { words: 'damaged', answer: (request) => request.respond({ status: 200, contentType: 'text/html', body: '<h1>Not here</h1>' }) },
  'cut off': { words: 'could not be fetched', answer: (request) => request.abort('connectionreset'), passing: true },
};

describe('fault', () => {
  const on = stand();

  for (const [name, { words, answer, passing = false }] of Object.entries(faults)) {
    const mends = passing ? 'mends itself' : 'Retry mends it';

    test(`worker binary ${name}: a card says so, ${mends}`, async (t) => {
      let heal;
      const playground = await open(t, on.browser, on.site, {
        allow: failedRequest,
        prepare: async (page) => { heal = await intercept(page, /worker-[^/]*\.wasm$/, answer); },
      });
      await playground.until(() => !document.querySelector('#card').hidden);
      const text = await playground.frame.$eval('#card', (card) => card.textContent);
      assert.match(text, /worker/);
      assert.ok(text.includes(words), `the card says ${text}, want ${words}`);
      heal();
      if (!passing) await playground.click('#retry');
      await playground.ready();
      assert.ok(await playground.frame.$eval('#card', (card) => card.hidden), 'the card has gone');
    });

    test(`canvas binary ${name}: a drawing stands in, ${mends}`, async (t) => {
      let heal;
      const playground = await open(t, on.browser, on.site, {
        allow: failedRequest,
        prepare: async (page) => { heal = await intercept(page, /canvas-[^/]*\.wasm$/, answer); },
      });
      await playground.settled();
      await playground.until((part) => document.querySelector('#notices').textContent.includes(part), words);
      await playground.until(() => document.querySelector('#stage [data-drawing] svg')?.checkVisibility());
      const step = Number(await playground.readout('step'));
      await playground.act('forward');
      await playground.reads('step', String(step + 1));
      heal();
      if (!passing) await playground.frame.evaluate(() => [...document.querySelectorAll('#notices button')].find((b) => b.textContent === 'Retry').click());
      await playground.ready();
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '', 'the notice has gone');
    });
  }

  for (const [lack, take, words] of [
    ['WebAssembly', () => { delete globalThis.WebAssembly; }, /no WebAssembly/],
    ['vector instructions', () => { WebAssembly.validate = (program) => !new Uint8Array(program.buffer ?? program).includes(0xfd); }, /vector instructions of WebAssembly \(SIMD\)\. .*Chrome .* 123 .* Firefox from 121 or Safari from 17\.5\./],
  ]) {
    test(`a browser without ${lack} is told what is needed, beside the poster`, async (t) => {
      const playground = await open(t, on.browser, on.site, { prepare: (page) => page.evaluateOnNewDocument(take) });
      const text = await playground.until(() => !document.querySelector('#card').hidden && document.querySelector('#card').textContent);
      assert.match(text, words);
      await playground.until(() => document.querySelector('.poster.light').checkVisibility());
    });
  }

  test('a browser that refuses a worker: the card says so in a sentence', async (t) => {
    const refuse = () => { window.Worker = class { constructor() { throw new DOMException('no more workers', 'SecurityError'); } }; };
    const playground = await open(t, on.browser, on.site, { canvas: false, prepare: (page) => page.evaluateOnNewDocument(refuse) });
    await playground.until(() => !document.querySelector('#card').hidden);
    assert.equal(await playground.frame.$eval('#card p', (text) => text.textContent), 'The computation cannot start: no more workers.');
  });

  test('a wrong media type does no harm', async (t) => {
    const playground = await open(t, on.browser, on.site, {
      prepare: (page) => intercept(page, /\.wasm$/, async (request) => {
        await request.respond({ status: 200, contentType: 'application/octet-stream', body: await bodyOf(request.url()) });
      }),
    });
    await playground.ready();
  });

  test('a damaged copy is fetched once more before anything is said', async (t) => {
    let served = 0;
    const playground = await open(t, on.browser, on.site, {
      prepare: (page) => intercept(page, /worker-[^/]*\.wasm$/, async (request) => {
        served++;
        await request.respond({ status: 200, contentType: 'application/wasm', body: served === 1 ? 'half' : await bodyOf(request.url()) });
      }),
    });
    await playground.ready();
    assert.equal(served, 2);
  });

  test('without WebAssembly the page explains itself', async (t) => {
    const playground = await open(t, on.browser, on.site, {
      prepare: (page) => page.evaluateOnNewDocument(() => { delete globalThis.WebAssembly; }),
    });
    await playground.until(() => !document.querySelector('#card').hidden);
    assert.match(await playground.frame.$eval('#card', (card) => card.textContent), /WebAssembly/);
  });

  test('without WebGL2 everything but the canvas works', async (t) => {
    const playground = await open(t, on.browser, on.site, {
      prepare: (page) => page.evaluateOnNewDocument(() => {
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function getContext(kind, ...rest) {
          return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
        };
        delete globalThis.WebGL2RenderingContext;
      }),
    });
    await playground.settled();
    await playground.until(() => document.querySelector('#stage [data-drawing] svg')?.checkVisibility());
    await playground.set('problem', 'himmelblau');
    await playground.linked('problem', 'himmelblau');
    await playground.settled();
    assert.ok((await playground.table()).length > 3);
  });
});
