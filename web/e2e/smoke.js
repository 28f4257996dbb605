// What must work in every browser, in all labs: said once, for any of them.

import assert from 'node:assert/strict';
import { embedded } from './embedding.js';
import { loseContext, lostWords, remade } from './losing.js';
import { partAt } from './net.js';
import { hues, painted } from './picture.js';
import { eventually, near, numbersIn, open } from './playground.js';
import { checkRuns, published } from './published.js';

/** How near a mouse must place a point, in units of the plane. */
const pixel = 0.03;

/** Fails unless the stage shows a canvas, not the drawing, and there is a picture on it. */
async function checkCanvas(playground) {
  await playground.ready();
  await playground.foldStories(); // the places below are those of a stage without them
  const view = await playground.view();
  const { webgl, width } = await view.$eval('canvas', (canvas) => ({
    webgl: canvas.getContext('webgl2') instanceof WebGL2RenderingContext, width: canvas.width,
  }));
  assert.ok(webgl && width > 200, `a canvas with WebGL 2, ${width} pixels wide`);
  const drawings = await playground.frame.$$eval('#stage > [data-drawing]', (all) => all.filter((drawing) => drawing.checkVisibility({ visibilityProperty: true })).length);
  assert.equal(drawings, 0, 'drawings in place of the canvas');
  await painted(playground, await playground.stage(), (counts) => counts.size > 20);
}

async function checkPublished(playground, lab) {
  for (const { link, runs } of published.filter((one) => /lab=network/.test(one.link) === (lab === 'network'))) {
    await playground.visit(link);
    await checkRuns(playground, runs);
  }
}

/** The labs, each with its first link, what a hand does in it, and the numbers it must give. */
export const labs = {
  landscape: {
    link: 'problem=rosenbrock',
    async use(playground) {
      const colour = await playground.frame.$eval('[data-id="gd"] .swatch', (swatch) => getComputedStyle(swatch).color);
      assert.equal(colour, `rgb(${[16, 8, 0].map((shift) => (hues.descent >> shift) & 255).join(', ')})`, 'colour of gradient descent in the list');
      const at = await playground.plane();
      await playground.drag([at(-1.2, 1), at(-0.5, 1.5), at(0.5, 2)]);
      const [x, y] = numbersIn(await playground.linkedValue('start'));
      near(x, 0.5, pixel, 'start, x');
      near(y, 2, pixel, 'start, y');
      await playground.frame.focus('#stage');
      await playground.page.keyboard.press('Home');
      await playground.reads('step', '0');
    },
    numbers: (playground) => checkPublished(playground, 'landscape'),
  },
  network: {
    link: 'lab=network&steps=20&select=hf&step=10',
    async use(playground) {
      const [x, y] = await partAt(playground, '1.2.1');
      const from = numbersIn(await playground.readout('hover')).at(-1);
      await playground.drag([[x, y], [x, y - 30], [x, y - 60]]);
      const [where, weight] = (await playground.linkedValue('then')).split(/:(?=[^:]*$)/);
      assert.equal(where, '10:hf/1.2.1');
      near(Number(weight), from + 0.6, 0.011, 'the weight after 60 pixels');
      await playground.frame.focus('#stage');
      await playground.page.keyboard.press('ArrowRight');
      await playground.reads('step', '11');
    },
    numbers: (playground) => checkPublished(playground, 'network'),
  },
  neuron: {
    link: 'lab=neuron',
    played: 'lab=neuron&neuron.exercise=perceptron', // a gate has no steps
    async use(playground) {
      const { x, y, width, height } = await playground.stage();
      const grip = [x + 0.179 * width, y + 0.17 * height]; // w₁ of AND
      await playground.point(...grip);
      await eventually(() => playground.readout('hover'), (told) => told.startsWith('w₁'));
      await playground.drag([grip, [grip[0], grip[1] - 50]]);
      await playground.shows('neuron.weight-1', '1.5');
      await playground.undo();
      await playground.shows('neuron.weight-1', '1');
      await playground.set('neuron.threshold', '1.5');
      await playground.says('done', 'computes AND');
    },
    async numbers(playground) {
      await playground.visit('lab=neuron&neuron.threshold=1.5');
      const rows = await playground.table();
      assert.deepEqual(rows.map((row) => row.Row + row.Unit + row.Target), ['0000', '0100', '1000', '1111']);
    },
  },
  cg: {
    link: 'lab=cg',
    async use(playground) {
      await playground.set('cg.eigenvalues', '1,1,7,7,7,50');
      await playground.linked('cg.eigenvalues', '1,1,7,7,7,50');
      await playground.frame.focus('#stage');
      await playground.page.keyboard.press('Home');
      await playground.reads('step', '0');
      await playground.page.keyboard.press('ArrowRight');
      await playground.reads('step', '1');
    },
    async numbers(playground) {
      await playground.visit('lab=cg&cg.eigenvalues=1,1,7,7,7,50&step=3');
      await playground.says('sentence', 'CG ends after 3 steps, as many as there are distinct eigenvalues');
    },
  },
};

/** A lab from its first picture through a hand's edits and a loss of its graphics to the numbers of published links. */
export async function smoke(t, on, { link, use, numbers }) {
  const playground = await open(t, on.browser, `${on.site}#${link}`, { allow: lostWords });
  await checkCanvas(playground);
  await use(playground);
  const before = { link: await playground.rested(), table: await playground.table() };
  const view = await playground.view();
  await view.evaluate(loseContext);
  await remade(playground, view);
  await checkCanvas(playground);
  assert.deepEqual({ link: await playground.rested(), table: await playground.table() }, before, 'nothing is lost with the graphics');
  await numbers(playground);
}

/** A lab in somebody else's page, with no permission but to run scripts. */
export async function smokeEmbedded(t, on, { link, played = link }) {
  const { inner } = await embedded(t, on, 'sandbox="allow-scripts"', `?embed=1#${played}`);
  await checkCanvas(inner);
  assert.equal(await inner.frame.evaluate(() => self.origin), 'null');
  const step = Number(await inner.readout('step'));
  await inner.act('forward');
  await inner.reads('step', String(step + 1));
}
