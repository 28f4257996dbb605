// A drag on the canvas ends, in every lab, however it ends; and the line that says what is under the
// pointer follows what is dragged.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dataPlane, partAt } from './net.js';
import { numbersIn, open, pause, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

const own = 'lab=network&network.data=own&network.own-points=-2,0,0;2,0,1;0,2,1;-1,-2,0&race=gd&steps=20';

/** Where a place of the perceptron's plane is on the page, measured by pointing at two places of it. */
async function caseAt(playground, place) {
  await playground.still();
  const { x, y, width, height } = await playground.stage();
  const ends = [[x + 0.12 * width, y + 0.4 * height], [x + 0.4 * width, y + 0.1 * height]];
  const said = [];
  for (const end of ends) said.push((await playground.hover(...end)).slice(0, 2));
  return place.map((v, i) => ends[0][i] + ((v - said[0][i]) / (said[1][i] - said[0][i])) * (ends[1][i] - ends[0][i]));
}

/** What can be dragged: where it is, and what of the link a drag of it changes. */
const things = [
  { name: 'the start', link: 'race=gd&steps=40', key: 'start', at: async (p) => (await p.plane())(-1.2, 1) },
  { name: 'the window', link: 'race=gd&steps=40', key: 'window', at: async (p) => { const { cx, y, height } = await p.stage(); return [cx, y + 0.8 * height]; } },
  { name: 'a weight', link: 'lab=network&race=hf&steps=20&step=10&network.circle-n=40', key: 'then', at: (p) => partAt(p, '1.2.1') },
  { name: 'a point', link: own, key: 'network.own-points', at: async (p) => (await dataPlane(p))(2, 0) },
  { name: 'a case of the perceptron', link: 'lab=neuron&neuron.exercise=perceptron&neuron.cases=points&neuron.points=-2,-1,0;2,1,1', key: 'neuron.points', at: (p) => caseAt(p, [-2, -1]) },
];

/** Opens a thing and drags it a little, without letting go; returns the link before and where the pointer is. */
async function taken(t, on, { link, at, key }) {
  const playground = await visit(t, on, link);
  await playground.ready();
  await playground.foldStories();
  const [x, y] = await at(playground);
  await playground.still();
  const before = await playground.rested();
  const depth = await depthOf(playground);
  await playground.page.mouse.move(x, y);
  await playground.page.mouse.down();
  await playground.page.mouse.move(x - 20, y - 20, { steps: 4 });
  await playground.until((k, old) => new URLSearchParams(location.hash.slice(1)).get(k) !== old, key, new URLSearchParams(before).get(key));
  return { playground, before, depth, x: x - 20, y: y - 20 };
}

/** How many steps Undo could take. */
const depthOf = (playground) => playground.frame.evaluate(() => history.state?.depth ?? 0);

/** The link after the pointer has moved on: nothing of the drag may be left. */
async function movedOn({ playground, x, y }) {
  const ended = await playground.rested();
  await playground.page.mouse.move(x - 60, y - 30, { steps: 4 });
  await playground.arrived();
  assert.equal(await playground.rested(), ended, 'the drag has ended');
  return ended;
}

describe('drag', () => {
  const on = stand();

  for (const thing of things) {
    test(`of ${thing.name}: Escape takes it back, and Undo knows nothing of it`, async (t) => {
      const held = await taken(t, on, thing);
      const { playground, before, depth } = held;
      await playground.rested(); // the drag has its entry
      await playground.page.keyboard.press('Escape');
      await playground.until((link) => location.hash.slice(1) === link, before);
      assert.equal(await movedOn(held), before);
      await playground.page.mouse.up();
      await playground.arrived();
      assert.equal(await playground.rested(), before);
      assert.equal(await depthOf(playground), depth, 'Undo would take back what was before the drag');
    });

    test(`of ${thing.name}: ends when no button is down any more`, async (t) => {
      const held = await taken(t, on, thing);
      const { playground, before, x, y } = held;
      const view = await playground.view();
      const { x: left, y: top } = await playground.stage();
      await view.evaluate((px, py) => {
        const move = { pointerId: 1, pointerType: 'mouse', clientX: px, clientY: py, buttons: 0, bubbles: true };
        document.querySelector('canvas').dispatchEvent(new PointerEvent('pointermove', move));
      }, x - left, y - top);
      await playground.arrived(); // the view has seen it before the pointer moves on
      assert.notEqual(await movedOn(held), before, 'it stays where it has come to');
      await playground.page.mouse.up();
    });

    test(`of ${thing.name}: ends when the pointer is taken away, and on Reset`, async (t) => {
      const held = await taken(t, on, thing);
      const { playground } = held;
      const view = await playground.view();
      await view.evaluate(() => document.querySelector('canvas').releasePointerCapture(1));
      await playground.arrived();
      await playground.page.mouse.move(held.x - 1, held.y);
      await movedOn(held);
      await playground.page.mouse.up();
      const again = await taken(t, on, thing);
      await again.playground.act('reset');
      await again.playground.settled();
      await movedOn(again);
      await again.playground.page.mouse.up();
    });
  }

  test('ends on release outside of the picture, where it has come to', async (t) => {
    const held = await taken(t, on, things[0]);
    const { playground, before } = held;
    await playground.page.mouse.move(held.x, 5, { steps: 4 });
    await playground.page.mouse.up();
    await playground.arrived();
    assert.notEqual(await movedOn(held), before);
  });

  test('the readout follows the start', async (t) => {
    const { playground } = await taken(t, on, things[0]);
    const [x, y] = numbersIn(await playground.linkedValue('start'));
    await playground.until((want) => document.querySelector('[data-readout="hover"]').textContent.startsWith(want), `x = ${String(x).replace('-', '−')}, y = ${String(y).replace('-', '−')}`);
    await playground.page.mouse.up();
  });

  test('a second finger ends it', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd&steps=40`, { size: phone });
    await playground.ready();
    const [x, y] = (await playground.plane())(-1.2, 1);
    await playground.still();
    const first = await playground.page.touchscreen.touchStart(x, y);
    for (let i = 1; i <= 4; i++) await first.move(x + 10 * i, y);
    const from = await playground.linkedValue('start');
    const second = await playground.page.touchscreen.touchStart(x + 120, y + 60);
    await playground.arrived();
    const ended = await playground.rested();
    for (let i = 1; i <= 4; i++) await first.move(x + 40, y + 15 * i);
    await playground.arrived();
    assert.equal(await playground.rested(), ended);
    assert.ok(from);
    await second.end();
    await first.end();
  });

  test('Escape gives a slider back while it is dragged', async (t) => {
    const playground = await visit(t, on, 'race=gd&select=gd&steps=40');
    await playground.ready();
    const { x, y, width, height } = await (await playground.frame.$('[data-slider="gd.rate"]')).boundingBox();
    await playground.page.mouse.move(x + width / 2, y + height / 2);
    await playground.page.mouse.down();
    await playground.page.mouse.move(x + width * 0.7, y + height / 2, { steps: 4 });
    await playground.linkedValue('gd.rate');
    await playground.page.keyboard.press('Escape');
    await playground.unlinked('gd.rate');
    await playground.page.mouse.move(x + width * 0.8, y + height / 2, { steps: 4 });
    await playground.page.mouse.up();
    await pause(200);
    await playground.settled();
    assert.equal((await playground.settings())['gd.rate'], undefined);
    assert.equal(await playground.value('gd.rate'), '0.001');
  });
});
