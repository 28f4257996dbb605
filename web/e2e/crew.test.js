// Long evaluations shared among workers: two make the numbers of one, also where one of
// them is killed in the middle of an evaluation.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { launchFirefox, noFirefox } from './firefox.js';
import { open } from './playground.js';
import { stand } from './stand.js';

/** All images in every evaluation, so that each is long enough. */
const link = 'lab=deep&deep.n=700&deep.tests=0&deep.encoder=40,20,6&race=momentum,hf&momentum.batch=0&hf.curvature-batch=0';

/** How far the weights of two runs may be from each other, against their length. */
const tolerance = 1e-9;

/**
 * Prepares a page on a computer of so many threads: window.workers are those it has made, and
 * orders[i] counts the parts that worker i was asked for, of one problem, and late how often one was given
 * up for a while. Worker hangs, if there is one, hangs at its third of the second problem.
 */
const crewed = (threads, hangs = -1) => (page) => page.evaluateOnNewDocument((count, bad) => {
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => count });
  const RealWorker = window.Worker;
  const RealBlob = window.Blob;
  const trap = `{
    let nth = 0;
    let program;
    let orders = 0;
    let problems = 0;
    self.addEventListener('message', ({ data }) => { if (data?.type === 'nth') nth = data.nth; });
    Object.defineProperty(globalThis, 'hf', {
      get: () => program,
      set(hf) {
        const { order, advance } = hf;
        hf.order = (o) => {
          if (o.query) {
            problems++;
            orders = 0;
          }
          if (o.part) self.postMessage({ type: 'ordered', orders: ++orders });
          return order(o);
        };
        hf.advance = (ms) => {
          if (nth === ${bad} && problems === 2 && orders >= 3) for (;;);
          return advance(ms);
        };
        program = hf;
      },
    });
  }\n`;
  window.workers = [];
  window.orders = [];
  window.late = 0;
  window.saved = null;
  window.Worker = class extends RealWorker {
    postMessage(message, ...rest) {
      if (message?.type === 'late' && message.late) window.late++;
      super.postMessage(message, ...rest);
    }

    constructor(...rest) {
      super(...rest);
      const nth = window.workers.push(this) - 1;
      window.orders[nth] = 0;
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'ordered') window.orders[nth] = data.orders;
        if (data?.type === 'weights') window.saved = Array.from(new Uint8Array(data.saved.bytes));
      });
      this.postMessage({ type: 'nth', nth });
    }
  };
  window.Blob = class extends RealBlob {
    constructor(parts, options) { super(options?.type === 'text/javascript' ? [trap, ...parts] : parts, options); }
  };
}, threads, hangs);

/** The weights at the end of the selected run, tensor by tensor, from the file that the session makes of them. */
async function weights(playground) {
  await playground.frame.evaluate(() => window.workers[0].postMessage({ type: 'weights', all: false }));
  const data = Buffer.from(await playground.until(() => window.saved));
  const length = Number(data.readBigUInt64LE(0));
  const { __metadata__: meta, ...tensors } = JSON.parse(data.subarray(8, 8 + length));
  return new Map(Object.entries(tensors).map(([name, { dtype, data_offsets: [from, to] }]) => {
    assert.equal(dtype, 'F64');
    return [name, Array.from({ length: (to - from) / 8 }, (_, i) => data.readDoubleLE(8 + length + from + 8 * i))];
  }));
}

function same(got, want) {
  assert.ok(want.size === 12);
  assert.deepEqual([...got.keys()], [...want.keys()]);
  const norm = (v) => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
  for (const [name, v] of want) {
    const off = norm(got.get(name).map((x, i) => x - v[i])) / norm(v);
    assert.ok(off <= tolerance, `${name} deviates by ${off}`);
  }
}

const orders = (playground) => playground.frame.evaluate(() => window.orders);

