// The workers that share in the evaluations of the session's own. They talk to that one alone,
// through ports; the page makes them, and hears whether they live. The session's worker
// does the part of one that is lost, so that nothing waits for the next.

/** A helper is given up when for more ticks than this there is no word of it. */
const patience = 5;

/** After more ticks than this without a word it is asked for nothing more until it is heard: others do its part. */
const latePatience = 1;

/** While a binary is compiled there may be no word for longer. */
const startPatience = 15;

/** So many helpers are made in the place of each that dies; more of the same would follow. */
const mostFalls = 3;

/** More helpers than this gain little, and each takes some 100 MB. */
const mostWorkers = 8;

/**
 * How many workers compute together where the reader has not said.
 * @param {number} threads as navigator.hardwareConcurrency says
 * @param {boolean} embedded a page of notes holds many figures
 */
const usualWorkers = (threads, embedded) => (embedded ? 1 : Math.min(mostWorkers, highestWorkers(threads)));

/** How many may: one thread is left to the page. */
const highestWorkers = (threads) => Math.max(1, (threads || 1) - 1);

/**
 * Offers the numbers of workers that this computer may have; where there is no choice, none.
 * @param {HTMLElement} field with a select
 * @param {number} threads
 * @param {boolean} embedded
 * @param {(count: number) => void} chosen
 */
export function offerWorkers(field, threads, embedded, chosen) {
  const most = highestWorkers(threads);
  const select = field.querySelector('select');
  const usual = usualWorkers(threads, embedded);
  select.append(new Option(`Auto (${usual})`, String(usual)), ...Array.from({ length: most }, (_, i) => new Option(String(i + 1))));
  select.addEventListener('change', () => chosen(Number(select.value)));
  field.hidden = most === 1;
  chosen(usual);
}

/** @typedef {{worker: Worker, port: MessagePort, silent: number, late: boolean, ready: boolean}} Helper */

export class Crew {
  #make;
  #wasm;
  #lost;
  #late;
  /** @type {Map<number, Helper>} */
  #helpers = new Map();
  #falls = new Map();

  /**
   * @param {() => Worker} make makes a worker
   * @param {ArrayBuffer} wasm its program
   * @param {(number: number) => void} lost tells the session's worker that a helper is no more
   * @param {(number: number, late: boolean) => void} late tells it that one is silent, or heard again
   */
  constructor(make, wasm, lost, late) {
    this.#make = make;
    this.#wasm = wasm;
    this.#lost = lost;
    this.#late = late;
  }

  /** The session's worker wants a helper, who talks to it through port. */
  hire(number, port) {
    this.#end(number);
    if ((this.#falls.get(number) ?? 0) > mostFalls) return;
    let worker;
    try {
      worker = this.#make();
    } catch { // the browser refuses a worker: it goes without
      this.#falls.set(number, Infinity);
      return;
    }
    const helper = { worker, silent: 0, late: false, ready: false };
    this.#helpers.set(number, helper);
    worker.onmessage = ({ data }) => {
      helper.silent = 0;
      this.#tell(number, helper, false);
      helper.ready ||= data.type === 'ready';
      if (data.type === 'crashed') this.#fall(number, helper);
    };
    worker.onerror = () => this.#fall(number, helper);
    worker.postMessage({ type: 'start', wasm: this.#wasm });
    worker.postMessage({ type: 'assist', port }, [port]);
  }

  /** Called once a tick while the page runs and is visible: one that is silent for long is no more. */
  tick() {
    for (const [number, helper] of this.#helpers) {
      if (helper.silent++ > (helper.ready ? patience : startPatience)) this.#fall(number, helper);
      else {
        this.#tell(number, helper, helper.ready && helper.silent > latePatience + 1);
        helper.worker.postMessage({ type: 'beat', at: 0 });
      }
    }
  }

  /** Tells when it is late, or no more. */
  #tell(number, helper, late) {
    if (helper.late === late || this.#helpers.get(number) !== helper) return;
    helper.late = late;
    this.#late(number, late);
  }

  /** All go; with a number, those from that on. */
  dismiss(from = 0) {
    for (const number of [...this.#helpers.keys()]) if (number >= from) this.#end(number);
  }

  #end(number) {
    this.#helpers.get(number)?.worker.terminate();
    this.#helpers.delete(number);
  }

  #fall(number, helper) {
    if (this.#helpers.get(number) !== helper) return;
    this.#end(number);
    this.#falls.set(number, (this.#falls.get(number) ?? 0) + 1);
    this.#lost(number);
  }
}
