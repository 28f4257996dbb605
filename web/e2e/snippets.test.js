// The snippets for course notes, read by the tools that authors give them to: the
// browser, MyST, Pandoc, which is what Quarto reads with, and reveal.js.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { convert } from 'pandoc-wasm';
import { fileName, frameAddress, pageAddress, snippets } from '../snippets.js';
import { host } from './host.js';
import { framed, open } from './playground.js';
import { stand } from './stand.js';

const file = createRequire(import.meta.url).resolve;

/** Titles that mean something to one of the tools, or to all. */
const titles = [
  'Rosenbrock: contours of f and the paths of Gradient descent, Newton; start −1.2, 1',
  'Himmelblau’s "function" isn\'t <b>bold</b> & &amp; "quoted"',
  '$x^2$, {sub}`2`, [a link](x), ![an image](y), *a*, _b_, ~c~, ^d^, @cite, |e|, \\',
  '{{< video x >}} {#id .class} <http://x.example> www.example.com https://example.com a@b.example --- ...',
  '# no heading', '- no list', '1. no list', '+++', '%comment', ':::', '(target)=', '---', '> no quotation', '```', '"whole"', 'a: b #c',
];

const links = [
  'v=1',
  'v=1&problem=formula&formula.f=1e-8(100*(y-x^2)^2+(1-x)^2)&start=-1.2,1',
  'v=1&x=a\'b~c$d!e*f_g(h)@i;j:k/l^m%22%3C%60%5B%7B',
];

const pages = ['https://example.org/play/', 'https://example.org/a&copy=$&$\'b/(c)_d_*e*/'];

const cases = titles.map((title, i) => ({
  page: pages[i % 2], link: links[i % 3], title, width: 720, height: 480, flags: i % 2 ? [['theme', 'dark'], ['hide', 'curve,methods']] : [],
}));

/** An address that leads to the same place is written in one way. */
const same = (address) => decodeURIComponent(address);

const wanted = (figure) => ({ title: figure.title, frame: same(frameAddress(figure)), page: same(pageAddress(figure)) });

/** What the frame asks for: Safari runs nothing in a sandbox without an origin. */
const sandbox = 'allow-scripts allow-same-origin';

/** Runs in a document without a policy: what a browser makes of HTML. */
const parsed = (text) => {
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  const frame = body.querySelector('iframe');
  return { title: frame.title, sandbox: frame.getAttribute('sandbox'), frame: frame.getAttribute('src') ?? frame.dataset.src, page: body.querySelector('a').getAttribute('href'), tags: [...body.querySelectorAll('*')].map((e) => e.localName) };
};

/** What stands in a tree of Pandoc or MyST, flattened. */
const nodes = (tree) => [tree, ...Object.values(tree ?? {}).filter((value) => value && typeof value === 'object').flatMap(nodes)];

