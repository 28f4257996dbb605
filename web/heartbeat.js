// How long the worker has owed the page a word. Time is counted in ticks of the
// page's own timer: whatever stops the page, a freeze, sleep or a background
// tab, stops the count with it.

/** Once in so long the worker is asked for a beat, while the page is visible. */
const tickMs = 1000;

/** A tick that comes so late was kept back together with the page, or the page was too busy to hear. */
const lateMs = 3 * tickMs;

export class Heartbeat {
  #window;
  #tick;
  #timer = 0;
  #at = 0;
  #silent = 0;
  #owed = 0;

  /**
   * @param {Window} window the page's, or one made for a test
   * @param {(silent: number, owed: number) => void} tick called once a tick with the
   *   ticks without any word, and those without an answer that is due
   */
  constructor(window, tick) {
    this.#window = window;
    this.#tick = tick;
    const anew = () => this.#anew();
    window.document.addEventListener('visibilitychange', anew);
    window.document.addEventListener('resume', anew);
    window.addEventListener('pageshow', anew);
  }

  start() {
    this.stop();
    this.#timer = this.#window.setInterval(() => this.#count(), tickMs);
  }

  stop() {
    this.#window.clearInterval(this.#timer);
    this.#anew();
  }

  /** The worker has said something. */
  heard() { this.#silent = 0; }

  /** It has answered, or owes no answer. */
  answered() { this.#owed = 0; }

  #anew() {
    this.#at = this.#window.performance.now();
    this.#silent = 0;
    this.#owed = 0;
  }

  #count() {
    const { document, performance } = this.#window;
    const late = performance.now() - this.#at > lateMs;
    if (late || document.visibilityState !== 'visible') {
      this.#anew();
      return;
    }
    this.#at = performance.now();
    this.#tick(++this.#silent, ++this.#owed);
  }
}
