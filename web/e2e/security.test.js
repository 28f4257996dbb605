// Strangers: pages that frame or open the document of the canvas, or the
// playground, and want it to run what they send.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.js';
import { between } from './fault.js';
import { host } from './host.js';
import { Playground, open, pause } from './playground.js';
import { serve } from './server.js';
import { stand } from './stand.js';

/** What a program of the stranger's leaves in the console where it runs: a number no other text has. */
const mark = 4242;

/** Programs as bytes: one that does nothing, and one whose start calls an import of the Go runtime that logs the mark. */
const programs = {
  'that is empty': [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  'that leaves a mark': [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    1, 8, 2, 0x60, 1, 0x7f, 0, 0x60, 0, 0, // types: (i32) → (), () → ()
    2, 14, 1, 4, ...Buffer.from('gojs'), 5, ...Buffer.from('debug'), 0, 0, // function 0 is the import
    3, 2, 1, 1, // function 1 is of the second type
    8, 1, 1, // and starts
    10, 9, 1, 7, 0, 0x41, 0x92, 0x21, 0x10, 0, 0x0b, // its code: i32.const 4242, call 0
  ],
};

/** How long a stranger waits for an answer once all documents have come. */
const patienceMs = 1500;

/** How long documents may take to come, and an answer that is due. */
const mostMs = 30_000;

/** What the canvas says to the page around it. */
const hello = 'message: {"type":"hello"}';

/**
 * Runs in a page: brings up address in a frame or a window, sends it the program
 * again and again, and whenever it says something; logs what comes back.
 * @param {{bytes?: number[], url?: string, flip?: boolean}} program its bytes, or where they lie, and whether one is changed
 */
async function attack(address, { bytes, url, flip }, way) {
  const heard = new Set();
  const hear = (text) => console.log(`heard ${JSON.stringify([...heard.add(text)])}`);
  const code = url ? new Uint8Array(await (await fetch(url)).arrayBuffer()) : new Uint8Array(bytes);
  if (flip) code[code.length >> 1] ^= 1;
  const send = (to) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(`port: ${JSON.stringify(data)}`);
    to.postMessage({ type: 'open', wasm: code.slice().buffer, dark: false }, '*', [port2]);
  };
  window.addEventListener('message', ({ source, data }) => {
    hear(`message: ${JSON.stringify(data)}`);
    send(source);
  });
  const other = bring(address, way);
  setInterval(() => send(other), 300);
}

/** Runs in a page: brings up address in a frame or a window, and logs when it is there. */
function bring(address, way) {
  if (way === 'window') return window.open(address);
  const frame = Object.assign(document.createElement('iframe'), { src: address, width: 720, height: 480 });
  frame.addEventListener('load', () => console.log('loaded'));
  return document.body.appendChild(frame).contentWindow;
}

const page = (body, script = '') => `<!doctype html><html lang="en"><title>Another page</title><link rel="icon" href="data:,"><body>${body}<script>${bring};${script}</script>`;

const attackOn = (address, program, way) => page('', `(${attack})(${JSON.stringify(address)}, ${JSON.stringify(program)}, '${way}')`);

/**
 * Opens address in a profile of its own, and waits until a line has been logged
 * by it or a window it opens, and as long as a stranger would. Returns the
 * lines, and the page and window.
 */
async function visit(t, browser, address, line = 'loaded') {
  const context = await browser.createBrowserContext();
  t.after(() => context.close());
  const lines = [];
  const pages = [];
  context.on('targetcreated', async (target) => {
    const page = await target.page();
    if (!page) return;
    pages.push(page);
    page.on('console', (message) => lines.push(message.text()));
    page.on('pageerror', (error) => lines.push(error.message));
    if (pages.length > 1) await page.waitForFunction(() => document.readyState === 'complete').then(() => lines.push('loaded'));
  });
  const first = await context.newPage();
  await first.goto(address, { waitUntil: 'domcontentloaded' });
  for (let waited = 0; !lines.some((text) => text.includes(line)); waited += 100) {
    assert.ok(waited < mostMs, `waited in vain for ${line}; logged: ${lines.join('; ')}`);
    await pause(100);
  }
  await pause(patienceMs);
  return { lines, pages };
}

