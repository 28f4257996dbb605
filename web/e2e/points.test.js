// Own points: on the picture by click and drag, in the dialog as a table, and
// from a file.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dataPlane, openNet, reopened, scores } from './net.js';
import { eventually, near } from './playground.js';
import { stand } from './stand.js';

/** Four points of the reader's own, as XOR has them. */
const own = '&race=gd&steps=20&network.train=1&network.data=own';

/** The points in a link: "-3,-3,0;3,3,0" as lists of numbers. */
const pointsOf = (text) => text.split(';').map((point) => point.split(',').map(Number));

/** The table of n points along a line, in two classes. */
const csv = (n) => `x,y,class\n${Array.from({ length: n }, (_, i) => `${(i / n) * 8 - 4},${((i * 7) % n) / n},${i % 2}`).join('\n')}\n`;

describe('points', () => {
  const on = stand();

  /** The own points in force, from the link. */
  const points = async (playground) => pointsOf((await playground.settings())['network.own-points']);

  /** Waits until the link has own points that are so many. */
  const count = (playground, n) => playground.until((want) => {
    const text = decodeURIComponent(/network\.own-points=([^&]*)/.exec(location.hash)?.[1] ?? '');
    return text.split(';').length === want;
  }, n);

  /** Opens the dialog and puts text into it as pasting does. */
  const paste = async (playground, text) => {
    await playground.click('[data-dialog="points"]');
    await playground.frame.$eval('#points textarea', (area, pasted) => { area.value = pasted; }, text);
  };

  const closed = (playground) => playground.until(() => !document.querySelector('#points').open);

  test('points are made own, and a click adds one, dragging moves it, the brush erases it', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&network.circle-n=20&network.train=1');
    await playground.act('own');
    await count(playground, 20);
    await playground.settled();
    const at = await dataPlane(playground);
    await playground.press(...at(5.5, 5.5)); // a corner, where the circle has none
    await count(playground, 21);
    await playground.settled();
    const [x, y, kind] = (await points(playground)).at(-1);
    near(x, 5.5, 0.02, 'x');
    near(y, 5.5, 0.02, 'y');
    assert.equal(kind, 1, 'the brush is class 1');
    await playground.reads('train-examples', '21');
    await playground.drag([at(5.5, 5.5), at(5, 5), at(4.5, 5.5)]);
    await eventually(() => points(playground), (moved) => {
      assert.equal(moved.length, 21, 'it was moved, not added');
      near(moved.at(-1)[0], 4.5, 0.02, 'x, moved');
      near(moved.at(-1)[1], 5.5, 0.02, 'y, moved');
    });
    await playground.set('brush', 'erase');
    await playground.linked('brush', 'erase');
    await playground.press(...at(4.5, 5.5));
    await count(playground, 20);
    const again = await reopened(t, on, playground);
    assert.deepEqual(await scores(again), await scores(playground));
  });

  test('the brush gives a click its class', async (t) => {
    const playground = await openNet(t, on, own);
    await playground.set('brush', '0');
    await playground.linked('brush', '0');
    const at = await dataPlane(playground);
    await playground.press(...at(0, 4));
    await count(playground, 5);
    assert.equal((await points(playground)).at(-1)[2], 0);
  });

  test('a pasted table is trained on, and stands in the link', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&network.train=1', { canvas: false });
    await paste(playground, '-1;-1;0\n1;1;0\n-1;1;1\n1;-1;1\n0;2;1\n');
    await playground.click('#points [data-role="load"]');
    await closed(playground);
    await playground.linked('network.data', 'own');
    await playground.reads('train-examples', '5');
    const again = await reopened(t, on, playground);
    assert.deepEqual(await scores(again), await scores(playground));
  });

  test('a table that cannot be read is refused with line and column, and the data stay', async (t) => {
    const playground = await openNet(t, on, own, { canvas: false });
    await paste(playground, 'x,y,class\n1,2,0\n3,four,1\n');
    await playground.click('#points [data-role="load"]');
    const said = await playground.until(() => document.querySelector('#points .error').textContent);
    await playground.settled();
    assert.match(said, /Line 3.*column 2.*four/s);
    assert.equal(await playground.frame.$eval('#points', (dialog) => dialog.open), true, 'the dialog stays');
    assert.equal(await playground.readout('train-examples'), '4');
    assert.equal(await playground.frame.$eval('#points textarea', (area) => area.getAttribute('aria-invalid')), 'true');
  });

  test('a table that cannot be used is refused in the dialog, which says why and stays', async (t) => {
    const playground = await openNet(t, on, `${own}&network.loss=softmax`, { canvas: false });
    const refused = async (table, why) => {
      await playground.frame.$eval('#points textarea', (area, pasted) => { area.value = pasted; }, table);
      await playground.frame.click('#points [data-role="load"]');
      await playground.until((text) => document.querySelector('#points .error').textContent.includes(text), why);
      assert.equal(await playground.frame.$eval('#points', (dialog) => dialog.open), true, 'the dialog stays');
      assert.equal(await playground.readout('train-examples'), '4');
    };
    await paste(playground, '');
    await refused('', 'There is no row of numbers.');
    await refused('x,y,class\n', 'There is no row of numbers.');
    await refused('x,y,class\n1,2,0\n', 'The table has 1 row, and a net needs at least 2: one to train on and one to test on.');
    await playground.frame.select('#points [data-role="task"]', 'target');
    await refused('1,2,3\n2,3,4\n', 'The loss "softmax" needs classes, and these data have targets. Choose squared, huber or auto.');
    await playground.frame.select('#points [data-role="task"]', 'class');
    await playground.frame.$eval('#points textarea', (area) => { area.value = '1,2,0\n2,1,0\n'; }); // one class is little, and legal
    await playground.frame.click('#points [data-role="load"]');
    await closed(playground);
    await playground.reads('train-examples', '2');
  });

  test('a file is read, and a target instead of a class makes a regression', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'points-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'heights.csv');
    writeFileSync(file, 'x,y,height\n-2,0,0.5\n0,0,1.25\n2,0,-3\n0,2,0\n');
    const playground = await openNet(t, on, '&race=gd&gd.rate=0.01&steps=20&network.train=1', { canvas: false });
    await playground.click('[data-dialog="points"]');
    await playground.frame.select('#points [data-role="task"]', 'target');
    await (await playground.frame.$('#points input[type="file"]')).uploadFile(file);
    await closed(playground);
    await playground.reads('train-examples', '4');
    await playground.settled();
    assert.match((await playground.settings())['network.own-points'], /^values:/);
    assert.equal(await playground.readout('train-accuracy'), '', 'targets are neither right nor wrong');
    await playground.click('[data-dialog="points"]');
    await playground.frame.select('#points [data-role="task"]', 'class');
    await playground.click('#points [data-close]');
    await playground.click('[data-dialog="points"]');
    assert.equal(await playground.frame.$eval('#points [data-role="task"]', ({ value }) => value), 'target', 'the dialog opens with what the data are');
  });

  test('a file of a German spreadsheet in UTF-16 is read, and its classes keep their names', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'points-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'Tiere.txt');
    writeFileSync(file, Buffer.from('\ufeffx\ty\tArt\r\n1,5\t2\tKätzchen\r\n−3\t0,25\tgroßer Hund\r\n\t\t\r\n', 'utf16le'));
    const playground = await openNet(t, on, '&race=gd&steps=20&network.train=1', { canvas: false });
    await playground.click('[data-dialog="points"]');
    await playground.frame.select('#points [data-role="task"]', 'class');
    await (await playground.frame.$('#points input[type="file"]')).uploadFile(file);
    await closed(playground);
    await playground.reads('train-examples', '2');
    await playground.reads('classes', 'Classes: Kätzchen, großer Hund');
    await playground.settled();
    assert.equal((await playground.settings())['network.own-points'], 'classes:Kätzchen,großer Hund;1.5,2,0;-3,0.25,1');
  });

  test('the points in use are shown as a table that can be used again', async (t) => {
    const playground = await openNet(t, on, own, { canvas: false });
    await playground.click('[data-dialog="points"]');
    await playground.click('#points [data-role="show"]');
    const shown = await playground.until(() => document.querySelector('#points textarea').value);
    assert.equal(shown.trim().split('\n').length, 5, 'a line of names and four points');
    const loss = await playground.readout('train-loss');
    await playground.click('#points [data-role="load"]');
    await closed(playground);
    await playground.settled();
    assert.equal(await playground.readout('train-loss'), loss);
  });

  test('more points than a link can hold are kept by the session, and a link without them says so', async (t) => {
    const playground = await openNet(t, on, '&race=gd&steps=20&network.train=1', { canvas: false });
    await paste(playground, csv(300));
    await playground.click('#points [data-role="load"]');
    await closed(playground);
    await playground.reads('train-examples', '300');
    assert.equal((await playground.settings())['network.own-points'], 'file');
    await playground.act('back');
    await playground.settled();
    assert.equal(await playground.readout('train-examples'), '300', 'they stay while the page does');
    const again = await reopened(t, on, playground);
    const said = await again.until(() => document.querySelector('#notices').textContent);
    assert.match(said, /file/);
    assert.equal(await again.readout('train-examples') !== '300', true);
  });
});
