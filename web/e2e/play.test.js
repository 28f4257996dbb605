// The transport: stepping, scrubbing, and playing to the end.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { near, open, pause } from './playground.js';
import { stand } from './stand.js';

/** Steps a second: so slow that no machine comes to the end of 200 steps before a test has looked. */
const speed = 2;

describe('play', () => {
  const on = stand();

  test('plays from the start to convergence', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=newton,hf&speed=200`);
    await playground.ready();
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.click('[data-role="play"]');
    await playground.until(() => document.querySelector('#live').textContent.startsWith('Finished.')); // playing may be over before anybody looks
    assert.equal(await playground.frame.$eval('[data-role="play"]', (button) => button.getAttribute('aria-pressed')), 'false');
    assert.equal(await playground.readout('step'), await playground.readout('last'));
    for (const method of ['Newton', 'Hessian-free']) {
      const last = (await playground.table()).filter((row) => row.Method === method).at(-1);
      assert.ok(last, `${method} is in the table`);
      near(Number(last.x), 1, 1e-5, `${method}, last x`);
      near(Number(last.y), 1, 1e-5, `${method}, last y`);
      assert.ok(Number(last['‖∇f‖']) <= 1e-6, `${method}: ‖∇f‖ = ${last['‖∇f‖']}, want at most tol`);
    }
  });

  test('steps, jumps and scrubs, and leaves no trail in the history', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.ready();
    const entries = await playground.frame.evaluate(() => history.length);
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.act('forward');
    await playground.act('forward');
    await playground.reads('step', '2');
    await playground.act('back');
    await playground.reads('step', '1');
    await playground.act('last');
    await playground.reads('step', await playground.readout('last'));
    await playground.frame.$eval('[data-role="cursor"]', (cursor) => {
      cursor.value = '5';
      cursor.dispatchEvent(new Event('input', { bubbles: true }));
      cursor.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await playground.reads('step', '5');
    await playground.linked('step', '5');
    await playground.rested();
    assert.equal(await playground.frame.evaluate(() => history.length), entries);
  });

  test('a pause in the middle holds the step', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd&speed=${speed}`);
    await playground.ready();
    await playground.act('first');
    await playground.reads('step', '0');
    await playground.click('[data-role="play"]');
    await playground.until(() => Number(document.querySelector('[data-readout="step"]').textContent) >= 1);
    await playground.click('[data-role="play"]');
    await playground.until(() => document.querySelector('[data-role="play"]').getAttribute('aria-pressed') === 'false');
    await playground.settled();
    const step = await playground.readout('step');
    await pause(2000 / speed); // twice the time of a step
    await playground.settled();
    assert.equal(await playground.readout('step'), step);
  });

  for (const [lab, more] of [['landscape', ''], ['network', '&lab=network&network.circle-n=40']]) {
    test(`${lab}: goes on beyond the step limit until it is paused`, async (t) => {
      const playground = await open(t, on.browser, `${on.site}#race=gd&steps=20&step=15&speed=100${more}`);
      await playground.ready();
      await playground.click('[data-role="play"]');
      await playground.until(() => Number(document.querySelector('[data-readout="step"]').textContent) > 20);
      await playground.click('[data-role="play"]');
      await playground.until(() => document.querySelector('[data-role="play"]').getAttribute('aria-pressed') === 'false');
      await playground.settled();
      const step = Number(await playground.readout('step'));
      const [last, f] = [await playground.readout('last'), await playground.readout('run.gd.f')];
      await pause(300);
      await playground.settled();
      assert.deepEqual([Number(await playground.readout('step')), await playground.readout('last')], [step, last], 'a pause is one');
      const again = await open(t, on.browser, `${on.site}#${await playground.rested()}`);
      await again.settled();
      assert.deepEqual([Number(await again.readout('step')), await again.readout('last'), await again.readout('run.gd.f')], [step, last, f], 'the link has the steps');
    });
  }

  test('at the end of runs that are not done, Play goes on instead of beginning again', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd&steps=20&step=20&speed=100`);
    await playground.ready();
    await playground.click('[data-role="play"]');
    await playground.until(() => Number(document.querySelector('[data-readout="step"]').textContent) > 20);
    const least = await playground.frame.evaluate(() => Number(document.querySelector('[data-readout="step"]').textContent));
    assert.ok(least > 20);
  });

  test('a button on the card gives 200 steps more, and one step of the history takes them back', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd,newton&steps=50`);
    await playground.ready();
    const button = '[data-id="gd"] [data-edit="act=more"]';
    assert.equal(await playground.frame.$eval(button, (b) => b.checkVisibility() && b.textContent), '+200 steps');
    assert.equal(await playground.frame.$eval('[data-id="newton"] [data-edit="act=more"]', (b) => b.checkVisibility()), false, 'a run that has converged needs no more');
    await playground.click(button);
    await playground.reads('last', '250');
    await playground.linked('steps', '250');
    await playground.undo();
    await playground.reads('last', '50');
  });

  test('all stop at the same cost', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=network&race=adam,hf&steps=60&network.circle-n=40`);
    await playground.ready();
    const spent = async () => {
      const rows = await playground.table();
      return ['Adam', 'Hessian-free'].map((label) => Number(rows.filter((row) => row.Method === label).at(-1)['Gradient equivalents']));
    };
    const [adam, hf] = await spent();
    assert.ok(hf > 3 * adam, `at equal steps Hessian-free spends ${hf}, Adam ${adam}`);
    await playground.set('same-cost', 'on');
    await playground.linked('same-cost', 'on');
    for (const cost of await spent()) assert.ok(cost <= 60 && cost > 30, `spent ${cost} of 60`);
  });
});
