// Weights as files: what is saved is what others read, what is loaded is where all runs begin,
// and a training that was left is taken up after a reload and after a crash.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { eventually, numbersIn, open } from './playground.js';
import { stand } from './stand.js';
import { kill, stumbling } from './stumble.js';

const small = 'lab=deep&deep.n=60&deep.tests=20&deep.side=8&deep.encoder=10,3&race=adam,hf';
const long = 'lab=deep&deep.n=60&deep.tests=20&deep.side=8&deep.encoder=10,3&race=adam,hf&steps=20000&same-cost=off';

/** What a safetensors file holds, read by the letter of its format. */
function parsed(data) {
  const length = Number(data.readBigUInt64LE(0));
  const { __metadata__: meta, ...tensors } = JSON.parse(data.subarray(8, 8 + length));
  for (const tensor of Object.values(tensors)) {
    const [from, to] = tensor.data_offsets.map((at) => at + 8 + length);
    tensor.values = Array.from({ length: (to - from) / 8 }, (_, i) => data.readDoubleLE(from + 8 * i));
  }
  return { meta, tensors };
}

const noticed = (playground, text) => playground.until((part) => document.querySelector('#notices').textContent.includes(part), text);

/**
 * Prepares a page for offers that are taken back while training goes on: window.offers is every one there was, and a button
 * whose label begins with label is pressed as soon as it is there.
 * @param {string} [label]
 */
const hasty = (label) => async (page) => {
  await stumbling()(page);
  await page.evaluateOnNewDocument((begin) => {
    window.offers = [];
    new MutationObserver(() => {
      const buttons = [...document.querySelectorAll('#notices button')];
      window.offers.push(...buttons.map(({ parentElement }) => parentElement.firstChild.textContent));
      if (begin) buttons.find(({ textContent }) => textContent.startsWith(begin))?.click();
    }).observe(document, { childList: true, subtree: true });
  }, label);
};

/** Waits until the page has offered to go on from step. */
const offered = (playground, step) => playground.until((text) => window.offers.includes(text), `You left this training at step ${step}.`);