/** What the page of attack has heard in the end, and whether a program of its own has run. */
const outcome = ({ lines }) => ({
  heard: JSON.parse(lines.findLast((line) => line.startsWith('heard '))?.slice('heard '.length) ?? '[]'),
  ran: lines.includes(String(mark)),
});

const nothing = { heard: [], ran: false };
const greeting = { heard: [hello], ran: false };

/** What the canvas throws, where only the developer looks, when it is sent another program than its own. */
const refusal = 'another program';

/** The addresses of the document of the canvas and of its program. */
async function addresses(site) {
  const html = await (await fetch(site)).text();
  const at = (pattern, name = '') => new URL(pattern.exec(html)[0] + name, site).href;
  return { view: at(/web-[0-9a-f]+/, '/view.html'), canvas: at(/canvas-[0-9a-f]+\.wasm/) };
}

/** Serves the playground with a page of the same origin that attacks it; resolves to the address of that page. */
async function insider(t, site, program, name = '127.0.0.1') {
  const pages = {};
  const own = (await host(t, pages, { site })).replace('127.0.0.1', name);
  const { view, canvas } = await addresses(site);
  const here = (address) => new URL(new URL(address).pathname, own).href;
  pages['/page'] = attackOn(here(view), program ?? { url: here(canvas) }, 'frame');
  pages['/changed'] = attackOn(here(view), { url: here(canvas), flip: true }, 'frame');
  return own;
}

describe('a stranger', () => {
  const on = stand();

  for (const [name, bytes] of Object.entries(programs)) {
    for (const way of ['frame', 'window']) {
      test(`brings up the canvas in a ${way} and sends a program ${name}: no answer, nothing runs`, async (t) => {
        const { view } = await addresses(on.site);
        const address = await host(t, attackOn(view, { bytes }, way));
        assert.deepEqual(outcome(await visit(t, on.browser, address)), nothing);
      });
    }

    test(`without an origin frames the canvas and sends a program ${name}: nothing runs`, async (t) => {
      const { view } = await addresses(on.site);
      const address = await host(t, {
        '/': page('<iframe src="inner" sandbox="allow-scripts"></iframe>'),
        '/inner': attackOn(view, { bytes }, 'frame'),
      });
      // In a sandbox the two cannot know each other; what is greeted can only send the right program.
      assert.deepEqual(outcome(await visit(t, on.browser, address, refusal)), greeting);
    });

    test(`on the same origin frames the canvas and sends a program ${name}: nothing runs`, async (t) => {
      const own = await insider(t, on.site, { bytes });
      assert.deepEqual(outcome(await visit(t, on.browser, `${own}page`, refusal)), greeting);
    });
  }

  test('of the same origin is answered for the right program alone, not for one with a bit changed', async (t) => {
    const own = await insider(t, on.site);
    assert.deepEqual(outcome(await visit(t, on.browser, `${own}changed`, refusal)), greeting);
    const { heard } = outcome(await visit(t, on.browser, `${own}page`, 'ready'));
    assert.ok(heard.includes('port: {"type":"ready"}'), `heard ${heard}`);
  });
});

/** Runs in a page that frames or opens the playground: plays the page to its canvas, and the canvas to it. */
function meddle(address, way, impostor) {
  const heard = new Set();
  const hear = (text) => console.log(`heard ${JSON.stringify([...heard.add(text)])}`);
  window.addEventListener('message', ({ data }) => hear(`message: ${JSON.stringify(data)}`));
  const other = bring(address, way);
  setInterval(() => {
    for (const to of [other, other[0]].filter(Boolean)) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => hear(`port: ${JSON.stringify(data)}`);
      to.postMessage({ type: 'open', wasm: new ArrayBuffer(8), dark: true }, '*', [port2]);
      to.postMessage({ type: 'hello' }, '*');
    }
  }, 100);
  window.replace = () => {
    try {
      other[0].location = impostor;
    } catch (error) {
      console.log(`refused: ${error.message}`);
    }
  };
}

