// The link: read from the address bar, written back to it. What is in the
// address is the state; the page keeps none beside it.

/**
 * The shortest time between two history writes. Browsers refuse more than some
 * 100 in 30 s; this makes it 85.
 */
const writeMs = 350;

/** Two commits of the same controls within this time are one step of the history. */
const mergeMs = 1500;

/**
 * The query to open: the hash, and before it those parts of the search whose key
 * is a control of the page and is not in the hash. So "?embed=1#problem=beale"
 * works, and a tracker's "?utm_source=x" is not taken for a setting.
 * @param {string} search
 * @param {string} hash
 * @param {(key: string) => boolean} known
 */
export function query(search, hash, known) {
  const inHash = parts(hash);
  const keys = new Set(inHash.map(keyOf));
  const extra = parts(search).filter((part) => known(keyOf(part)) && !keys.has(keyOf(part)));
  return [...extra, ...inHash].join('&');
}

const parts = (text) => text.replace(/^[?#]+/, '').split('&').filter(Boolean);

/** The key of "key=value". */
export const keyOf = (part) => part.split('=', 1)[0];

/** The settings that only an embedded figure has. */
const ofFigure = ['embed', 'hide', 'play', 'theme'];

/** The link without what only an embedded figure has. */
export const ownLink = (link) => parts(link).filter((part) => !ofFigure.includes(keyOf(part))).join('&');

/** "key=value", escaped for a query. */
export const pair = (key, value) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;

/**
 * @typedef {'move'|'commit'|'quiet'} Phase
 * move: a gesture goes on; commit: it is done; quiet: no step of the history.
 */

/** Writes links into the history: one entry a gesture, and not too often. */
export class History {
  #window;
  #written;

  /**
   * A gesture: the edits it spans, what they change, whether it has its entry and come to its end,
   * when it was sent last, and whether it was taken back.
   * @typedef {{first: number, last: number, keys: string, text: string, pushed: boolean, done: boolean, at: number, void: boolean}} Gesture
   */

  /** @type {Gesture|null} the one that is being recorded */
  #gesture = null;

  /** @type {Gesture[]} those whose answers have not all come */
  #open = [];
  #left = ''; // the last text of a gesture that was left before its end
  #pending = null; // {link, push}
  #writtenAt = -Infinity;
  #timer = 0;
  #firstEdit = Infinity; // since the address was opened
  #link = null; // the link of the address; null until that is known
  #hash; // of the address that was opened or written last
  #backs = 0; // times that the reader wants to go back, once an answer has come

  /**
   * @param {Window} window the page's, or one made for a test
   * @param {() => void} written called when the address has been written
   */
  constructor(window, written = () => {}) {
    this.#window = window;
    this.#written = written;
    this.#hash = window.location.hash;
    window.addEventListener('pagehide', () => this.flush());
  }

  /** How many entries of ours lie behind the present one. */
  get depth() { return this.#window.history.state?.depth ?? 0; }

  /** Whether the address is another than the one that was opened or written last: the event that tells comes later. */
  get moved() { return this.#window.location.hash !== this.#hash; }

  /** Forgets what was to be written: the address has changed under us, and is opened. */
  reset() {
    this.#hash = this.#window.location.hash;
    this.#link = null;
    this.#pending = null;
    this.#leave();
    this.#gesture = null;
    this.#open = [];
    this.#firstEdit = Infinity;
    this.#backs = 0;
  }

  /**
   * Notes that edit number edit has been sent.
   * @param {number} edit
   * @param {string} keys which controls it changes
   * @param {Phase} phase
   * @param {string} [text] what it sets
   */
  sent(edit, keys, phase, text = '') {
    this.#firstEdit = Math.min(this.#firstEdit, edit);
    if (phase === 'quiet') return;
    if (!this.#continues(keys)) {
      this.#leave();
      this.#gesture = { keys, pushed: false };
      this.#backs = 0; // a step back that still waits would take this edit along
    }
    if (!this.#open.includes(this.#gesture)) {
      this.#gesture.first = edit;
      this.#open.push(this.#gesture);
    }
    Object.assign(this.#gesture, { last: edit, text, done: phase === 'commit', at: this.#window.performance.now() });
  }

  /**
   * Notes that edit number edit takes back all that a gesture has done: what entry it has goes.
   * @param {number} edit
   * @param {string} keys which controls the gesture changes
   */
  takenBack(edit, keys) {
    this.sent(edit, keys, 'commit');
    this.#gesture.void = true;
  }

  #leave() {
    if (this.#gesture && !this.#gesture.done) this.#left = this.#gesture.text;
  }

  /**
   * Whether text, at the end of a gesture, is only what a gesture had come to when something else was
   * done: the wheel ends a while after its last turn, and would undo what was done since.
   * @param {string} text
   */
  late(text) { return text === this.#left && this.#gesture?.text !== text; }

  #continues(keys) {
    const { keys: same, done, at } = this.#gesture ?? {};
    return keys === same && (!done || this.#window.performance.now() - at < mergeMs);
  }

  /** Takes the link of an update that answers edit. */
  answered(edit, link) {
    this.#note(edit, link);
    if (this.#backs > 0 && this.#open.length === 0) this.#go();
  }

  #note(edit, link) {
    if (edit < this.#firstEdit) {
      this.#link = link; // an opened address stays as it was typed until something is edited
      return;
    }
    const begun = this.#open.filter(({ first }) => first <= edit);
    this.#open = this.#open.filter(({ last }) => last > edit);
    if (link === this.#link) return;
    this.#link = link;
    const push = begun.some(({ pushed }) => !pushed);
    const idle = begun.some((gesture) => gesture.void && gesture.pushed);
    for (const gesture of begun) gesture.pushed = true;
    this.#pending = { link, push: push || Boolean(this.#pending?.push) };
    this.#schedule();
    if (idle && this.#window.parent === this.#window) {
      this.flush();
      this.#window.history.back(); // to an entry with the same link: nothing is opened
    }
  }

  #schedule() {
    if (this.#timer) return;
    const wait = this.#writtenAt + writeMs - this.#window.performance.now();
    if (wait <= 0) this.flush();
    else this.#timer = this.#window.setTimeout(() => this.flush(), wait);
  }

  /**
   * Goes one entry back, from where the answers have come to and not from where the address has. An
   * edit without an answer has no entry yet: to go back before would lose it and the one before it.
   */
  back() {
    this.#backs++;
    if (this.#open.length === 0) this.#go();
  }

  #go() {
    this.flush();
    const steps = Math.min(this.#backs, this.depth);
    this.#backs = 0;
    if (steps > 0) this.#window.history.go(-steps); // 0 would load the page again
  }

  /** Makes the address that of a link of the page, after what has been done before. */
  visit(hash) {
    this.flush();
    const { history, location } = this.#window;
    if (hash === location.hash) return;
    if (this.#window.parent === this.#window) history.pushState({ depth: this.depth + 1 }, '', hash);
    else history.replaceState({ depth: this.depth }, '', hash);
  }

  /** Writes what waits to be written. */
  flush() {
    this.#window.clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#pending || this.moved) return; // over a link that was just followed nothing is written
    const { link, push } = this.#pending;
    this.#pending = null;
    this.#writtenAt = this.#window.performance.now();
    // In a frame the entries would land in the history of the page around it.
    const entry = push && this.#window.parent === this.#window;
    const { history, location } = this.#window;
    try {
      if (entry) history.pushState({ depth: this.depth + 1 }, '', '#' + link);
      else history.replaceState({ depth: this.depth }, '', link ? '#' + link : location.pathname + location.search);
    } catch {
      // A browser that refuses leaves the address behind; the Share button still has the link.
    }
    this.#hash = location.hash;
    this.#written();
  }
}
