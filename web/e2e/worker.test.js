// A worker that hangs, is killed or crashes: the reader hears of it, and loses
// nothing.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, pause } from './playground.js';
import { stand, wholeBrowser } from './stand.js';
import { kill, made, stumbling } from './stumble.js';

/** As long as a worker may be silent, and more. */
const longMs = 9000;

const card = (playground) => playground.frame.$eval('#card', (element) => (element.hidden ? '' : element.innerText));

const carded = (playground) => playground.until(() => /does not answer/.test(document.querySelector('#card:not([hidden])')?.textContent));

const noticed = (playground, text) => playground.until((part) => document.querySelector('#notices').textContent.includes(part), text);

const restart = (playground) => playground.frame.click('#retry');

/** Counts the entries of the history, and every address that was written. */
const countWrites = (page) => page.evaluateOnNewDocument(() => {
  window.written = [];
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name];
    history[name] = (state, title, url) => {
      window.written.push(`${name} ${url}`);
      return real.call(history, state, title, url);
    };
  }
});

/** A table of n points, more than a link can hold. */
const csv = (n) => `x,y,class\n${Array.from({ length: n }, (_, i) => `${(i / n) * 8 - 4},${((i * 7) % n) / n},${i % 2}`).join('\n')}\n`;

describe('worker', () => {
  const on = stand(wholeBrowser);

  const opened = async (t, { link = '', stumble, more, size } = {}) => {
    const playground = await open(t, on.browser, on.site + link, {
      size,
      prepare: async (page) => {
        await stumbling(stumble)(page);
        await more?.(page);
      },
    });
    await playground.ready();
    await playground.rested();
    return playground;
  };

  test('killed: a new one comes by itself, and what was edited meanwhile is in force', async (t) => {
    const playground = await opened(t, { link: '#lab=network&race=gd&steps=20&step=12&network.train=1', more: countWrites });
    await playground.frame.click('[data-dialog="points"]');
    await playground.frame.$eval('#points textarea', (area, text) => { area.value = text; }, csv(300));
    await playground.frame.click('#points [data-role="load"]');
    await playground.until(() => !document.querySelector('#points').open);
    await playground.reads('train-examples', '300');
    await playground.settled();
    await playground.rested();
    const loss = await playground.readout('train-loss');
    await kill(playground);
    await playground.frame.evaluate(() => { window.written = []; });
    await playground.set('gd.rate', '0.25');
    await playground.act('back');
    await playground.act('back');
    await noticed(playground, 'your changes are kept');
    await playground.reads('step', '10');
    await playground.linked('step', '10');
    const link = await playground.settings();
    assert.match(link.then, /^12:gd\.rate:0\.25$/, 'the change is one at the step that was shown');
    assert.equal(link['network.own-points'], 'file');
    assert.equal(await playground.readout('train-examples'), '300', 'points of a file are still there');
    assert.equal(await made(playground), 2);
    assert.equal(await card(playground), '');
    await playground.rested();
    const written = await playground.frame.evaluate(() => window.written.filter((entry) => entry.startsWith('pushState')));
    assert.equal(written.length, 1, `one step of the history: ${written}`);
    await playground.act('last');
    await playground.reads('step', '20');
    assert.notEqual(await playground.readout('train-loss'), loss);
  });

  test('killed while it plays: it plays on', async (t) => {
    const playground = await opened(t, { link: '#race=gd&gd.rate=0.0001&steps=2000&step=0&speed=20' });
    await playground.frame.click('[data-role="play"]');
    await playground.until(() => Number(document.querySelector('[data-readout="step"]').textContent) >= 10);
    await kill(playground);
    await noticed(playground, 'your changes are kept');
    const step = Number(await playground.readout('step'));
    assert.ok(step >= 10, `step ${step}, want no less than before`);
    await playground.until((before) => Number(document.querySelector('[data-readout="step"]').textContent) > before + 10, step);
  });

  test('one that answers late is waited for', async (t) => {
    const playground = await opened(t, {
      stumble: (query) => {
        if (!/tol=/.test(query)) return;
        const end = Date.now() + 9000;
        while (Date.now() < end);
      },
    });
    await playground.set('tol', '0.001');
    await carded(playground);
    assert.match(await card(playground), /Restart/);
    await playground.linked('tol', '0.001');
    await playground.until(() => document.querySelector('#card').hidden);
    assert.equal(await made(playground), 1);
    assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
  });

  test('one that hangs: a card says so; an edit that hangs it twice is dropped, those behind it are not', async (t) => {
    const playground = await opened(t, { stumble: (query) => { if (/tol=/.test(query)) for (;;); } });
    const tol = await playground.value('tol');
    await playground.set('tol', '0.001');
    await playground.painted(); // else they are one edit
    await playground.set('steps', '77');
    await playground.act('nudge-up');
    await playground.act('nudge-up');
    await carded(playground);
    await restart(playground);
    await noticed(playground, 'your changes are kept');
    const left = 'without the change “tol=0.001”';
    do { // on a slow machine a worker may be silent before it comes to the edit
      await carded(playground);
      await restart(playground);
      await playground.until((text) => !document.querySelector('#card').hidden || document.querySelector('#notices').textContent.includes(text), left);
    } while (await card(playground));
    await noticed(playground, left);
    await playground.linked('steps', '77');
    await playground.linked('start', '-1.2,1.08');
    assert.equal((await playground.settings()).tol, undefined);
    assert.equal(await playground.value('tol'), tol, 'the control shows what is in force');
    await playground.set('steps', '78');
    await playground.linked('steps', '78');
  });

  test('one that crashes: an act is done once more, at the step that it was meant for', async (t) => {
    const playground = await opened(t, {
      link: '#race=gd&steps=60&step=30',
      stumble: (query, nth) => { if (nth === 0 && /act=/.test(query)) throw new Error('stumbled'); },
    });
    await playground.act('forward');
    await playground.act('forward');
    await noticed(playground, 'stumbled');
    await playground.reads('step', '32');
    assert.equal(await made(playground), 2);
  });

  test('a second crash that no edit can be blamed for: a card, and another link comes to life', async (t) => {
    const playground = await opened(t, { link: '#steps=33', stumble: (query) => { if (/tol=/.test(query)) throw new Error('stumbled'); } });
    const fall = () => playground.frame.evaluate(() => window.workers.at(-1).onerror({ message: 'out of memory' }));
    await fall();
    await noticed(playground, 'out of memory');
    await fall();
    await playground.until(() => /has stopped \(out of memory\)/.test(document.querySelector('#card').textContent));
    await playground.set('steps', '44');
    await restart(playground);
    await playground.linked('steps', '44');
    await playground.settled();
    assert.equal(await card(playground), '');
    await fall();
    await playground.until(() => /has stopped/.test(document.querySelector('#card').textContent));
    await playground.frame.evaluate(() => { window.location.hash = '#steps=55'; });
    await playground.until(() => document.querySelector('#card').hidden && document.querySelector('[name="steps"]').value === '55');
    await playground.settled();
  });

  test('a page that is frozen, or behind another, takes nothing for a hang', async (t) => {
    const playground = await opened(t, {
      stumble: (query) => {
        if (!/tol=/.test(query)) return;
        const end = Date.now() + 12_000;
        while (Date.now() < end);
      },
    });
    await playground.frame.evaluate(() => {
      window.cards = 0;
      new MutationObserver(() => { window.cards++; }).observe(document.querySelector('#card'), { attributeFilter: ['hidden'] });
    });
    const devtools = await playground.page.createCDPSession();
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(longMs);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    const other = await playground.page.browserContext().newPage();
    await playground.page.bringToFront();
    await playground.set('tol', '0.001');
    await playground.painted();
    await other.bringToFront();
    await playground.until(() => document.visibilityState === 'hidden');
    await pause(12_000);
    await other.close();
    await playground.page.bringToFront();
    await playground.linked('tol', '0.001');
    await pause(3000);
    assert.equal(await playground.frame.evaluate(() => window.cards), 0);
    assert.equal(await made(playground), 1);
  });
});
