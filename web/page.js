// The page: joins the form, the transport, the stage and the readouts to the
// session in the worker. Data goes round once; see core/doc.go.

import { offerWorkers } from './crew.js';
import { showDrawings, watchRoom } from './drawings.js';
import { TermCard } from './explain.js';
import { Drag } from './drag.js';
import { beginAgain, begun, isFirst, orFirst } from './first.js';
import { Form } from './form.js';
import { Iterations } from './iterations.js';
import { SequenceSteps } from './sequence-steps.js';
import { keepFocus, showToggles, wireButtons, wireDialogs, wireKeys } from './gestures.js';
import { embedded, layOut, layOutLink, near } from './layout.js';
import { lacking, Loading, LoadError } from './load.js';
import { Methods } from './methods.js';
import { clearNotices, notice } from './notices.js';
import { Outbox } from './outbox.js';
import { PicturesDialog } from './pictures.js';
import { PointsDialog } from './points.js';
import { forbidden, unstyled } from './policy.js';
import { Print } from './print.js';
import { Announcer, Readouts, showRows, showTable } from './readouts.js';
import { wireShare } from './share.js';
import { Sliders } from './sliders.js';
import { Stage } from './stage.js';
import { History, keyOf, query } from './state.js';
import { canvasFates, fates, fillCard } from './status.js';
import { wireStories } from './stories.js';
import { showRepeats } from './template.js';
import { Transport } from './transport.js';
import { WorkerClient, workerFiles, workerScript } from './worker-client.js';

const $ = (selector) => document.querySelector(selector);
const root = document.documentElement;
const stillPreferred = window.matchMedia('(prefers-reduced-motion: reduce)');

/** After so long an update counts as shown where there are no frames. */
const unseenFrameMs = 2000;

/** Graphics that take longer for an update rest twice as long while runs go on: the page itself needs frames too. */
const slowMs = 40;

/** The longest rest. An update that took longer was shown to nobody: the page was out of sight, or the computer slept. */
const mostRestMs = 1000;

/** What the canvas needs. The frame asks for its files again; then they lie in the cache. */
const canvasParts = ['canvas', 'view.html', 'view.css', 'view.js', 'wasm_exec.js'];

/** @type {WorkerClient|null} */
let session = null;
let starting = false;
/** The promise of the canvas. */
let canvas = null;
let link = '';
let busy = false;
let playedAtOpen = false;
/** The number of a reset without an answer. */
let resetting = Infinity;

const loading = new Loading($('#progress'), $('#stall'));
const history = new History(window, showDepth);
const readouts = new Readouts();
const announcer = new Announcer($('#live'));
const stories = wireStories((hash) => {
  history.visit(hash);
  followed();
});
const outbox = new Outbox((text) => session?.edit(text));
const form = new Form($('#lab'), put);
const methods = new Methods($('[data-methods]'), form, (card) => readouts.fill(card));
const transport = new Transport($('#transport'), {
  seek: (name, step) => put(name, String(step), 'quiet'),
  settled: () => Boolean(session?.settled) && outbox.empty,
  value: (name) => form.value(name),
  busy: () => busy,
  more: () => readouts.text('more') !== '',
  extend: () => edit('act=more', 'quiet'),
  said(event) {
    stage.wake();
    announcer.say({
      playing: 'Playing.',
      paused: `Paused. ${readouts.text('sentence')}`,
      finished: `Finished. ${readouts.text('sentence')}`,
    }[event]);
  },
});
const ofCanvas = canvasFates({ say: (text) => announcer.say(text), reload: () => loading.retry(), retry: () => stage.retry() });
const stage = new Stage($('#stage'), $('#offer'), {
  edit(text, phase) {
    const held = drag.going;
    if (follow() && held) return; // the other picture has ended the drag
    const gesture = text.split('&').map(keyOf).join('&');
    if (phase === 'commit' && history.late(text)) return;
    drag.made(phase, gesture);
    edit(text, phase, gesture);
  },
  escape: () => drag.cancel(),
  changed: () => {
    tellRoom();
    if (stage.live) ofCanvas.live();
  },
  woken() { canvas ??= loading.all(canvasParts, ofCanvas.missing).then(([wasm]) => stage.open(wasm)); },
  busy: () => !embedded() || transport.playing,
  restarted: ofCanvas.restarted,
  givenUp: ofCanvas.givenUp,
});

const iterations = new Iterations($('.inner .drawing'), $('#slow'), (key) => readouts.text(key), {
  point: (place) => session?.point(place),
  mark: (place) => edit(`hover=${place}`, 'hover'),
  still: () => stillPreferred.matches,
});

const sequenceSteps = new SequenceSteps($('.depth [role="slider"]'), (key) => readouts.text(key), {
  point: (place) => session?.point(place),
  mark: (place) => edit(`hover=${place}`, 'hover'),
});

/** What the page shows, for those who give it away. */
const shown = {
  link: () => link,
  title: () => readouts.text('title'),
  sentence: () => readouts.text('sentence'),
  figure: async (size) => session?.figure(size) ?? '',
};
const print = new Print($('#print'), shown);

