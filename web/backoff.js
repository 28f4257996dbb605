// When the next view may be made. A browser keeps only so many graphics
// contexts, and takes the oldest one away for a new one: on a page with more
// figures than that, each new view costs another figure its own, without end.
// So each wait is longer than the one before it, until the view stays away; and
// in a crowd of figures a lost view comes back only when the reader asks for it.

/** How long to wait after each loss of a view that was live; after more losses, for ever. */
const afterLoss = [0, 4000, 60_000];

/** The same after views that never became live. */
const afterFailure = [1000, 60_000];

/** How long a view has to start; twice as long after each that did not, for the machine may be slow, and all is done anew. */
const startMs = 40_000;

/** How long its document has to say hello: nothing is compiled for that, and its files have come before. Also twice as long each time. */
const helloMs = 8000;

/** A view that was live for so long makes up for all losses before it. */
const forgivenMs = 300_000;

/** Waits are up to so much longer, by chance, so that figures of one page do not all come back at once. */
const spread = 0.25;

/** More frames than this are a crowd: a figure has two, and not every browser keeps sixteen contexts. */
const crowd = 16;

/**
 * Whether so many frames are on one page that a view may well have been lost to another figure.
 * @param {Window} [page] the outermost one; of another origin it tells no more than its frames
 */
export const crowded = (page = window.top) => frames(page) > crowd;

/** The frames in page, and in these; no more than is needed are counted. */
function frames(page) {
  let count = page.length;
  for (let i = 0; i < page.length && count <= crowd; i++) count += frames(page[i]);
  return count;
}

export class Backoff {
  #losses = 0;
  #failures = 0;
  #liveSince = null;
  #now;
  #random;

  /**
   * @param {() => number} [now] milliseconds
   * @param {() => number} [random] from 0 to 1
   */
  constructor(now = () => performance.now(), random = Math.random) {
    this.#now = now;
    this.#random = random;
  }

  /** How long the next view may take to start once its document is there, in milliseconds. */
  get patience() { return startMs * 2 ** this.#failures; }

  /** How long its document may take to say hello, in milliseconds. */
  get helloPatience() { return helloMs * 2 ** this.#failures; }

  /** The view has become live. */
  live() {
    this.#failures = 0;
    this.#liveSince = this.#now();
  }

  /** The view was taken away on purpose. */
  removed() {
    if (this.#liveSince !== null && this.#now() - this.#liveSince >= forgivenMs) this.#losses = 0;
    this.#liveSince = null;
  }

  /**
   * The view was lost, or did not start: returns how long to wait before the next one, in milliseconds, or Infinity.
   * @param {boolean} [inCrowd]
   */
  ended(inCrowd = false) {
    const wasLive = this.#liveSince !== null;
    this.removed();
    const wait = (wasLive ? afterLoss[this.#losses++] : afterFailure[this.#failures++]) ?? Infinity;
    return wasLive && inCrowd ? Infinity : wait * (1 + spread * this.#random());
  }
}
