// The monkey's dice: every action has dice of its own, made from the seed and the
// action's number, so that one that goes another way leaves the others as they were.

/** Knuth's multiplicative constant, and that of the mulberry32 generator. */
const golden = 0x9E3779B1;
const mulberry = 0x6D2B79F5;

export class Draw {
  #state;

  /**
   * @param {number} seed
   * @param {number} number of the action
   */
  constructor(seed, number) { this.#state = (Math.imul(seed, golden) ^ Math.imul(number + 1, mulberry)) >>> 0; }

  /** A number in [0, 1). */
  next() {
    this.#state = (this.#state + mulberry) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to n − 1. */
  below(n) { return Math.floor(this.next() * n); }

  /** Whether something of that probability happens. */
  chance(probability) { return this.next() < probability; }

  /** @template T @param {T[]} list @returns {T} */
  of(list) { return list[this.below(list.length)]; }

  /**
   * One of list, each as often as its weight says.
   * @template T
   * @param {T[]} list
   * @param {(item: T) => number} weight
   * @returns {T}
   */
  weighed(list, weight) {
    let left = this.next() * list.reduce((sum, item) => sum + weight(item), 0);
    return list.find((item) => (left -= weight(item)) < 0) ?? list.at(-1);
  }

  /** A point of the unit square, to three digits. */
  spot() { return [this.next(), this.next()].map((v) => Math.round(1000 * v) / 1000); }
}
