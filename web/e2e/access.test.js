// The page by keyboard, and by the rules a machine can check.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { open, phone } from './playground.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule axe has for WCAG 2.2 AA, and its advice besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe in every frame that is shown; returns its complaints in words. */
async function complaints(playground) {
  for (const frame of playground.page.frames()) await frame.evaluate(axe);
  return playground.frame.evaluate(async (values) => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished)); // colours of a transition are nobody's
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  }, tags);
}

/** States of the page; axe looks at no canvas, and two of them see to the frame that it lies in. undo takes back what is not in the link. */
const states = {
  'light': { options: { canvas: true } },
  'dark': { options: { dark: true } },
  'phone': { options: { size: phone } },
  'embed': { options: { size: { width: 720, height: 480 } }, link: 'embed=1' },
  'everything unfolded': {
    prepare: (p) => p.frame.evaluate(() => { for (const fold of document.querySelectorAll('details:not([open])')) fold.open = fold.dataset.folded = true; }),
    undo: (p) => p.frame.evaluate(() => { for (const fold of document.querySelectorAll('[data-folded]')) fold.open = false; }),
  },
  'explained, dark': { options: { dark: true }, prepare: (p) => p.click('#explain') },
  'a net': { options: { canvas: true }, link: 'lab=network' },
  'a net, dark, on a phone': { options: { size: phone, dark: true }, link: 'lab=network' },
  'a slice of the loss of a net': { link: 'lab=network&show=slice' },
  'a net beside its loss': { link: 'lab=network&show=both', prepare: (p) => p.until(() => document.querySelector('.beside svg')) },
  'a weight of a net': { link: 'lab=network&steps=20&step=10&pick=1.2.1', prepare: (p) => p.until(() => document.querySelector('[data-drawing="check"] svg')) },
  'a unit of a net, dark, on a phone': { options: { size: phone, dark: true }, link: 'lab=network&steps=20&step=10&pick=1.2' },
  'a weight of a net, embedded': { options: { size: { width: 720, height: 480 } }, link: 'embed=1&lab=network&steps=20&step=10&pick=1.2.1' },
  'a run that diverged': { link: 'lab=network&race=gd&gd.rate=10&network.l2=1' },
  'own points': { link: 'lab=network&network.data=own&steps=20', prepare: (p) => p.click('[data-dialog="points"]') },
  'a table of points that is refused, dark': {
    options: { dark: true },
    link: 'lab=network&network.data=own&steps=20',
    prepare: async (p) => {
      await p.click('[data-dialog="points"]');
      await p.frame.$eval('#points textarea', (area) => { area.value = 'no,table'; });
      await p.click('#points [data-role="load"]');
      await p.until(() => document.querySelector('#points .error').textContent);
    },
  },
  'help': { prepare: (p) => p.click('[data-dialog="help"]') },
  'share': { prepare: (p) => p.click('[data-dialog="share"]') },
  'table': {
    prepare: async (p) => {
      await p.click('[data-dialog="table"]');
      await p.until(() => document.querySelectorAll('#table tbody tr').length > 0);
    },
  },
  'an error at a field': {
    prepare: async (p) => {
      await p.set('start', 'nowhere');
      await p.until(() => document.querySelector('[aria-invalid]'));
    },
  },
  'a notice': { link: 'race=nothing', prepare: (p) => p.until(() => document.querySelector('#notices li')) },
};

describe('access', () => {
  const on = stand();

  for (const [name, { options = {}, link = '', prepare, undo }] of Object.entries(states)) {
    test(`axe finds nothing: ${name}`, async (t) => {
      const playground = await visit(t, on, link, { canvas: false, ...options });
      await playground.loaded();
      await prepare?.(playground);
      await playground.settled();
      assert.deepEqual(await complaints(playground), []);
      await undo?.(playground);
    });
  }

  for (const dark of [false, true]) {
    test(`axe finds nothing on the page of the stories, ${dark ? 'dark' : 'light'}`, async (t) => {
      assert.deepEqual(await complaints(await open(t, on.browser, `${on.site}stories.html`, { dark })), []);
    });
  }

  test('Tab reaches every control in order, each with a visible ring, and leaves', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const { page, frame } = playground;
    const wanted = await frame.evaluate(() => {
      const reachable = 'a[href], button, select, summary, textarea, input:not([type=hidden]), [tabindex="0"]';
      return [...document.querySelectorAll(reachable)].filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ checkVisibilityCSS: true })
        && (e.type !== 'radio' || e.checked)).length;
    });
    const seen = [];
    for (let i = 0; i < wanted + 5; i++) {
      await page.keyboard.press('Tab');
      const stop = await frame.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body) return null;
        const box = e.getBoundingClientRect();
        const ringed = (x) => x && (getComputedStyle(x).outlineStyle !== 'none' || getComputedStyle(x).boxShadow !== 'none');
        return {
          name: e.name || e.title || e.id || e.textContent.trim(),
          ring: Boolean(ringed(e) || ringed(e.nextElementSibling) || ringed(e.parentElement)),
          seen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
        };
      });
      if (!stop) break;
      seen.push(stop);
    }
    assert.deepEqual(seen.filter((stop) => !stop.ring || !stop.seen), [], 'stops without ring or out of sight');
    assert.equal(seen.length, wanted, `stops: ${seen.map((stop) => stop.name).join(', ')}`);
  });

  test('the keys of the stage play, step, nudge and zoom', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const { page, frame } = playground;
    await frame.focus('#stage');
    await page.keyboard.press('Home');
    await playground.reads('step', '0');
    await page.keyboard.press('ArrowRight');
    await playground.reads('step', '1');
    await page.keyboard.press('ArrowLeft');
    await playground.reads('step', '0');
    await page.keyboard.press('+');
    await playground.linkedValue('window');
    await page.keyboard.press('1');
    await playground.unlinked('window');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.up('Shift');
    await playground.linkedValue('start');
    await page.keyboard.press('Space');
    await playground.until(() => document.querySelector('[data-role="play"]').getAttribute('aria-pressed') === 'true');
    assert.equal(await frame.evaluate(() => document.activeElement.id), 'stage');
  });

  test('a click on the canvas gives the stage its keys, and Tab goes on', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const { cx, cy } = await playground.stage();
    await playground.press(cx, cy);
    await playground.until(() => document.activeElement.id === 'stage');
    await playground.page.keyboard.press('Tab');
    await playground.until(() => !['stage', ''].includes(document.activeElement.id) || document.activeElement.title);
  });

  test('with reduced motion nothing plays by itself', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#play=on`, { still: true });
    await playground.ready();
    await playground.painted();
    assert.equal(await playground.frame.$eval('[data-role="play"]', (b) => b.getAttribute('aria-pressed')), 'false');
  });

  test('the live region tells the end of playing', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=newton&speed=500`);
    await playground.ready();
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.click('[data-role="play"]');
    await playground.until(() => document.querySelector('#live').textContent.startsWith('Finished.'));
  });
});
