// make bench: how fast the methods step and nets learn, how soon a drag is on the
// screen, how long the page takes to start, and what it weighs. Times are of this machine,
// with software graphics; compare them within one run only.

import { execFileSync } from 'node:child_process';
import { compareCrew, crewHead } from './bench-crew.js';
import { compareGradients, gradientHead } from './bench-gradient.js';
import { compareNets, netHead } from './bench-net.js';
import { launch } from './browser.js';
import { Playground, desktop, newPage, open, pause } from './playground.js';
import { root, serve } from './server.js';

const repeats = 7;
const moves = 40;
const frameMs = 2000;

const ends = [];
const owner = { after: (end) => ends.push(end) };

try {
  printSteps();
  console.log(run('go', ['run', './web/bundle']));
  const site = await serve(owner);
  printProducts();
  printEngines();
  printNative();
  printStep();
  print(gradientHead, await compareGradients(owner, site));
  print(crewHead, await compareCrew(owner, site));
  print(netHead, await compareNets(owner, site, bareEpochs()));
  await printStart(site);
  await printDrag(site);
  await printFrames(site);
} finally {
  for (const end of ends.reverse()) await end();
}

function run(program, args, environment = {}) {
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...environment } });
}

/** Steps per second of every method, native and as WebAssembly. */
function printSteps() {
  const args = ['test', './core', '-run', '^$', '-bench', 'Method', '-benchtime', '0.2s'];
  const native = stepsIn(run('go', args));
  const wasm = stepsIn(runAsWasm(args));
  const rows = [...native].map(([name, speed]) => [name, speed, wasm.get(name), (wasm.get(name) / speed).toFixed(2)]);
  print(['method on Rosenbrock', 'native steps/s', 'WebAssembly steps/s', 'ratio'], rows);
}

/** What products with the curvature of a net cost against its gradient, and an example against one of a hundred. */
function printProducts() {
  const args = ['test', './core/neural', '-run', '^$', '-bench', 'Questions|Examples', '-benchtime', '0.3s'];
  const times = [run('go', args), runAsWasm(args)].map((output) =>
    new Map([...output.matchAll(/^Benchmark(?:Questions|Examples)\/(\S+?)(?:-\d+)?\s+\d+\s+(\S+) ns\/op(?:.*?(\S+) ns\/example)?/gm)]
      .map(([, name, whole, each]) => [name, Number(each ?? whole)])));
  const row = (text, name, base) => [text, ...times.map((time) => (time.get(name) / time.get(base)).toFixed(2))];
  const shapes = ['50', '100'].flatMap((units) => [
    row(`Hessian product / gradient, 250 examples, ${units}-${units}-${units}-${units}`, `hessvec/${units}`, `gradient/${units}`),
    row(`Gauss-Newton product / gradient, ${units}-${units}-${units}-${units}`, `gaussnewton/${units}`, `gradient/${units}`),
  ]);
  const examples = ['1000', '10000'].map((rows) => row(`an example of ${rows} / one of 100`, rows, '100'));
  print(['ratios of cost', 'native', 'WebAssembly'], [...shapes, ...examples]);
}

/** What engines take for a gradient of 256 examples in turns, and for products with the curvature, by shape. */
function printEngines() {
  const args = (bench, times) => ['test', './core/neural', '-run', '^$', '-bench', bench, '-benchtime', times];
  const output = runAsWasm(args('Engines/[27]-', '20x')) + runAsWasm(args('Engines/784-', '2x'));
  const rows = [...output.matchAll(/^BenchmarkEngines\/(\S+)\s+\d+\s(.*)$/gm)].map(([, shape, metrics]) => {
    const value = (unit) => Number(new RegExp(`(\\S+) ${unit}(?:\\s|$)`).exec(metrics)[1]).toFixed(1);
    return [shape, ...['gonum/fastest', 'plain/fastest', 'fastest-hessvec/gradient', 'fastest-gaussnewton/gradient'].map(value)];
  });
  print(['as WebAssembly, 256 examples', 'gradient: gonum / assembly', 'Go / assembly', 'Hessian product / gradient', 'Gauss-Newton product / gradient'], rows);
  const speeds = [...runAsWasm(['test', './core/kernel', '-run', '^$', '-bench', 'Ceiling', '-benchtime', '20x'])
    .matchAll(/^BenchmarkCeiling\/(\S+)\s.*?(\S+) of-ceiling/gm)].map(([, name, share]) => [name, share]);
  print(['product 256x400x784, double precision', "share of the micro kernel's own speed"], speeds);
}

