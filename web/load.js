// Loading the parts that start after the page, the WebAssembly binaries and the
// files that run them: by bytes, so that a server's MIME type does not matter,
// checked against what the page announced, and as often as it takes, for the
// network may break in the middle, and "online" comes before it works.

import { cure } from './policy.js';

/** @typedef {{name: string, what: string, url: string, size: number, sha256: string}} Part what: the name, for the reader */

/** How long nothing may arrive before the reader is told, and before the connection counts as broken. */
const stallMs = 10_000;
const brokenMs = 30_000;

/** Pauses before the next tries, after a fault of the network that may pass. */
const pausesMs = [500, 2000, 5000, 10_000];

/** A program of one function, which makes a vector of two numbers. */
const vectorProgram = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // "\0asm", version 1
  1, 5, 1, 96, 0, 1, 123, // a function without arguments that returns a vector
  3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 17, 11, // i32x4.splat of 0
]);

/** What this browser lacks to compute anything, in a sentence; '' for nothing. */
export function lacking() {
  if (!globalThis.WebAssembly) return 'This browser has no WebAssembly, which computes everything here.';
  if (WebAssembly.validate(vectorProgram)) return '';
  return 'This browser is too old to compute here: it lacks the vector instructions of WebAssembly (SIMD). The page needs Chrome or Edge from version 123 on, Firefox from 121 or Safari from 17.5.';
}

/** A part that could not be had, said in words for the reader. */
export class LoadError extends Error {
  /**
   * @param {string} message
   * @param {boolean} [passing] whether the network or a busy server is the cause, so that another try may mend it
   * @param {unknown} [cause]
   */
  constructor(message, passing = false, cause) {
    super(message, { cause });
    this.passing = passing;
  }
}

/**
 * The part announced as <meta name="binary" content="name url size sha256">, or as
 * a file, with the first digits of its SHA-256.
 * @param {string} name
 * @returns {Part}
 */
export function announced(name) {
  for (const meta of document.querySelectorAll('meta')) {
    const [key, url, size, sha256] = meta.content.split(' ');
    if (key !== name) continue;
    const what = meta.name === 'binary' ? `${name} binary` : `file ${name}`;
    return { name, what, url: new URL(url, document.baseURI).href, size: Number(size), sha256 };
  }
  throw new LoadError(`This copy of the page announces no ${name}. It has not been built: run make build.`);
}

/**
 * Fetches part, once more past every cache when what came is damaged.
 * @param {Part} part
 * @param {(bytes: number) => void} progress called with the bytes so far
 * @param {(stalled: boolean) => void} stalled called when nothing arrives, and when it does again
 * @returns {Promise<ArrayBuffer>}
 */
async function load(part, progress, stalled) {
  const first = await fetchBytes(part, 'default', progress, stalled);
  if (!(await damage(first, part))) return first;
  const second = await fetchBytes(part, 'reload', progress, stalled);
  const fault = await damage(second, part);
  if (fault) throw new LoadError(`The ${part.what} arrived damaged: ${fault}.`);
  return second;
}

async function fetchBytes(part, cache, progress, stalled) {
  const broken = new AbortController();
  const giveUp = () => broken.abort();
  const watch = new Stall(stalled, giveUp);
  addEventListener('offline', giveUp); // or the request may hang until long after the network is back
  try {
    const response = await fetch(part.url, { cache, signal: broken.signal });
    const { ok, status } = response;
    if (!ok) throw new LoadError(`The server has no ${part.what} (HTTP ${status}).`, status === 429 || status >= 500);
    return await readAll(response, (bytes) => {
      watch.alive();
      progress(bytes);
    });
  } catch (error) {
    if (error instanceof LoadError) throw error;
    const policy = await cure(part.url); // which another try would not change
    const why = policy || (navigator.onLine ? 'the connection broke' : 'this device is offline');
    throw new LoadError(`The ${part.what} could not be fetched: ${why}.`, !policy, error);
  } finally {
    removeEventListener('offline', giveUp);
    watch.end();
  }
}

/** The bytes of response. A Blob would put the pieces together too, by way of the browser's own process: a tenth of the time a page takes to start. */
async function readAll(response, progress) {
  const chunks = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.length;
    progress(bytes);
  }
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all.buffer;
}

/**
 * What is wrong with buffer, in words; '' where nothing is.
 * @param {ArrayBuffer} buffer
 * @param {{size: number, sha256: string}} want
 */
