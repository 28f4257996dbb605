// Fetching the two WebAssembly binaries: by bytes, so that a server's MIME type
// does not matter, with progress, and checked against what the page announced.

import { cure } from './policy.js';

/** @typedef {{name: string, url: string, size: number, sha256: string}} Binary */

/** How long nothing may arrive before the reader is told. */
const stallMs = 10_000;

/** A binary that could not be had, said in words for the reader. */
export class LoadError extends Error {}

/**
 * The binary announced as <meta name="binary" content="name url size sha256">.
 * @param {string} name
 * @returns {Binary}
 */
export function announced(name) {
  for (const meta of document.querySelectorAll('meta[name="binary"]')) {
    const [key, url, size, sha256] = meta.getAttribute('content').split(/\s+/);
    if (key === name) return { name, url: new URL(url, document.baseURI).href, size: Number(size), sha256 };
  }
  throw new LoadError(`This copy of the page announces no ${name} binary. It has not been built: run make build.`);
}

/**
 * Fetches binary, once more past every cache when what came is damaged.
 * @param {Binary} binary
 * @param {(bytes: number) => void} progress called with the bytes so far
 * @param {(stalled: boolean) => void} stalled called when nothing arrives, and when it does again
 * @returns {Promise<ArrayBuffer>}
 */
export async function load(binary, progress, stalled) {
  const first = await fetchBytes(binary, 'default', progress, stalled);
  if (!(await damage(first, binary))) return first;
  const second = await fetchBytes(binary, 'reload', progress, stalled);
  const fault = await damage(second, binary);
  if (fault) throw new LoadError(`The ${binary.name} binary arrived damaged: ${fault}.`);
  return second;
}

async function fetchBytes(binary, cache, progress, stalled) {
  const watch = new Stall(stalled);
  try {
    const response = await fetch(binary.url, { cache });
    if (!response.ok) throw new LoadError(`The server has no ${binary.name} binary (HTTP ${response.status}).`);
    return await readAll(response, (bytes) => {
      watch.alive();
      progress(bytes);
    });
  } catch (error) {
    if (error instanceof LoadError) throw error;
    const where = await cure(binary.url) || (navigator.onLine ? 'the connection broke' : 'this device is offline');
    throw new LoadError(`The ${binary.name} binary could not be fetched: ${where}.`, { cause: error });
  } finally {
    watch.end();
  }
}

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
  return new Blob(chunks).arrayBuffer();
}

/**
 * What is wrong with buffer, in words; '' where nothing is.
 * @param {ArrayBuffer} buffer
 * @param {{size: number, sha256: string}} want
 */
export async function damage(buffer, want) {
  if (!(buffer instanceof ArrayBuffer)) return 'no bytes that are its own'; // shared ones could change after the check
  if (buffer.byteLength !== want.size) return `${buffer.byteLength} bytes instead of ${want.size}`;
  return (await hashOf(buffer)) === want.sha256 ? '' : 'its SHA-256 is not the announced one';
}

/** The SHA-256 of buffer in hex. Over plain http browsers have none of their own. */
async function hashOf(buffer) {
  if (!globalThis.crypto?.subtle) return (await import('./sha256.js')).sha256(buffer);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', buffer));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells when a download has gone quiet, and when it speaks again. */
class Stall {
  #timer;
  #quiet = false;
  #tell;

  constructor(tell) {
    this.#tell = tell;
    this.alive();
  }

  alive() {
    clearTimeout(this.#timer);
    if (this.#quiet) this.#tell((this.#quiet = false));
    this.#timer = setTimeout(() => this.#tell((this.#quiet = true)), stallMs);
  }

  end() {
    clearTimeout(this.#timer);
    if (this.#quiet) this.#tell(false);
  }
}
