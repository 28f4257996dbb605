// The lab of deep autoencoders: a training leaves the plateau of the mean image, a place of
// the plane of codes is decoded, and a long training lets the page answer.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { eventually, numbersIn, open, phone } from './playground.js';
import { png, sheet, table } from './sheet.js';
import { stand } from './stand.js';
import { kill, stumbling } from './stumble.js';

const small = 'lab=deep&deep.n=60&deep.tests=20&deep.side=8&deep.encoder=10,3';

describe('deep lab', () => {
  const on = stand();

  const opened = async (t, link, options) => {
    const playground = await open(t, on.browser, `${on.site}#${link}`, options);
    await playground.loaded();
    return playground;
  };

  const near = (a, b) => Math.abs(a - b) < 0.02;

  /** The value of a row of the inspector, by its name. */
  const row = (playground, name) => playground.frame.evaluate((want) => {
    const term = [...document.querySelectorAll('.inspector dt')].find((dt) => dt.textContent.startsWith(want));
    return term?.parentElement.querySelector('dd')?.textContent ?? '';
  }, name);

  test('training leaves the plateau of the mean image', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=400`);
    await playground.says('sentence', /leads with a loss of/);
    await eventually(async () => numbersIn(await playground.readout('run.hf.end')), ([cost]) => cost === 400);
    const plateau = numbersIn(await row(playground, 'Mean image'))[0];
    const floor = numbersIn(await row(playground, 'Entropy floor'))[0];
    for (const id of ['adam', 'hf']) {
      const [loss] = numbersIn(await playground.readout(`run.${id}.f`));
      assert.ok(floor < loss && loss < 0.9 * plateau, `${id} is at ${loss}, between the floor ${floor} and the plateau ${plateau}`);
    }
    const rows = await playground.table();
    assert.ok(rows.every((r) => Number(r['Test loss']) > floor), 'the test loss stands in the table');
    await playground.frame.focus('#stage');
    await playground.page.keyboard.press('Home');
    await playground.reads('step', '0');
    await playground.says('run.hf.f', /^\d+/);
  });

  test('a computer that slept while an update was shown does not keep the page waiting', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#${small}&race=adam,hf&steps=20000&same-cost=off`, { canvas: false });
    await eventually(() => playground.readout('last'), (last) => assert.ok(Number(last) > 2, last));
    await playground.frame.evaluate(() => {
      const now = performance.now.bind(performance);
      const frame = window.requestAnimationFrame.bind(window);
      let slept = 0;
      performance.now = () => now() + slept;
      window.requestAnimationFrame = (act) => { // what shows an update waits for a frame
        if (/nextFrame/.test(new Error().stack) && slept < 7_000_000) slept += 3_600_000; // two updates can be under way
        return frame(act);
      };
    });
    await playground.until(() => performance.now() > 7_000_000);
    await playground.act('first');
    await playground.reads('step', '0');
  });

  test('a press on the plane of codes decodes the place', async (t) => {
    const playground = await opened(t, `${small}&race=hf&steps=20&deep.show=code`);
    await playground.settled();
    const { x, y, width, height } = await playground.stage();
    await playground.point(x + 0.3 * width, y + 0.5 * height);
    await playground.says('hover', /^unit 1 = .*, unit 2 = .*: press to decode$/);
    const places = numbersIn(await playground.readout('hover'));
    await playground.page.mouse.click(x + 0.3 * width, y + 0.5 * height);
    const set = (await playground.linkedValue('deep.code')).split(',').map(Number);
    assert.ok(Math.abs(set[0] - places[1]) < 0.02 && Math.abs(set[1] - places[3]) < 0.02, `decoded at ${set}, pointed at ${places}`);
    await playground.undo();
    await playground.unlinked('deep.code');
    await playground.set('deep.across', '9');
    await playground.until(() => document.querySelector('[id="error-deep.across"]')?.textContent.includes('from 1 to 3'));
  });

  for (const by of ['mouse', 'finger']) {
    test(`the mark of the code is dragged by ${by === 'mouse' ? 'the mouse' : 'a finger'}`, async (t) => {
      const playground = await opened(t, `${small}&race=hf&steps=20&deep.show=code`, by === 'finger' ? { size: phone } : {});
      await playground.settled();
      const mean = await playground.frame.$$eval('[data-sliders="code"] input', (list) => list.map((input) => input.valueAsNumber));
      const { x, y, width, height } = await playground.stage();
      const ends = [[x + 0.4 * width, y + 0.3 * height], [x + 0.5 * width, y + 0.45 * height]];
      const said = [];
      for (const end of ends) {
        await playground.point(...end);
        await playground.says('hover', /^unit 1 = .*, unit 2 = .*: press to decode$/);
        const [, across, , up] = numbersIn(await playground.readout('hover'));
        said.push([across, up]);
      }
      const mark = [0, 1].map((i) => ends[0][i] + ((mean[i] - said[0][i]) / (said[1][i] - said[0][i])) * (ends[1][i] - ends[0][i]));
      if (by === 'mouse') await playground.drag([mark, ends[0]]);
      else await playground.swipe(mark, ends[0]);
      await eventually(async () => (await playground.linkedValue('deep.code')).split(',').map(Number), ([a, b]) => near(a, said[0][0]) && near(b, said[0][1]));
      await playground.undo();
      await playground.unlinked('deep.code');
    });
  }

  test('every unit of the code is a slider for pointer and keys, and the mark is dragged and moved by keys', async (t) => {
    const playground = await opened(t, `${small}&race=hf&steps=20&deep.show=code`);
    await playground.settled();
    const code = async () => (await playground.linkedValue('deep.code')).split(',').map(Number);
    const shown = () => playground.frame.$$eval('[data-sliders="code"] input', (list) => list.map((input) => input.valueAsNumber));
    const before = await shown();
    assert.equal(before.length, 3);
    await playground.frame.focus('[data-sliders="code"] li:nth-child(3) input');
    for (let i = 0; i < 20; i++) await playground.page.keyboard.press('ArrowRight');
    await eventually(code, ([a, b, c]) => near(a, before[0]) && near(b, before[1]) && c > before[2] + 0.05);
    await playground.settled();
    assert.ok(near((await shown())[2], (await code())[2]), 'the slider is where it was put');
    const slid = await code();
    await playground.frame.focus('#stage');
    await playground.page.keyboard.down('Shift');
    await playground.page.keyboard.press('ArrowUp');
    await playground.page.keyboard.up('Shift');
    await eventually(code, ([a, b, c]) => near(a, slid[0]) && b > slid[1] && near(c, slid[2]));
    await playground.undo();
    await eventually(code, ([, b]) => near(b, slid[1]));
    await playground.undo();
    await playground.unlinked('deep.code');
    await playground.settled();
    assert.ok((await shown()).every((value, i) => near(value, before[i])), 'the sliders went back');
  });

  test('a long training lets the page answer, and is left in the middle of a step', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#lab=deep&deep.side=28&deep.n=1000&deep.encoder=200,100,6&race=hf&steps=1000`);
    await playground.until(() => document.documentElement.dataset.state === 'open');
    await playground.set('deep.show', 'weights');
    await playground.linked('deep.show', 'weights');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('weights as images'));
    await playground.set('deep.encoder', '4,2');
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('784-4-2-4-784'));
    await playground.frame.click('[name="lab"][value="cg"]');
    await playground.linked('lab', 'cg');
    await playground.settled();
  });

  test('what is too large is refused in words, and nothing is lost', async (t) => {
    const playground = await opened(t, `${small}&race=adam&steps=5&deep.side=32`, { canvas: false });
    await playground.set('deep.encoder', '1000,1000,1000');
    await playground.until(() => document.querySelector('[id="error-deep.encoder"]')?.textContent.includes('at most 2000000 can be trained here'));
    await playground.linked('deep.encoder', '10,3');
  });

  test('on a phone the images, the plots and the curve have room', async (t) => {
    const playground = await opened(t, `${small}&race=adam,hf&steps=30`, { size: phone });
    await playground.settled();
    for (const part of ['#stage', '[data-drawing="steps"]', '[data-drawing="layers"]', '.curve .drawing']) {
      const box = await (await playground.frame.$(part)).boundingBox();
      assert.ok(box.width > 250 && box.height > 90, `${part} is ${box.width} × ${box.height}`);
    }
    const wide = await playground.frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is wider than the screen');
  });

  /** Writes files and gives them to the dialog of own images. */
  async function load(t, playground, files) {
    const folder = mkdtempSync(join(tmpdir(), 'images-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    if (!await playground.frame.evaluate(() => document.querySelector('#pictures').open)) await playground.click('[data-dialog="pictures"]');
    const input = await playground.frame.$('#pictures input[type="file"]');
    await input.uploadFile(...Object.keys(files).map((name) => join(folder, name)));
  }

  const loaded = (playground) => playground.until(() => !document.querySelector('#pictures').open);

  /** The loss at the end of the run, to all digits. */
  const lossOf = async (playground) => {
    await playground.settled();
    return (await playground.table()).at(-1).Loss;
  };

  test('a picture, many pictures and a table of the same images train to the same bits, and stay through Undo and a new worker', async (t) => {
    const playground = await opened(t, `${small}&race=gd&steps=4`, { canvas: false, prepare: stumbling() });
    const before = await playground.linkedValue('deep.n');
    await load(t, playground, { 'sheet.png': sheet(6, 4) });
    await playground.until(() => /choose the side/.test(document.querySelector('#pictures [role="alert"]').textContent));
    await playground.frame.type('#pictures [data-role="side"]', '8');
    await load(t, playground, { 'sheet.png': sheet(6, 4) });
    await loaded(playground);
    await playground.linked('deep.data', 'own');
    assert.deepEqual([await playground.linkedValue('deep.n'), await playground.linkedValue('deep.tests')], ['20', '4']);
    await playground.until(() => document.querySelector('#stage').getAttribute('aria-label').includes('your own images'));
    const loss = await lossOf(playground);
    await load(t, playground, { 'images.csv': table(24) });
    await loaded(playground);
    assert.equal(await lossOf(playground), loss, 'of the table');
    await load(t, playground, Object.fromEntries([0, 1, 2, 3].map((i) => [`${i}.png`, png(48, 8, (x, y) => 255 - Number(table(24).split('\n')[6 * i + Math.floor(x / 8)].split(',')[8 * y + (x % 8)]))])));
    await loaded(playground);
    assert.equal(await lossOf(playground), loss, 'of many pictures');
    await playground.undo(); // all three have the same link
    await playground.linked('deep.n', before);
    await playground.unlinked('deep.data');
    await playground.settled();
    await playground.set('deep.data', 'own');
    await playground.linked('deep.data', 'own');
    await playground.set('deep.n', '20');
    await playground.linked('deep.n', '20');
    await playground.set('deep.tests', '4');
    await playground.linked('deep.tests', '4');
    assert.equal(await lossOf(playground), loss, 'after Undo');
    await kill(playground);
    await playground.until(() => document.querySelector('#notices').textContent.includes('your changes are kept'));
    await playground.linked('deep.data', 'own');
    await eventually(() => lossOf(playground), (is) => assert.equal(is, loss, 'of a new worker')); // its runs begin after it has opened the link
    const again = await opened(t, (await playground.frame.evaluate(() => location.hash)).slice(1), { canvas: false });
    await again.until(() => document.querySelector('#notices').textContent.includes('Load the files again'));
  });

  test('a large picture is unpacked in strips, and the page answers between any two', async (t) => {
    const playground = await opened(t, `${small}&race=gd&steps=4`, { canvas: false });
    await playground.frame.evaluate(() => {
      let same = false; // whether nothing has had its turn since the last strip
      window.strips = [];
      const { getImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.getImageData = function counted(...rest) {
        window.strips.push(same);
        same = true;
        setTimeout(() => { same = false; });
        return getImageData.apply(this, rest);
      };
    });
    await load(t, playground, { 'large.png': png(2048, 1536, (x, y) => (x * y) % 256) });
    await playground.until(() => /choose the side|\d/.test(document.querySelector('#pictures [role="alert"]').textContent) || !document.querySelector('#pictures').open);
    const strips = await playground.frame.evaluate(() => window.strips);
    assert.deepEqual(strips, [false, false, false]);
  });

  test('a large table is looked through in pieces, and the page answers between any two; it may be written as Windows does', async (t) => {
    const playground = await opened(t, `${small}&race=gd&steps=4`, { canvas: false });
    await playground.frame.evaluate(() => {
      let same = false; // whether no timer has had its turn since the last piece
      window.pieces = [];
      const { setTimeout: wait } = window;
      window.setTimeout = (act, ...rest) => wait(() => {
        same = false;
        act();
      }, ...rest);
      const { decode } = TextDecoder.prototype;
      TextDecoder.prototype.decode = function counted(bytes, ...rest) {
        if (bytes?.byteLength > 0) window.pieces.push([bytes.byteLength, same]);
        same = true;
        return decode.call(this, bytes, ...rest);
      };
    });
    const rows = Array.from({ length: 1000 }, () => table(20)).join('\n');
    for (const [head, looks] of [['# grey', 1], [Buffer.from('# grün', 'latin1'), 2]]) { // what is not UTF-8 is begun again
      await playground.frame.evaluate(() => { window.pieces = []; });
      await load(t, playground, { 'large.csv': Buffer.concat([Buffer.from(head), Buffer.from(`\n${rows},cat`)]) });
      await playground.until(() => document.querySelector('#pictures [role="alert"]').textContent === 'Line 20001 has 65 numbers, and an image of 8 × 8 needs 64.');
      const pieces = await playground.frame.evaluate(() => window.pieces);
      assert.ok(pieces.length > looks && pieces.every(([bytes, same]) => bytes <= 1 << 21 && !same), JSON.stringify(pieces));
      await playground.frame.evaluate(() => { document.querySelector('#pictures [role="alert"]').textContent = ''; });
    }
  });

  test('files that are no images are refused in sentences, and dropped ones are read', async (t) => {
    const playground = await opened(t, `${small}&race=gd&steps=4`, { canvas: false });
    const whole = sheet(6, 4);
    const gigantic = Buffer.from(whole);
    gigantic.writeUInt32BE(16000, 16);
    gigantic.writeUInt32BE(16000, 20);
    const refused = async (files, sentence) => {
      await load(t, playground, files);
      await playground.until((want) => document.querySelector('#pictures [role="alert"]').textContent === want, sentence);
    };
    await refused({ 'a.png': png(100, 90, () => 255) }, 'The picture has one colour only.');
    await refused({ 'a.png': png(94, 90, () => 255) }, 'The picture has 94 × 90 pixels, which cannot be cut into square tiles with a side from 8 to 32.');
    await refused({ 'a.png': whole.subarray(0, whole.length - 20) }, 'The picture is damaged: its end is missing.');
    await refused({ 'a.png': gigantic }, 'The picture has 16000 × 16000 pixels, and at most 16000000 are read.');
    await refused({ 'a.png': whole, 'b.png': 'GIF89a' }, 'b.png: This is not a picture in the format PNG: of many files all must be.');
    await refused({ 'a.csv': table(24).replace('0,0', '0,cat') }, 'Line 1, column 2: "cat" is not a number.');
    await refused({ 'a.csv': table(19) }, 'There are 19 images of 8 × 8 pixels, and at least 20 are needed.');
    await playground.frame.type('#pictures [data-role="side"]', '7');
    await refused({ 'a.png': whole }, 'The side of an image is a whole number from 8 to 32.');
    await playground.frame.$eval('#pictures [data-role="side"]', (input) => { input.value = ''; });
    await playground.frame.click('#pictures [data-close]');
    await playground.unlinked('deep.data');
    await playground.frame.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'images.csv', { type: 'text/csv' }));
      for (const type of ['dragover', 'drop']) document.querySelector('#stage').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, table(24));
    await loaded(playground);
    await playground.linked('deep.data', 'own');
  });
});
