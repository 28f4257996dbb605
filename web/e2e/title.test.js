// What the picture is called, for readers who cannot see it; what they set without
// a pointer; and motion that is switched off.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openNet, partTold } from './net.js';
import { open } from './playground.js';
import { stand } from './stand.js';

/** What the stage is called, by the link. */
const titles = {
  'race=newton,hf': 'Rosenbrock: contours of f and the paths of Newton, Hessian-free',
  'race=': 'Rosenbrock: contours of f',
  'lab=network&race=gd,hf&select=gd&steps=5': 'Net 2-4-2-1 on Circle: units, weights and output, trained by Gradient descent',
  'lab=network&race=hf&steps=5&show=slice': 'Loss of a net 2-4-2-1 on Circle: contours and the paths of Hessian-free',
  'lab=neuron': 'Gate: a unit with its inputs, sums and threshold, to compute AND',
  'lab=neuron&neuron.exercise=units': 'Net of binary units, XOR: which units fire, and the weights between them',
  'lab=neuron&neuron.exercise=perceptron&neuron.cases=clouds': 'Perceptron, Two clouds: the cases, the line of the rule and the proof',
  'lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=2': 'Autoencoder 64-6-2-6-64 on Curves: images over what the net makes of them, trained by Hessian-free, batch 60',
  'lab=sequence&sequence.length=5&sequence.n=100&sequence.units=4&race=adam,hf&steps=2': 'XOR, T = 5, recurrent net of 4 units: what the net does with exam sequence 1, trained by Hessian-free, μ = 0.03',
  'lab=cg&cg.show=errors': 'Quadratic with 8 eigenvalues: error by eigen-direction of steepest descent and conjugate gradients',
  'lab=cg': 'Quadratic with 8 eigenvalues: error by eigen-direction of steepest descent and conjugate gradients, and a printed listing',
};

describe('title', () => {
  const on = stand();

  test('the stage and the frame of the canvas are called what they show, in every lab and view', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    for (const [link, title] of Object.entries(titles)) {
      await playground.frame.evaluate((text) => { location.hash = text; }, link);
      await playground.until((want) => document.querySelector('#stage').getAttribute('aria-label') === want, title);
      assert.equal(await playground.frame.$eval('#stage iframe', (frame) => frame.title), title);
    }
    await playground.frame.click('[data-dialog="share"]');
    const named = `title="${Object.values(titles).at(-1)}"`;
    await playground.until((text) => document.querySelector('[data-share="snippet"]').value.includes(text), named); // its script is fetched when the dialog opens
  });

  test('the place where the units are read is set by keyboard, and refused with its range', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=10&step=10&pick=1.2', { canvas: false });
    const type = async (text) => {
      await playground.frame.$eval('#control-probe', (field) => { field.focus(); field.select(); });
      await playground.page.keyboard.type(text);
      await playground.page.keyboard.press('Tab');
    };
    await playground.frame.evaluate(() => { document.querySelector('#control-probe').closest('details').querySelector('summary').focus(); });
    await playground.page.keyboard.press('Enter');
    await playground.until(() => document.querySelector('#control-probe').checkVisibility());
    await type('2,-3');
    await playground.linked('probe', '2,-3');
    await partTold(playground, 'at x = 2, y = −3');
    await type('2');
    const said = await playground.until(() => document.querySelector('#error-probe')?.textContent);
    assert.match(said, /Probe \(probe\) must be auto or two numbers/);
    await type('auto');
    await playground.until(() => !location.hash.includes('probe='));
  });

  test('reduced motion pauses what plays when it is switched on', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd&speed=1&step=0`);
    await playground.ready();
    const pressed = (value) => playground.until((want) => document.querySelector('[data-role="play"]').getAttribute('aria-pressed') === want, value);
    await playground.frame.click('[data-role="play"]');
    await pressed('true');
    await playground.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await pressed('false');
    await playground.until(() => document.querySelector('#live').textContent.startsWith('Paused.'));
    await playground.frame.click('[data-role="play"]'); // the reader's own wish
    await pressed('true');
  });
});
