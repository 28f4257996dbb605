// The network lab as a test sees it: parts of the net on the canvas, and the
// numbers beside it.

import { eventually, numbersIn, open } from './playground.js';
import { visit } from './shared.js';

/**
 * Shows the network lab with further settings, such as "&steps=20", in a page that tests share.
 * @param {{after: (end: () => Promise<void>) => void}} t
 * @param {ReturnType<typeof import('./stand.js').stand>} on
 */
export async function openNet(t, on, more = '', options = {}) {
  const playground = await visit(t, on, `lab=network${more}`, options);
  await playground.loaded();
  await playground.foldStories();
  return playground;
}

/** Opens the link at which a page has come to rest, in a profile of its own, for its numbers: without a canvas. */
export async function reopened(t, on, playground) {
  const again = await open(t, on.browser, `${on.site}#${await playground.rested()}`, { canvas: false });
  await again.settled();
  await again.foldStories();
  return again;
}

/** What the net is judged by at the step shown, as texts by key. */
export async function scores(playground) {
  await playground.settled();
  const keys = ['step', 'train-loss', 'test-loss', 'train-accuracy', 'weights'];
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await playground.readout(key)])));
}

/** The numbers of the run with that label, as the data table has them, by step. */
export async function stepsOf(playground, label) {
  const rows = (await playground.table()).filter((row) => row.Method === label);
  return new Map(rows.map(({ Step, State, ...numbers }) => [Number(Step), numbers]));
}

/** Where parts of the default net stand on a desktop, as shares of the stage. */
const places = { '1.2': [0.176, 0.47], '2.1': [0.3, 0.47], '1.2.1': [0.09, 0.47], '1.2.b': [0.153, 0.51] };

/** The place on the page of a part of the default net; the hover line must name the part. */
export async function partAt(playground, name) {
  await playground.still();
  const { x, y, width, height } = await playground.stage();
  const at = [x + places[name][0] * width, y + places[name][1] * height];
  await playground.point(...at);
  await eventually(() => playground.readout('hover'), (told) => told.startsWith(`${name}: `));
  return at;
}

/**
 * The map from the data to the page, measured by pointing at two places of the
 * output.
 */
export async function dataPlane(playground) {
  await playground.still();
  const { x, y, width, height } = await playground.stage();
  const ends = [[x + 0.6 * width, y + 0.6 * height], [x + 0.9 * width, y + 0.3 * height]];
  const said = [];
  for (const end of ends) said.push((await playground.hover(...end)).slice(0, 2));
  const along = (i) => (v) => ends[0][i] + ((v - said[0][i]) / (said[1][i] - said[0][i])) * (ends[1][i] - ends[0][i]);
  const [toX, toY] = [along(0), along(1)];
  return (dataX, dataY) => [toX(dataX), toY(dataY)];
}

/** Waits until the table of the part that is looked into has a caption with text, and everything is answered. */
export async function partTold(playground, text) {
  await playground.settled();
  await playground.until((want) => document.querySelector('#part-table caption')?.textContent.includes(want), text);
}

/** The rows of the table of the part that is looked into, each a list of texts. */
export const partRows = (playground) =>
  playground.frame.$eval('#part-table', (table) => [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)));

/** The number of a text that has one; 0 for none. */
export const numberIn = (text) => numbersIn(text)[0] ?? 0;

/** The text in a drawing of the page. */
export const drawn = (playground, key) => playground.frame.$eval(`[data-drawing="${key}"]`, (place) => place.textContent);

/** Waits until a drawing of the page has text. */
export function draws(playground, key, text) {
  return playground.until((k, want) => document.querySelector(`[data-drawing="${k}"]`)?.textContent.includes(want), key, text);
}
