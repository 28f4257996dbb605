// The dialog that makes a figure for course notes: what its author chooses is in
// the preview, in the snippet and in the pictures that are saved.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { desktop, eventually, framed, open, phone } from './playground.js';
import { serve } from './server.js';
import { visit } from './shared.js';
import { stand } from './stand.js';

/** Opens the dialog of a page; resolves to the page when the dialog has its snippet. */
async function dialog(playground) {
  await playground.settled();
  await playground.click('[data-dialog="share"]');
  await playground.until(() => document.querySelector('[data-share="snippet"]').value);
  return playground;
}

const snippet = (playground) => playground.frame.$eval('[data-share="snippet"]', (area) => area.value);

/** The preview, as a playground of its own. */
async function preview(playground) {
  const frame = await playground.frame.waitForSelector('.preview iframe');
  return framed(playground.page, frame);
}

/** The attributes of the frame in a snippet of HTML. */
const frameOf = async (playground) => {
  const page = await playground.page.browser().newPage(); // a document without a policy
  const frame = await page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const { src, title, width, height } = body.querySelector('iframe');
    return { src, title, width, height, href: body.querySelector('a').href };
  }, await snippet(playground));
  await page.close();
  return frame;
};

describe('figure', () => {
  const on = stand();

  test('an author has a finished snippet of any kind in at most 3 actions from the first screen', async (t) => {
    for (const format of ['html', 'myst', 'quarto', 'reveal']) {
      const playground = await open(t, on.browser, on.site, { size: desktop, canvas: false });
      await playground.page.browserContext().overridePermissions(new URL(on.site).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
      await playground.page.bringToFront(); // the clipboard is that of the page in front
      await playground.settled();
      let actions = 0;
      const act = async (selector) => {
        actions++;
        await playground.click(selector);
      };
      await act('[data-dialog="share"]');
      if (format !== 'html') await act(`label:has(> [name="figure-format"][value="${format}"])`);
      await act('[data-copy="snippet"]');
      await playground.until(() => document.querySelector('[data-copy="snippet"]').textContent === 'Copied');
      const copied = await playground.frame.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await snippet(playground));
      assert.match(copied, { html: /^<iframe src=/, myst: /^:::\{iframe\} http/, quarto: /^```\{=html\}/, reveal: /^<section>/ }[format]);
      assert.match(copied, /Rosenbrock/);
      assert.ok(actions <= 3, `${actions} actions`);
    }
  });

  test('the preview and the snippet show what is chosen', async (t) => {
    const playground = await dialog(await open(t, on.browser, `${on.site}#problem=himmelblau&theme=dark&hide=curve`));
    const inner = await preview(playground);
    await inner.ready();
    const root = (name) => inner.frame.evaluate((key) => document.documentElement.dataset[key] ?? '', name);
    assert.equal(await root('theme'), 'auto', 'not that of the page, for the author has not chosen it');
    await playground.click('label:has(> [name="figure-theme"][value="light"])');
    await eventually(() => root('theme'), (theme) => theme === 'light');
    await playground.click('label:has(> [data-part="inspector"])');
    await playground.click('label:has(> [data-part="transport"])');
    await eventually(() => root('hide'), (hide) => hide === 'transport inspector');
    await playground.click('label:has(> [data-figure="play"])');
    await eventually(() => root('play'), (play) => play === 'on');
    await playground.frame.select('[data-figure="ratio"]', '2/1');
    await playground.frame.$eval('[data-figure="width"]', (field) => {
      field.value = '600';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    assert.deepEqual(await inner.frame.evaluate(() => [innerWidth, innerHeight]), [600, 300]);
    const { src, width, height, href } = await frameOf(playground);
    assert.equal(src, `${on.site}?embed=1#v=1&problem=himmelblau&theme=light&hide=transport,inspector&play=on`);
    assert.equal(href, `${on.site}#v=1&problem=himmelblau`, 'the page is that of its readers');
    assert.deepEqual([width, height], ['600', '300']);
  });

  test('a width that makes no figure is refused in words, and the last snippet stays', async (t) => {
    const playground = await dialog(await visit(t, on, '', { canvas: false }));
    const before = await snippet(playground);
    const type = (text) => playground.frame.$eval('[data-figure="width"]', (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return [document.querySelector('#share-fault').textContent, field.getAttribute('aria-invalid')];
    }, text);
    for (const bad of ['', '0', '-3', '3.5', '1e9', 'wide', 'NaN']) {
      assert.deepEqual(await type(bad), ['Width: a whole number of pixels from 240 to 2000.', 'true'], bad);
      assert.equal(await snippet(playground), before);
    }
    assert.deepEqual(await type('800'), ['', null]);
    assert.notEqual(await snippet(playground), before);
  });

  test('figures that differ have titles that differ, in the words of the page', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false });
    const seen = new Map();
    for (const [link, words] of [
      ['', /^Rosenbrock: /],
      ['gd.rate=0.0005', /Gradient descent: learning rate η 0\.0005$/],
      ['gd.rate=0.002', /Gradient descent: learning rate η 0\.002$/],
      ['step=3', /; step 3$/],
      ['start=0,1', /; start x₀ 0, 1$/],
      ['gd.linesearch=armijo', /Gradient descent: line search Armijo$/],
      ['lab=network&network.hidden=3', /^Net /],
      ['lab=network&network.hidden=3&then=2:gd.rate:0.1&race=gd', /Changes 2:gd\.rate:0\.1/],
      ['lab=cg&cg.eigenvalues=1,2,3&step=1', /; step 1$/],
      ['lab=neuron&neuron.exercise=perceptron', /^Perceptron/],
    ]) {
      await playground.visit(link);
      await playground.settled();
      await playground.frame.$eval('[data-dialog="share"]', (button) => button.click());
      const title = await eventually(() => playground.frame.$eval('[data-figure="title"]', (field) => field.value), (text) => words.test(text));
      assert.ok(!seen.has(title), `${link} and ${seen.get(title)} are both called ${title}`);
      seen.set(title, link);
      await playground.frame.$eval('#share', (element) => element.close());
    }
  });

  test('a title of the author stays when the dialog opens again', async (t) => {
    const playground = await dialog(await open(t, on.browser, on.site, { canvas: false })); // it stays with the page
    await playground.frame.$eval('[data-figure="title"]', (field) => {
      field.value = 'Mine & <yours>';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await playground.frame.$eval('#share', (element) => element.close());
    await playground.visit('problem=booth');
    await playground.settled();
    await playground.click('[data-dialog="share"]');
    await eventually(() => frameOf(playground), ({ title, src }) => title === 'Mine & <yours>' && src.includes('booth'));
  });

  test('a preview ends with the dialog', async (t) => {
    const playground = await dialog(await visit(t, on, ''));
    await (await preview(playground)).ready();
    await playground.click('#share [data-close]');
    await playground.until(() => !document.querySelector('.preview iframe'));
  });

  test('a dialog that is closed before its script has come starts no preview', async (t) => {
    const playground = await open(t, on.browser, on.site);
    await playground.settled();
    await playground.frame.evaluate(() => {
      document.querySelector('[data-dialog="share"]').click();
      document.querySelector('#share').close();
    });
    await playground.until(() => document.querySelector('link[data-embed]'));
    await playground.frame.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 500); }));
    assert.equal(await playground.frame.$('.preview iframe'), null);
    await playground.click('[data-dialog="share"]');
    await (await preview(playground)).ready();
  });

  test('the picture is saved as SVG, and as PNG at twice the size, in the colours of the figure', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'figure-'));
    t.after(() => rm(folder, { recursive: true }));
    const playground = await dialog(await open(t, on.browser, `${on.site}#problem=himmelblau`, { canvas: false })); // nobody has chosen anything before
    const cdp = await playground.page.createCDPSession();
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, browserContextId: playground.page.browserContext().id });
    const saved = async (kind) => {
      await playground.frame.$eval(`[data-save="${kind}"]`, (button) => button.click());
      const name = await eventually(async () => (await readdir(folder)).find((file) => file.endsWith(`.${kind}`)), Boolean);
      return eventually(async () => ({ name, data: await readFile(join(folder, name)) }), ({ data }) => data.length > 0);
    };
    const svg = await saved('svg');
    assert.match(svg.name, /^himmelblau-[a-z0-9-]+\.svg$/);
    assert.match(svg.data.toString(), /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg [^>]*width="720" height="480"[^>]*><title>Himmelblau/);
    await playground.click('label:has(> [name="figure-theme"][value="dark"])');
    const png = await saved('png');
    assert.equal(png.data.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.data.readUInt32BE(16), png.data.readUInt32BE(20)], [1440, 960]);
    const { share, corner } = await pixels(on.browser, svg.data, png.data);
    assert.deepEqual(corner, [0x12, 0x16, 0x1c], 'the surface of the dark theme');
    assert.ok(share > 0.2, `the PNG in dark has ${share} of its pixels unlike those of the light SVG`);
    await playground.click('label:has(> [name="figure-format"][value="myst"])');
    assert.match(await snippet(playground), new RegExp(`^:placeholder: ${png.name}$`, 'm'), 'the snippet names what was saved last');
  });

  test('the painter of the PNG paints what the browser makes of the SVG', async (t) => {
    for (const link of ['', 'lab=network&steps=3', 'lab=neuron', 'lab=cg']) {
      const playground = await dialog(await visit(t, on, link, { canvas: false }));
      const [png, svg] = await playground.frame.evaluate(async () => {
        const files = [];
        URL.createObjectURL = (blob) => {
          files.push(blob);
          return '#';
        };
        for (const kind of ['png', 'svg']) {
          document.querySelector(`[data-save="${kind}"]`).click();
          while (files.at(-1)?.type.includes(kind) !== true) await new Promise(requestAnimationFrame);
        }
        return Promise.all(files.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]));
      });
      const { share } = await pixels(on.browser, Buffer.from(svg), Buffer.from(png));
      assert.ok(share < 0.01, `${link}: ${share} of the pixels differ`);
    }
  });

  test('the dialog fits a phone', async (t) => {
    const playground = await dialog(await visit(t, on, '', { size: { ...phone, width: 360, height: 740 }, canvas: false }));
    const wide = await playground.frame.evaluate(() => {
      const box = document.querySelector('#share').getBoundingClientRect();
      return [...document.querySelectorAll('#share *')].filter((e) => e.checkVisibility() && !e.closest('.preview') && e.getBoundingClientRect().right > box.right + 0.5).map((e) => e.outerHTML.slice(0, 80));
    });
    assert.deepEqual(wide, []);
  });

  test('the snippet leads to this page, whatever its address is made of', async (t) => {
    const site = await serve(t, "/a&copy=$&$'b/");
    const playground = await dialog(await open(t, on.browser, `${site}#problem=himmelblau&start=0,1`, { canvas: false }));
    const { src, href } = await frameOf(playground);
    assert.deepEqual([src, href], [`${site}?embed=1#v=1&problem=himmelblau&start=0,1`, `${site}#v=1&problem=himmelblau&start=0,1`]);
  });

  test('where the rest of the dialog does not come, the link is there and the dialog says so', async (t) => {
    const playground = await open(t, on.browser, `${on.site}#v=1`, {
      allow: /ERR_FAILED|Failed to load/,
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => (request.url().endsWith('/embed.js') ? request.abort() : request.continue()));
      },
    });
    await playground.settled();
    await playground.click('[data-dialog="share"]');
    await playground.until(() => document.querySelector('#share [role="alert"]').checkVisibility());
    assert.equal(await playground.frame.$eval('[data-share="link"]', (field) => field.value), `${on.site}#v=1`);
  });
});

/** What share of the pixels of two pictures are clearly unlike each other, and the upper left pixel of the second. */
async function pixels(browser, svg, png) {
  const page = await browser.newPage(); // a document without a policy
  const addresses = [`data:image/svg+xml;base64,${svg.toString('base64')}`, `data:image/png;base64,${png.toString('base64')}`];
  const found = await page.evaluate(async ([a, b]) => {
    const images = await Promise.all([a, b].map(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return image;
    }));
    const [width, height] = [images[1].naturalWidth, images[1].naturalHeight];
    const [first, second] = images.map((image) => {
      const canvas = new OffscreenCanvas(width, height);
      const to = canvas.getContext('2d');
      to.drawImage(image, 0, 0, width, height);
      return to.getImageData(0, 0, width, height).data;
    });
    let unlike = 0;
    for (let i = 0; i < first.length; i += 4) {
      if (Math.max(...[0, 1, 2, 3].map((k) => Math.abs(first[i + k] - second[i + k]))) > 48) unlike++;
    }
    return { share: (unlike * 4) / first.length, corner: [...second.slice(0, 3)] };
  }, addresses);
  await page.close();
  return found;
}
