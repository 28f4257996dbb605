// The lab of sequences: a training leaves the plateau and ends when the task is solved, what
// is shown is chosen by keyboard, a long training lets the page answer, and a figure has room.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbersIn, open, phone } from './playground.js';
import { stand } from './stand.js';

const small = 'lab=sequence&sequence.task=order-2&sequence.length=6&sequence.n=100&sequence.units=8';

describe('sequence lab', () => {
  const on = stand();

  const opened = async (t, link, options, query = '') => {
    const playground = await open(t, on.browser, `${on.site}${query}#${link}`, options);
    await playground.loaded();
    return playground;
  };

  /** The value of a row of the inspector, by its name. */
  const row = (playground, name) => playground.frame.evaluate((want) => {
    const term = [...document.querySelectorAll('.inspector dt')].find((dt) => dt.textContent.startsWith(want));
    return term?.parentElement.querySelector('dd')?.textContent ?? '';
  }, name);

  test('training leaves the plateau and ends when the task is solved', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=400`);
    await playground.says('run.hf.end', /^solved the task in \d+ steps: (99|100)/);
    await playground.says('sentence', /solved the task first by cost/);
    const [plateau] = numbersIn(await row(playground, 'Plateau'));
    const [loss] = numbersIn(await playground.readout('run.hf.f'));
    assert.ok(loss < plateau / 2, `loss ${loss}, plateau ${plateau}`);
    assert.ok(numbersIn(await row(playground, 'Right answers'))[0] >= 99);
    for (const name of ['Exam loss', 'Spectral radius', 'Gradient at time step 1']) assert.match(await row(playground, name), /\d/, name);
    const rows = await playground.table();
    assert.ok(rows.every((r) => Number(r.Right) >= 0 && Number(r['Exam loss']) > 0), 'the exam stands in the table');
    await playground.frame.focus('#stage');
    await playground.page.keyboard.press('Home');
    await playground.reads('step', '0');
    assert.ok(numbersIn(await row(playground, 'Right answers'))[0] < 60, 'the first net knows nothing');
  });

  test('what is shown is chosen by keyboard, and undone', async (t) => {
    const playground = await opened(t, `${small}&race=hf&steps=30`, { canvas: false });
    await playground.settled();
    await playground.frame.focus('[name="sequence.show"][value="sequence"]');
    await playground.page.keyboard.press('ArrowRight');
    await playground.linked('sequence.show', 'spectrum');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('eigenvalues'));
    await playground.undo();
    await playground.unlinked('sequence.show');
    await playground.set('sequence.example', '17');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('exam sequence 17'));
    await playground.set('sequence.example', '1001');
    await playground.until(() => document.querySelector('[id="error-sequence.example"]')?.textContent.includes('from 1 to 1000'));
  });

  test('the gradient by step is read with keys and with the pointer', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=40`, { size: { width: 1280, height: 900 } });
    await playground.settled();
    const plot = '[data-drawing="lags"]';
    const value = (want) => playground.until((selector, text) => document.querySelector(selector).getAttribute('aria-valuetext').includes(text), plot, want);
    await value('6 time steps');
    await playground.frame.focus(plot);
    await playground.page.keyboard.press('Home');
    await value('time step 1 of 6: ');
    await value('; Hessian-free');
    await playground.page.keyboard.press('ArrowRight');
    await value('time step 2 of 6: ');
    await playground.until((selector) => document.querySelector(selector).textContent.includes('time step 2, 4 back'), plot);
    await playground.page.keyboard.press('Escape');
    await value('6 time steps');
    const { left, top, width, height } = await playground.frame.$eval(plot, (element) => { element.scrollIntoView({ block: 'center' }); return element.getBoundingClientRect().toJSON(); });
    await playground.page.mouse.move(left + 0.6 * width, top + 0.6 * height);
    await value(' of 6: ');
  });

  test('on a text the net writes, and nobody is said to have solved it', async (t) => {
    const playground = await opened(t, 'lab=sequence&sequence.task=text&sequence.length=12&sequence.n=100&sequence.units=8&race=adam&steps=10');
    await playground.says('run.adam.end', /stopped at the common cost/);
    await playground.says('sentence', /Adam: exam loss .* a character \(.* bits\), and .* % of the characters right/);
    assert.ok(numbersIn(await row(playground, 'Bits a character'))[0] > 1);
    assert.ok(numbersIn(await row(playground, 'Right characters'))[0] < 99);
  });

  test('a long training lets the page answer, and is left in the middle of a step', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=sequence&sequence.length=200&sequence.units=100&race=hf&steps=1000`);
    await playground.until(() => document.documentElement.dataset.state === 'open');
    await playground.set('sequence.show', 'spectrum');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('eigenvalues'));
    await playground.set('sequence.units', '4');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('of 4 units'));
    await playground.frame.click('[name="lab"][value="cg"]');
    await playground.linked('lab', 'cg');
    await playground.settled();
  });

  test('what is too large is refused in words, and nothing is lost', async (t) => {
    const playground = await opened(t, `${small}&race=adam&steps=5&sequence.length=200`, { canvas: false });
    await playground.set('sequence.n', '5000');
    await playground.until(() => document.querySelector('[id="error-sequence.n"]')?.textContent.includes('are too many to keep'));
    await playground.linked('sequence.n', '100');
    await playground.set('sequence.units', '9,9,9');
    await playground.until(() => document.querySelector('[id="error-sequence.units"]')?.textContent.includes('1 or 2 whole numbers'));
  });

  test('on a phone and in a figure the picture and the curve have room', async (t) => {
    for (const [parts, options, query] of [
      [['#stage', '.of-sequence [data-drawing="steps"]', '[data-drawing="lags"]', '.curve .drawing'], { size: phone }, ''],
      [['#stage', '.curve'], { size: { width: 720, height: 480 } }, '?embed=1'],
    ]) {
      const playground = await opened(t, `${small}&race=adam,hf&steps=30`, options, query);
      await playground.settled();
      for (const part of parts) {
        const box = await (await playground.frame.$(part)).boundingBox();
        assert.ok(box, `${part} is not shown`);
        assert.ok(box.width > 250 && box.height > 40, `${part} is ${box.width} × ${box.height}`);
      }
      const wide = await playground.frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, 'nothing is wider than the screen');
      if (!query) continue;
      const below = await playground.frame.evaluate(() => document.querySelector('[data-drawing="lags"]').getBoundingClientRect().bottom
        - document.querySelector('.right').getBoundingClientRect().bottom);
      assert.ok(below <= 0, `in a figure the plot of lags ends ${below} pixels below the fold`);
    }
  });
});
