// The exercises of the neuron lab by hand: weights, thresholds, inputs, units and
// points on the canvas, and what the page makes of it at every size.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { embedded } from './embedding.js';
import { eventually, near, numbersIn, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The size of an embedded figure. */
const figure = { width: 720, height: 480 };

/** Where things stand on a desktop, as shares of the stage, and what is told of them. */
const places = {
  'w₁': [0.179, 0.17], 'θ': [0.839, 0.572], 'x₁': [0.065, 0.128], // AND of two inputs
  'x is': [0.079, 0.393], // XOR as a circuit
};

describe('neuron lab by hand', () => {
  const on = stand();

  const opened = async (t, more = '', options = {}) => {
    const playground = await visit(t, on, `lab=neuron${more}`, options);
    await playground.ready();
    await playground.foldStories();
    return playground;
  };

  const told = (playground, text) => eventually(() => playground.readout('hover'), (line) => line.startsWith(text));

  /** The place on the page of a part; the hover line must name it. */
  const placeOf = async (playground, name) => {
    await playground.still();
    const { x, y, width, height } = await playground.stage();
    const at = [x + places[name][0] * width, y + places[name][1] * height];
    await playground.point(...at);
    await told(playground, name);
    return at;
  };

  /** The map from the cases to the page, measured by pointing at two places. */
  const planeOf = async (playground) => {
    await playground.still();
    const { x, y, width, height } = await playground.stage();
    const ends = [[x + 0.12 * width, y + 0.4 * height], [x + 0.4 * width, y + 0.1 * height]];
    const said = [];
    for (const end of ends) said.push((await playground.hover(...end)).slice(0, 2));
    return (...place) => place.map((v, i) => ends[0][i] + ((v - said[0][i]) / (said[1][i] - said[0][i])) * (ends[1][i] - ends[0][i]));
  };

  test('a weight and the threshold are dragged, taken back and kept', async (t) => {
    const playground = await opened(t);
    const { page } = playground;
    const [x, y] = await placeOf(playground, 'w₁');
    await playground.drag([[x, y], [x, y - 50]]);
    await playground.shows('neuron.weight-1', '1.5');
    await playground.undo();
    await playground.shows('neuron.weight-1', '1');
    const [tx, ty] = await placeOf(playground, 'θ');
    await playground.drag([[tx, ty], [tx, ty - 130]]);
    await playground.says('done', 'computes AND');
    await playground.rested();
    const threshold = await playground.value('neuron.threshold');
    await playground.point(tx, ty - 130);
    await told(playground, `θ = ${threshold}`); // the line has come along with the pointer
    await page.reload();
    await playground.ready();
    assert.equal(await playground.value('neuron.threshold'), threshold);
    assert.match(await playground.readout('done'), /computes AND/);
  });

  test('a finger drags the threshold', async (t) => {
    const playground = await opened(t, '', { size: { width: 1280, height: 800, hasTouch: true } });
    const [x, y] = await placeOf(playground, 'θ');
    await playground.swipe([x, y], [x, y - 130]);
    await playground.says('done', 'computes AND');
  });

  test('a click on an input looks at another row, a click on a unit changes the start', async (t) => {
    const gate = await opened(t);
    await gate.press(...await placeOf(gate, 'x₁'));
    await gate.linked('neuron.row', '2');
    const net = await opened(t, '&neuron.exercise=units&step=4');
    await net.press(...await placeOf(net, 'x is'));
    await net.linked('neuron.state', '000000');
    await net.reads('step', '0');
    await net.set('neuron.net', 'full-adder');
    await net.linked('neuron.net', 'full-adder');
    await net.answered();
    assert.equal(await net.frame.$$eval('#notices li', (list) => list.length), 0, 'the state of the old net is in nobody\'s way');
  });

  test('own points are added, dragged and taken back', async (t) => {
    const playground = await opened(t, '&neuron.exercise=perceptron&neuron.cases=points&neuron.points=-2,-1,0;2,1,1');
    const at = await planeOf(playground);
    await playground.press(...at(0, 1));
    const added = await eventually(() => playground.value('neuron.points'), (points) => {
      near(numbersIn(points.split(';')[2] ?? '')[1], 1, 0.03, 'x₂ of the new case');
    });
    await playground.rested();
    const moved = await planeOf(playground);
    await playground.drag([moved(-2, -1), moved(-1, -1.5), moved(-1, -2)]);
    await eventually(() => playground.value('neuron.points'), (points) => {
      const [x, y] = numbersIn(points);
      near(x, -1, 0.03, 'x₁ of the case that was dragged');
      near(y, -2, 0.03, 'x₂ of the case that was dragged');
    });
    await playground.undo();
    await playground.shows('neuron.points', added);
  });

  test('the table and the inspector tell what the picture shows', async (t) => {
    const gate = await opened(t, '&neuron.threshold=1.5');
    const rows = await gate.table();
    assert.deepEqual(rows.map((row) => row.Row + row.Unit + row.Target), ['0000', '0100', '1000', '1111']);
    const rule = await opened(t, '&neuron.exercise=perceptron&step=18');
    assert.equal((await rule.table()).at(-1).Wrong, '0');
    const net = await opened(t, '&neuron.exercise=units');
    assert.equal((await net.table()).at(-1)['xor →'], '1');
  });

  test('what cannot be is refused by key, value and range', async (t) => {
    const playground = await opened(t);
    await playground.set('neuron.threshold', '11');
    await eventually(() => playground.error('neuron.threshold'), (error) => assert.match(error, /Threshold \(neuron\.threshold\) must be a number from -10 to 10, not "11"\./));
  });

  test('only what there is to play can be played', async (t) => {
    const shown = (playground) => playground.frame.$eval('[data-role="play"]', (button) => button.checkVisibility());
    const playground = await opened(t);
    assert.equal(await shown(playground), false, 'a gate has no steps');
    await playground.set('neuron.exercise', 'units');
    await playground.linked('neuron.exercise', 'units');
    await playground.settled();
    assert.equal(await shown(playground), true);
    await playground.set('lab', 'landscape');
    await playground.until(() => document.documentElement.dataset.lab === 'landscape');
    await playground.settled();
    assert.equal(await shown(playground), true);
  });

  for (const exercise of ['gate', 'units', 'perceptron']) {
    for (const [name, options, more] of [['a desk', {}, ''], ['a phone, dark', { size: phone, dark: true }, ''], ['an embedded figure', { size: figure }, '&embed=1']]) {
      test(`${exercise} on ${name}: no barrier, nothing beside the page`, async (t) => {
        const playground = await opened(t, `&neuron.exercise=${exercise}&neuron.target=xor&neuron.cases=xor&step=16${more}`, options);
        await playground.frame.evaluate(axe);
        const faults = await playground.frame.evaluate(async () => {
          const { violations } = await globalThis.axe.run(document, { iframes: false, runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
        });
        assert.deepEqual(faults, []);
        assert.ok(await playground.frame.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), 'no scrolling sideways');
      });
    }

    test(`${exercise}: Tab goes down the page and leaves it`, async (t) => {
      const playground = await opened(t, `&neuron.exercise=${exercise}`, { still: true }); // a page that no other test has clicked at
      const { page, frame } = playground;
      const wanted = await frame.evaluate(() => [...document.querySelectorAll('a[href], button, select, summary, textarea, input:not([type=hidden]), [tabindex="0"]')]
        .filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ checkVisibilityCSS: true }) && (e.type !== 'radio' || e.checked)).length);
      let stops = 0;
      for (; stops <= wanted; stops++) {
        await page.keyboard.press('Tab');
        if (await frame.evaluate(() => document.activeElement === document.body)) break;
      }
      assert.equal(stops, wanted);
    });
  }

  test('runs with sandbox="allow-scripts" on another origin', async (t) => {
    const { inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1#lab=neuron&neuron.exercise=perceptron');
    await inner.ready();
    await inner.act('last');
    await inner.says('done', 'Done');
  });
});
