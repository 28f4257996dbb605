// The three sizes of the design, and a few between.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { desktop, open, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Target size for fingers, in CSS pixels. */
const finger = 44;

/** Runs in the page: by how much it overflows the window. */
const overflow = () => {
  const { scrollWidth, scrollHeight } = document.scrollingElement;
  return { x: scrollWidth - innerWidth, y: scrollHeight - innerHeight };
};

/** Runs in the page: the panels of the column on the right whose content is cut off at the side. */
const cutOff = () => [...document.querySelectorAll('.right > section')].filter((panel) => panel.scrollWidth > panel.clientWidth).map((panel) => panel.className);

/** Runs in the page: the controls that are too small for a finger, with their labels. */
const tooSmall = (least) => {
  const found = [];
  for (const element of document.querySelectorAll('button, select, summary, input:not([type=hidden]), textarea')) {
    if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    const boxes = [element, ...(element.labels ?? [])].map((e) => e.getBoundingClientRect());
    if (boxes.some((box) => box.width >= least - 0.5 && box.height >= least - 0.5)) continue;
    found.push(`${element.name || element.title || element.textContent.trim()}: ${boxes.map((box) => `${Math.round(box.width)} × ${Math.round(box.height)}`).join(', ')}`);
  }
  return found;
};

/** Runs in the page: names and values that are cut off at the side, with every fold open while it looks. */
const cutNames = () => {
  const folded = document.querySelectorAll('details:not([open])');
  for (const fold of folded) fold.open = true;
  const cut = [...document.querySelectorAll('.methods .name, .methods .value, .inspector dt, .inspector dd, .sentence, .field label, .field legend, .field input[type=text]')]
    .filter((element) => element.checkVisibility() && !element.closest('.text, .floats') && element.scrollWidth > element.clientWidth && element.clientWidth > 1 && getComputedStyle(element).display !== 'inline')
    .map((element) => `${element.name || element.className}: ${element.value ?? element.textContent}`);
  for (const fold of folded) fold.open = false;
  return cut;
};

/** Runs in the page: the choices that are narrower than their longest option, with every fold open while it looks. */
const cutChoices = () => {
  const folded = document.querySelectorAll('details:not([open])');
  for (const fold of folded) fold.open = true;
  const cut = [...document.querySelectorAll('.field select')].filter((select) => {
    const whole = select.cloneNode(true);
    whole.style.cssText = 'position: absolute; flex: none; width: max-content; min-width: 0; max-width: none';
    select.after(whole);
    const { offsetWidth } = whole;
    whole.remove();
    return select.checkVisibility() && select.offsetWidth < offsetWidth;
  }).map(({ name }) => name);
  for (const fold of folded) fold.open = false;
  return cut;
};

/** Runs in the page: how high header and transport are together, and the controls in them and over the picture that lie over each other or out of sight. */
const barsAndClashes = () => {
  const bars = ['.head', '.transport'].map((one) => document.querySelector(one).getBoundingClientRect().height).reduce((a, b) => a + b);
  const controls = [...document.querySelectorAll('.head :is(button, select, .segments), .transport :is(button, input, .count), .overlay button')].filter((one) => one.checkVisibility({ checkVisibilityCSS: true }));
  const boxes = controls.map((one) => ({ name: one.title || one.textContent || one.name, box: one.getBoundingClientRect() }));
  const clashes = [];
  boxes.forEach(({ name, box }, i) => {
    if (box.left < 0 || box.right > innerWidth + 1) clashes.push(`${name} is out of sight`);
    for (const other of boxes.slice(0, i)) {
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 1 && high > 1) clashes.push(`${name} and ${other.name}`);
    }
  });
  return { bars, clashes };
};

