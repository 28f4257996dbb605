// The part of make bench about gradients: those of the product in double and in single
// precision, with gonum's products, of TensorFlow.js on its WebAssembly backend, and of
// a net of objects, in turns in one page of a browser. All begin from the same numbers,
// and their results are compared before anything is timed.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { launch } from './browser.js';
import { root } from './server.js';

const encoder = [784, 400, 200, 100, 50, 25];

/**
 * What is compared: the units of every layer; how many gradients a turn takes of each,
 * and how many of the 256 examples the net of objects sees, which goes through them one by one.
 */
const nets = [
  { sizes: [2, 8, 8, 1], often: 100, objects: 256 },
  { sizes: [...encoder, 6, ...[...encoder].reverse()], often: 1, objects: 4 },
];

const turns = 7;

/** How far from the gradient in double precision another may be, against its length. */
const tolerance = { single: 1e-4, tensorflow: 1e-4, gonum: 1e-9 };

const folder = new URL('node_modules/@tensorflow/', import.meta.url);

/** The layers bring the gradients of the operations with them, the second backend some operations of the third. */
const scripts = ['tfjs-core/dist/tf-core.min.js', 'tfjs-layers/dist/tf-layers.min.js', 'tfjs-backend-cpu/dist/tf-backend-cpu.min.js', 'tfjs-backend-wasm/dist/tf-backend-wasm.min.js'];

export const gradientHead = ['gradient, 256 examples, ratios of time', 'ours, double', 'ours, single / double', 'TensorFlow.js / double', 'TensorFlow.js / single', 'gonum / double', 'objects / double'];

/**
 * Measures every net and resolves to the rows of the table: a time, and the median of
 * ratios within a turn with the middle half of them.
 * @param {{after: (end: () => Promise<void>) => void}} owner
 * @param {string} site
 * @returns {Promise<string[][]>}
 */
export async function compareGradients(owner, site) {
  const binary = 'build/gradient.wasm';
  execFileSync('go', ['build', '-o', binary, './web/e2e/gradient'], { cwd: root, env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } });
  const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: root, encoding: 'utf8' }).trim();
  const textOf = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const base64 = (file) => readFileSync(file).toString('base64');
  const browser = await launch(owner);
  const rows = [];
  for (const { sizes, often, objects } of nets) {
    const page = await browser.newPage();
    await page.goto(new URL('LICENSE', site).href); // of the site, and without a policy of its own
    for (const file of [`${goroot}/lib/wasm/wasm_exec.js`, ...scripts.map((name) => new URL(name, folder))]) {
      await page.addScriptTag({ content: readFileSync(file, 'utf8') });
    }
    const times = await page.evaluate(measured, {
      sizes, often, objects, turns, tolerance,
      program: base64(`${root}${binary}`), tensorflow: base64(new URL('tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', folder)),
      script: textOf('bench-gradient-page.js'), rival: textOf('rival.js'),
    });
    rows.push(rowOf(sizes.join('-'), times));
    await page.close();
  }
  return rows;
}

function rowOf(name, times) {
  const quantile = (of, q) => times.map(of).sort((a, b) => a - b)[Math.round(q * (times.length - 1))];
  const ratio = (above, below) => {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((q) => quantile((turn) => turn[above] / turn[below], q).toPrecision(2));
    return `${middle} (${low} to ${high})`;
  };
  return [name, `${Number(quantile((turn) => turn.double, 0.5).toPrecision(2))} ms`, ratio('single', 'double'), ratio('tensorflow', 'double'), ratio('tensorflow', 'single'), ratio('gonum', 'double'), ratio('objects', 'double')];
}

/** Runs in the page: imports what measures there, from its text. */
async function measured({ script, ...job }) {
  const { measure } = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return measure(job);
}
