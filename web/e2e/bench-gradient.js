// The part of make bench about gradients: those of the product in double and in single
// precision, with gonum's products, of TensorFlow.js on its WebAssembly backend, and of
// a net of objects, in turns in one page of a browser. All begin from the same numbers,
// and their results are compared before anything is timed.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { launch } from './browser.js';
import { root } from './server.js';

const mirrored = [784, 400, 200, 100, 50, 25];

/**
 * What is compared: the units of every layer; how many gradients a turn takes of each,
 * and how many of the 256 examples the net of objects sees, which goes through them one by one.
 */
const nets = [
  { sizes: [2, 8, 8, 1], often: 200, objects: 256 },
  { sizes: [...mirrored, 6, ...mirrored.toReversed()], often: 1, objects: 4 },
];

const turns = 9;

/** How far from the gradient in double precision another may be, against its length. */
const tolerance = { single: 1e-4, tensorflow: 1e-4, gonum: 1e-9 };

const folder = new URL('node_modules/@tensorflow/', import.meta.url);

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
  const base64 = (file) => readFileSync(file).toString('base64');
  const browser = await launch(owner);
  const rows = [];
  for (const { sizes, often, objects } of nets) {
    const page = await browser.newPage();
    await page.goto(new URL('LICENSE', site).href); // of the site, and without a policy of its own
    for (const file of [`${goroot}/lib/wasm/wasm_exec.js`, new URL('tfjs-core/dist/tf-core.min.js', folder), new URL('tfjs-layers/dist/tf-layers.min.js', folder), new URL('tfjs-backend-cpu/dist/tf-backend-cpu.min.js', folder), new URL('tfjs-backend-wasm/dist/tf-backend-wasm.min.js', folder)]) {
      await page.addScriptTag({ content: readFileSync(file, 'utf8') });
    }
    const times = await page.evaluate(measured, {
      sizes, often, objects, turns, tolerance,
      program: base64(`${root}${binary}`), tensorflow: base64(new URL('tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', folder)),
      rival: readFileSync(new URL('rival.js', import.meta.url), 'utf8'),
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

/** Runs in the page: milliseconds of a gradient, by turn and by who computes it. */
async function measured({ sizes, often, objects, turns: count, tolerance: most, program, tensorflow, rival }) {
  const { Go, tf } = globalThis;
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const go = new Go();
  go.run((await WebAssembly.instantiate(bytes(program), go.importObject)).instance);
  const { nets: ours } = globalThis;
  ours.make(sizes.join());
  const [inputs, targets, weights] = ['inputs', 'targets', 'weights'].map((name) => ours.numbers(name));
  const rows = inputs.length / sizes[0];

  const layers = []; // one row of weights a unit, then the biases
  for (let l = 1, at = 0; l < sizes.length; l++) {
    const kernel = weights.subarray(at, at += sizes[l] * sizes[l - 1]), biases = weights.subarray(at, at += sizes[l]);
    layers.push({ activation: l === sizes.length - 1 ? 'linear' : 'tanh', weights: kernel, biases });
  }

  const { Rival } = await import(URL.createObjectURL(new Blob([rival], { type: 'text/javascript' })));
  const net = new Rival(sizes[0], layers.map((layer) => ({ ...layer, biases: [...layer.biases] })));
  const outputs = sizes.at(-1);
  const table = Array.from({ length: objects }, (_, i) => ({ inputs: inputs.subarray(i * sizes[0], (i + 1) * sizes[0]), target: [...targets.subarray(i * outputs, (i + 1) * outputs)] }));

  const binary = URL.createObjectURL(new Blob([bytes(tensorflow)], { type: 'application/wasm' }));
  tf.wasm.setWasmPaths(Object.fromEntries(['', '-simd', '-threaded-simd'].map((kind) => [`tfjs-backend-wasm${kind}.wasm`, binary]))); // it loads the second where there are vectors and, as on this page, no threads
  await tf.setBackend('wasm');
  if (tf.getBackend() !== 'wasm' || !await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) throw new Error('TensorFlow.js has no vectors here');
  const x = tf.tensor2d(Float32Array.from(inputs), [rows, sizes[0]]), t = tf.tensor2d(Float32Array.from(targets), [rows, outputs]);
  const variables = layers.flatMap((layer, l) => [
    tf.variable(tf.transpose(tf.tensor2d(Float32Array.from(layer.weights), [sizes[l + 1], sizes[l]]))), tf.variable(tf.tensor1d(Float32Array.from(layer.biases))),
  ]);
  // The loss with the derivative that is known, which is quicker than what follows from its parts.
  const loss = tf.customGrad((z, save) => {
    save([z]);
    const value = tf.div(tf.sum(tf.add(tf.sub(tf.relu(z), tf.mul(z, t)), tf.log(tf.add(tf.exp(tf.neg(tf.abs(z))), 1)))), rows);
    return { value, gradFunc: (dy, [kept]) => tf.mul(dy, tf.div(tf.sub(tf.sigmoid(kept), t), rows)) };
  });
  const learned = () => tf.tidy(() => {
    const { value, grads } = tf.variableGrads(() => {
      let a = x;
      for (let l = 0; l < layers.length; l++) {
        const z = tf.fused.matMul({ a, b: variables[2 * l], bias: variables[2 * l + 1] });
        a = l === layers.length - 1 ? z : tf.tanh(z);
      }
      return loss(a);
    }, variables);
    return [value, variables.map((v) => grads[v.name])];
  });
  const ofTensorFlow = () => tf.tidy(() => learned()[0].dataSync()[0]);

  const gradientOf = (engine) => [ours.gradient(engine), ours.last('')];
  const [value, exact] = gradientOf('double');
  const told = {
    single: gradientOf('single'), gonum: gradientOf('gonum'),
    tensorflow: tf.tidy(() => {
      const [loss32, grads] = learned();
      return [loss32.dataSync()[0], grads.flatMap((g) => [...(g.rank === 2 ? tf.transpose(g) : g).dataSync()])];
    }),
  };
  for (const [name, [near, gradient]] of Object.entries(told)) {
    let apart = 0, length = 0;
    exact.forEach((g, i) => { apart += (g - gradient[i]) ** 2; length += g * g; });
    if (!(Math.sqrt(apart / length) < most[name]) || !(Math.abs(near - value) < most[name] * value)) {
      throw new Error(`${sizes.join('-')}: not the same arithmetic: loss ${value}, of ${name} ${near}, gradients ${Math.sqrt(apart / length)} apart`);
    }
  }
  if (objects === rows && !(Math.abs(net.epoch(table, 0) - value) < 1e-9 * value)) throw new Error('the objects have another loss');

  const timed = (run, times) => {
    const from = performance.now();
    for (let i = 0; i < times; i++) run();
    return (performance.now() - from) / times;
  };
  const turn = (length) => ({
    double: timed(() => ours.gradient('double'), length),
    tensorflow: timed(ofTensorFlow, length),
    single: timed(() => ours.gradient('single'), length),
    gonum: timed(() => ours.gradient('gonum'), Math.ceil(length / 8)),
    objects: timed(() => net.epoch(table, 0), Math.ceil(length / 8)) * (rows / objects),
  });
  for (let i = 0; i < 3; i++) turn(often); // until the browser has compiled all of it
  return Array.from({ length: count }, () => turn(often));
}
