// Every control of the form: a legal value takes effect and stands in the link,
// an illegal one is refused in words and the last good one stays in force.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Legal values of the free texts, which no range describes. */
const texts = {
  start: '0.5,0.75', window: '-1,2,-1,3', 'slice-window': '-1,2,-1,3', f: 'x^2 + 3*y^4', params: 'a=2, b=7',
  features: 'x,y,xy', hidden: '3', activations: 'relu', 'own-points': '-1,0,0;1,0,1;0,1,0',
  table: '1001', weights: '0.5,2', state: '11', circuit: 'in x y; s or x y; out s', matrix: '0,1,1,0', thresholds: '0.5,0.5', eigenvalues: '1,3,3', encoder: '5,3', code: '0.5,0.25', units: '5,3', probe: '0.5,0.25', points: '-1,0,0;1,0,1',
};

const rubbish = 'rubbish!';

/** Runs in the page: the named controls a reader can set, with what they accept. */
function controls(within) {
  const found = new Map();
  for (const element of document.querySelectorAll(`${within} [name]`)) {
    if (element.type === 'hidden' || element.hasAttribute('data-role') || found.has(element.name)) continue;
    const beside = element.closest(':is([data-when^="problem="], [data-when^="lab="])[hidden], .of-network, .of-landscape, .of-neuron, .of-deep, .of-sequence'); // of a problem or lab that is not the present one
    if (beside && !beside.checkVisibility()) continue;
    if (element.closest('[data-needs][hidden]')) continue; // the problem does not offer what it needs
    const slider = document.querySelector(`[data-slider="${CSS.escape(element.name)}"]`);
    found.set(element.name, {
      name: element.name,
      kind: element.localName === 'select' ? 'select' : element.type,
      options: [...(element.options ?? document.querySelectorAll(`[name="${CSS.escape(element.name)}"]`))].map((option) => option.value),
      decimal: element.inputMode === 'decimal',
      slider: slider && { lo: Number(slider.dataset.lo), hi: Number(slider.dataset.hi), whole: 'whole' in slider.dataset },
    });
  }
  return [...found.values()];
}

/** A legal value of a control that is not the one it has. */
function another({ name, kind, options, decimal, slider }, shown) {
  const ways = {
    select: () => options.find((option) => option !== shown),
    radio: () => options.find((option) => option !== shown),
    checkbox: () => (shown === 'on' ? 'off' : 'on'),
    text: () => {
      if (slider) return numberBeside(Number(shown), slider);
      return decimal ? String(Number(shown) + 1) : texts[name.split('.').at(-1)];
    },
  };
  return (ways[kind] ?? ways.text)();
}

/** A number in range that is not x. */
function numberBeside(x, { lo, hi, whole }) {
  const candidates = [x + 1, x - 1, x * 0.5, x * 1.5, lo, hi];
  const fits = (y) => y !== x && y >= lo && y <= hi && y !== 0 && (!whole || Number.isInteger(y));
  return String(candidates.find(fits));
}

/** Controls that take their other value only with a file, and words of what they say without one. */
const ofFiles = Object.fromEntries(['network', 'deep', 'sequence'].map((lab) => [`${lab}.weights`, '“Load weights” takes']));

/** Sets every control of a part of the page, twice: to a legal value and to rubbish. */
async function setAll(t, playground, within) {
  await playground.frame.evaluate(() => { for (const fold of document.querySelectorAll('.settings details')) fold.open = true; }); // in one that is closed nothing is visible
  for (const control of await playground.frame.evaluate(controls, within)) {
    await t.test(control.name, async () => {
      await playground.answered();
      const wanted = another(control, await playground.value(control.name));
      assert.ok(wanted, `the test knows a legal value of ${control.name}`);
      if (ofFiles[control.name]) {
        await playground.set(control.name, wanted);
        await playground.until((key, words) => document.getElementById(`error-${key}`)?.textContent.includes(words), control.name, ofFiles[control.name]);
        await playground.unlinked(control.name);
        return;
      }
      await playground.set(control.name, wanted);
      await playground.linked(control.name, wanted);
      await playground.answered();
      assert.equal(await playground.value(control.name), wanted);
      assert.equal(await playground.error(control.name), '');
      if (control.kind === 'text') await refuse(playground, control.name);
    });
  }
}

