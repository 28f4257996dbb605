// The part of make bench about nets: epochs per second of the worker, as it runs
// under the page, against the yardstick of rival.js in the same browser. Both do
// the same arithmetic, which is checked before anything is timed.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { launch } from './browser.js';
import { root } from './server.js';

const features = ['x', 'y', 'x2', 'y2', 'xy', 'sin-x', 'sin-y'];
const examples = 1000; // with fewer, the smaller net is at its last step before it is measured
const rate = 1e-3;

/** What is compared: the units of every layer, and about as many steps as the lab allows. */
const nets = [
  { shape: [2, 4, 2, 1], steps: 20000 },
  { shape: [7, 8, 8, 8, 8, 8, 8, 1], steps: 4600 },
];

/** So many measurements of each, by turns; told is the median, of ratios too. */
const repeats = 5;
const warmMs = 200;
const measureMs = 400;

/** The loss of both must agree for so many epochs, to this relative error. */
const checkedEpochs = 20;
const checkedError = 1e-9;

/**
 * Measures every net and resolves to the rows of the table.
 * @param {{after: (end: () => Promise<void>) => void}} owner
 * @param {string} site
 * @param {Map<string, number>} bare epochs per second of a net without a driver, by shape
 */
export async function compareNets(owner, site, bare) {
  const browser = await launch(owner);
  const rows = [];
  for (const { shape, steps } of nets) {
    const problem = await agreed(browser, site, shape);
    const runs = [];
    for (let i = 0; i < repeats; i++) {
      const alone = await inPage(browser, site, measured, { link: linkOf(shape, steps, { step: 0, show: 'slice' }), live: false });
      const live = await inPage(browser, site, measured, { link: linkOf(shape, steps, { step: steps }), live: true });
      if (live.boundaryMs === Infinity) throw new Error(`${shape.join('-')}: the worker told no boundary`);
      const everyMs = live.boundaryMs * (live.rate / alone.rate); // of training, the rest is the boundary
      runs.push({ alone, live, rival: await inPage(browser, site, rivalled, { ...problem, everyMs }) });
    }
    rows.push(...rowsOf(shape, bare, runs));
  }
  return rows;
}

export const netHead = [`epochs/s, ${examples} examples`, 'worker', 'objects', 'ratio', 'without driver', 'boundary every', 'share'];

/**
 * Two rows: as fast as it goes, and with the boundary live, which both look at
 * after the same time of training: as often as the worker tells it.
 */
function rowsOf(shape, bare, runs) {
  const key = shape.join('-');
  const middle = (of) => runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
  const row = (name, ours, theirs) => [name, Math.round(middle(ours)), Math.round(middle(theirs)), middle((run) => ours(run) / theirs(run)).toFixed(2)];
  const share = middle((run) => 1 - run.live.rate / run.alone.rate);
  return [
    [...row(key, (run) => run.alone.rate, (run) => run.rival.alone), Math.round(bare.get(key)), '', ''],
    [...row(`${key}, boundary live`, (run) => run.live.rate, (run) => run.rival.live), '',
      `${middle((run) => run.live.boundaryMs).toFixed(0)} ms`, `${Math.round(100 * share)} %`],
  ];
}

/** The link of a net of that shape that trains by gradient descent; view says what is shown. */
function linkOf(shape, steps, view) {
  const settings = {
    lab: 'network', race: 'gd', 'gd.rate': rate, steps, tol: 0, ...view,
    'network.data': 'circle', 'network.circle-n': examples, 'network.train': 1,
    'network.features': features.slice(0, shape[0]).join(), 'network.hidden': shape.slice(1, -1).join(),
  };
  return new URLSearchParams(Object.entries(settings)).toString();
}