const sliders = new Map([...document.querySelectorAll('[data-sliders]')].map((list) => [list.dataset.sliders, new Sliders(list, (text, phase, gesture) => {
  edit(text, phase, gesture);
  return session?.last ?? 0;
})]));

const drag = new Drag({
  link: () => link,
  drop: () => stage.drop(),
  back(text, gesture) {
    outbox.flush();
    if (session) history.takenBack(session.open(text), gesture);
  },
});

const points = new PointsDialog($('#points'), {
  load: (text, task) => bring('points', (to) => to.load(text, task)),
  ask: () => session?.askPoints(),
  task: () => (readouts.text('train-examples') && !readouts.text('train-accuracy') ? 'target' : 'class'),
});
const pictures = new PicturesDialog($('#pictures'), (images) => bring('images', (to) => to.images(images)), () => session?.images({ side: 0 }));

/** The promise of what keeps a training; a figure in another page keeps nothing. */
let training = null;

/** Tells what keeps trainings how far this one is, in the answer to an edit. */
function keepTraining(edit) {
  const key = readouts.text('training');
  if (embedded() || !key && !training) return;
  training ??= import('./weights.js').then(({ Training }) => new Training({
    weights: (all) => session.weights(all),
    live: () => session.live,
    load: (bytes, name) => bring('weights', (to) => to.loadWeights(bytes, name)),
    link: () => link,
  }));
  training.then((it) => it.seen(key, busy, Number(readouts.text('trained')), edit), () => { training = null; });
}

/**
 * Puts name=value into the edit of this frame; returns the number it will have.
 * @param {string} name
 * @param {string} value
 * @param {import('./state.js').Phase} phase
 */
function put(name, value, phase) {
  follow();
  const number = (session?.last ?? 0) + 1; // whoever sends flushes the outbox first
  outbox.put(name, value);
  history.sent(number, name, phase);
  return number;
}

/**
 * Sends the edit text now, after whatever waits.
 * @param {string} text a query
 * @param {import('./state.js').Phase|'hover'} phase hover: changes nothing that a link holds
 * @param {string} gesture edits that follow each other under one name are one step of the history
 */
function edit(text, phase, gesture = text) {
  if (!session) return;
  if (phase !== 'hover') follow();
  outbox.flush();
  const number = session.edit(text);
  if (phase === 'hover') return;
  begun();
  history.sent(number, gesture, phase, text);
}

/**
 * Sends something of the reader's own that is no edit, after whatever waits; returns its number.
 * @param {string} gesture
 * @param {(session: WorkerClient) => number|undefined} send
 */
function bring(gesture, send) {
  follow();
  outbox.flush();
  const number = session && send(session);
  if (number) history.sent(number, gesture, 'commit');
  return number;
}

/** Sends the edit of a button or a menu of the page, which ends a drag. */
function act(text, phase) {
  drag.end();
  form.letGo();
  edit(text, phase);
  if (text === 'act=reset') resetting = session?.last ?? Infinity;
}

/**
 * @param {import('./worker-client.js').Update} update
 * @param {() => void} credit to be called when it has been shown
 */
async function take(update, credit) {
  const began = performance.now();
  link = update.link;
  const wasBusy = busy;
  busy = update.busy;
  const values = update.values ?? [];
  readouts.apply(update.readouts ?? []);
  if (update.readouts) {
    iterations.update();
    sequenceSteps.update();
    for (const [key, list] of sliders) list.show(readouts.text(key), update.edit);
  }
  const loose = form.apply(values, update.notes ?? [], update.edit);
  for (const [, text] of pictures.answered(update.edit, points.answered(update.edit, loose))) notice(text);
  const race = values.find(([name]) => name === $('[data-methods]').dataset.methods);
  if (race) syncMethods(race[1], values, update.edit);
  if (values.length > 0) {
    showRepeats(values);
    showFlags();
  }
  keepTraining(update.edit);
  if (update.inspector) showRows($('[data-rows="inspector"]'), update.inspector);
  if (update.table && $('#table').open) showTable($('#table table'), update.table);
  if (update.part) for (const table of document.querySelectorAll('[data-table="part"]')) showTable(table, update.part);
  if (update.drawings) showDrawings(update.drawings);
  if (update.parts || busy !== wasBusy) print.changed(busy);
  history.answered(update.edit, link);
  if (update.edit >= resetting) {
    if (update.edit === resetting && isFirst(link)) beginAgain();
    resetting = Infinity;
  }
  root.toggleAttribute('data-busy', busy);
  if (transport.playing) announcer.progress(readouts.text('sentence'));
  opened();
  keepFocus($('#stage'));
  await stage.show(update.parts ?? []);
  await nextFrame();
  if (!busy) stories.shown();
  const spent = performance.now() - began;
  if (busy && spent > slowMs) await new Promise((resolve) => { setTimeout(resolve, Math.min(2 * spent, mostRestMs)); });
  credit();
}

/** Where graphics are slow, frames are rare: no more news than the screen can show. A page out of sight gets none. */
function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, unseenFrameMs);
  });
}

