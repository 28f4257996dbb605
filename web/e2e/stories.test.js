// The stories: two readers who know what they want, the cards as a reader meets them,
// and what each of them shows.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { desktop, eventually, numbersIn, open, phone } from './playground.js';
import { stand } from './stand.js';

/** Counts what a reader does. */
class Walk {
  actions = 0;
  #playground;

  constructor(playground) { this.#playground = playground; }

  async click(selector) {
    this.actions++;
    await this.#playground.click(selector);
  }
}

/** The selector of the card of a story in the row. */
const card = (key, list = '#stories') => `${list} .story a[data-story="${key}"]`;

/** Runs in the page: whether an element is in the window, most of its height, with the transport not over it. */
const inSight = (element) => {
  const box = element.getBoundingClientRect();
  const bar = document.querySelector('#transport');
  const bottom = getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight;
  const height = Math.min(box.bottom, bottom) - Math.max(box.top, 0);
  return box.height > 0 && height > 0.7 * box.height && box.left >= 0 && box.right <= innerWidth + 1;
};

describe('stories', () => {
  const on = stand();

  const opened = async (t, query = '', options = {}) => {
    const playground = await open(t, on.browser, on.site + query, options);
    await playground.loaded();
    return playground;
  };

  test('a lecturer sees gradient descent bounce beside Newton and Hessian-free after at most two actions', async (t) => {
    const playground = await opened(t);
    const walk = new Walk(playground);
    await walk.click(card('bounce'));
    await playground.says('sentence', /Newton .*Hessian-free .*Gradient descent/);
    assert.ok(walk.actions <= 2, `${walk.actions} actions`);
    for (const seen of ['#stage', card('bounce')]) assert.ok(await playground.frame.$eval(seen, inSight), `${seen} is in sight`);
    const rows = await playground.table();
    for (const method of ['Newton', 'Hessian-free']) assert.match(rows.findLast(({ Method }) => Method === method).State, /converged/);
    const x = [];
    for (const step of [20, 19, 18, 17]) {
      await playground.reads('step', String(step));
      x.push(numbersIn(await playground.frame.$eval('[data-rows="inspector"] [data-key="x"] dd', (cell) => cell.textContent))[0]);
      await playground.act('back');
    }
    assert.ok((x[1] - x[0]) * (x[2] - x[1]) < 0 && (x[2] - x[1]) * (x[3] - x[2]) < 0, `gradient descent goes back and forth: ${x}`);
  });

  test('a student is inside one Hessian-free step after at most two actions', async (t) => {
    const playground = await opened(t);
    const walk = new Walk(playground);
    await walk.click('#stories [aria-label="More stories"]');
    await walk.click(card('inside'));
    await playground.until(() => document.querySelector('[data-drawing="inner"]').textContent.includes('2 iterations'));
    assert.ok(walk.actions <= 2, `${walk.actions} actions`);
    for (const seen of ['#stage', '[data-drawing="inner"]', card('inside')]) {
      await eventually(() => playground.frame.$eval(seen, inSight), (is) => assert.ok(is, `${seen} is in sight`));
    }
  });

  test('a fold is kept while the page is open, and the help lists the stories all the same', async (t) => {
    const playground = await opened(t, '', { canvas: false });
    const shown = () => playground.frame.$eval('#stories', (row) => row.checkVisibility());
    assert.ok(await shown());
    await playground.click('[aria-controls="stories"]');
    assert.ok(!await shown());
    await playground.click('[data-dialog="help"]');
    assert.equal(await playground.frame.evaluate(() => document.activeElement.id), 'help-title', 'the help begins at its title');
    await playground.click(card('newton', '#help'));
    await playground.linked('problem', 'quadratic');
    await playground.answered();
    assert.ok(!await shown() && !await playground.frame.$eval('#help', (help) => help.open));
    await playground.click('[aria-controls="stories"]');
    assert.ok(await shown());
    assert.equal(await playground.frame.$eval(card('newton'), (link) => link.getAttribute('aria-current')), 'true');
  });

  test('a story opens by the keyboard', async (t) => {
    const playground = await opened(t, '', { canvas: false });
    await playground.frame.focus(card('rate'));
    await playground.page.keyboard.press('Enter');
    await playground.linked('problem', 'quadratic');
    await playground.settled();
    const marked = () => playground.frame.$$eval('[aria-current="true"]', (links) => links.length);
    assert.equal(await marked(), 2, 'the card in the row and that in the help');
    await playground.set('gd.rate', '0.05');
    await playground.linked('gd.rate', '0.05');
    await playground.settled();
    assert.equal(await marked(), 2, 'who tries what it says is still in it');
    await playground.frame.click('[name="lab"][value="cg"]');
    await playground.linked('lab', 'cg');
    await eventually(marked, (count) => assert.equal(count, 0, 'who goes to another lab has left it'));
  });

  test('the stories of the lab that is open come first, and the row stays as it is from story to story', async (t) => {
    const playground = await opened(t, '#v=1&lab=network', { canvas: false });
    const keys = () => playground.frame.$$eval('#stories .story a', (links) => links.map((link) => link.dataset.story));
    const labs = () => playground.frame.$$eval('#stories .story a', (links) => links.map(({ hash }) => /[#&]lab=([^&]*)/.exec(hash)?.[1] ?? 'landscape'));
    const first = async (lab) => {
      await eventually(labs, (list) => {
        const own = list.filter((one) => one === lab).length;
        assert.ok(own > 0 && list.slice(0, own).every((one) => one === lab), `${list} begins with all of ${lab}`);
      });
      assert.equal(await playground.frame.$eval('#stories ul', (list) => list.scrollLeft), 0);
    };
    await first('network');
    await playground.frame.click('[name="lab"][value="neuron"]');
    await first('neuron');
    const row = await keys();
    await playground.frame.$eval(card('bounce'), (link) => link.click());
    await playground.settled();
    assert.deepEqual(await keys(), row);
    await playground.frame.click('[name="lab"][value="cg"]');
    await first('cg');
    assert.deepEqual((await keys()).toSorted(), row.toSorted());
  });

  test('an embed and a page without its header have no stories', async (t) => {
    for (const query of ['?embed=1', '?hide=header']) {
      const playground = await opened(t, query, { canvas: false });
      assert.equal(await playground.frame.$eval('#stories', (row) => row.checkVisibility()), false, query);
    }
  });

  for (const [name, size] of Object.entries({ desktop, phone })) {
    test(`every story is accepted as it is, and shows what it is about, on a ${name}`, { timeout: 900_000 }, async (t) => {
      const playground = await opened(t, '', { size: { ...size, deviceScaleFactor: 0.5 }, canvas: name === 'desktop' });
      const keys = await playground.frame.$$eval('#stories .story a', (links) => links.map((link) => link.dataset.story));
      assert.ok(keys.length >= 12, `${keys.length} stories`);
      for (const key of keys) {
        const see = await playground.frame.$eval(card(key), (link) => {
          link.click();
          return link.dataset.see ? `[data-drawing="${link.dataset.see}"]` : '#stage';
        });
        await (name === 'desktop' ? playground.settled() : playground.answered()); // where things lie does not depend on how far the runs are
        assert.deepEqual(await playground.frame.$$eval('#notices li', (list) => list.map((item) => item.textContent)), [], key);
        await eventually(() => playground.frame.$eval(see, inSight), (is) => assert.ok(is, `${key}: ${see} is in sight`));
      }
    });
  }

  test('the page of the stories needs no script, fits, and links the same runs', async (t) => {
    const playground = await opened(t, '', { canvas: false });
    const want = await playground.frame.$$eval('#help .story a', (links) => links.map((link) => [link.textContent, link.hash]));
    for (const size of [desktop, { ...phone, width: 360 }]) {
      const { page } = await open(t, on.browser, `${on.site}stories.html`, { canvas: false, size, prepare: (p) => p.setJavaScriptEnabled(false) });
      const got = await page.$$eval('.story a', (links) => links.map((link) => [link.textContent, link.hash]));
      assert.deepEqual(got, want);
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth), 0);
      assert.equal(await page.$eval('.story a', (link) => link.pathname), new URL(on.site).pathname);
      assert.ok(await page.$eval('h1', (title) => title.getBoundingClientRect().height > 10 && getComputedStyle(title).clipPath === 'none'), 'it shows its title');
    }
  });
});
