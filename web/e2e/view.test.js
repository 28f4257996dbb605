// The view is disposable: whatever happens to its graphics, the page stays.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { intercept } from './fault.js';
import { countLoads, framesView, loseContext, lostWords, remade, viewPage } from './losing.js';
import { painted, pixelsOf, hues } from './picture.js';
import { desktop, open, pause, waitMs } from './playground.js';
import { stand } from './stand.js';

/** Takes the context from a live view. */
async function lose(playground) {
  await playground.ready();
  const view = await playground.view();
  await view.evaluate(loseContext);
  await playground.until(() => document.querySelector('#stage').dataset.view !== 'live');
}

/** Waits until the stage has given up and offers to try again. */
const offered = (playground) => playground.until(() => document.querySelector('#offer').checkVisibility()
  && document.querySelector('#stage [data-drawing] svg')?.checkVisibility());

/** Loses views until the stage gives up. */
async function giveUp(playground) {
  for (let loss = 0; loss < 3; loss++) await lose(playground);
  await offered(playground);
}

const stillOffered = (playground) => playground.frame.$eval('#offer button', (button) => button.checkVisibility() && button.textContent.includes('again'));

const press = (playground) => playground.frame.$eval('#offer button', (button) => button.click());

/** Shows so many notices, as other parts of the page do. */
const notices = (playground, count) => playground.frame.evaluate(async (many) => {
  const script = document.querySelector('script[type="module"][src]').src;
  const { notice } = await import(new URL('notices.js', script));
  for (let i = 0; i < many; i++) notice(`Notice ${i}.`);
}, count);

/** Collects what the live region says. */
const listen = (page) => page.evaluateOnNewDocument(() => {
  window.heard = [];
  document.addEventListener('DOMContentLoaded', () => {
    const live = document.querySelector('#live');
    if (live) new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { childList: true });
  });
});

const heard = (playground, part) => playground.frame.evaluate((text) => window.heard.filter((said) => said.includes(text)).length, part);

/** Counts the views that are made: one that a policy forbids is gone before anybody looks. */
const countMade = (page) => page.evaluateOnNewDocument(() => {
  window.made = 0;
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) window.made += [...addedNodes].filter((node) => node.localName === 'iframe').length;
  }).observe(document, { childList: true, subtree: true });
});

/** What a server or a policy may do to the document of the view: to which answer, and what the browser logs of it. */
const blocks = {
  'missing': [viewPage, (request) => (framesView(request) ? request.respond({ status: 404, contentType: 'text/html', body: 'not found' }) : request.continue())],
  'forbidden by frame-src': [/\/(?:#.*)?$/, async (request) => {
    const response = await fetch(request.url());
    await request.respond({ status: 200, contentType: 'text/html', headers: { 'Content-Security-Policy': "frame-src 'none'" }, body: await response.text() });
  }],
};

const blockedWords = /Failed to load resource|Content Security Policy/;

/** Makes a page hear of a stage that is out of sight and in sight in one breath, as a busy one does. */
const tellBoth = (page) => page.evaluateOnNewDocument(() => {
  const Observer = window.IntersectionObserver;
  window.IntersectionObserver = class extends Observer {
    constructor(take) { super((entries, self) => take([{ isIntersecting: false }, ...entries], self)); }
  };
});

