// What the page has sent the worker and has no answer to, in order: a worker
// that dies takes none of it along.

/** @typedef {{type: 'open'|'edit'|'load'|'images', edit: number, query?: string, text?: string, bytes?: ArrayBuffer, name?: string, replaces?: number, memory?: [string, string][]}} Sent */

/** What two workers were given, and neither lived to answer, is not given to a third. */
const mostWorkers = 2;

/** The keys that an edit changes, as one text. */
const keysOf = (query) => query.split('&').map((pair) => pair.split('=', 1)[0]).join('&');

/** Whether the edit b makes the edit a before it needless: it sets the same keys, to values. An act is done each time. */
const replaces = (a, b) => a?.type === 'edit' && b.type === 'edit'
  && keysOf(a.query) === keysOf(b.query) && !/(^|&)act=/.test(b.query);

export class Pending {
  /** @type {{message: Sent, given: boolean, workers: number}[]} */
  #list = [];

  /**
   * Adds message, in the place of what it makes needless.
   * @param {Sent} message
   */
  add(message) {
    // The whole state; only files that come before it may be what its link stands for.
    if (message.type === 'open') this.#list = this.#list.filter((entry) => entry.given || ['load', 'images'].includes(entry.message.type));
    const last = this.#list.at(-1)?.message;
    if (replaces(last, message)) {
      this.#list.pop();
      message.replaces = last.edit; // for the worker, which may have it in its inbox
    }
    this.#list.push({ message, given: false, workers: 0 });
  }

  /** Whether the worker in use has anything to answer. */
  get due() { return this.#list.some(({ given }) => given); }

  /** The first; undefined for none. */
  get head() { return this.#list[0]?.message; }

  /**
   * What the worker in use has not been given yet, to be given now: all of it, or
   * with one the first, once the one before is answered.
   * @param {boolean} one
   * @returns {Sent[]}
   */
  give(one) {
    const list = one ? this.#list.slice(0, 1) : this.#list;
    return list.filter(({ given }) => !given).map((entry) => {
      entry.given = true;
      entry.workers++;
      return entry.message;
    });
  }

  /** Takes the answer to edit, which is one to all before it. */
  answered(edit) { this.#list = this.#list.filter(({ message }) => message.edit > edit); }

  /**
   * The worker in use is no more. Returns what has been given to so many, and is
   * given up.
   * @param {number} [most]
   * @returns {Sent[]}
   */
  lost(most = mostWorkers) {
    const dropped = this.#list.filter(({ workers }) => workers >= most);
    this.#list = this.#list.filter(({ workers }) => workers < most);
    for (const entry of this.#list) entry.given = false;
    return dropped.map(({ message }) => message);
  }
}
