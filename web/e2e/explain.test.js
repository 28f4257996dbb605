// What the words and symbols of the page mean: by pointer, key and finger, and all at once.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { desktop, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

const first = 'race=gd,newton,hf&step=3';

/** What the card says; '' while there is none. */
const carded = (playground) => playground.frame.$eval('#card-of-term', (card) => (card.checkVisibility() ? card.textContent : ''));

/** Waits until the card says something that matches. */
const says = (playground, pattern) => playground.until((source) => {
  const card = document.querySelector('#card-of-term');
  return new RegExp(source).test(card.checkVisibility() ? card.textContent : '');
}, pattern.source);

describe('explained in place', () => {
  const on = stand();

  const opened = async (t, link = first, options = { size: desktop }) => {
    const playground = await visit(t, on, link, options);
    await playground.ready();
    await playground.settled();
    return playground;
  };

  for (const link of [first, 'lab=network&race=hf&steps=9&step=4', 'lab=neuron&neuron.exercise=perceptron&step=3', 'lab=cg']) {
    test(`${link}: every row has a name in words and a sentence, and most an equation`, async (t) => {
      const playground = await opened(t, link);
      const rows = await playground.frame.$$eval('[data-rows="inspector"] > div', (all) => all.map((row) => {
        const term = row.querySelector('.term');
        const [sentence, equation] = document.getElementById(term.getAttribute('aria-describedby')).children;
        return { name: term.textContent, sentence: sentence.textContent, equation: equation.textContent };
      }));
      assert.ok(rows.length >= 5, `${rows.length} rows`);
      for (const { name, sentence } of rows) {
        assert.match(name, /\p{L}{3}/u);
        assert.match(sentence, /\.$/, name);
      }
      assert.ok(rows.filter(({ equation }) => /[=≤>]/.test(equation)).length > rows.length / 2, 'most have an equation');
    });
  }

  for (const [link, axes] of Object.entries({
    [first]: ['First variable x', 'Second variable y', 'Value f(x)'],
    'problem=rosenbrock&rosenbrock.n=10&race=hf': ['First variable x₁', 'Second variable x₂', 'Value f(x)'],
    'lab=network&race=hf&steps=9&step=4': ['First input x', 'Second input y', 'Output o'],
    'lab=network&race=hf&steps=9&step=4&show=slice': ['First direction of the slice p₁', 'Second direction of the slice p₂', 'Value f(x)'],
    'lab=neuron&neuron.exercise=gate': ['Inputs x₁, x₂, …', 'Weighted sum Σ w·x', 'Threshold θ'],
    'lab=cg': ['Error in a direction |vᵀe|', 'Eigenvalue λ', 'Error in the norm of A ‖e‖ₐ', 'Step k'],
  })) {
    test(`${link}: the axes of the picture are explained with everything else, and no panel runs over`, async (t) => {
      const playground = await opened(t, link);
      const list = '.of-picture[data-terms="stage"]';
      assert.ok(!await playground.frame.$eval(list, (terms) => terms.checkVisibility()));
      await playground.frame.$eval('#explain', (button) => button.click());
      const terms = await playground.frame.$$eval(`${list} .term`, (all) => all.filter((term) => term.checkVisibility()).map((term) => {
        const about = document.getElementById(term.getAttribute('aria-describedby'));
        return [term.getAttribute('aria-label'), about.checkVisibility() && about.firstElementChild.textContent];
      }));
      assert.deepEqual(terms.map(([name]) => name), axes);
      for (const [name, sentence] of terms) assert.match(sentence, /\.$/, name);
      const over = await playground.frame.$$eval('.right > section', (all) => all.filter((one) => one.checkVisibility() && one.scrollHeight > one.clientHeight + 1).map((one) => one.className));
      assert.deepEqual(over, [], 'panels whose text runs over their end');
    });
  }

  test('what the options in force are is said with the help of their settings', async (t) => {
    const playground = await opened(t, '#lab=network&race=hf&steps=2');
    const said = (want) => playground.until((text) => {
      const about = document.querySelector('[data-readout="about.network.init"]');
      return about.textContent.startsWith(text) && about.checkVisibility();
    }, want);
    await playground.frame.$eval('#explain', (button) => button.click());
    await said('Normal 1/√fan-in: The weights are normal');
    await playground.set('network.init', 'zero');
    await said('Zero: ');
  });

  test('a symbol of several signs is never parted at the end of a line', async (t) => {
    const playground = await opened(t, 'lab=neuron&neuron.exercise=gate');
    const whole = await playground.frame.$$eval('[data-rows="inspector"] dt .whole', (all) => all.map((one) => [one.textContent, one.getClientRects().length]));
    assert.deepEqual(whole, [['Σ w·x', 1]]);
  });

  test('the help of a setting and the name of a mark keep their symbols whole too', async (t) => {
    const playground = await opened(t);
    await playground.frame.$eval('#explain', (button) => button.click());
    const shown = (selector) => playground.frame.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
    assert.ok((await playground.frame.$$eval('.settings .help .whole', (all) => all.map((one) => one.textContent))).includes('‖∇f‖'));
    assert.deepEqual(await shown('[data-terms="inner"] .term > span'), ['Model value φ', 'Residual ‖r‖', 'CG iteration i', 'Stored iterate ●', 'Iterate taken ◎']);
    assert.deepEqual(await shown('[data-terms="inner"] .term .whole'), ['‖r‖']);
  });

  test('a bracket is never parted at the end of a line', async (t) => {
    const playground = await opened(t, 'lab=neuron&neuron.exercise=perceptron&step=3');
    assert.deepEqual(await playground.frame.$$eval('.settings .caption .whole', (all) => all.map((one) => one.textContent)), ['[T − S]x']);
  });

  test('phone: what a method is has the whole width of its card', async (t) => {
    const playground = await opened(t, first, { size: phone });
    await playground.frame.$eval('#explain', (button) => button.click());
    const widths = await playground.frame.$$eval('.method > .help', (all) => all.map((help) => help.offsetWidth / help.parentElement.clientWidth));
    assert.equal(widths.length, 3);
    for (const width of widths) assert.ok(width > 0.9, `${width} of the card`);
  });

  test('a step that was shortened says so, and ρ is explained to the pointer', async (t) => {
    const playground = await opened(t);
    const row = '[data-key="fact.rho"]';
    assert.equal(await playground.frame.$eval(`${row} dd`, (cell) => cell.textContent), 'rejected: f would have risen; step shortened');
    await playground.frame.$eval(row, (shown) => shown.scrollIntoView({ block: 'center' }));
    await playground.settled();
    await playground.page.hover(`${row} dd`);
    await says(playground, /^Reduction ratio ρ.*ρ = /);
    await playground.page.hover('#card-of-term'); // it stays for whoever reads it
    await says(playground, /^Reduction ratio/);
    await playground.page.keyboard.press('Escape');
    assert.equal(await carded(playground), '');
  });

  test('one press of Tab leads to the rows, arrows lead on, and what is said is the description', async (t) => {
    const playground = await opened(t);
    const { page, frame } = playground;
    await frame.$eval('[data-rows="inspector"] > :last-child', (row) => row.scrollIntoView()); // so that Tab has to scroll
    await frame.focus('.inspector [data-explains]');
    await page.keyboard.press('Tab');
    await says(playground, /^Run/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await says(playground, /^Point x/);
    const { name, description } = await page.accessibility.snapshot().then(function find(node) {
      if (node.focused && node.role === 'button') return node;
      for (const child of node.children ?? []) {
        const found = find(child);
        if (found) return found;
      }
      return null;
    });
    assert.equal(name, 'Point x');
    assert.match(description, /where the run is/);
    await page.keyboard.press('Tab');
    assert.equal(await carded(playground), '', 'the card goes with the focus');
  });

  test('a finger opens the card and closes it', async (t) => {
    const playground = await opened(t, first, { size: phone });
    await playground.frame.tap('[data-key="fact.lambda"] .term');
    await says(playground, /^Damping λ/);
    const box = await playground.frame.$eval('#card-of-term', (card) => card.getBoundingClientRect().toJSON());
    assert.ok(box.left >= 0 && box.right <= phone.width && box.top >= 0 && box.bottom <= phone.height, JSON.stringify(box));
    await playground.frame.tap('#inspector-title');
    assert.equal(await carded(playground), '');
  });

  for (const [name, link] of [['desktop', first], ['embed', `embed=1&${first}`], ['a net', 'lab=network&race=hf&steps=9&step=4']]) {
    test(`${name}: Explain shows everything in place, and takes it away`, async (t) => {
      const playground = await opened(t, link, { size: name === 'embed' ? { width: 720, height: 480 } : desktop });
      const hidden = () => playground.frame.$$eval('.about', (all) => all.filter((about) => about.parentElement.checkVisibility() && !about.checkVisibility()).length);
      assert.ok(await hidden() > 9);
      await playground.click('.inspector [data-explains]');
      assert.equal(await hidden(), 0);
      assert.deepEqual(await playground.frame.$$eval('[data-explains]', (all) => all.map((button) => button.getAttribute('aria-pressed'))), ['true', 'true']);
      await playground.page.hover('[data-key="f"] dd');
      assert.equal(await carded(playground), '', 'no card says it twice');
      await playground.click('.inspector [data-explains]');
      assert.ok(await hidden() > 9);
    });
  }

  test('axes and marks of the drawings are explained to pointer, key and finger', async (t) => {
    const playground = await opened(t, `${first}&axis=cost`);
    const { page, frame } = playground;
    const marks = (key) => frame.$$eval(`[data-terms="${key}"] .term`, (all) => all.map((term) => term.getAttribute('aria-label')));
    assert.deepEqual(await marks('curve'), ['Value f(x)', 'Gradient equivalents c']);
    assert.deepEqual(await marks('inner'), ['Model value φ', 'Residual ‖r‖', 'CG iteration i', 'Stored iterate ●', 'Iterate taken ◎']);
    await page.hover('[data-terms="inner"] li:nth-child(2) .term');
    await says(playground, /^Residual ‖r‖.*‖r‖ = ‖Bd \+ g‖/);
    await frame.focus('[data-terms="inner"] .term');
    await says(playground, /^Model value φ/);
    await page.keyboard.press('ArrowDown');
    await says(playground, /^Residual/);
    await frame.$eval('[data-terms="curve"] li:last-child .term', (term) => term.click());
    await says(playground, /^Gradient equivalents c.*c = /);
  });
});