export async function damage(buffer, want) {
  if (!(buffer instanceof ArrayBuffer)) return 'no bytes that are its own'; // shared ones could change after the check
  if (buffer.byteLength !== want.size) return `${buffer.byteLength} bytes instead of ${want.size}`;
  return want.sha256 && (await hashOf(buffer)).startsWith(want.sha256) ? '' : 'its SHA-256 is not the announced one';
}

/** The SHA-256 of buffer in hex. Over plain http browsers have none of their own. */
async function hashOf(buffer) {
  if (!globalThis.crypto?.subtle) return (await import('./sha256.js')).sha256(buffer);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', buffer));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells when a download has gone quiet, and when it speaks again; gives up on one that stays quiet. */
class Stall {
  #timers = [];
  #quiet = false;
  #tell;
  #giveUp;

  constructor(tell, giveUp) {
    this.#tell = tell;
    this.#giveUp = giveUp;
    this.alive();
  }

  alive() {
    this.#timers.forEach(clearTimeout);
    if (this.#quiet) this.#tell((this.#quiet = false));
    this.#timers = [setTimeout(() => this.#tell((this.#quiet = true)), stallMs), setTimeout(this.#giveUp, brokenMs)];
  }

  end() {
    this.#timers.forEach(clearTimeout);
    if (this.#quiet) this.#tell(false);
  }
}

/** @typedef {(fault: Error|null) => void} Tell called with what keeps a part back, and with null when it comes after all */

/** All parts of the page. The reader sees one progress bar for them, and a line while nothing comes. */
export class Loading {
  #bar;
  #stall;
  #parts = new Map(); // name → {size, bytes, quiet, buffer}
  #resting = new Set(); // what wakes the parts that wait for another try

  /**
   * @param {HTMLProgressElement} bar
   * @param {HTMLElement} stall the line that says that nothing comes
   */
  constructor(bar, stall) {
    this.#bar = bar;
    this.#stall = stall;
  }

  /**
   * Resolves to the parts of these names when all have come. Throws when one is not announced.
   * @param {string[]} names
   * @param {Tell} tell
   * @returns {Promise<ArrayBuffer[]>}
   */
  all(names, tell) {
    const faults = new Map();
    return Promise.all(names.map((name) => this.#get(name, (fault) => {
      if (fault) faults.set(name, fault);
      else faults.delete(name);
      tell([...faults.values()][0] ?? null);
    })));
  }

  /** Tries all that wait for another try again, now. */
  retry() { for (const wake of this.#resting) wake(); }

  /** The part, fetched once for all who want it. */
  #get(name, tell) {
    if (!this.#parts.has(name)) {
      const part = announced(name);
      const state = { size: part.size, bytes: 0, quiet: false, buffer: null };
      this.#parts.set(name, state);
      state.buffer = this.#insist(part, state, tell);
    }
    return this.#parts.get(name).buffer;
  }

  /** Loads part however often that fails; tells a fault that one quick try does not mend, once. */
  async #insist(part, state, tell) {
    let said;
    const say = (fault) => {
      if (said === fault?.message) return;
      said = fault?.message;
      tell(fault);
    };
    for (let tries = 0; ; tries++) {
      try {
        const buffer = await load(part, (bytes) => {
          say(null);
          this.#show(state, { bytes });
        }, (quiet) => this.#show(state, { quiet }));
        say(null);
        return buffer;
      } catch (fault) {
        this.#show(state, { bytes: 0 });
        const pause = fault.passing ? pausesMs[tries] : undefined;
        if (tries > 0 || pause === undefined) say(fault);
        if (!(await this.#rest(pause))) continue;
        tries = -1;
        said = ''; // the reader may have put away what was said
      }
    }
  }

  /** Waits for pause, or without one for ever; resolves early, and to true, when all is tried again. */
  #rest(pause) {
    return new Promise((resolve) => {
      const end = (woken) => {
        clearTimeout(timer);
        this.#resting.delete(wake);
        resolve(woken);
      };
      const wake = () => end(true);
      const timer = pause === undefined ? 0 : setTimeout(end, pause, false);
      this.#resting.add(wake);
    });
  }

  #show(state, change) {
    Object.assign(state, change);
    const parts = [...this.#parts.values()];
    this.#bar.max = parts.reduce((sum, { size }) => sum + size, 0);
    this.#bar.value = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#stall.hidden = !parts.some(({ quiet }) => quiet);
  }
}
