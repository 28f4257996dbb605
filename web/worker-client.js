// The worker as the page sees it: messages out, updates in. A worker that dies is
// replaced, and the new one is given the last link, and then what the old one
// has not answered. The protocol is in core/doc.go.
//
// A worker starts; it catches up with the one before, if there was one; it is
// given what waits, one by one, so that what kills it is known; then it is live,
// and given everything at once. Meanwhile it may be found silent.

import { Crew } from './crew.js';
import { Heartbeat } from './heartbeat.js';
import { Pending } from './pending.js';
import { scriptURL } from './policy.js';

/**
 * @typedef {object} Update
 * @property {number} edit the last open or edit that is in it
 * @property {string} link
 * @property {number} steps the end of the timeline so far
 * @property {boolean} busy
 * @property {[string, string][]} [values]
 * @property {[string, string][]} [notes]
 * @property {[string, string][]} [readouts]
 * @property {[key: string, label: string, text: string, meaning: string, equation: string][]} [inspector]
 * @property {{caption: string, head: string[], rows: string[][]}|null} [table]
 * @property {{caption: string, head: string[], rows: string[][]}} [part]
 * @property {{kind: number, buffer: ArrayBuffer}[]} [parts]
 * @property {[key: string, svg: string, terms: [short: string, label: string, meaning: string, equation: string][]][]} [drawings]
 * @property {[string, string][]} [memory]
 */

/** A worker that dies within this time after another may be the last. */
const fallWindowMs = 60_000;

/** A worker is silent when for more ticks than this there is no word of it, or no answer. */
const patience = 5;

/** While a binary is compiled there may be no word for longer. */
const startPatience = 15;

/** With no word for so many times as long, a worker that may be busy is taken for dead. */
const deadFactor = 3;

/** So many updates may be under way that the page has not shown: then it waits for no answer. */
const mostAhead = 2;

/** The files of the worker's script, in order. */
export const workerFiles = ['wasm_exec.js', 'worker.js'];

/**
 * The script of the worker as one blob: a worker made from a URL is refused
 * where the page has no origin of its own, in <iframe sandbox="allow-scripts">.
 * @param {BlobPart[]} files the content of workerFiles
 */
export function workerScript([runtime, loop]) {
  return new Blob([runtime, '\n;\n', loop], { type: 'text/javascript' });
}

export class WorkerClient {
  #script;
  #wasm;
  #on;
  #window;
  #heart;
  #crew;
  #helpers = 0; // the most that there may be
  #worker = null;
  /** @type {'stopped'|'starting'|'catching up'|'replaying'|'live'} */
  #phase = 'stopped';
  /** @type {''|'word'|'answer'} what is missing for too long */
  #silent = '';
  #pending = new Pending();
  #edit = 0;
  #answered = 0; // all edits up to this are answered, or given up
  #last = null; // what a new worker needs of the last answer: {link, steps}
  #memory; // and what no link carries
  #room = null;
  #asking = false;
  #asked = []; // what was asked and is not answered, in order: {message, otherwise, resolve, times}
  #shown = 0; // updates that the page has not credited
  #posts = 0; // what was posted to the worker in use, beside beats
  #idleAt = -1; // it had nothing to do after so many
  #struck = false; // it was asked for a beat when it had nothing to do, and has not answered
  #falls = 0;
  #fellAt = -Infinity;

  /**
   * @param {Blob} script
   * @param {ArrayBuffer} wasm
   * @param {{
   *   update: (u: Update, credit: () => void) => void,
   *   points: (csv: string) => void,
   *   silent: (silent: boolean) => void,
   *   remade: (why: string, dropped: import('./pending.js').Sent[]) => void,
   *   live: () => void,
   *   dead: (why: string, dropped: import('./pending.js').Sent[]) => void,
   * }} on credit is to be called when the update has been shown; silent tells that the worker
   *   does not answer, or does again; dropped is what two workers did not live to answer; live
   *   tells that a new worker has caught up
   * @param {Window} window the page's, or one made for a test
   */
  constructor(script, wasm, on, window = globalThis.window) {
    this.#script = script;
    this.#wasm = wasm;
    this.#on = on;
    this.#window = window;
    this.#heart = new Heartbeat(window, (silent, owed) => this.#tick(silent, owed));
    this.#crew = new Crew(() => this.#newWorker(), wasm, (number) => this.#post({ type: 'lost', number }), (number, late) => this.#post({ type: 'late', number, late }));
  }

  /** Makes the worker and opens query. */
  start(query) {
    this.open(query);
    this.#make();
  }