/** A document that takes the place of the canvas, and wants what the canvas is given. */
const impostor = page('An impostor', `
  window.addEventListener('message', ({ data }) => console.log('heard ' + JSON.stringify(['impostor: ' + data?.type])));
  setInterval(() => parent.postMessage({ type: 'hello' }, '*'), 100);`);

describe('the playground at a stranger\'s', () => {
  const on = stand();

  for (const way of ['frame', 'window']) {
    test(`in a ${way}: neither page nor canvas takes its messages`, async (t) => {
      const pages = { '/impostor': impostor };
      const address = await host(t, pages);
      pages['/'] = page('', `(${meddle})(${JSON.stringify(`${on.site}?embed=1`)}, '${way}', ${JSON.stringify(`${address}impostor`)})`);
      const seen = await visit(t, on.browser, address);
      const [outer, shown = outer] = seen.pages;
      const frame = way === 'window' ? shown.mainFrame() : await (await outer.waitForSelector('iframe')).contentFrame();
      const playground = new Playground(shown, frame);
      await playground.until(() => { // its messages are not counted here
        const stage = document.querySelector('#stage');
        const now = performance.now();
        if (stage && !(now - window.woken < 1000)) { // a figure has its canvas only while it is used: a pointer rests on it
          window.woken = now;
          stage.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }));
        }
        return stage?.dataset.view === 'live';
      });
      assert.deepEqual(outcome(seen), nothing);
      assert.equal(await (await playground.view()).evaluate(() => document.documentElement.className), 'painted', 'it has not been made dark');
      await outer.evaluate(() => window.replace());
      await pause(patienceMs);
      assert.deepEqual(outcome(seen), nothing, 'after another document was to take the place of the canvas');
    });
  }
});

describe('over plain http', () => {
  const name = 'playground.test';
  const on = { browser: null, site: '' };
  const ends = [];

  before(async () => {
    on.site = await serve({ after: (end) => ends.push(end) });
    on.browser = await launch({ after: (end) => ends.push(end) }, [`--host-resolver-rules=MAP ${name} 127.0.0.1`, '--js-flags=--liftoff-only']);
  });
  after(async () => { for (const end of ends.reverse()) await end(); });

  test('the page works where a browser has no hash function', async (t) => {
    const playground = await open(t, on.browser, on.site.replace('127.0.0.1', name));
    await playground.ready();
    assert.deepEqual(await playground.frame.evaluate(() => [isSecureContext, typeof crypto.subtle]), [false, 'undefined']);
  });

  for (const binary of ['worker', 'canvas']) {
    test(`a ${binary} with a bit changed is damaged`, async (t) => {
      const of = new RegExp(`${binary}-[^/]*\\.wasm$`);
      const site = await between(t, on.site, ({ path, body }) => { if (of.test(path)) body[body.length >> 1] ^= 1; });
      const playground = await open(t, on.browser, site.replace('127.0.0.1', name));
      await playground.until((text) => document.querySelector('main, body').innerText.includes(text), `The ${binary} binary arrived damaged: its SHA-256`);
    });
  }

  test('a page of the same origin is answered for the right program alone', async (t) => {
    const own = await insider(t, on.site, null, name);
    assert.deepEqual(outcome(await visit(t, on.browser, `${own}changed`, refusal)), greeting);
    const { heard } = outcome(await visit(t, on.browser, `${own}page`, 'ready'));
    assert.ok(heard.includes('port: {"type":"ready"}'), `heard ${heard}`);
  });
});
