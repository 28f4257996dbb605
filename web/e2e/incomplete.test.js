// A page whose scripts or style sheets do not come, or may not run, says so and
// what to do; a page that is only slow never does.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { between } from './fault.js';
import { eventually, framed, open, pause, phone } from './playground.js';
import { stand } from './stand.js';

/** Within this time the sentence must be there, on a page that is not slow. */
const saidMs = 8000;

/** What the browser says of such faults by itself. */
const ownWords = /^(thrown|logged): /;

const link = 'problem=himmelblau&start=1,-1';

const gone = (answer) => {
  answer.status = 404;
  answer.headers['cache-control'] = 'no-store';
  answer.body = Buffer.from('not found');
};
const cut = (share) => (answer) => { answer.body = answer.body.subarray(0, answer.body.length * share); };
const policy = (text) => (answer) => { answer.headers['content-security-policy'] = text; };
const page = /^\/(\?|$)/;

/** What is spoilt, and how; inline: whether the page's own small script may run. */
const faults = {
  'page.js is missing': { of: /page\.js$/, spoil: gone },
  'page.js is cut off': { of: /page\.js$/, spoil: cut(0.6) },
  'a policy forbids all scripts': { of: page, spoil: policy("script-src 'none'"), inline: false },
  'a module is missing': { of: /state\.js$/, spoil: gone },
  'a module is cut off': { of: /state\.js$/, spoil: cut(0.6) },
  'a module is missing, and a policy forbids inline scripts': {
    of: /state\.js$|^\/(\?|$)/, spoil: (answer) => (page.test(answer.path) ? policy("script-src 'self' 'wasm-unsafe-eval'") : gone)(answer), inline: false,
  },
  'style.css is missing': { of: /style\.css$/, spoil: gone },
  'style.css is cut off early': { of: /style\.css$/, spoil: cut(0.05) },
  'style.css is cut off in the middle': { of: /style\.css$/, spoil: cut(0.5) },
  'style.css is cut off at its end': { of: /style\.css$/, spoil: cut(0.99) },
  'a policy forbids style sheets': { of: page, spoil: policy("style-src 'none'") },
  'labs.css is missing': { of: /labs\.css$/, spoil: gone },
  'labs.css is cut off': { of: /labs\.css$/, spoil: cut(0.5) },
  'the whole hashed folder is gone': { of: /^\/web-/, spoil: gone },
};

