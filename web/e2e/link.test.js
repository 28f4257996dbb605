// The link is the state: it brings back the numbers, also old ones, also in a
// terminal, and no text in it does harm.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { desktop, near, open, pause } from './playground.js';
import { checkRuns, published } from './published.js';
import { root } from './server.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Relative error, of numbers above 1, that the ten digits of the table leave room for. */
const tableError = 1e-9;

/** Links that mean harm or nonsense. */
const hostile = [
  'start=<img src=x onerror=alert(1)>',
  'problem="><script>alert(1)</script>',
  'problem=__proto__&race=constructor,toString',
  'race=gd,gd,gd,gd,gd,gd,gd,gd,gd,gd,gd,gd',
  'race=&race=hf&race=newton',
  'start=NaN,Infinity',
  'start=1e309,-1e309',
  'steps=1e9&levels=-3&tol=0x10',
  'problem=quadratic&quadratic.n=1000000000',
  'problem=formula&formula.f=' + '('.repeat(5000),
  'v=2&future=yes',
  'hf.damping=%zz%',
  'window=0,0,0,0',
  'window=1,-1,1e300,1e301',
  '%00%ff&=&==&&&act=explode',
  'act=reset',
  'x='.repeat(4000),
  'start=' + '9,'.repeat(20000),
];

describe('link', () => {
  const on = stand();

  test('a link opened again gives the same numbers', async (t) => {
    const first = await open(t, on.browser, on.site);
    await first.ready();
    await first.set('problem', 'himmelblau');
    await first.linked('problem', 'himmelblau');
    await first.set('start', '0.5,-1');
    await first.linked('start', '0.5,-1');
    await first.settled();
    const again = await open(t, on.browser, `${on.site}#${await first.rested()}`, { canvas: false });
    await again.settled();
    assert.deepEqual(await again.table(), await first.table());
    assert.equal(await again.readout('sentence'), await first.readout('sentence'));
  });

  test('an edit of the address of the open page is followed', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false });
    await playground.settled();
    await playground.visit('problem=beale&start=1,1');
    await playground.shows('problem', 'beale');
    assert.equal(await playground.value('start'), '1,1');
    const [first] = await playground.table();
    assert.equal(Number(first.x), 1);
  });

  test('a value that is set before the browser has told of a link is one of what the link opens', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false, size: desktop });
    await playground.settled();
    await playground.set('levels', '7');
    await playground.rested();
    await playground.frame.evaluate(() => {
      location.hash = 'v=1&gd.rate=0.003&tol=1e-5';
      const rate = document.querySelector('[name="gd.rate"]');
      for (const text of ['0.0', '0.0123']) {
        rate.value = text;
        rate.dispatchEvent(new Event('input', { bubbles: true }));
      }
      rate.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await playground.linked('gd.rate', '0.0123');
    const { v, ...rest } = await playground.settings();
    assert.deepEqual(rest, { 'gd.rate': '0.0123', tol: '1e-5' }, `of version ${v}`);
    assert.equal(await playground.value('gd.rate'), '0.0123');
    await playground.page.goBack();
    await playground.linked('gd.rate', '0.003');
    await playground.page.goBack();
    await playground.linked('levels', '7');
  });

  test('a reader who has gone on from a story to a control types into it', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false, size: desktop });
    await playground.settled();
    await playground.frame.evaluate(() => {
      document.querySelector('[data-story="rate"]').click();
      const steps = document.querySelector('[name="steps"]');
      steps.focus();
      steps.select();
    });
    await playground.page.keyboard.type('31\n');
    await playground.linked('steps', '31');
    await playground.undo();
    await playground.linked('steps', '26');
    await playground.undo();
    await playground.settled();
    assert.equal(await playground.link(), '', 'the first screen');
  });

  test('a text that is refused before a link has its answer leaves what the link sets', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false, size: desktop });
    await playground.settled();
    await playground.frame.evaluate(() => {
      document.querySelector('[data-story="rate"]').click();
      const steps = document.querySelector('[name="steps"]');
      steps.focus();
      steps.value = '0';
      steps.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await playground.settled();
    assert.equal(await playground.frame.$eval('[name="steps"]', (steps) => steps.getAttribute('aria-invalid')), 'true');
    await playground.page.keyboard.press('Escape');
    await playground.settled();
    assert.equal(await playground.value('steps'), '26');
    assert.equal((await playground.settings()).steps, '26');
  });

  test('Back and Forward walk through the edits', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false });
    await playground.settled();
    for (const problem of ['booth', 'matyas']) {
      await playground.set('problem', problem);
      await playground.linked('problem', problem);
      await playground.rested();
      await pause(1600); // edits in quicker succession are one step
    }
    await playground.page.goBack();
    await playground.shows('problem', 'booth');
    await playground.undo();
    await playground.shows('problem', 'rosenbrock');
    await playground.page.goForward();
    await playground.shows('problem', 'booth');
  });

  for (const { link, runs } of published) {
    test(`the published link ${link} gives its numbers, on the page and in the terminal`, async (t) => {
      const playground = await visit(t, on, link, { canvas: false });
      await playground.settled();
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '', 'notes about a published link');
      await checkRuns(playground, runs);
      const terminal = inTerminal(link);
      const rows = await playground.table();
      assert.ok(rows.length > 0);
      for (const row of rows) {
        const id = await playground.idOf(row.Method);
        const there = terminal.get(`${id} ${row.Step}`);
        assert.ok(there, `the terminal has step ${row.Step} of ${id}`);
        near(Number(row.f), there.f, tableError, `f at step ${row.Step} of ${id}`);
        near(Number(row['‖∇f‖']), there.gradNorm, tableError, `‖∇f‖ at step ${row.Step} of ${id}`);
        near(Number(row['Gradient equivalents']), there.cost, tableError, `cost at step ${row.Step} of ${id}`);
        if (there.x.length > 2) continue; // the table shows a plane of the space
        near(Number(row.x), there.x[0], tableError, `x at step ${row.Step} of ${id}`);
        near(Number(row.y), there.x[1], tableError, `y at step ${row.Step} of ${id}`);
      }
    });
  }

  test('hostile links open the page with a note and nothing else', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.settled();
    for (const text of hostile) {
      await playground.frame.evaluate(() => { document.querySelector('#notices').replaceChildren(); });
      await playground.visit(text);
      await playground.until(() => document.querySelector('#notices').textContent !== '' || document.querySelector('[aria-invalid]'));
      await playground.settled();
      assert.equal(await playground.frame.$eval('#card', (card) => card.hidden), true, `the core survives ${text.slice(0, 60)}`);
    }
  });

  test('a page that is opened with names that every object has comes to life', async (t) => {
    const playground = await open(t, on.browser, `${on.site}?play=valueOf#theme=constructor&embed=__proto__&hide=toString,__proto__&lab=constructor`, { canvas: false });
    await playground.settled();
    await playground.until(() => document.querySelector('#notices').textContent.includes('not "valueOf"'));
  });
});

/** The iterates that hf prints for link, by "run step". */
function inTerminal(link) {
  const lines = execFileSync('go', ['run', '-tags', 'noasm', './core/cmd/hf', link], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return new Map(lines.trim().split('\n').map((line) => JSON.parse(line)).map((record) => [`${record.run} ${record.step}`, record]));
}