/** New cards want the values that came with them. */
function syncMethods(text, values, number) {
  methods.sync(text.split(',').filter(Boolean));
  form.apply(values, [], number);
}

/** Undo goes back to an entry of ours, never out of the page. */
function showDepth() { $('#undo').disabled = history.depth === 0; }

/** What follows the first update: the page comes alive. */
function opened() {
  if (root.dataset.state === 'open') return;
  setState('open');
  for (const element of document.querySelectorAll('[data-needs-session]')) element.inert = false;
  tellRoom();
}

/** Shows what lays the page out. */
function showFlags() {
  layOut((name) => form.value(name));
  if (!embedded()) stage.wake();
  stories.order();
  showToggles((name) => form.value(name));
  if (!playedAtOpen && root.dataset.play === 'on' && !stillPreferred.matches) transport.play();
  playedAtOpen = true;
  tellRoom();
}

/** Tells worker and view what room there is. */
const tellRoom = watchRoom($('#stage'), $('[data-methods]'), ({ dark, covered, named, views }) => {
  const table = $('#table').open;
  if (!table) showTable($('#table table'), null); // not to be seen when it opens again: a fresh one comes
  stage.setRoom({ dark, covered, named });
  session?.room({ dark, table, named, views });
});

/** The query in the address bar. */
const addressed = () => orFirst(query(window.location.search, window.location.hash, (key) => form.has(key)));

/**
 * Opens the address if it is another, and returns whether it was. The browser tells of a link that was followed a
 * while after the address has changed: an edit that comes before that is one of what the link opens.
 */
function follow() {
  if (!history.moved) return false;
  openAddress();
  return true;
}

/** The address may be another. */
function followed() {
  follow();
  showDepth();
}

function openAddress() {
  drag.end();
  outbox.flush();
  history.reset();
  clearNotices();
  loading.retry(); // what still fails says so again
  transport.pause();
  const number = session?.open(addressed());
  if (number) form.forgive(number);
  stage.retry();
  if (root.dataset.state === 'failed') retry();
}

/** Fetches everything; the session starts as soon as its own parts are there. While that lasts, tries what failed again. */
async function start() {
  showFault(null);
  if (starting) {
    loading.retry();
    return;
  }
  starting = true;
  try {
    const lack = lacking();
    if (lack) throw new LoadError(lack);
    const parts = loading.all(['worker', ...workerFiles], showFault);
    if (!embedded() || root.dataset.play === 'on') stage.wake();
    const [wasm, ...files] = await parts;
    const client = new WorkerClient(workerScript(files), wasm, { update: take, points: (csv) => points.show(csv), ...fates({ transport, points, pictures, fail: showCard, remade: () => training?.then((it) => it.again()) }) });
    client.start(addressed());
    offerWorkers($('#workers'), navigator.hardwareConcurrency, embedded(), (count) => client.workers(count));
    session = client;
  } catch (error) { // some browsers throw for a worker that a policy forbids
    const policy = await forbidden(error.message);
    showCard(policy || !(error instanceof LoadError) ? `The computation cannot start: ${policy || error.message}.` : error.message);
  }
  starting = false;
}

/** @type {import('./load.js').Tell} */
function showFault(fault) {
  if (!fault) setState('loading');
  showCard(fault?.message ?? null);
}

/** Tries again what has failed. */
function retry() {
  if (!session) start();
  else {
    if (root.dataset.state === 'failed') setState('loading');
    session.restart();
  }
}

/** Shows what failed over the stage, or nothing for null. */
function showCard(text, label = 'Retry') {
  fillCard(text, 'The playground is not running', label);
  if (text !== null) setState('failed');
}

/** Takes the sentence of an incomplete page away when every style sheet has come to its last rule; the scripts have, or nobody would call. */
function completed() {
  const sheets = [...document.querySelectorAll('link[rel="stylesheet"][href^="web"]')].map(({ href }) => /(\w+)\.css$/.exec(href)[1]);
  if (sheets.every((name) => getComputedStyle(root).getPropertyValue(`--end-of-${name}`))) $('#incomplete')?.remove();
}

/** @param {'loading'|'open'|'failed'} state */
function setState(state) {
  root.dataset.state = state;
  $('#loading').hidden = state !== 'loading';
}

wireButtons({ edit: act, value: (name) => form.value(name), table: $('#table table'), undo: () => history.back() });
wireDialogs(tellRoom);
new TermCard($('#card-of-term'));
wireKeys($('#stage'), $('#keys'));
wireShare(shown);
window.addEventListener('hashchange', followed);
window.addEventListener('keydown', ({ key }) => key === 'Escape' && drag.cancel(), true);
window.addEventListener('online', () => loading.retry());
$('#retry').addEventListener('click', retry);
stillPreferred.addEventListener('change', ({ matches }) => matches && transport.pause());
layOutLink(addressed());
unstyled().then((why) => {
  if (!why) return;
  document.body.prepend($('#notices')); // without style its place would be far below
  notice(`The page has no style: ${why}.`);
});
if (embedded()) near().then(start);
else start();
completed();
window.addEventListener('load', completed);