describe('weights', () => {
  const on = stand();

  const opened = async (t, link, options = {}) => {
    const playground = await open(t, on.browser, `${on.site}#${link}`, options);
    await playground.loaded();
    return playground;
  };

  /** Loads files of a folder as a reader chooses them. */
  const choose = async (playground, path) => (await playground.frame.$('#weights')).uploadFile(path);

  const folderOf = async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'weights-'));
    t.after(() => rm(folder, { recursive: true }));
    return folder;
  };

  /** Saves the weights shown; returns the path of the file, whose name begins with begins. */
  const saved = async (playground, folder, begins = '') => {
    const cdp = await playground.page.createCDPSession();
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: playground.page.browserContext().id });
    await playground.frame.$eval('[data-weights="save"]', (button) => button.click());
    const name = await eventually(async () => (await readdir(folder)).find((file) => file.startsWith(begins) && file.endsWith('.safetensors')), Boolean);
    await eventually(async () => (await readFile(join(folder, name))).length, (length) => assert.ok(length > 500));
    return join(folder, name);
  };

  /** Makes the page believe that a minute has gone by. */
  const minute = (playground) => playground.frame.evaluate(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 60_000;
  });

  const begun = (playground) => playground.until(() => document.documentElement.dataset.state === 'open');

  /** What the browser keeps says of itself: the step of each training, or the steps of all its runs together. */
  const keptSteps = (playground, which = 'step') => playground.frame.evaluate((key) => new Promise((resolve) => {
    const opening = indexedDB.open('hf-playground', 1);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve([]);
    opening.onsuccess = () => {
      const all = opening.result.transaction('trainings').objectStore('trainings').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.map((row) => row[key]));
      };
    };
  }), which);

  test('what is saved is what others read, and where all runs begin when it is loaded', async (t) => {
    const folder = await folderOf(t);
    const playground = await opened(t, `${small}&steps=60&same-cost=off&select=hf&step=12`, { canvas: false, prepare: stumbling() });
    await playground.rested();
    const loss = await playground.readout('run.hf.f');
    const path = await saved(playground, folder);
    assert.match(path, /hf-step-12\.safetensors$/);
    const { meta, tensors } = parsed(await readFile(path));
    assert.deepEqual(Object.entries(tensors).map(([name, { dtype, shape }]) => [name, dtype, ...shape]), [
      ['layer1.weight', 'F64', 10, 64], ['layer1.bias', 'F64', 10], ['layer2.weight', 'F64', 3, 10], ['layer2.bias', 'F64', 3],
      ['layer3.weight', 'F64', 10, 3], ['layer3.bias', 'F64', 10], ['layer4.weight', 'F64', 64, 10], ['layer4.bias', 'F64', 64]]);
    assert.ok(Object.values(tensors).every(({ shape, values }) => values.length === shape.reduce((a, b) => a * b, 1) && values.every(Number.isFinite)));
    assert.equal(meta.step, '12');
    assert.match(meta.link, /lab=deep/);
    assert.match(meta.method, /^Hessian-free/);
    await choose(playground, path);
    await playground.says('parameters', /The runs start from the weights of hf-step-12\.safetensors/);
    await playground.linked('deep.weights', 'file');
    await playground.act('first');
    await playground.reads('step', '0');
    for (const id of ['adam', 'hf']) await playground.reads(`run.${id}.f`, loss);
    await kill(playground);
    await playground.act('forward');
    await noticed(playground, 'your changes are kept');
    await playground.reads('step', '1'); // there is no step before the first until then
    await playground.act('first');
    await playground.reads('run.adam.f', loss);
    await playground.linked('step', '0'); // what undo goes back to
    await playground.says('parameters', /hf-step-12\.safetensors/);
    await playground.act('new-weights');
    await playground.unlinked('deep.weights');
    await playground.undo();
    await playground.linked('deep.weights', 'file');
    await playground.reads('run.adam.f', loss);
  });

  for (const [lab, settings, steps] of [
    ['network', 'network.circle-n=40&race=gd,adam&steps=12', 8],
    ['sequence', 'sequence.length=5&sequence.n=100&sequence.units=5&race=adam,hf&steps=6&same-cost=off', 4],
  ]) {
    test(`the ${lab} lab saves weights and begins with them, and refuses those of another lab`, async (t) => {
      const folder = await folderOf(t);
      const playground = await opened(t, `lab=${lab}&${settings}&select=adam&step=${steps}`, { canvas: false });
      await playground.rested();
      const loss = await playground.readout('run.adam.f');
      const path = await saved(playground, folder);
      assert.match(path, new RegExp(`adam-step-${steps}\\.safetensors$`));
      const { meta, tensors } = parsed(await readFile(path));
      assert.ok(meta.link.includes(`lab=${lab}`) && Object.keys(tensors).includes('layer1.bias'), `${meta.link}: ${Object.keys(tensors)}`);
      await choose(playground, path);
      await playground.linked(`${lab}.weights`, 'file');
      await playground.says('parameters', /The runs start from the weights of adam-step-\d+\.safetensors/);
      await playground.undo();
      await playground.unlinked(`${lab}.weights`);
      await choose(playground, path);
      await playground.linked(`${lab}.weights`, 'file');
      if (lab === 'network') { // another sample of sequences has another loss
        await playground.act('first');
        await playground.reads('step', '0');
        for (const id of ['gd', 'adam']) await playground.reads(`run.${id}.f`, loss);
      }
      await playground.visit(small);
      await playground.rested();
      await choose(playground, path);
      await noticed(playground, `These are weights of a net of the ${lab === 'network' ? 'Network' : 'RNN'} lab, and this is the Deep lab.`);
      await playground.unlinked('deep.weights');
    });
  }

  test('weights that are asked for while the computation restarts are saved as soon as they are there', async (t) => {
    const playground = await opened(t, `${small}&steps=60&same-cost=off&select=hf&step=12`, { canvas: false, prepare: stumbling() });
    await playground.rested();
    await kill(playground);
    const [told, untold] = [await folderOf(t), await folderOf(t)];
    assert.match(await saved(playground, untold), /hf-step-12\.safetensors$/, 'asked before the page knew');
    await playground.frame.evaluate(() => {
      window.said = '';
      new MutationObserver((_, observer) => {
        window.said = document.querySelector('#notices').textContent;
        if (window.said.includes('saved as soon as')) observer.disconnect();
        else if (window.said.includes('was restarted')) for (let i = 0; i < 3; i++) document.querySelector('[data-weights="save"]').click();
      }).observe(document.querySelector('#notices'), { childList: true });
      for (const button of document.querySelectorAll('#notices button')) button.click();
    });
    await playground.act('forward');
    await playground.reads('step', '13');
    await minute(playground); // the second within one would be the last
    const cdp = await playground.page.createCDPSession();
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: told, browserContextId: playground.page.browserContext().id });
    await kill(playground);
    await eventually(() => readdir(told), (files) => assert.deepEqual(files, ['hf-step-13.safetensors']));
    assert.match(await playground.frame.evaluate(() => window.said), /The weights are saved as soon as the computation has come as far again\./);
    await playground.until(() => !document.querySelector('#notices').textContent.includes('weights'));
  });

  test('a second file under the link of the first is said to be no step of the history, and the first comes back', async (t) => {
    const folder = await folderOf(t);
    const playground = await opened(t, `${small}&steps=6&same-cost=off&select=hf&step=2`, { canvas: false });
    await playground.rested();
    const file = await readFile(await saved(playground, folder));
    const [first, second] = ['first', 'second'].map((name) => join(folder, `${name}.safetensors`));
    await writeFile(first, file);
    await playground.act('last');
    await playground.reads('step', '6');
    await rm(join(folder, 'hf-step-2.safetensors'));
    await rename(await saved(playground, folder, 'hf-step-6'), second);
    for (const [path, name] of [[first, 'first'], [second, 'second']]) {
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
      await choose(playground, path);
      await playground.says('parameters', `from the weights of ${name}.safetensors`);
    }
    await noticed(playground, 'The runs start from second.safetensors instead of first.safetensors. Undo does not lead back to it.');
    await playground.frame.evaluate(() => [...document.querySelectorAll('#notices button')].find(({ textContent }) => textContent === 'Back to first.safetensors').click());
    await playground.says('parameters', 'from the weights of first.safetensors');
    await playground.undo();
    await playground.unlinked('deep.weights');
  });

  test('a file that does not fit is refused in a sentence', async (t) => {
    const folder = await folderOf(t);
    const playground = await opened(t, `${small}&steps=3`, { canvas: false });
    await playground.rested();
    const path = await saved(playground, folder);
    await playground.set('deep.encoder', '9,3');
    await playground.linked('deep.encoder', '9,3');
    await choose(playground, path);
    await noticed(playground, 'layer1.weight is 10 × 64, and this net wants 9 × 64.');
    const text = join(folder, 'notes.safetensors');
    await writeFile(text, 'this is a text');
    await choose(playground, text);
    await noticed(playground, 'This is no safetensors file');
    await playground.unlinked('deep.weights');
  });

  /** Drops a file of so many bytes on the page. */
  const drop = (playground, name, bytes) => playground.frame.evaluate((called, content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(content)], called));
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, name, [...bytes]);

  test('weights that are dropped on the page are taken, and other files go to the images', async (t) => {
    const folder = await folderOf(t);
    const playground = await opened(t, `${small}&steps=4&same-cost=off&select=hf&step=3`);
    await playground.rested();
    const loss = await playground.readout('run.hf.f');
    const path = await saved(playground, folder);
    await playground.settings();
    await drop(playground, 'mine.safetensors', await readFile(path));
    await playground.linked('deep.weights', 'file');
    await playground.says('parameters', /The runs start from the weights of mine\.safetensors/);
    await playground.act('first');
    await playground.reads('run.adam.f', loss);
    assert.equal(await playground.frame.$eval('#pictures', (dialog) => dialog.open), false, 'weights are no images');
    await drop(playground, 'mine.safetensors', Buffer.from('this is a text'));
    await noticed(playground, 'This is no safetensors file');
  });

  /** Makes the page believe that it goes out of sight. */
  const hide = (playground) => playground.frame.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

  test('a training is kept when the page goes out of sight', async (t) => {
    const playground = await opened(t, `${small}&steps=30&same-cost=off`);
    await playground.rested();
    await minute(playground);
    assert.deepEqual(await keptSteps(playground), []);
    await hide(playground);
    await eventually(() => keptSteps(playground), (steps) => assert.deepEqual(steps, [30]));
  });

  test('a tab that is behind another with the same training keeps nothing', async (t) => {
    const playground = await opened(t, `${small}&steps=30&same-cost=off`, { canvas: false });
    await playground.rested();
    /** Makes the page keep the training, and waits until it has tried. */
    const keep = () => playground.frame.evaluate(() => new Promise((resolve) => {
      const { close } = IDBDatabase.prototype;
      IDBDatabase.prototype.close = function closed() {
        IDBDatabase.prototype.close = close;
        this.close();
        resolve();
      };
      Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }));
    await minute(playground);
    await keep();
    assert.deepEqual(await keptSteps(playground), [30]);
    await playground.frame.evaluate(() => new Promise((resolve) => { // the other tab has come to step 1000
      const opening = indexedDB.open('hf-playground', 1);
      opening.onsuccess = () => {
        const cursor = opening.result.transaction('trainings', 'readwrite').objectStore('trainings').openCursor();
        cursor.onsuccess = () => {
          cursor.result.update({ ...cursor.result.value, step: 1000, steps: 1000 }).onsuccess = () => {
            opening.result.close();
            resolve();
          };
        };
      };
    }));
    await playground.set('steps', '40');
    await playground.reads('last', '40');
    await playground.rested();
    await minute(playground);
    await keep();
    assert.deepEqual(await keptSteps(playground), [1000]);
  });

  for (const [what, prepare] of [
    ['has no data base, as in private windows', () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }; }],
    ['never opens its data base', () => { IDBFactory.prototype.open = () => new EventTarget(); }],
    ['never ends what its data base does', () => {
      IDBObjectStore.prototype.getAllKeys = () => new EventTarget();
      const { setTimeout: wait } = window;
      window.setTimeout = (act, ms, ...rest) => wait(act, ms === 30_000 ? 100 : ms, ...rest);
    }],
    ['has no room', () => { IDBObjectStore.prototype.put = function full() { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); }; }],
  ]) {
    test(`a browser that ${what} says so, once, and trains on`, async (t) => {
      const playground = await opened(t, `${small}&steps=30&same-cost=off`, { prepare: (page) => page.evaluateOnNewDocument(prepare) });
      await playground.rested();
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
      await minute(playground);
      await playground.set('steps', '40');
      await noticed(playground, 'This browser has not kept the training');
      await playground.reads('last', '40');
      await playground.rested();
      await playground.frame.evaluate(() => [...document.querySelectorAll('#notices button')].find(({ textContent }) => textContent === 'Dismiss').click());
      await minute(playground);
      await playground.set('steps', '50');
      await playground.reads('last', '50');
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '');
    });
  }

  test('a browser that is slow to open its data base keeps the training the next time, and says so', async (t) => {
    const playground = await opened(t, `${small}&steps=30&same-cost=off`, { prepare: (page) => page.evaluateOnNewDocument(() => {
      const { open: opens } = IDBFactory.prototype;
      IDBFactory.prototype.open = () => new EventTarget();
      window.wakeUp = () => { IDBFactory.prototype.open = opens; };
    }) });
    await playground.rested();
    await minute(playground);
    await playground.set('steps', '40');
    await noticed(playground, 'it is too slow');
    await playground.frame.evaluate(() => window.wakeUp());
    await minute(playground);
    await playground.set('steps', '50');
    await eventually(() => keptSteps(playground), ([step]) => assert.ok(step > 30, `${step}`));
    await playground.until(() => document.querySelector('#notices').textContent === '');
  });

  test('a training is kept on when a run is selected that has made fewer steps, and is offered at the step of the one with most', async (t) => {
    const playground = await opened(t, `${small}&steps=20&select=adam`, { canvas: false });
    await playground.rested();
    await minute(playground);
    await playground.visit(`${small}&steps=30&select=adam`);
    const [before] = await eventually(() => keptSteps(playground), ([step]) => assert.ok(step > 0));
    const [all] = await keptSteps(playground, 'steps');
    await playground.rested();
    await minute(playground);
    await playground.visit(`${small}&steps=60&select=hf`);
    await eventually(() => keptSteps(playground, 'steps'), ([steps]) => assert.ok(steps > all, `${steps}, with ${all} before`));
    const [step] = await keptSteps(playground);
    assert.ok(step >= before, `at step ${step}, with Adam at ${before} before`);
    await playground.rested();
    await playground.page.goto('about:blank');
    await playground.page.goto(`${on.site}#${small}&steps=2&select=hf`);
    await begun(playground);
    const said = await eventually(() => playground.frame.$eval('#notices', (list) => list.textContent), (text) => assert.match(text, /You left this training at step \d+\.Go on from step \d+/));
    assert.deepEqual(numbersIn(said), [step, step]);
  });

  test('a training that was left is offered after a reload, and goes on as if it had not been', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#${long}`, { canvas: false, prepare: hasty('Go on from step') });
    await begun(playground);
    await eventually(() => playground.readout('run.hf.f'), (text) => assert.notEqual(text, ''));
    await minute(playground);
    const [step] = await eventually(() => keptSteps(playground), ([kept]) => assert.ok(kept > 0));
    const reached = (k) => Promise.all(['adam', 'hf'].map((id) => (
      eventually(() => playground.readout(`run.${id}.end`), (text) => assert.ok(numbersIn(text)[0] >= k, `${text}, want ${k}`)))));
    /** The losses of both runs at a step. */
    const lossesAt = async (k) => {
      await playground.frame.$eval('[data-role="cursor"]', (cursor, to) => {
        cursor.value = to;
        cursor.dispatchEvent(new Event('input', { bubbles: true }));
        cursor.dispatchEvent(new Event('change', { bubbles: true }));
      }, k);
      await playground.reads('step', String(k));
      return Promise.all(['adam', 'hf'].map((id) => playground.readout(`run.${id}.f`)));
    };
    const places = [Math.floor(step / 2), step, step + 7];
    await reached(step + 8);
    const losses = [];
    for (const k of places) losses.push(await lossesAt(k));
    await playground.page.reload();
    await begun(playground);
    await offered(playground, step);
    await playground.says('sentence', new RegExp(`Taken up from step ${step} of the training you left\\.$`));
    await reached(step + 8);
    for (const [i, k] of places.entries()) assert.deepEqual(await lossesAt(k), losses[i], `at step ${k}, left at ${step}`);
    await minute(playground);
    await eventually(() => keptSteps(playground), ([kept]) => assert.ok(kept > step, `counted on from ${step}: ${kept}`));
  });

  test('a training from a file is offered to its own link alone, without the file too', async (t) => {
    const folder = await folderOf(t);
    const playground = await open(t, on.browser, `${on.site}#${small}&steps=30&same-cost=off&select=hf&step=3`, { canvas: false, prepare: hasty('Go on from step') });
    await begun(playground);
    await playground.rested();
    await choose(playground, await saved(playground, folder));
    await playground.linked('deep.weights', 'file');
    await playground.settled();
    await playground.act('last');
    await playground.reads('step', '30');
    await minute(playground);
    await hide(playground);
    await eventually(() => keptSteps(playground), (steps) => assert.deepEqual(steps, [30], 'counted as the page counts'));
    const link = await playground.frame.evaluate(() => location.hash);
    await playground.visit(`${small}&steps=2&same-cost=off`);
    await playground.rested();
    await playground.frame.evaluate(async () => { // what is offered has been looked up by then
      for (let i = 0; i < 3; i++) await indexedDB.databases();
    });
    assert.deepEqual(await playground.frame.evaluate(() => window.offers), []);
    await playground.page.goto('about:blank');
    await playground.page.goto(`${on.site}${link.replace('steps=30', 'steps=40')}`);
    await begun(playground);
    await offered(playground, 30);
    await playground.says('sentence', /Taken up from step 30 of the training you left\.$/);
    await playground.settled();
    await minute(playground);
    await hide(playground);
    await eventually(() => keptSteps(playground), (steps) => assert.deepEqual(steps, [40], 'under the same name'));
  });

  test('an offer stays when an edit of what is shown is taken back', async (t) => {
    const playground = await opened(t, `${small}&steps=30&same-cost=off`, { canvas: false });
    await playground.settled();
    await minute(playground);
    await hide(playground);
    await eventually(() => keptSteps(playground), (steps) => assert.deepEqual(steps, [30]));
    await playground.page.goto('about:blank');
    await playground.page.goto(`${on.site}#${small}&steps=20&same-cost=off`);
    await begun(playground);
    await noticed(playground, 'You left this training at step 30.');
    await playground.set('axis', 'seconds');
    await playground.linked('axis', 'seconds');
    await playground.undo();
    await playground.unlinked('axis');
    await playground.settled();
    await noticed(playground, 'You left this training at step 30.');
    await playground.visit(`${small}&steps=20&seed=2`);
    await playground.until(() => document.querySelector('#notices').textContent === '');
  });

  test('a training is offered after a crash, until it has come as far again', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#${long}`, { canvas: false, prepare: hasty() });
    await begun(playground);
    await eventually(() => playground.readout('run.hf.f'), (text) => assert.notEqual(text, ''));
    await minute(playground);
    const [step] = await eventually(() => keptSteps(playground), ([kept]) => assert.ok(kept > 0));
    await kill(playground);
    await offered(playground, step);
    await playground.until(() => !document.querySelector('#notices').textContent.includes('You left'));
  });

  test('a figure in another page keeps nothing', async (t) => {
    const playground = await open(t, on.browser, `${on.site}?embed=1#${small}&steps=20`);
    await playground.ready();
    await playground.rested();
    await minute(playground);
    assert.deepEqual(await playground.frame.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  });
});