/** What gonum, in its own assembly where it has one, and Go take for products and a gradient against the engine of this machine. */
function printNative() {
  const output = run('go', ['test', './core/kernel', '-run', '^$', '-bench', 'Product', '-benchtime', '20x'])
    + run('go', ['test', './core/neural', '-run', '^$', '-bench', 'Engines/784-', '-benchtime', '3x']);
  const rows = [...output.matchAll(/^Benchmark(?:Product|Engines)\/(\S+?)(?:-\d+)?\s+\d+\s(.*)$/gm)].map(([, name, metrics]) => {
    const times = (other) => Number(new RegExp(`(\\S+) ${other}/fastest`).exec(metrics)[1]);
    return [name, times('gonum').toFixed(1), times('plain').toFixed(1), (times('gonum') / times('plain')).toFixed(2)];
  });
  print(['native: products 256x400x784, gradient of 256 examples', 'gonum / ours', 'Go / ours', 'gonum / Go'], rows);
}

/** Where the time of a step of gradient descent on a small net goes. */
function printStep() {
  const output = runAsWasm(['test', './core/lab/network', '-run', '^$', '-bench', 'Step', '-benchtime', '5x']);
  const rows = [...output.matchAll(/^BenchmarkStep\/(\S+)\s+\d+\s(.*)$/gm)].map(([, shape, metrics]) => {
    const [numbers, method, race, shown] = ['numbers', 'method', 'race', 'shown'].map((what) => Number(new RegExp(`(\\S+) ${what}-`).exec(metrics)[1]));
    const share = (part) => `${Math.round((100 * part) / shown)} %`;
    return [shape, `${shown.toFixed(0)} µs`, share(numbers), share(method - numbers), share(race - method), share(shown - race)];
  });
  print(['a step of gradient descent, 250 examples, as WebAssembly', 'time', 'loss and gradient', 'method', 'recording', 'boundary and updates'], rows);
}

/** Runs a test of Go as WebAssembly in Node, which caps the size of the environment it hands on. */
function runAsWasm(args) {
  const node = `env -i HOME=${process.env.HOME} PATH=${process.env.PATH} ${run('go', ['env', 'GOROOT']).trim()}/lib/wasm/go_js_wasm_exec`;
  return run('go', [...args, '-exec', node], { GOOS: 'js', GOARCH: 'wasm' });
}

/** Epochs per second of nets without worker, driver or method, by shape. */
function bareEpochs() {
  const output = runAsWasm(['test', './core/neural', '-run', '^$', '-bench', 'Epoch', '-benchtime', '1s']);
  const lines = output.matchAll(/^BenchmarkEpoch\/(\S+)\s.*?(\S+) epochs\/s/gm);
  return new Map([...lines].map(([, shape, speed]) => [shape, Number(speed)]));
}

function stepsIn(output) {
  const lines = output.matchAll(/^BenchmarkMethod\/(\S+?)(?:-\d+)?\s.*?(\S+) steps\/s/gm);
  return new Map([...lines].map(([, name, speed]) => [name, Math.round(Number(speed))]));
}

/** Time from navigation to poster, numbers and canvas, with and without a cache. */
async function printStart(site) {
  const browser = await launch(owner);
  const cold = [], warm = [];
  for (let i = 0; i < repeats; i++) {
    const playground = await opened(browser, site);
    cold.push(await milestones(playground));
    const context = playground.page.browserContext();
    await playground.page.close();
    warm.push(await milestones(await visit(context, site)));
    await context.close();
  }
  const row = (name, times) => [name, ...['paint', 'session', 'canvas'].map((key) => milliseconds(times.map((time) => time[key])))];
  print(['start-up, median of ' + repeats, 'first paint', 'session answers', 'canvas live'], [row('cold', cold), row('warm', warm)]);
}