describe('snippets', () => {
  const on = stand();
  let page;
  before(async () => { page = await on.browser.newPage(); });

  for (const [format, tags] of [['html', ['iframe', 'p', 'a']], ['reveal', ['section', 'iframe', 'p', 'small', 'a']]]) {
    test(`a browser reads ${format} as it was meant`, async () => {
      for (const figure of cases) {
        const read = await page.evaluate(parsed, snippets[format](figure));
        assert.deepEqual({ ...read, frame: same(read.frame), page: same(read.page) }, { ...wanted(figure), sandbox, tags });
      }
    });
  }

  test('MyST reads its snippets as they were meant, and shows the picture where nothing runs', async (t) => {
    const site = await mystSite(t, cases.map((figure, i) => ({ ...figure, image: i % 2 ? 'figure.png' : undefined })));
    for (const [i, figure] of cases.entries()) {
      const all = nodes(await site.page(i));
      const frame = all.find(({ type }) => type === 'iframe');
      const caption = all.find(({ type }) => type === 'caption');
      assert.deepEqual({ title: frame.title, frame: same(frame.src), page: same(all.find(({ type }) => type === 'link').url) }, wanted(figure));
      assert.equal(nodes(caption).map(({ value }) => value ?? '').join('').replace(/\.? Open in a page of its own\.$/, ''), figure.title.replace(/\.$/, ''));
      assert.equal(all.filter(({ type }) => type === 'iframe' || type === 'heading' || type === 'list').length, 1, figure.title);
      assert.equal(all.some(({ type, placeholder }) => type === 'image' && placeholder), i % 2 === 1);
    }
    assert.match(await site.typst(), /#image\("files\/figure[^"]*\.png"[^)]*\)\s*\],\s*caption/, 'an export without scripts');
  });

  test('Pandoc, with which Quarto reads, makes of them what was meant', async () => {
    for (const figure of cases) {
      const { stdout, warnings } = await convert({ from: 'markdown', to: 'html' }, snippets.quarto(figure), {});
      assert.deepEqual(warnings, []);
      const read = await page.evaluate(parsed, stdout);
      assert.deepEqual({ ...read, frame: same(read.frame), page: same(read.page) }, { ...wanted(figure), sandbox, tags: ['iframe', 'p', 'a'] });

      const { stdout: json } = await convert({ from: 'markdown', to: 'json' }, snippets.quarto({ ...figure, image: 'figure.png' }), {});
      const [live, still, link] = JSON.parse(json).blocks;
      assert.deepEqual([live, still, link].map(({ t }) => t), ['Div', 'Div', 'Para']);
      assert.deepEqual([live, still].map(({ c: [[, classes, keys]] }) => [classes, keys]), [
        [['content-visible'], [['when-format', 'html']]],
        [['content-visible'], [['unless-format', 'html']]],
      ]);
      assert.equal(live.c[1][0].t, 'RawBlock');
      const image = nodes(still).find(({ t }) => t === 'Image');
      assert.equal(image.c[2][0], 'figure.png');
      const { stdout: alt } = await convert({ from: 'json', to: 'plain', wrap: 'none' }, JSON.stringify({ ...JSON.parse(json), blocks: [{ t: 'Para', c: image.c[1] }] }), {});
      assert.equal(alt.trim(), figure.title);
    }
  });

  test('reveal.js shows the figure on its slide, and not before', async (t) => {
    const figure = { page: on.site, link: 'v=1&problem=booth', title: 'Booth', width: 720, height: 480, flags: [] };
    const slides = await host(t, {
      '/': `<!doctype html><html lang="en"><title>Slides</title><link rel="icon" href="data:,"><link rel="stylesheet" href="reveal.css">
        <div class="reveal"><div class="slides"><section><h2>First</h2></section>${snippets.reveal(figure)}</div></div>
        <script src="reveal.js"></script><script>Reveal.initialize({ hash: true, viewDistance: 1 })</script>`,
      '/reveal.js': await readFile(file('reveal.js'), 'utf8'),
      '/reveal.css': await readFile(file('reveal.js/reveal.css'), 'utf8'),
    }, { types: { '/reveal.js': 'text/javascript', '/reveal.css': 'text/css' } });
    const outer = await open(t, on.browser, slides, { host: on.site, size: { width: 1000, height: 700 } });
    await outer.page.waitForFunction(() => globalThis.Reveal?.isReady());
    assert.equal(await outer.page.$eval('iframe', (frame) => frame.src), '', 'on the first slide it is not loaded');
    await outer.page.keyboard.press('ArrowRight');
    await outer.page.waitForFunction(() => document.querySelector('iframe').src);
    const frame = await outer.page.$('iframe');
    assert.equal(await frame.evaluate((element) => element.title), 'Booth');
    const inner = await framed(outer.page, frame);
    await inner.ready();
    assert.equal(await inner.value('problem'), 'booth');
  });

  test('files have names that tell figures apart and mean nothing to any tool', () => {
    const names = cases.map(({ title, link }) => fileName(title, link));
    for (const name of names) assert.match(name, /^[a-z0-9][a-z0-9-]*$/);
    assert.equal(new Set(names).size, names.length);
    assert.notEqual(fileName('A', 'v=1'), fileName('A', 'v=1&step=2'));
  });
});

/** Builds a site of MyST with a page for each figure; nothing is asked of the net, for its theme is an empty one. */
async function mystSite(t, figures) {
  const folder = await mkdtemp(join(tmpdir(), 'notes-'));
  t.after(() => rm(folder, { recursive: true }));
  const myst = (...more) => promisify(execFile)(process.execPath, [file('mystmd/dist/myst.cjs'), 'build', ...more], { cwd: folder, timeout: 120_000 });
  const put = (name, text) => writeFile(join(folder, name), text);
  await mkdir(join(folder, 'theme'));
  await put('theme/template.yml', 'jtex: v1\ntitle: None\nversion: 1.0.0\n');
  await put('myst.yml', 'version: 1\nproject:\n  title: Notes\nsite:\n  template: ./theme\n');
  await put('figure.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  await put('index.md', '# Notes\n');
  for (const [i, figure] of figures.entries()) await put(`page${i}.md`, `# Page\n\n${snippets.myst(figure)}\nThe end.\n`);
  const { stdout, stderr } = await myst('--site', '--strict');
  assert.doesNotMatch(stdout + stderr, /⚠|⛔/);
  return {
    page: async (i) => JSON.parse(await readFile(join(folder, `_build/site/content/page${i}.json`), 'utf8')).mdast,
    async typst() {
      await put('print.md', `---\nexports:\n  - format: typst\n    template: null\n    output: print.typ\n---\n${snippets.myst({ ...figures[0], image: 'figure.png' })}`);
      await myst('--typst').catch(() => { /* it writes the text, and then misses the program that makes a PDF of it */ });
      return readFile(join(folder, 'print.typ'), 'utf8');
    },
  };
}
