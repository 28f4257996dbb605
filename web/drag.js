// A drag on the canvas, as the page follows it: the canvas ends it by itself
// where the pointer lets go; here it ends because something else was done.

export class Drag {
  #host;
  #from = ''; // the link in force when it began; '' between drags
  #gesture = ''; // what its edits are called in the history

  /**
   * @param {{
   *   link: () => string,
   *   drop: () => void,
   *   back: (link: string, gesture: string) => void,
   * }} host drop makes the canvas let go; back opens the link at which a gesture began
   */
  constructor(host) { this.#host = host; }

  /** Whether something is held. */
  get going() { return this.#from !== ''; }

  /** Notes an edit that the canvas has made. */
  made(phase, gesture) {
    if (phase === 'move' && !this.#from) [this.#from, this.#gesture] = [this.#host.link(), gesture];
    else if (phase === 'commit') this.#from = '';
  }

  /** Ends it where it is. */
  end() {
    this.#from = '';
    this.#host.drop();
  }

  /** Ends it where it began. */
  cancel() {
    const [from, gesture] = [this.#from, this.#gesture];
    this.end();
    if (from) this.#host.back(from, gesture);
  }
}