  /** The reader asks for a new worker. */
  restart() { this.#replace('', true); }

  /** The number of the last edit, and whether its answer has come. */
  get last() { return this.#edit; }
  get settled() { return this.#answered >= this.#edit; }

  /** Whether a worker runs that has come as far as the one before it. */
  get live() { return this.#phase === 'live'; }

  /** Sends the whole state; returns the number its answer will carry. */
  open(query) { return this.#send({ type: 'open', query }); }

  /** Sends what changes; returns the number its answer will carry. */
  edit(query) { return this.#send({ type: 'edit', query }); }

  /** Sends a table of points, of classes or with targets; returns the number its answer will carry. */
  load(text, task) { return this.#send({ type: 'load', text, task }); }

  /**
   * Sends images of the reader's own, or none to give up those that are being read; returns the number its answer
   * will carry, which comes when all are read. It keeps them until then.
   * @param {{bytes?: ArrayBuffer, pictures?: {name: string, w: number, h: number, light: Uint8Array}[], side: number}} images
   */
  images(images) { return this.#send({ type: 'images', ...images }); }

  /** Sends a file of weights; returns the number its answer will carry. */
  loadWeights(bytes, name) { return this.#send({ type: 'load', bytes, name }); }

  /**
   * The weights of the selected run at the step shown, or of all runs.
   * @param {boolean} all
   * @returns {Promise<{bytes: ArrayBuffer, name: string, step: number, steps: number}|null|undefined>} null for none, of which a note
   *   says why; undefined where no worker lived to say
   */
  weights(all) { return this.#ask({ type: 'weights', all }); }

  /** Asks for the examples in force; they come to on.points. */
  askPoints() {
    this.#asking = true;
    if (this.live) this.#post({ type: 'points' });
  }

  /**
   * The picture as a drawing of a size of its own.
   * @param {{w: number, h: number, dark: boolean}} size in CSS pixels
   * @returns {Promise<string>} SVG; '' where there is none
   */
  figure(size) { return this.#ask({ type: 'figure', ...size }, ''); }

  /** Asks the worker, or the one that is live next; what two did not live to answer is otherwise. */
  #ask(message, otherwise) {
    return new Promise((resolve) => {
      const question = { message, otherwise, resolve, times: 0 };
      this.#asked.push(question);
      if (this.live) this.#put(question);
    });
  }

  #put(question) {
    if (question.times++ < 2) this.#post(question.message);
    else this.#asked.splice(this.#asked.indexOf(question), 1)[0].resolve(question.otherwise);
  }

  /** Tells what the page wants drawn. */
  room(room) {
    this.#room = room;
    if (this.#runs) this.#post({ type: 'room', ...room });
  }

  /** Tells where the pointer is on a drawing. Nobody waits for the answer. */
  point(place) {
    if (this.live) this.#post({ type: 'point', ...place });
  }

  /** Says how many workers may share in long evaluations, the session's own among them. */
  workers(count) {
    this.#helpers = count - 1;
    this.#crew.dismiss(this.#helpers);
    if (this.#runs) this.#post({ type: 'helpers', most: this.#helpers });
  }

  get #runs() { return this.#phase !== 'stopped' && this.#phase !== 'starting'; }

  #newWorker() {
    const url = URL.createObjectURL(this.#script);
    const worker = new Worker(scriptURL(url));
    URL.revokeObjectURL(url);
    return worker;
  }

  #make() {
    const worker = this.#newWorker();
    this.#worker = worker;
    this.#phase = 'starting';
    this.#shown = 0;
    this.#posts = 0;
    worker.onmessage = ({ data }) => this.#take(worker, data);
    worker.onerror = (event) => this.#fail(worker, event.message || 'the worker did not start');
    worker.postMessage({ type: 'start', wasm: this.#wasm });
    this.#idleAt = -1;
    this.#struck = false;
    this.#heart.start();
  }

  #post(message) {
    if (this.#idleAt === this.#posts) this.#knock(); // so that what comes now is not blamed for a silence that was before
    this.#posts++;
    this.#worker?.postMessage(message);
  }

  /** Asks for a beat. One that had nothing to do answers, or is gone. */
  #knock() {
    this.#struck ||= this.#idleAt === this.#posts;
    this.#worker?.postMessage({ type: 'beat', at: this.#posts });
  }

  #send(message) {
    this.#pending.add({ ...message, edit: ++this.#edit });
    this.#give();
    return this.#edit;
  }

  /** Gives the worker what it may have by now. */
  #give() {
    if (this.#phase === 'replaying' && !this.#pending.head) this.#live();
    if (this.#phase !== 'replaying' && !this.live) return;
    for (const message of this.#pending.give(this.#phase === 'replaying')) this.#post(message);
  }

  #live() {
    this.#phase = 'live';
    if (this.#asking) this.askPoints();
    for (const question of [...this.#asked]) this.#put(question);
    this.#on.live();
  }

  #take(worker, message) {
    if (worker !== this.#worker) return; // a last word of one that has been replaced
    this.#heart.heard();
    this.#struck = false;
    const take = {
      beat: () => { this.#idleAt = message.idle ? message.at : -1; },
      ready: () => this.#begin(),
      update: () => this.#update(worker, message),
      points: () => {
        this.#asking = false;
        this.#on.points(message.text);
      },
      figure: () => this.#asked.shift()?.resolve(message.svg),
      weights: () => this.#asked.shift()?.resolve(message.saved),
      hire: () => this.#crew.hire(message.number, message.port),
      dismiss: () => this.#crew.dismiss(),
      crashed: () => this.#fail(worker, message.message),
    };
    take[message.type]?.();
    if (this.#silent === 'word' || message.type === 'update') this.#miss('');
  }

  /** The program runs: it is brought to where the last one was, unless another link waits to be opened. */
  #begin() {
    const { head } = this.#pending;
    const edit = this.#answered;
    const again = this.#last && head?.type !== 'open';
    this.#phase = again ? 'catching up' : 'replaying';
    if (this.#room) this.room(this.#room);
    if (this.#helpers > 0) this.#post({ type: 'helpers', most: this.#helpers });
    if (again) this.#post({ type: 'open', query: this.#last.link, memory: this.#memory, edit });
    else if (head) head.memory = this.#memory;
    this.#give();
  }

  #update(worker, message) {
    const { link, steps, busy, memory, edit } = message;
    this.#heart.answered();
    this.#pending.answered(edit);
    this.#answered = Math.max(this.#answered, edit);
    if (memory) this.#memory = memory;
    // An act is about the steps there are: it waits for those that there were.
    if (this.#phase === 'catching up' && (!busy || steps >= this.#last.steps)) this.#phase = 'replaying';
    if (this.#phase !== 'catching up') this.#last = { link, steps };
    this.#shown++;
    this.#on.update(message, () => this.#credit(worker));
    this.#give();
  }

  #credit(worker) {
    if (worker !== this.#worker) return; // it was for one that has been replaced
    this.#shown--;
    this.#post({ type: 'credit' });
  }

  /** Notes what is missing, and tells when that changes. */
  #miss(what) {
    const before = this.#silent;
    this.#silent = what;
    if (Boolean(before) !== Boolean(what)) this.#on.silent(Boolean(what));
  }

  #tick(silent, owed) {
    this.#crew.tick();
    const due = this.#pending.due && this.#shown < mostAhead; // else the page itself holds the answer back
    if (!due) this.#heart.answered();
    const most = this.#phase === 'starting' ? startPatience : patience;
    const alone = this.#window.performance.now() - this.#fellAt > fallWindowMs;
    if (silent > most && this.#struck) this.#replace('it had ended without a word');
    else if (silent > deadFactor * most && alone) this.#replace('it did not answer');
    else {
      if (silent > most) this.#miss('word');
      else if (due && owed > most) this.#miss('answer');
      this.#knock();
    }
  }

  #fail(worker, why) { if (worker === this.#worker) this.#replace(why); }

  /** Puts a new worker in the place of the one there is, or was. */
  #replace(why, asked = false) {
    this.#worker?.terminate();
    this.#crew.dismiss();
    this.#worker = null;
    this.#phase = 'stopped';
    this.#heart.stop();
    this.#miss('');
    const dropped = this.#last ? this.#pending.lost() : this.#pending.lost(Infinity);
    this.#answered = dropped.at(-1)?.edit ?? this.#answered;
    const now = this.#window.performance.now();
    this.#falls = asked || now - this.#fellAt > fallWindowMs ? 1 : this.#falls + 1;
    this.#fellAt = now;
    // The second may have died of what is dropped; else, and after that, more of the same would follow.
    if (this.#falls > (dropped.length > 0 ? 2 : 1)) {
      this.#on.dead(why, dropped);
      return;
    }
    try {
      this.#make();
      this.#on.remade(why, dropped);
    } catch (error) { // the browser refuses a worker
      this.#on.dead(error.message, dropped);
    }
  }
}