describe('view', () => {
  const on = stand();

  test('of several news about what is in sight the last counts', async (t) => {
    const playground = await open(t, on.browser, on.site, { prepare: tellBoth });
    await playground.ready();
  });

  test('a lost context: the view is remade, the page is not, nothing is lost', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#problem=himmelblau&step=5`, { allow: lostWords, size: desktop });
    await playground.ready();
    await playground.frame.evaluate(() => { window.sameDocument = true; });
    const before = { link: await playground.rested(), table: await playground.table(), step: await playground.readout('step') };
    for (let loss = 0; loss < 2; loss++) {
      const view = await playground.view();
      await view.evaluate(loseContext);
      await remade(playground, view);
    }
    assert.equal(await playground.frame.evaluate(() => window.sameDocument), true, 'the page was not loaded again');
    assert.deepEqual({ link: await playground.rested(), table: await playground.table(), step: await playground.readout('step') }, before);
    await painted(playground, await playground.stage(), (counts) => counts.size > 40 && pixelsOf(counts, hues.descent) > 20);
  });

  test('losses without end stop at a drawing, and the canvas can be asked back', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: lostWords, prepare: listen });
    await giveUp(playground);
    assert.equal(await heard(playground, 'restarted'), 2);
    assert.equal(await heard(playground, 'The canvas has stopped'), 1);
    await notices(playground, 3);
    assert.ok(await stillOffered(playground), 'three newer notices leave the offer');
    await press(playground);
    await playground.ready();
    assert.ok(await playground.frame.$eval('#offer', (offer) => offer.hidden), 'the offer has gone');
    assert.equal(await heard(playground, 'restarted'), 3);
  });

  test('the waits between losses grow', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: lostWords });
    await playground.ready();
    await playground.frame.$eval('#stage', (stage) => {
      window.waits = [];
      let gone = 0;
      new MutationObserver((records) => {
        const frames = (nodes) => [...nodes].some((node) => node.localName === 'iframe');
        for (const { removedNodes, addedNodes } of records) {
          if (frames(removedNodes)) gone = performance.now();
          if (frames(addedNodes)) window.waits.push(performance.now() - gone);
        }
      }).observe(stage, { childList: true });
    });
    for (let loss = 0; loss < 2; loss++) await lose(playground);
    await playground.ready();
    const waits = await playground.frame.evaluate(() => window.waits);
    assert.ok(waits[0] < 3000 && waits[1] > 3000, `waits of ${waits} ms`); // none and four seconds, and what a busy machine adds
  });

  test('a new link tries the canvas again', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: lostWords });
    await giveUp(playground);
    await playground.frame.evaluate(() => { location.hash = '#problem=himmelblau'; });
    await playground.ready();
  });

  test('the hand on the figure makes a view at once, one that lies still does not', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: lostWords });
    await playground.ready();
    const count = countLoads(playground.page);
    const { cx, cy } = await playground.stage();
    await playground.page.mouse.move(cx, cy); // the pointer lies there before the losses
    await giveUp(playground);
    await pause(1500);
    assert.equal(count.loads, 2, 'one view after each of the first losses');
    assert.ok(await stillOffered(playground));
    await playground.page.mouse.move(cx + 20, cy);
    await playground.ready();
    await lose(playground);
    await playground.frame.focus('#stage');
    await playground.ready();
    await lose(playground);
    await playground.page.mouse.click(cx, cy);
    await playground.ready();
  });

  for (const [name, [pattern, answer]] of Object.entries(blocks)) {
    test(`view.html ${name}: it is said once, and the offer stays`, async (t) => {
      let heal;
      let count;
      const playground = await open(t, on.browser, on.site, {
        allow: blockedWords,
        prepare: async (page) => {
          count = countLoads(page);
          await listen(page);
          await countMade(page);
          heal = await intercept(page, pattern, answer);
        },
      });
      await playground.until(() => window.made > 0);
      const began = performance.now();
      await playground.until(() => document.querySelector('#notices').textContent.includes('canvas cannot start'));
      assert.ok(performance.now() - began < 10_000, `said after ${performance.now() - began} ms`);
      await offered(playground);
      await playground.settled();
      const made = await playground.frame.evaluate(() => window.made);
      await playground.frame.evaluate(() => { location.hash = '#problem=himmelblau'; }); // it tries again, and fails again
      await playground.until((before) => window.made > before && !document.querySelector('#stage iframe'), made);
      await notices(playground, 3);
      assert.ok(await stillOffered(playground));
      assert.equal(await playground.frame.$eval('#notices', (list) => list.children.length), 3, 'it is not said twice');
      assert.equal(await heard(playground, 'restarted'), 0);
      if (pattern !== viewPage) return; // the policy of a page stays
      assert.equal(count.loads, 3);
      heal();
      await press(playground);
      await playground.ready();
      assert.equal(await heard(playground, 'restarted'), 0, 'no view was live before');
    });
  }

  for (const query of ['#v=1&theme=dark', '?embed=1&theme=dark&play=on#v=1']) {
    test(`the stage is dark before there is a picture, on ${query}`, async (t) => {
      let release;
      const held = new Promise((resolve) => { release = resolve; });
      const playground = await open(t, on.browser, on.site + query, {
        size: desktop,
        prepare: (page) => intercept(page, /[/](view[.]js|worker-[^/]*wasm)$/, async (request) => {
          if (request.frame() !== page.mainFrame() || request.url().endsWith('wasm')) await held;
          await request.continue();
        }),
      });
      const view = await playground.view();
      await view.waitForFunction(() => document.body && getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)');
      const clip = await playground.stage();
      await painted(playground, clip, (counts) => pixelsOf(counts, 0x12161c) > 0.8 * clip.width * clip.height && pixelsOf(counts, 0xffffff, 2) < 0.01 * clip.width * clip.height);
      release();
      await playground.until(() => document.querySelector('#stage').dataset.view === 'live'); // what plays comes to no end
    });
  }

  test('view.html never answers the frame: it is said within a minute, even on a busy machine', async (t) => {
    let heal;
    const silent = (request) => (framesView(request) ? new Promise(() => {}) : request.continue());
    const playground = await open(t, on.browser, on.site, {
      prepare: async (page) => {
        await countMade(page);
        heal = await intercept(page, viewPage, silent);
      },
    });
    await playground.until(() => window.made > 0);
    const began = performance.now();
    await playground.until(() => document.querySelector('#notices').textContent.includes('its page does not answer'));
    assert.ok(performance.now() - began < 60_000, `said after ${performance.now() - began} ms`);
    await playground.settled();
    heal();
    await press(playground);
    await playground.ready();
  });

  test('a notice that the canvas cannot start goes when it does', async (t) => {
    let heal;
    const playground = await open(t, on.browser, on.site, {
      allow: blockedWords, prepare: async (page) => { heal = await intercept(page, ...blocks.missing); },
    });
    await playground.until(() => document.querySelector('#notices').textContent.includes('canvas cannot start'));
    heal();
    await press(playground);
    await playground.ready();
    assert.equal(await playground.frame.$eval('#notices', (list) => list.children.length), 0);
  });

  test('a new pixel ratio gives a sharp picture again', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const view = await playground.view();
    await playground.page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 }); // as the browser's zoom to 200 % does
    await remade(playground, view);
    const now = await playground.view();
    await now.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      return Math.abs(canvas.width - 2 * canvas.clientWidth) <= 2;
    }, { timeout: waitMs, polling: 50 });
  });

  test('a resize is followed', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    for (const width of [900, 700, 1400]) await playground.page.setViewport({ ...desktop, width });
    const view = await playground.view();
    await view.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      return canvas && Math.abs(canvas.width - innerWidth) <= 1 && Math.abs(canvas.height - innerHeight) <= 1;
    }, { timeout: waitMs, polling: 50 });
  });
});