/** Lets both train a little and compares; returns what the net of objects begins from. */
async function agreed(browser, site, shape) {
  const parts = await inPage(browser, site, trained, { link: linkOf(shape, checkedEpochs, { step: 0 }) });
  const told = execFileSync('go', ['run', './wasm/worker/bench'], { cwd: root, encoding: 'utf8', input: parts.join('\n') });
  const { layers, x, y, class: classes, loss } = JSON.parse(told);
  const table = classes.map((target, i) => ({ inputs: inputsAt(x[i], y[i]).slice(0, shape[0]), target: [target] }));
  const problem = { inputs: shape[0], layers, examples: table, rate };
  const losses = await inPage(browser, site, rivalLosses, { ...problem, epochs: checkedEpochs + 1 });
  const apart = losses.some((value, i) => !(Math.abs(value - loss[i]) <= checkedError * Math.abs(loss[i])));
  if (table.length !== examples || apart) {
    throw new Error(`${shape.join('-')}: not the same arithmetic on ${table.length} examples: losses ${loss} of the worker, ${losses} of the objects`);
  }
  return problem;
}

/** The features of a point, in the order of their keys. */
const inputsAt = (x, y) => [x, y, x * x, y * y, x * y, Math.sin(x), Math.sin(y)];

/** Runs a function in a page of its own, with the texts of what it imports there. */
async function inPage(browser, site, run, job) {
  const textOf = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const page = await browser.newPage();
  try {
    await page.goto(new URL('LICENSE', site).href); // of the site, and without a policy of its own
    return await page.evaluate(run, {
      ...job, warmMs, measureMs,
      session: textOf('bench-session.js'), probe: textOf('bench-probe.js'), rival: textOf('rival.js'),
    });
  } finally {
    await page.close();
  }
}

/** Runs in the page: the parts that the worker has told when it has trained. */
async function trained({ link, session, probe }) {
  const { Session } = await import(URL.createObjectURL(new Blob([session], { type: 'text/javascript' })));
  const worker = new Session();
  await worker.start(probe, link);
  return worker.finished();
}

/** Runs in the page: epochs per second of the worker, and the time between two boundaries. */
async function measured({ link, live, session, probe, warmMs: warm, measureMs: measure }) {
  const { Session } = await import(URL.createObjectURL(new Blob([session], { type: 'text/javascript' })));
  const worker = new Session();
  await worker.start(probe, link);
  const [from, to] = live ? await worker.live(warm, measure) : await worker.alone(warm, measure);
  const ms = to.at - from.at - (live ? 0 : to.update - from.update); // alone, the update at the end is of the measuring
  return { rate: (1000 * (to.last - from.last)) / ms, boundaryMs: ms / (to.surfaces - from.surfaces) };
}

/** Runs in the page: the losses of the net of objects, epoch by epoch. */
async function rivalLosses({ inputs, layers, examples: table, rate: eta, epochs, rival }) {
  const { Rival } = await import(URL.createObjectURL(new Blob([rival], { type: 'text/javascript' })));
  const net = new Rival(inputs, layers);
  return Array.from({ length: epochs }, () => net.epoch(table, eta));
}

/** Runs in the page: epochs per second of the net of objects, without and with the boundary. */
async function rivalled({ inputs, layers, examples: table, rate: eta, everyMs, rival, warmMs: warm, measureMs: measure }) {
  const { Rival, gridOf } = await import(URL.createObjectURL(new Blob([rival], { type: 'text/javascript' })));
  const net = new Rival(inputs, layers);
  const grid = gridOf(inputs);
  const train = (ms, boundary) => {
    const start = performance.now();
    let epochs = 0;
    while (performance.now() - start < ms) {
      for (const until = performance.now() + (boundary ? everyMs : ms); performance.now() < until; epochs++) net.epoch(table, eta);
      if (boundary) net.boundary(grid);
    }
    return (1000 * epochs) / (performance.now() - start);
  };
  train(warm, false);
  const alone = train(measure, false);
  train(warm, true);
  return { alone, live: train(measure, true) };
}
