// make soak: the monkey for MINUTES (5) with a seed nobody has seen, or with SEED;
// every half minute it collects garbage and tells what the page holds on to. It
// fails at the first thing that must never happen. REPLAY=file does again what a
// log holds; cut lines out of it to find the shortest way to a fault.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { launch } from './browser.js';
import { memoryIn } from './memory.js';
import { answers, opensAgain } from './monkey-judge.js';
import { Monkey } from './monkey.js';
import { root, serve } from './server.js';

const { MINUTES, SEED, REPLAY } = process.env;
const seed = Number(SEED || Math.floor(Math.random() * 1e6));
const everyMs = 30_000;
const framesMs = 1000;
const logs = `${root}build/monkey`;

/** What is measured, with its unit. */
const units = { heap: 'MB', worker: 'MB', view: 'MB', documents: '', listeners: '', nodes: '', loads: '', frames: '/s', actions: '' };

const ends = [];
const owner = { after: (end) => ends.push(end) };
const monkey = await start();
const samples = [];
try {
  if (REPLAY) await replay(readFileSync(REPLAY, 'utf8'));
  else await soak(Number(MINUTES || 5) * 60_000);
  const { controls, pairs, done } = await monkey.coverage();
  console.log(`reached ${controls.reached} of ${controls.all} controls and ${pairs.reached} of ${pairs.all} pairs of a control and a way to act on it`);
  console.log(`missed ${controls.missed.join(', ') || 'no control'}`);
  console.log(Object.entries(done).map(([name, times]) => `${name} ${times}`).join(', '));
  printSlopes();
  await opensAgain(owner, monkey.on, monkey);
  await answers(monkey);
  console.log('no error; the link opens what was left, and the session answers');
} catch (error) {
  console.error([error.message, ...monkey.playground.troubles()].join('\n'));
  process.exitCode = 1;
} finally {
  mkdirSync(logs, { recursive: true });
  const file = `${logs}/${monkey.seed}.jsonl`;
  writeFileSync(file, monkey.log.map((action) => JSON.stringify(action)).join('\n'));
  console.log(`the log is in ${file}; do it again with make soak REPLAY=${file}`);
  for (const end of ends.reverse()) await end();
}

async function start() {
  console.log(`seed ${seed}`);
  const on = { site: await serve(owner), browser: await launch(owner) };
  return Object.assign(await Monkey.at(owner, on, seed), { on });
}

async function soak(milliseconds) {
  const until = performance.now() + milliseconds;
  console.log(['minute', ...Object.entries(units).map(([name, unit]) => (unit ? `${name}, ${unit}` : name))].join('\t'));
  for (const began = performance.now(); performance.now() < until;) {
    await monkey.run(Math.min(everyMs, until - performance.now()));
    const sample = await measure();
    samples.push({ minute: (performance.now() - began) / 60_000, ...sample });
    console.log([samples.at(-1).minute.toFixed(1), ...Object.keys(units).map((name) => sample[name])].join('\t'));
  }
}

async function replay(text) {
  for (const line of text.split('\n').filter(Boolean)) await monkey.do(JSON.parse(line));
  await monkey.look();
}

/** What the page holds once garbage is gone. */
async function measure() {
  const { page } = monkey;
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.enable').then(() => cdp.send('Performance.getMetrics'));
  await cdp.detach();
  const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const view = await (await page.$('#stage iframe'))?.contentFrame();
  return {
    heap: megabytes(of.JSHeapUsedSize),
    worker: megabytes(await memoryIn(page.workers()[0])),
    view: megabytes(await memoryIn(view)),
    documents: of.Documents, listeners: of.JSEventListeners, nodes: of.Nodes,
    loads: monkey.viewLoads,
    frames: await framesPerSecond(),
    actions: monkey.log.length,
  };
}

function megabytes(bytes) { return Number((bytes / 2 ** 20).toFixed(1)); }

/** Frames of the page in a second, as it was left. */
function framesPerSecond() {
  return monkey.page.evaluate((length) => new Promise((resolve) => {
    let [frames, over] = [0, false];
    const next = () => {
      frames++;
      if (!over) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    setTimeout(() => {
      over = true;
      resolve(Math.round((1000 * frames) / length));
    }, length);
  }), framesMs);
}

/** How fast what is held grew in the second half, to be judged by whoever reads it. */
function printSlopes() {
  const half = samples.slice(samples.length >> 1);
  if (half.length < 3) return;
  const mean = (of) => half.reduce((sum, sample) => sum + of(sample), 0) / half.length;
  const minute = mean((sample) => sample.minute);
  for (const name of ['heap', 'worker', 'view', 'documents', 'listeners', 'nodes']) {
    const middle = mean((sample) => sample[name]);
    const slope = mean((s) => (s.minute - minute) * (s[name] - middle)) / mean((s) => (s.minute - minute) ** 2);
    console.log(`${name} grew by ${slope.toFixed(2)} ${units[name]} a minute in the second half`);
  }
}
