// The network lab: a net is built, trained and read, and its link brings it back.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openNet as openAt } from './net.js';
import { painted } from './picture.js';
import { eventually, open } from './playground.js';
import { stand } from './stand.js';

/** The tab of the lab with that key. */
const tab = (key) => `[name="lab"][value="${key}"]`;

/** Runs in the page: the units of the hidden layers, as their buttons tell them. */
const layers = () => [...document.querySelectorAll('.layers output')].map((output) => output.textContent).join();

describe('network', () => {
  const on = stand();

  test('units and layers are added and removed on the picture', async (t) => {
    const playground = await openNet(t, '&race=gd&steps=5');
    const press = async (shareX, shareY) => {
      await playground.still();
      const { x, y, width, height } = await playground.stage();
      await playground.press(x + shareX * width, y + shareY * height);
    };
    await press(0.219, 0.277); // the plus of the first layer
    await playground.linked('network.hidden', '5,2');
    await press(0.1326, 0.214); // its minus: the layer is higher by half a unit now
    await playground.unlinked('network.hidden');
    await press(0.314, 0.808); // the plus of the layers
    assert.match(await playground.linkedValue('network.hidden'), /^4,2,\d$/);
  });

  /** Opens the network lab with further settings. */
  const openNet = (t, more, options) => openAt(t, on, more, options);

  test('the tabs lead to the net and back, with the settings of each', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#v=1`);
    await playground.ready();
    const shown = (selector) => playground.frame.$eval(selector, (element) => element.checkVisibility());
    assert.equal(await shown('[name="problem"]'), true);
    assert.equal(await shown('.scores'), false);
    await playground.frame.$eval(tab('network'), (radio) => radio.click());
    await playground.linked('lab', 'network');
    await playground.settled();
    assert.equal(await shown('[name="problem"]'), false);
    for (const part of ['.scores', '[name="network.hidden"]', '[data-edit="act=new-weights"]']) assert.equal(await shown(part), true, part);
    for (const part of ['[data-edit="act=random-start"]', '[name="start"]', '[data-edit="act=zoom-in"]', '.nudges']) assert.equal(await shown(part), false, part);
    await playground.frame.$eval(tab('landscape'), (radio) => radio.click());
    await playground.until(() => location.hash === '#v=1');
    await playground.settled();
    assert.equal(await shown('[name="problem"]'), true);
  });

  test('Hessian-free learns every example of the default data', async (t) => {
    const playground = await openNet(t);
    await playground.act('last');
    await playground.reads('train-accuracy', '100.0 %');
    await playground.reads('test-accuracy', '100.0 %');
    assert.equal(await playground.readout('train-examples'), '100');
    await painted(playground, await playground.stage(), (counts) => counts.size > 40);
  });

  test('a link opened again gives the same losses', async (t) => {
    const first = await openNet(t, '', { canvas: false });
    await first.set('network.data', 'moons');
    await first.linked('network.data', 'moons');
    await first.act('new-weights');
    await first.linked('seed', '2');
    await first.settled();
    const again = await open(t, on.browser, `${on.site}#${await first.rested()}`, { canvas: false });
    await again.settled();
    for (const key of ['train-loss', 'test-loss', 'weights', 'sentence']) assert.equal(await again.readout(key), await first.readout(key), key);
  });

  test('buttons add and remove layers and units', async (t) => {
    const playground = await openNet(t, '', { canvas: false });
    const presses = [['add-layer', '4,2,4'], ['add-unit:2', '4,3,4'], ['remove-unit:1', '3,3,4'], ['remove-layer', '3,3'], ['remove-layer', '3'], ['remove-layer', '']];
    for (const [action, want] of presses) {
      await playground.act(action);
      await playground.linked('network.hidden', want);
      await playground.answered();
      assert.equal(await playground.frame.evaluate(layers), want);
      assert.equal(await playground.value('network.hidden'), want);
    }
    await playground.settled();
    assert.equal(await playground.readout('weights'), '3', 'two inputs, one output and its bias');
    await playground.act('remove-layer');
    await playground.until(() => document.querySelector('#notices').textContent.includes('hidden layer'));
  });

  test('a unit button keeps the focus', async (t) => {
    const playground = await openNet(t, '', { canvas: false });
    await playground.frame.focus('[data-edit="act=add-unit:1"]');
    await playground.page.keyboard.press('Enter');
    await playground.linked('network.hidden', '5,2');
    await playground.answered();
    assert.equal(await playground.frame.evaluate(() => document.activeElement.dataset.edit), 'act=add-unit:1');
  });

  test('a net beyond the limits is refused with key, value and range', async (t) => {
    const playground = await openNet(t, '', { canvas: false });
    await playground.set('network.hidden', '1000000000');
    await eventually(() => playground.error('network.hidden'), (error) => {
      for (const part of ['network.hidden', '1000000000', 'from 1 to 64']) assert.ok(error.includes(part), `${part} in: ${error}`);
    });
    assert.equal(await playground.rested(), 'lab=network', 'the link stays');
    assert.equal(await playground.frame.evaluate(layers), '4,2');
  });

  test('the loss is shown as a plane of paths', async (t) => {
    const playground = await openNet(t);
    await playground.set('show', 'slice');
    await playground.linked('show', 'slice');
    await playground.settled();
    await playground.until(() => document.querySelector('[data-edit="act=zoom-in"]').checkVisibility());
    await playground.says('slice', /directions of the path/);
  });

  test('without WebGL a drawing of the net stands in', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=network`, {
      prepare: (page) => page.evaluateOnNewDocument(() => { HTMLCanvasElement.prototype.getContext = () => null; }),
    });
    await playground.settled();
    await playground.until(() => document.querySelector('[data-drawing="network"] svg')?.checkVisibility());
    assert.equal(await playground.frame.$eval('[data-drawing="landscape"]', (drawing) => drawing.checkVisibility()), false);
  });
});
