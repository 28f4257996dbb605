// The part of make bench about workers that share in evaluations: what a step on all images
// takes with two workers and with one, in turns in one page. Without a canvas a step is little but
// the evaluations; with it a processor paints what the step has changed, too.

import { launch } from './browser.js';
import { open } from './playground.js';

const turns = 3;

/** Steps that are timed, after those in which everybody makes the images and comes up to speed. */
const short = { from: 3, to: 6 }, long = { from: 1, to: 3 };

const problem = 'lab=deep&deep.side=28&deep.n=2000&deep.tests=0&deep.encoder=400,200,100,50,25,6&steps=40&same-cost=off';

/** A step of momentum is one gradient of all images; the other is a gradient, ten products and some values. */
const momentum = `${problem}&race=momentum&momentum.batch=0`;
const cases = [
  { name: 'gradient: a step of momentum without a canvas', link: momentum, ...short, canvas: false },
  { name: 'Gauss-Newton products: a step of Hessian-free of 10 CG iterations without a canvas', link: `${problem}&race=hf&hf.curvature-batch=0&hf.cg-max=10`, ...long, canvas: false },
  { name: 'a step of momentum with its pictures', link: momentum, ...short, canvas: true },
];

export const crewHead = ['2,000 examples, 784-400-200-100-50-25-6 and mirror', 'one worker', 'two workers', 'speed-up'];

/**
 * Measures and resolves to the rows of the table: times of a step, and the median of ratios
 * within a turn with the middle half of them.
 * @param {{after: (end: () => Promise<void>) => void}} owner
 * @param {string} site
 * @returns {Promise<string[][]>}
 */
export async function compareCrew(owner, site) {
  const browser = await launch(owner);
  const rows = [];
  for (const one of cases) rows.push(await rowOf(browser, site, one));
  return rows;
}

async function rowOf(browser, site, { name, link, from, to, canvas }) {
  const playground = await open({ after: () => {} }, browser, `${site}#${link}`, { canvas, prepare: (page) => page.evaluateOnNewDocument(record) });
  await playground.answered();
  await playground.until(() => globalThis.crew.made > 1);
  const step = async (workers, seed) => {
    await playground.frame.select('#workers-count', String(workers));
    await playground.visit(`${link}&seed=${seed}`);
    return playground.until((first, last) => {
      const at = globalThis.crew.steps;
      return at.has(last) && (at.get(last) - at.get(first)) / (last - first);
    }, from, to);
  };
  const times = [];
  for (let i = 0; i < turns; i++) times.push({ one: await step(1, 2 * i + 2), two: await step(2, 2 * i + 3) });
  const middle = (of, q = 0.5) => times.map(of).sort((a, b) => a - b)[Math.round(q * (turns - 1))];
  const [low, median, high] = [0.25, 0.5, 0.75].map((q) => middle(({ one, two }) => one / two, q).toPrecision(2));
  await playground.page.close();
  return [name, `${Math.round(middle(({ one }) => one))} ms`, `${Math.round(middle(({ two }) => two))} ms`, `${median} (${low} to ${high})`];
}

/** Runs in the page before its own scripts: three threads, and when each step of the last link was told first. */
function record() {
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 3 });
  const crew = globalThis.crew = { made: 0, edit: 0, steps: new Map() };
  globalThis.Worker = class extends Worker {
    constructor(...rest) {
      super(...rest);
      crew.made++;
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'update' && data.edit >= crew.edit && !crew.steps.has(data.steps)) crew.steps.set(data.steps, performance.now());
      });
    }

    postMessage(message, ...rest) {
      if (message.type === 'open') Object.assign(crew, { edit: message.edit, steps: new Map() }); // what is yet to come of the one before is not counted
      super.postMessage(message, ...rest);
    }
  };
}
