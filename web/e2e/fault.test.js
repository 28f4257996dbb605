// What the reader sees when a binary does not come as it should.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { between } from './fault.js';
import { open } from './playground.js';
import { stand } from './stand.js';

/** What the browser logs by itself about a request that fails. */
const failedRequest = /Failed to load resource|net::ERR_/;

/**
 * What stands in the way of a binary; passing: whether the page tries again by itself.
 * @type {Record<string, {words: string, spoil: Parameters<typeof between>[2], passing?: boolean}>}
 */
const faults = {
  'missing': {
    words: 'HTTP 404',
    spoil: (answer) => { Object.assign(answer, { status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('not found') }); },
  },
  'truncated': { words: 'damaged', spoil: (answer) => { answer.body = answer.body.subarray(0, answer.body.length / 2); } },
  'corrupt': { words: 'damaged', spoil: ({ body }) => { body[body.length >> 1] ^= 1; } },
  'a page in its place': {
    words: 'damaged',
    spoil: (answer) => { Object.assign(answer, { headers: { 'content-type': 'text/html' }, body: Buffer.from('<h1>Not here</h1>') }); },
  },
  'cut off': { words: 'could not be fetched', spoil: (answer, response) => response.destroy(), passing: true },
};

/** Opens the page, the answers for the files of pattern spoiled until heal is called. */
async function spoiled(t, on, pattern, spoil) {
  let ill = true;
  const site = await between(t, on.site, (answer, response) => ill && pattern.test(answer.path) && spoil(answer, response));
  return { playground: await open(t, on.browser, site, { allow: failedRequest }), heal: () => { ill = false; } };
}

describe('fault', () => {
  const on = stand();

  for (const [name, { words, spoil, passing = false }] of Object.entries(faults)) {
    const mends = passing ? 'mends itself' : 'Retry mends it';

    test(`worker binary ${name}: a card says so, ${mends}`, async (t) => {
      const { playground, heal } = await spoiled(t, on, /worker-[^/]*\.wasm$/, spoil);
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
      const { playground, heal } = await spoiled(t, on, /canvas-[^/]*\.wasm$/, spoil);
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
    const { playground } = await spoiled(t, on, /\.wasm$/, ({ headers }) => { headers['content-type'] = 'application/octet-stream'; });
    await playground.ready();
  });

  test('a damaged copy is fetched once more before anything is said', async (t) => {
    let served = 0;
    const { playground } = await spoiled(t, on, /worker-[^/]*\.wasm$/, (answer) => {
      served++;
      if (served === 1) answer.body = Buffer.from('half');
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