/** Opens the playground with a record of its milestones. */
function opened(browser, site) {
  return open({ after: () => {} }, browser, site, { prepare: (page) => page.evaluateOnNewDocument(record) });
}

/** Opens the playground once more in a profile that knows it. */
async function visit(context, site) {
  const page = await newPage(context);
  await page.setViewport(desktop);
  await page.evaluateOnNewDocument(record);
  await page.goto(site, { waitUntil: 'domcontentloaded' });
  return new Playground(page, page.mainFrame());
}

async function milestones(playground) {
  await playground.ready();
  return playground.frame.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    ...globalThis.milestones,
  }));
}

/** Runs in every document before its own scripts. */
function record() {
  const seen = globalThis.milestones = {};
  new MutationObserver(() => {
    if (document.documentElement.dataset.state === 'open') seen.session ??= performance.now();
    if (document.querySelector('#stage')?.dataset.view === 'live') seen.canvas ??= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state', 'data-view'] });
  // In the view: from the pointer's event to the message that says the answer is painted.
  const log = globalThis.drags = [];
  let at = 0, waiting = 0;
  addEventListener('pointermove', (event) => { at = event.timeStamp; }, { capture: true });
  const send = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function postMessage(message, ...rest) {
    if (message?.type === 'edit' && message.phase === 'move') waiting ||= at;
    if (message?.type === 'shown' && waiting) {
      log.push(performance.now() - waiting);
      waiting = 0;
    }
    return send.call(this, message, ...rest);
  };
}

/** Time from a move of the mouse to the canvas showing all paths from the new start. */
async function printDrag(site) {
  const browser = await launch(owner);
  const playground = await opened(browser, `${site}#steps=200`);
  await playground.ready();
  const at = await playground.plane();
  const view = await playground.view();
  await playground.page.mouse.move(...at(-1.2, 1));
  await playground.page.mouse.down();
  for (let i = 1; i <= moves; i++) {
    const angle = (2 * Math.PI * i) / moves;
    await playground.page.mouse.move(...at(-1.2 + 0.5 * Math.sin(angle), 1.4 - 0.4 * Math.cos(angle)));
    await view.waitForFunction((n) => globalThis.drags.length >= n, { timeout: 5000, polling: 10 }, i);
  }
  await playground.page.mouse.up();
  const times = await view.evaluate(() => globalThis.drags);
  print(['drag to redrawn, 3 methods', 'moves', 'median', 'slowest tenth'],
    [['pointer event to canvas', times.length, milliseconds(times), milliseconds(times, 0.9)]]);
}

/** Frames that the page gets while a net trains at full speed and is drawn, against the same page at rest. */
async function printFrames(site) {
  const browser = await launch(owner);
  const playground = await open(owner, browser, `${site}#lab=network&race=gd&network.hidden=20,20&network.circle-n=2000&network.train=1&steps=3900&tol=0&step=3900`);
  const busy = () => playground.frame.evaluate(() => document.documentElement.hasAttribute('data-busy'));
  await playground.until(() => document.querySelector('#stage').dataset.view === 'live');
  await pause(frameMs / 2); // the first pictures are behind it
  const training = await playground.frame.evaluate(framesIn, frameMs);
  if (!await busy()) throw new Error('the training ended within the measurement');
  await playground.visit('lab=network&steps=1');
  await playground.settled();
  await playground.painted();
  const rest = await playground.frame.evaluate(framesIn, frameMs);
  print(['frames/s of the page', 'training', 'at rest', 'ratio'], [['2-20-20-1, 2000 examples', training.toFixed(0), rest.toFixed(0), (training / rest).toFixed(2)]]);
}

/** Runs in the page: how many frames a second it gets. */
async function framesIn(ms) {
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < ms) {
    await new Promise(requestAnimationFrame);
    frames++;
  }
  return (1000 * frames) / (performance.now() - start);
}

function milliseconds(times, quantile = 0.5) {
  const sorted = [...times].sort((a, b) => a - b);
  return `${sorted[Math.floor(quantile * (sorted.length - 1))].toFixed(1)} ms`;
}

function print(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  for (const line of lines) console.log(line.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  '));
  console.log();
}