async function refuse(playground, name) {
  const good = await playground.value(name);
  await playground.set(name, rubbish);
  await playground.until((key, value) => document.getElementById(`error-${key}`)?.textContent.includes(value), name, rubbish);
  await playground.answered();
  const error = await playground.error(name);
  assert.match(error, /^(?!.* = ").+\.$/, 'the error is a sentence');
  assert.equal(await playground.frame.$eval(`[name="${name}"]`, (e) => e.getAttribute('aria-invalid')), 'true');
  assert.equal((await playground.settings())[name], good, 'the link keeps the last good value');
  await playground.frame.focus(`[name="${name}"]`);
  await playground.page.keyboard.press('Escape');
  await playground.answered();
  assert.equal(await playground.value(name), good, 'Escape brings the last good value back');
  assert.equal(await playground.error(name), '');
}

/** The methods that race, in their order. */
const ids = (playground) => playground.frame.$$eval('[data-methods] [data-id]', (cards) => cards.map((card) => card.dataset.id));

describe('control', () => {
  const on = stand();

  test('of the race, the start, the view and the page', async (t) => {
    const playground = await visit(t, on, '', { canvas: false });
    await playground.settled();
    await setAll(t, playground, ':is(.transport, .settings, .curve)');
  });

  test('of every method', async (t) => {
    const playground = await visit(t, on, '', { canvas: false });
    await playground.settled();
    const kinds = await playground.frame.$$eval('select.add option', (options) => options.map((o) => o.value).filter(Boolean));
    assert.ok(kinds.length >= 8, `kinds of method: ${kinds}`);
    for (const kind of kinds) {
      await playground.visit(`problem=quadratic&race=${kind}`);
      assert.deepEqual(await ids(playground), [kind]);
      await playground.settled();
      await setAll(t, playground, `[data-methods] [data-id="${kind}"]`);
    }
  });

  test('of every problem', async (t) => {
    const playground = await visit(t, on, '', { canvas: false });
    await playground.settled();
    const problems = await playground.frame.$$eval('[name="problem"] option', (options) => options.map((o) => o.value));
    assert.ok(problems.length >= 15, `problems: ${problems}`);
    for (const problem of problems) {
      await playground.visit(`problem=${problem}`);
      await playground.settled();
      assert.equal(await playground.value('problem'), problem);
      assert.notEqual(await playground.readout('formula'), '', `${problem} has a formula`);
      await setAll(t, playground, `fieldset[data-when="problem=${problem}"]`);
    }
  });

  test('of the network', async (t) => {
    const playground = await visit(t, on, 'lab=network&race=gd&steps=5&step=0', { canvas: false });
    await playground.settled();
    await setAll(t, playground, ':is(.show, .settings > .of-network, [data-needs="chance"])');
  });

  test('of methods on a net, which alone can act there', async (t) => {
    const playground = await visit(t, on, 'lab=network&race=gd,momentum,nesterov,adam,rmsprop,adagrad,hf&steps=3&step=0', { canvas: false });
    await playground.settled();
    await setAll(t, playground, '[data-methods] :is(.set, .field)[data-needs]');
  });

  for (const exercise of ['gate', 'units', 'perceptron']) {
    test(`of the exercise ${exercise}`, async (t) => {
      const playground = await visit(t, on, `lab=neuron&neuron.exercise=${exercise}`, { canvas: false });
      await playground.settled();
      await setAll(t, playground, `.settings [data-when="neuron.exercise=${exercise}"]`);
    });
  }

  test('of conjugate gradients', async (t) => {
    const playground = await visit(t, on, 'lab=cg', { canvas: false });
    await playground.settled();
    await setAll(t, playground, '.settings [data-when="lab=cg"]');
  });

  test('of the deep lab', async (t) => {
    const playground = await visit(t, on, 'lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=4,2&race=gd&steps=2', { canvas: false });
    await playground.settled();
    await setAll(t, playground, ':is(.show.of-deep, .settings [data-when="lab=deep"], .settings .of-deep)');
  });

  test('of the sequence lab', async (t) => {
    const playground = await visit(t, on, 'lab=sequence&sequence.length=5&sequence.n=100&sequence.units=4&race=gd&steps=2', { canvas: false });
    await playground.settled();
    await setAll(t, playground, ':is(.show.of-sequence, .settings [data-when="lab=sequence"], .settings .of-sequence)');
  });

  test('adds and removes methods, up to eight', async (t) => {
    const playground = await visit(t, on, '', { canvas: false });
    await playground.settled();
    const before = await ids(playground);
    for (let i = before.length; i < 8; i++) {
      await playground.frame.select('select.add', 'gd');
      await playground.until((n) => document.querySelectorAll('[data-methods] [data-id]').length === n, i + 1);
    }
    assert.deepEqual((await ids(playground)).slice(before.length), ['gd-2', 'gd-3', 'gd-4', 'gd-5', 'gd-6']);
    await playground.frame.select('select.add', 'gd');
    await playground.until(() => document.querySelector('#notices').textContent.includes('At most 8'));
    await playground.act('remove:gd-3');
    await playground.until(() => !document.querySelector('[data-id="gd-3"]'));
    assert.equal((await ids(playground)).length, 7);
  });

  test('a formula that does not parse is refused with its column', async (t) => {
    const playground = await visit(t, on, 'problem=formula', { canvas: false });
    await playground.settled();
    const name = 'formula.f';
    await playground.set(name, 'x^2 + + * y');
    await eventually(() => playground.error(name), (error) => assert.match(error, /Column \d+/));
    await playground.set(name, '(x-3)^2 + (y+1)^2');
    await playground.says('sentence', '(3, −1)');
  });
});
