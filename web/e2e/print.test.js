// What comes out of a printer: the picture, the sentence, the link, on one page.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { embedded } from './embedding.js';
import { eventually, open } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Runs in a page that is shown as if printed: the texts and the elements that can be seen. */
function printed() {
  const seen = [...document.body.querySelectorAll('*')].filter((e) => e.checkVisibility() && !e.closest('svg'));
  const drawing = document.querySelector('#print svg')?.getBoundingClientRect();
  return {
    tags: seen.map((e) => e.localName).sort(),
    texts: seen.filter((e) => e.children.length === 0 && e.textContent).map((e) => e.textContent),
    picture: drawing && { width: drawing.width, height: drawing.height },
    ground: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.querySelector('#print p')).color,
    surface: document.querySelector('#print svg path')?.getAttribute('fill'),
  };
}

/** What the first screen sets. */
const first = (frame) => frame.$eval('meta[name="first"]', (meta) => meta.content);

/** How many pages a PDF has. */
const pagesOf = (pdf) => [...Buffer.from(pdf).toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;

/** Waits until the copy for print is that of this sentence. */
const copied = (playground) => eventually(
  () => playground.frame.evaluate(() => [document.querySelector('#print p').textContent, document.querySelector('#sentence').textContent]),
  ([copy, sentence]) => copy === sentence,
);

describe('print', () => {
  const on = stand();

  for (const [name, link, options] of [
    ['the first screen', '', {}],
    ['a dark page', 'theme=dark&problem=himmelblau', {}],
    ['a dark system', 'problem=beale', { dark: true }],
    ['a net', 'lab=network&steps=5', {}],
    ['a perceptron', 'lab=neuron&neuron.exercise=perceptron', {}],
    ['conjugate gradients', 'lab=cg', {}],
  ]) {
    test(`${name} is printed as picture, sentence and link, in light, on one page`, async (t) => {
      const playground = await visit(t, on, link, { canvas: false, ...options });
      await playground.settled();
      await copied(playground);
      const { page, frame } = playground;
      const sentence = await playground.readout('sentence');
      await page.emulateMediaType('print');
      const { tags, texts, picture, ground, ink, surface } = await frame.evaluate(printed);
      await page.emulateMediaType(null);
      assert.deepEqual(tags, ['a', 'div', 'p', 'section']);
      assert.equal(texts[0], sentence);
      const settings = link ? link.split('&').filter((part) => !part.startsWith('theme=')) : [await first(frame)];
      assert.deepEqual(texts[1].split(/[#&]/).sort(), [on.site, 'v=1', ...settings].sort());
      assert.ok(picture.width > 300 && Math.abs(picture.width / picture.height - 1.5) < 0.6, JSON.stringify(picture));
      assert.equal(ground, 'rgb(255, 255, 255)');
      assert.equal(ink, 'rgb(29, 34, 40)');
      assert.equal(surface, '#ffffff');
      for (const landscape of [false, true]) {
        for (const format of ['A4', 'letter', 'A5']) assert.equal(pagesOf(await page.pdf({ format, landscape })), 1, `${format}, landscape ${landscape}`);
      }
    });
  }

  test('a page that has computed nothing is printed as a sentence that says so', async (t) => {
    const { page, frame } = await open(t, on.browser, on.site, { canvas: false, prepare: (tab) => tab.setJavaScriptEnabled(false) });
    await page.emulateMediaType('print');
    const printed = await frame.$$eval('#print p', (all) => all.map((p) => p.checkVisibility() && p.innerText));
    assert.match(printed.join(), /no picture to print yet/);
  });

  test('the longest link leaves room for the picture on the page', async (t) => {
    const playground = await visit(t, on, `lab=network&network.data=own&network.own-points=${Array.from({ length: 80 }, (_, i) => `${(i / 17 - 2).toFixed(3)},${(i / 19 - 2).toFixed(3)},${i % 2}`).join(';')}&steps=1`, { canvas: false });
    await playground.settled();
    await copied(playground);
    const { length } = await playground.frame.$eval('#print a', (link) => link.href);
    assert.ok(length > 1000, `the link has ${length} characters`);
    assert.equal(pagesOf(await playground.page.pdf({ format: 'A4' })), 1);
  });

  test('an edit is in what is printed', async (t) => {
    const playground = await visit(t, on, 'v=1', { canvas: false });
    await playground.settled();
    await copied(playground);
    const last = await playground.frame.$eval('#print a', (link) => link.href);
    await playground.set('problem', 'booth');
    await playground.until((href) => document.querySelector('#print a').href !== href, last);
    assert.match(await playground.frame.$eval('#print', (part) => `${part.querySelector('title').textContent} ${part.querySelector('a').href}`), /^Booth.*problem=booth$/);
  });

  test('a figure in printed notes prints itself', async (t) => {
    const { page, inner } = await embedded(t, on, 'sandbox="allow-scripts"', '?embed=1#problem=booth&hide=curve');
    await inner.ready();
    await copied(inner);
    await page.emulateMediaType('print');
    const { texts, picture } = await inner.frame.evaluate(printed);
    await page.emulateMediaType(null);
    assert.equal(texts[1], `${on.site}#v=1&problem=booth`, 'the link is that of the page');
    assert.ok(picture.height > 200 && picture.height < 400, JSON.stringify(picture));
  });
});
