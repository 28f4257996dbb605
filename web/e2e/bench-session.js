// The worker of the site with a watch on it, in a page of the benchmark: imported
// there from its text, so that it can import nothing itself.

/**
 * @typedef {object} Moment what an update of the worker tells of its work until then
 * @property {boolean} busy
 * @property {number} last steps of the run
 * @property {number} surfaces how often a boundary was told
 * @property {number} at when it was told, in milliseconds
 * @property {number} update how long the worker has worked on updates, in milliseconds
 */

/** The kind of the part that holds the boundary. */
const surfaceKind = 5;

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** So long after an update it is answered: while the worker is in its next slice of 8 ms. */
const answerMs = 4;

/** A session of the page's worker. It ends with the page. */
export class Session {
  /** The last part of each kind. */
  #parts = new Map();
  /** @type {Moment[]} those that nobody has waited for yet */
  #moments = [];
  #wake = () => {};
  #failure = '';
  #last = 0;
  #surfaces = 0;
  #client;
  #credit = () => {};

  /**
   * Starts the worker of the site that this page is of.
   * @param {string} probe the text of bench-probe.js
   * @param {string} link
   */
  async start(probe, link) {
    const html = new DOMParser().parseFromString(await (await fetch('./')).text(), 'text/html');
    const scripts = new URL(html.querySelector('script[type="module"]').getAttribute('src'), location.href);
    const { WorkerClient, workerFiles, workerScript } = await import(new URL('worker-client.js', scripts));
    const [, binary] = html.querySelector('meta[name="binary"][content^="worker "]').content.split(' ');
    const wasm = await (await fetch(binary)).arrayBuffer();
    const fail = (why) => { this.#failure = why; this.#wake(); };
    const files = await Promise.all(workerFiles.map(async (name) => (await fetch(new URL(name, scripts))).text()));
    const script = new Blob([probe, workerScript(files)], { type: 'text/javascript' });
    this.#client = new WorkerClient(script, wasm, { update: (update, credit) => this.#take(update, credit), silent: () => {}, live: () => {}, remade: fail, dead: fail });
    this.#client.start(link);
  }

  #take({ busy, parts = [], readouts = [], times }, credit) {
    this.#credit = credit;
    for (const { kind, buffer } of parts) {
      this.#parts.set(kind, buffer);
      if (kind === surfaceKind) this.#surfaces++;
    }
    this.#last = Number(readouts.find(([key]) => key === 'last')?.[1] ?? this.#last);
    this.#moments.push({ busy, last: this.#last, surfaces: this.#surfaces, ...times });
    this.#wake();
  }

  /** The next update; only two come before one is answered. */
  async #next() {
    while (this.#moments.length === 0) {
      if (this.#failure) throw new Error(this.#failure);
      await new Promise((resolve) => { this.#wake = resolve; });
    }
    return this.#moments.shift();
  }

  /** Answers an update, and returns the next, in which the run must go on. */
  async #goOn() {
    this.#credit();
    const moment = await this.#next();
    if (!moment.busy) throw new Error(`the run ended at step ${moment.last}, within the measurement: it needs more`);
    return moment;
  }

  /** The beginning and the end of a measurement in which nothing is told. */
  async alone(warmMs, measureMs) {
    await this.#next();
    await this.#next();
    await pause(warmMs);
    const from = await this.#goOn();
    await pause(measureMs);
    return [from, await this.#goOn()];
  }

  /**
   * The same while every update is answered, and another comes as soon as the
   * answer is read: after two slices of training, as on a screen with 60 frames a
   * second.
   */
  async live(warmMs, measureMs) {
    await this.#next(); // is never answered: one update is under way at a time
    const start = await this.#next();
    let from = start, to = start;
    while (to.at - start.at < warmMs + measureMs) {
      await pause(answerMs);
      to = await this.#goOn();
      if (to.at - start.at < warmMs) from = to;
    }
    return [from, to];
  }

  /** The parts at the end of the run, in base64. */
  async finished() {
    while ((await this.#next()).busy) this.#credit();
    return [...this.#parts.values()].map((buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')));
  }
}
