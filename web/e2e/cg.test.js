// The lab of conjugate gradients: its first picture, its steps, its listing and its link.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbersIn, open } from './playground.js';
import { stand } from './stand.js';

describe('cg lab', () => {
  const on = stand();

  const opened = async (t, more = '') => {
    const playground = await open(t, on.browser, `${on.site}#lab=cg${more}`);
    await playground.ready();
    return playground;
  };

  test('CG ends in as many steps as there are distinct eigenvalues', async (t) => {
    const playground = await opened(t, '&step=0');
    await playground.says('sentence', 'CG ends after 4 steps, as many as there are distinct eigenvalues');
    await playground.set('cg.eigenvalues', '1,1,7,7,7,50');
    await playground.says('sentence', 'CG ends after 3 steps');
    await playground.linked('cg.eigenvalues', '1,1,7,7,7,50');
    await playground.frame.focus('#stage');
    for (let step = 1; step <= 3; step++) {
      assert.equal(await playground.readout('done'), '');
      await playground.page.keyboard.press('ArrowRight');
      await playground.reads('step', String(step));
    }
    await playground.says('done', 'CG ends after 3 steps');
    const { x, y, width, height } = await playground.stage();
    await playground.point(x + 0.3 * width, y + 0.3 * height);
    await playground.says('hover', /^λ = [17]: error/);
    const rows = await playground.table();
    assert.equal(rows[3].Step, '3');
    assert.ok(Number(rows[3].CG) < 1e-9 && Number(rows[3]['Steepest descent']) > 0.01, 'the errors after three steps');
  });

  test('the listing as printed leaves the corrected one, line by line', async (t) => {
    const playground = await opened(t, '&cg.show=listing&cg.start=ones&step=4');
    await playground.says('sentence', 'Christianson (2016), as printed');
    const rows = await playground.frame.$$eval('.worked [data-table="part"] tbody tr', (list) => list.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const off = rows.find(([line]) => line.includes('x − x*'));
    assert.deepEqual(rows.map(([line]) => line).filter((line) => line.startsWith('✗')), ['✗ r₀ ← b  (|r₀|)', '✗ rᵢ₊₁ ← rᵢ + αᵢAyᵢ  (|r|)']);
    assert.ok(numbersIn(off[1])[0] > 1 && off[2].includes('·10⁻'), `one is far from the solution and the other there: ${off}`);
  });

  test('a link brings all of it back, and what is not legal is refused', async (t) => {
    const playground = await opened(t, '&cg.spectrum=clusters&cg.n=6&cg.width=0&cg.spread=random&cg.steps=5&step=2');
    await playground.says('sentence', 'CG ends after 2 steps');
    const link = await playground.rested();
    const table = await playground.table();
    await playground.frame.click('[name="lab"][value="landscape"]');
    await playground.unlinked('lab');
    await playground.visit(link);
    assert.deepEqual(await playground.table(), table);
    await playground.set('cg.n', '99');
    await playground.until(() => document.querySelector('[id="error-cg.n"]')?.textContent.includes('a whole number from 2 to 24'));
  });
});