describe('crew', () => {
  const on = stand();
  let alone = null;

  const opened = (t, threads, hangs) => open(t, on.browser, `${on.site}#${link}&steps=2000`, { prepare: crewed(threads, hangs) });

  /** Opens the race that is compared, on other images. */
  const race = async (playground) => {
    await playground.visit(`${link}&steps=20&deep.data-seed=2`);
    await playground.settled();
  };

  test('on two threads one worker computes, and there is nothing to choose', async (t) => {
    const playground = await opened(t, 2);
    await playground.answered();
    await race(playground);
    alone = await weights(playground);
    assert.deepEqual(await orders(playground), [0]);
    assert.equal(await playground.frame.$eval('#workers', ({ hidden }) => hidden), true);
  });

  test('two workers make the numbers of one; the reader may have one', async (t) => {
    const playground = await opened(t, 3);
    await playground.until(() => window.orders[1] > 0);
    await race(playground);
    const asked = await orders(playground);
    assert.ok(asked.length === 2 && asked[1] > 10, `parts asked for: ${asked}`);
    same(await weights(playground), alone);
    await playground.frame.select('#workers-count', '1');
    await playground.visit(`${link}&steps=20&deep.data-seed=2&seed=4`);
    await playground.settled();
    assert.deepEqual((await orders(playground)), asked, 'nobody is asked any more');
  });

  for (const [what, net] of Object.entries({
    'the sequences of a recurrent net': 'lab=sequence&sequence.n=600&sequence.units=40&sequence.length=20&race=hf&hf.curvature-batch=300&hf.cg-max=8',
    'the points of a wide net': 'lab=network&network.hidden=64,64,64&network.data=moons&network.moons-n=2500&network.train=0.9&race=hf&hf.cg-max=8',
  })) {
    test(`two workers share ${what}`, async (t) => {
      const playground = await open(t, on.browser, `${on.site}#${net}&steps=2000`, { canvas: false, prepare: crewed(3) });
      await playground.until(() => window.orders[1] > 0);
      const losses = [];
      for (const workers of ['2', '1']) {
        await playground.frame.select('#workers-count', workers);
        await playground.visit(`${net}&steps=3&seed=2`);
        await playground.settled();
        losses.push(await playground.readout('run.hf.f'));
        await playground.visit(`${net}&steps=1&seed=3`);
        await playground.settled();
      }
      assert.match(losses[0], /\d/);
      assert.equal(losses[0], losses[1]);
      const shown = () => playground.frame.$eval('#workers', (field) => getComputedStyle(field).display !== 'none');
      assert.equal(await shown(), true);
      await playground.visit('lab=network&race=gd&steps=2');
      await playground.settled();
      assert.equal(await shown(), false, 'where nothing takes long, there is no number of workers to choose');
    });
  }

  test('one that is killed in the middle of an evaluation is replaced, and the numbers are the same', async (t) => {
    const playground = await opened(t, 3, 1);
    await playground.until(() => window.orders[1] > 0);
    const raced = race(playground);
    await playground.until(() => window.orders[1] >= 3);
    await playground.frame.evaluate(() => window.workers[1].terminate());
    await raced; // by now the one that computes may have made the rest alone
    same(await weights(playground), alone);
    assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
    await playground.visit(`${link}&steps=2000&seed=4`);
    await playground.until(() => window.orders[2] > 3);
    assert.equal((await orders(playground)).length, 3);
  });
});

describe('crew in Firefox', { skip: noFirefox() ? `Firefox is not tested: ${noFirefox()}` : false }, () => {
  const browsers = { Chromium: stand(), Firefox: stand(launchFirefox) };

  test('two workers make the bits that they make in Chromium', async (t) => {
    const made = {};
    for (const [name, on] of Object.entries(browsers)) {
      const playground = await open(t, on.browser, `${on.site}#${link}&steps=2000`, { canvas: false, prepare: crewed(3) });
      await playground.until(() => window.orders[1] > 0);
      const before = (await orders(playground))[1];
      await playground.visit(`${link}&steps=20&seed=3`); // on the same images: the helper has them
      await playground.settled();
      made[name] = { weights: await weights(playground), late: await playground.frame.evaluate(() => window.late) };
      assert.ok((await orders(playground))[1] > before + 10, `${name} asks a helper for parts`);
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
    }
    const { Chromium, Firefox } = made;
    same(Firefox.weights, Chromium.weights);
    // While a helper is late on a busy machine an evaluation is not shared, and is rounded in other places.
    if (Chromium.late + Firefox.late === 0) assert.deepEqual(Firefox.weights, Chromium.weights);
    else t.diagnostic('a helper was late: the bits are not compared');
  });
});
