// Which settings are shown, where, and how large.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { desktop, open } from './playground.js';
import { stand } from './stand.js';

/** The names of the settings in sight, once every fold is open. */
const inSight = (playground) => playground.frame.evaluate(() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  return [...document.querySelectorAll('.left [name]')].filter((e) => e.closest('.field')?.checkVisibility()).map((e) => e.name);
});

describe('settings', () => {
  const on = stand();

  test('the settings that matter of the selected method are large, beside the picture', async (t) => {
    const playground = await open(t, on.browser, on.site, { size: desktop });
    await playground.ready();
    const large = () => playground.frame.evaluate(() => [...document.querySelectorAll('.left .main .field')]
      .filter((field) => field.checkVisibility()).map((field) => field.querySelector('[name]').name));
    assert.deepEqual(await large(), ['hf.curvature', 'hf.damping', 'steps', 'same-cost']);
    await playground.click('[data-id="gd"] .choose');
    await playground.until(() => document.querySelector('[name="gd.rate"]').checkVisibility());
    assert.deepEqual(await large(), ['gd.linesearch', 'gd.rate', 'steps', 'same-cost']);
    const size = (name) => playground.frame.$eval(`[name="${name}"]`, (e) => parseFloat(getComputedStyle(e).fontSize));
    await inSight(playground);
    assert.ok(await size('gd.rate') > await size('newton.armijo'), 'what matters is larger than the rest');
    const { left, top, bottom } = await playground.frame.$eval('.left .main [data-slider="gd.rate"]', (e) => e.getBoundingClientRect().toJSON());
    const stage = await playground.stage();
    assert.ok(left < stage.x && top > stage.y && bottom < stage.y + stage.height, 'its slider is beside the picture');
  });

  test('what is in the folds is in groups with names', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=network&race=gd,adam,rmsprop,adagrad,newton,hf,l-bfgs,nonlinear-cg`, { canvas: false });
    await playground.settled();
    const loose = await playground.frame.evaluate(() => [...document.querySelectorAll('.method details .field')]
      .filter((field) => !field.closest('.set')?.querySelector('legend').textContent).map((field) => field.querySelector('[name]').name));
    assert.deepEqual(loose, []);
  });

  test('settings that cannot act are not shown', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#race=gd,momentum,hf&gd.linesearch=armijo`, { canvas: false });
    await playground.settled();
    const shown = await inSight(playground);
    for (const name of ['gd.armijo', 'momentum.clip', 'hf.adapt', 'hf.drop', 'steps', 'start']) assert.ok(shown.includes(name), `${name} acts`);
    for (const name of ['gd.rate', 'gd.batch', 'momentum.batch', 'hf.curvature-batch', 'hf.precondition', 'seed']) assert.ok(!shown.includes(name), `${name} cannot act`);
    const empty = await playground.frame.$$eval('.method details', (folds) => folds
      .filter((fold) => fold.checkVisibility() && ![...fold.querySelectorAll('.field')].some((field) => field.checkVisibility()))
      .map((fold) => fold.closest('[data-id]').dataset.id));
    assert.deepEqual(empty, [], 'a fold with nothing in it');
    await playground.set('hf.damping', '0');
    await playground.linked('hf.damping', '0');
    for (const name of ['hf.adapt', 'hf.drop']) assert.ok(!(await inSight(playground)).includes(name), `${name} cannot act without damping`);
    await playground.set('start', 'random');
    await playground.linked('start', 'random');
    assert.ok((await inSight(playground)).includes('seed'), 'a random start is drawn from the seed');
    await playground.set('problem', 'formula');
    await playground.linked('problem', 'formula');
    assert.ok(!(await inSight(playground)).includes('hf.curvature'), 'a formula has no Gauss–Newton matrix');
  });

  test('and are shown where they can', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=network&race=gd,momentum,hf`, { canvas: false });
    await playground.settled();
    const shown = await inSight(playground);
    for (const name of ['gd.batch', 'momentum.batch', 'hf.curvature', 'hf.curvature-batch', 'hf.precondition', 'seed']) assert.ok(shown.includes(name), `${name} acts`);
    await playground.set('lab', 'cg');
    await playground.linked('lab', 'cg');
    assert.ok(!(await inSight(playground)).includes('window'), 'the lab has no window');
  });
});