/** Whether the sentence can be read: in view, as wide as a line, and nothing above it. Runs in the page. */
function readable() {
  const element = document.querySelector('#incomplete');
  if (!element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  return [...element.querySelectorAll('p:not([hidden])')].every((line) => {
    const { x, y, width, height } = line.getBoundingClientRect();
    const top = document.elementFromPoint(x + Math.min(width, 200) / 2, y + height / 2);
    return width > 200 && y >= 0 && y + height <= window.innerHeight && element.contains(top);
  }) && /Reload the page/.test(element.textContent);
}

/** Notes ten times a second, from the first paint until the session is open, whether the page says that it is incomplete or loading. */
function watch() {
  globalThis.looks = [];
  setInterval(() => {
    const loading = document.querySelector('#loading');
    const painted = performance.getEntriesByName('first-paint').length > 0; // before, style sheets are still waited for
    if (!painted || !loading || document.documentElement.dataset.state === 'open') return;
    const element = document.querySelector('#incomplete');
    looks.push({ incomplete: Boolean(element?.checkVisibility({ visibilityProperty: true })), loading: loading.checkVisibility() });
  }, 100);
}

/** Waits for the sentence, and checks that nothing else on the page says that it is loading. */
async function said(playground) {
  const began = Date.now();
  while (!(await playground.frame.evaluate(readable))) {
    assert.ok(Date.now() - began < saidMs, `after ${saidMs} ms the page says nothing`);
    await pause(100);
  }
  // Where the page runs, it does load.
  await eventually(() => playground.frame.$eval('#loading', (bar) => bar.checkVisibility()), (loading) => assert.equal(loading, false, 'nothing pretends to be loading'));
}

/** Waits until the mended page shows link, and the sentence is gone. */
async function mended(playground) {
  await playground.loaded();
  assert.equal(await playground.frame.$('#incomplete'), null);
  assert.equal(await playground.value('problem'), 'himmelblau');
  assert.equal(await playground.value('start'), '1,-1');
}

describe('incomplete', () => {
  const on = stand();

  for (const [name, { of, spoil, inline = true }] of Object.entries(faults)) {
    test(`${name}: the page says so, Reload brings it with its link`, async (t) => {
      let broken = true;
      const site = await between(t, on.site, (answer) => { if (broken && of.test(answer.path)) spoil(answer); });
      const playground = await open(t, on.browser, `${site}#${link}`, { allow: ownWords, canvas: false });
      await said(playground);
      assert.doesNotMatch(await playground.frame.$eval('#incomplete', (element) => element.innerText), /sandbox/);
      const button = await playground.frame.$('#incomplete button');
      assert.equal(await button.evaluate((element) => element.checkVisibility()), inline, 'a button where a script may make it work');
      broken = false;
      if (inline) await Promise.all([playground.page.waitForNavigation(), button.click()]);
      else await playground.page.reload();
      await mended(playground);
    });
  }

  test('without JavaScript the page says so', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#${link}`, { size: phone, prepare: (tab) => tab.setJavaScriptEnabled(false) });
    await said(playground); // perhaps before the style sheet came, which hides it again for a while
    await eventually(() => playground.frame.$eval('#incomplete', (element) => element.innerText), (text) => assert.match(text, /JavaScript/));
    await playground.page.setJavaScriptEnabled(true);
    await playground.page.reload();
    await mended(playground);
  });

  test('in a sandbox a host that lacks Access-Control-Allow-Origin is noticed', async (t) => {
    let broken = true;
    const site = await between(t, on.site, ({ headers }) => { if (broken) delete headers['access-control-allow-origin']; });
    const notes = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="720" height="480" src="${site}?embed=1#${link}"></iframe>`);
    });
    await new Promise((resolve) => { notes.listen(0, '127.0.0.1', resolve); });
    t.after(() => notes.close());
    const outer = await open(t, on.browser, `http://127.0.0.1:${notes.address().port}/`, { host: site, allow: ownWords });
    const inner = async () => framed(outer.page, await outer.page.waitForSelector('iframe'));
    const playground = await inner();
    await playground.frame.waitForSelector('#incomplete');
    await said(playground);
    const text = await playground.frame.$eval('#incomplete', (element) => element.innerText);
    assert.match(text, /Access-Control-Allow-Origin: \*.* in Safari allow-same-origin/, 'what a sandbox needs');
    broken = false;
    const old = playground.frame;
    await old.evaluate(() => { globalThis.sameDocument = true; });
    await old.click('#incomplete button');
    await eventually(() => old.detached || old.evaluate(() => globalThis.sameDocument !== true), (anew) => assert.ok(anew, 'the frame is loaded again'));
    await mended(await inner());
  });

  const slow = {
    'binaries that come after 15 s': /\.wasm$/,
    'modules that come after 12 s': /(page|state)\.js$/,
  };
  for (const [name, of] of Object.entries(slow)) {
    test(`${name}: the sentence is never shown`, async (t) => {
      const site = await between(t, on.site, async ({ path }) => { if (of.test(path)) await pause(path.endsWith('.wasm') ? 15_000 : 6000); });
      const began = Date.now();
      const playground = await open(t, on.browser, `${site}#${link}`, { prepare: (tab) => tab.evaluateOnNewDocument(watch) });
      await mended(playground);
      assert.ok(Date.now() - began > 10_000, 'the line was slow');
      const looks = await playground.frame.evaluate(() => globalThis.looks);
      assert.ok(looks.filter(({ loading }) => loading).length > 10, `the page says that it is loading in ${looks.length} looks`);
      assert.equal(looks.findIndex(({ incomplete }) => incomplete), -1, `it says that it is incomplete in one of ${looks.length} looks`);
    });
  }
});