describe('layout', () => {
  const on = stand();
  const embedded = { width: 720, height: 480 };

  const crowded = 'race=gd,gd-2,hf,hf-2,l-bfgs,nonlinear-cg,nelder-mead&start=-1.23456789,1.98765432';
  for (const { name, size, link } of [
    { name: 'desktop', size: desktop, link: crowded },
    { name: 'embed', size: embedded, link: `embed=1&${crowded}` },
    { name: 'phone', size: phone, link: crowded },
    { name: 'desktop with a net', size: desktop, link: 'lab=network&steps=20&race=gd,gd-2,hf,adam&step=10' },
  ]) {
    test(`${name}: no name and no value is cut`, async (t) => {
      const playground = await visit(t, on, link, { size });
      await playground.ready();
      assert.deepEqual(await playground.frame.evaluate(cutNames), []);
    });
  }

  test('an empty panel is not drawn: gradient descent has no conjugate gradients inside its step', async (t) => {
    const playground = await visit(t, on, 'v=1&select=hf&step=5', { size: desktop });
    await playground.ready();
    await playground.settled();
    const shown = () => playground.frame.$eval('.inner', (panel) => panel.checkVisibility());
    assert.equal(await shown(), true, 'Hessian-free has one');
    const tall = () => playground.frame.$eval('.inspector', (panel) => panel.clientHeight);
    const before = await tall();
    await playground.frame.$eval('[data-id="gd"] .choose', (button) => button.click());
    await playground.settled();
    assert.equal(await shown(), false);
    assert.ok(await tall() > before, 'its room goes to the numbers');
  });

  for (const { name, size, query } of [{ name: 'desktop', size: desktop, query: '' }, { name: 'embed', size: { width: 720, height: 480 }, query: '?embed=1' }, { name: 'phone', size: phone, query: '' }]) {
    test(`${name}: the sentence over the first picture covers no path, and goes when the reader acts`, async (t) => {
      const playground = await open(t, on.browser, on.site + query, { size });
      await playground.ready();
      const box = await playground.frame.$eval('.first', (sentence) => sentence.checkVisibility() && sentence.getBoundingClientRect().toJSON());
      assert.ok(box, 'there is a sentence');
      const at = await playground.plane();
      for (const [x, y] of [[-1.2, 1], [-0.6, 1.2], [-0.5, 0.2], [0, -0.08], [0.5, 0.25], [1, 1]]) {
        const [left, top] = at(x, y);
        assert.ok(left < box.left || left > box.right || top < box.top || top > box.bottom, `(${x}, ${y}) is under the sentence`);
      }
      await playground.frame.$eval('[data-edit="act=forward"]', (button) => button.click());
      await playground.settled();
      assert.equal(await playground.frame.$eval('.first', (sentence) => sentence.checkVisibility()), false);
      await playground.frame.$eval('[data-edit="act=reset"]', (button) => button.click());
      await playground.settled();
      assert.ok(await playground.frame.$eval('.first', (sentence) => sentence.checkVisibility()), 'a reset brings the first screen back');
    });
  }

  for (const link of ['v=1', 'problem=beale', 'embed=1&hide=sentence']) {
    test(`${link} has no sentence over the picture`, async (t) => {
      const playground = await visit(t, on, link, { size: desktop });
      await playground.ready();
      assert.equal(await playground.frame.$eval('.first', (sentence) => sentence.checkVisibility()), false);
    });
  }

  test('the legend is there where the methods are not listed, and can be put away', async (t) => {
    const playground = await visit(t, on, 'embed=1&hide=methods', { size: embedded });
    await playground.ready();
    const button = '[data-toggle="hide=legend"]';
    assert.equal(await playground.frame.$eval(button, (one) => one.checkVisibility() && one.getAttribute('aria-pressed')), 'true');
    await playground.frame.$eval(button, (one) => one.click());
    await playground.settled();
    assert.equal(await playground.frame.$eval(button, (one) => one.getAttribute('aria-pressed')), 'false');
    assert.match(await playground.rested(), /hide=methods(,|%2C)legend/);
    await playground.visit('embed=1');
    assert.equal(await playground.frame.$eval(button, (one) => one.checkVisibility()), false, 'beside a list there is no legend to put away');
  });

  const fitting = [
    { name: 'desktop', size: desktop, link: '' },
    { name: 'embed', size: embedded, link: 'embed=1' },
    { name: 'low embed', size: { width: 700, height: 350 }, link: 'embed=1' },
    { name: 'desktop with a net', size: desktop, link: 'lab=network' },
    { name: 'embed with a net', size: embedded, link: 'embed=1&lab=network' },
    { name: 'desktop with a weight', size: desktop, link: 'lab=network&steps=20&step=10&pick=1.2.1' },
    { name: 'embed with a weight', size: embedded, link: 'embed=1&lab=network&steps=20&step=10&pick=1.2.1' },
    { name: 'low embed with a net', size: { width: 700, height: 350 }, link: 'embed=1&lab=network' },
  ];
  for (const { name, size, link } of fitting) {
    test(`${name}, ${size.width} × ${size.height}, needs no scrolling`, async (t) => {
      const playground = await visit(t, on, link, { size });
      await playground.ready();
      assert.deepEqual(await playground.frame.evaluate(overflow), { x: 0, y: 0 });
      const { width, height } = await playground.stage();
      assert.ok(width >= 200 && height >= 150, `the picture has ${width} × ${height}`);
      assert.deepEqual(await playground.frame.evaluate(cutOff), [], 'panels that are wider than their column');
    });
  }

  for (const size of [{ width: 1024, height: 600 }, { width: 640, height: 400 }]) { // the second is a desk of 1280 × 800 at 200 %
    for (const lab of ['landscape', 'network']) {
      test(`${lab} in ${size.width} × ${size.height}: header and transport take a quarter of the height, and nothing lies over anything`, async (t) => {
        const playground = await visit(t, on, `lab=${lab}&steps=20`, { size });
        await playground.ready();
        const { bars, clashes } = await playground.frame.evaluate(barsAndClashes);
        assert.ok(bars <= size.height / 4, `header and transport are ${bars} high`);
        assert.deepEqual(clashes, []);
      });
    }
  }

  test('640 × 400: the sentence over the first picture leaves the colour bar free', async (t) => {
    const playground = await open(t, on.browser, on.site, { size: { width: 640, height: 400 }, canvas: false });
    await playground.until(() => document.querySelector('.overlay.first').checkVisibility());
    const right = await playground.frame.evaluate(() => ['#stage', '.overlay.first'].map((one) => document.querySelector(one).getBoundingClientRect().right).reduce((a, b) => a - b));
    assert.ok(right >= 66, `the sentence ends ${right} pixels before the picture`);
  });

  test('1024 × 600: the header of no lab is wider than the window', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=&steps=1`, { size: { width: 1024, height: 600 }, canvas: false });
    for (const lab of ['landscape', 'network', 'neuron', 'cg', 'deep', 'sequence']) {
      await playground.visit(`lab=${lab}`);
      assert.ok((await playground.frame.evaluate(overflow)).x <= 0, lab);
      assert.deepEqual(await playground.frame.evaluate(cutChoices), [], `choices of ${lab} with longer options than they have room for`);
    }
  });

  test('embed: a long name stands beside its mark, and four short ones need no scrolling', async (t) => {
    const playground = await visit(t, on, 'embed=1&race=gd,momentum,adam,l-bfgs&momentum.rate=0.0001', { size: embedded });
    await playground.ready();
    const fits = () => playground.frame.$eval('.left', (list) => list.scrollHeight <= list.clientHeight);
    assert.ok(await fits());
    const beside = () => playground.frame.$$eval('.methods .choose', (all) => all.every((one) => {
      const [mark, name] = ['.swatch', '.name'].map((part) => one.querySelector(part).getBoundingClientRect());
      return name.left > mark.left && name.top < mark.bottom;
    }));
    assert.ok(await beside());
    await playground.frame.$$eval('.methods .name', (all) => { for (const name of all) name.textContent = 'Hessian-free, batch 600, μ = 0.03'; });
    assert.ok(await beside(), 'also a long one');
  });

  test('an embed shows the figure alone', async (t) => {
    const playground = await open(t, on.browser, `${on.site}?embed=1`, { size: embedded });
    await playground.ready();
    for (const gone of ['.tools', '.settings', 'select.add']) {
      assert.equal(await playground.frame.$eval(gone, (element) => element.checkVisibility()), false, `${gone} is hidden`);
    }
    assert.ok(await playground.frame.$eval('[data-role="play"]', (button) => button.checkVisibility()), 'Play is there');
  });

  test('phone: the dialog of own points fits, with targets for fingers', async (t) => {
    const playground = await visit(t, on, 'lab=network&steps=20', { size: phone });
    await playground.ready();
    await playground.frame.$eval('[data-dialog="points"]', (button) => button.click());
    await playground.settled();
    assert.deepEqual(await playground.frame.evaluate(tooSmall, finger), []);
    const { scrollWidth, clientWidth } = await playground.frame.$eval('#points', ({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth} pixels`);
  });

  for (const lab of ['landscape', 'network', 'network&steps=20&step=10&pick=1.2.1']) {
    test(`phone, ${lab}: one column, no sideways scrolling, targets for fingers`, async (t) => {
      const playground = await visit(t, on, `lab=${lab}`, { size: phone });
      await playground.ready();
      assert.equal((await playground.frame.evaluate(overflow)).x, 0);
      const { width } = await playground.stage();
      assert.ok(width > 340, `the picture is ${width} px wide`);
      assert.deepEqual(await playground.frame.evaluate(tooSmall, finger), []);
    });

    test(`${lab} reflows at 320 pixels`, async (t) => {
      const playground = await visit(t, on, `lab=${lab}`, { size: { width: 320, height: 640 } });
      await playground.ready();
      assert.equal((await playground.frame.evaluate(overflow)).x, 0);
    });
  }
});
