// The lab of deep autoencoders: a training leaves the plateau of the mean image, a place of
// the plane of codes is decoded, and a long training lets the page answer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually, numbersIn, open, phone } from './playground.js';
import { stand } from './stand.js';

const small = 'lab=deep&deep.n=60&deep.tests=20&deep.side=8&deep.encoder=10,3';

describe('deep lab', () => {
  const on = stand();

  const opened = async (t, link, options) => {
    const playground = await open(t, on.browser, `${on.site}#${link}`, options);
    await playground.ready();
    return playground;
  };

  /** The value of a row of the inspector, by its name. */
  const row = (playground, name) => playground.frame.evaluate((want) => {
    const term = [...document.querySelectorAll('.inspector dt')].find((dt) => dt.textContent.startsWith(want));
    return term?.parentElement.querySelector('dd')?.textContent ?? '';
  }, name);

  test('training leaves the plateau of the mean image', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=400`);
    await playground.says('sentence', /leads with a loss of/);
    await eventually(async () => numbersIn(await playground.readout('run.hf.end')), ([cost]) => cost === 400);
    const plateau = numbersIn(await row(playground, 'Mean image'))[0];
    const floor = numbersIn(await row(playground, 'Entropy floor'))[0];
    for (const id of ['adam', 'hf']) {
      const [loss] = numbersIn(await playground.readout(`run.${id}.f`));
      assert.ok(floor < loss && loss < 0.9 * plateau, `${id} is at ${loss}, between the floor ${floor} and the plateau ${plateau}`);
    }
    const rows = await playground.table();
    assert.ok(rows.every((r) => Number(r['Test loss']) > floor), 'the test loss stands in the table');
    await playground.frame.focus('#stage');
    await playground.page.keyboard.press('Home');
    await playground.reads('step', '0');
    await playground.says('run.hf.f', /^\d+/);
  });

  test('a press on the plane of codes decodes the place', async (t) => {
    const playground = await opened(t, `${small}&race=hf&steps=20&deep.show=code`);
    await playground.settled();
    const { x, y, width, height } = await playground.stage();
    await playground.point(x + 0.3 * width, y + 0.5 * height);
    await playground.says('hover', /^unit 1 = .*, unit 2 = .*: press to decode$/);
    const places = numbersIn(await playground.readout('hover'));
    await playground.page.mouse.click(x + 0.3 * width, y + 0.5 * height);
    const set = (await playground.linkedValue('deep.probe')).split(',').map(Number);
    assert.ok(Math.abs(set[0] - places[1]) < 0.02 && Math.abs(set[1] - places[3]) < 0.02, `decoded at ${set}, pointed at ${places}`);
    await playground.undo();
    await playground.unlinked('deep.probe');
    await playground.set('deep.across', '9');
    await playground.until(() => document.querySelector('[id="error-deep.across"]')?.textContent.includes('from 1 to 3'));
  });

  test('a long training lets the page answer, and is left in the middle of a step', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=deep&deep.side=28&deep.n=1000&deep.encoder=200,100,6&race=hf&steps=1000`);
    await playground.until(() => document.documentElement.dataset.state === 'open');
    await playground.set('deep.show', 'weights');
    await playground.linked('deep.show', 'weights');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('weights as images'));
    await playground.set('deep.encoder', '4,2');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('784-4-2-4-784'));
    await playground.frame.click('[name="lab"][value="cg"]');
    await playground.linked('lab', 'cg');
    await playground.settled();
  });

  test('what is too large is refused in words, and nothing is lost', async (t) => {
    const playground = await opened(t, `${small}&race=adam&steps=5&deep.side=32`);
    await playground.set('deep.encoder', '1000,1000,1000');
    await playground.until(() => document.querySelector('[id="error-deep.encoder"]')?.textContent.includes('at most 2000000 can be trained here'));
    await playground.linked('deep.encoder', '10,3');
  });

  test('on a phone the images, the plots and the curve have room', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=30`, { size: phone });
    await playground.settled();
    for (const part of ['#stage', '[data-drawing="steps"]', '[data-drawing="layers"]', '.curve .drawing']) {
      const box = await (await playground.frame.$(part)).boundingBox();
      assert.ok(box.width > 250 && box.height > 90, `${part} is ${box.width} × ${box.height}`);
    }
    const wide = await playground.frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is wider than the screen');
  });
});
