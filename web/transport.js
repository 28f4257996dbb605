// The transport: play, pause and the cursor on the timeline. Playing moves the
// cursor at the set speed; it waits for the session rather than run ahead. At the
// end of runs that stopped only for their limit it asks for more.

/** A frame later than this is taken for a pause of the browser, not of the reader. */
const longestFrameMs = 250;

/** More is asked for so long before the cursor comes to the end, so that it need not wait there. */
const aheadSeconds = 1;

export class Transport {
  #cursor;
  #speed;
  #button;
  #host;
  #playing = false;
  #position = 0;
  #frameAt = 0;
  #asked = -1; // the end of the timeline at which more was asked for

  /**
   * @param {HTMLElement} bar
   * @param {{
   *   seek: (name: string, step: number) => void,
   *   settled: () => boolean,
   *   value: (name: string) => string|undefined,
   *   busy: () => boolean,
   *   more: () => boolean,
   *   extend: () => void,
   *   said: (event: 'playing'|'paused'|'finished') => void,
   * }} host more tells whether the runs can go on beyond their end, which extend asks for
   */
  constructor(bar, host) {
    this.#cursor = bar.querySelector('[data-role="cursor"]');
    this.#speed = bar.querySelector('[data-role="speed"]').dataset.name;
    this.#button = bar.querySelector('[data-role="play"]');
    this.#host = host;
    this.#button.addEventListener('click', () => this.toggle());
    this.#cursor.addEventListener('input', () => this.pause());
    bar.addEventListener('click', ({ target }) => target.closest('[data-edit]') && this.pause());
  }

  get playing() { return this.#playing; }

  toggle() {
    if (this.#playing) this.pause();
    else this.play();
  }

  /** Plays from the cursor; from the start when the cursor is at an end beyond which nothing goes on. */
  play() {
    const from = this.#step;
    this.#asked = -1;
    this.#position = from >= this.#last && !this.#host.busy() && !this.#host.more() ? 0 : from;
    this.#frameAt = performance.now();
    this.#set(true, 'playing');
    if (this.#position !== from) this.#seek(0);
    requestAnimationFrame((now) => this.#frame(now));
  }

  pause() {
    if (this.#playing) this.#set(false, 'paused');
  }

  get #step() { return Number(this.#host.value(this.#cursor.name) ?? 0); }

  get #last() { return Number(this.#cursor.max); }

  #frame(now) {
    if (!this.#playing) return;
    const passed = Math.min(Math.max(0, now - this.#frameAt), longestFrameMs);
    this.#frameAt = now;
    const rate = Number(this.#host.value(this.#speed)) || 1;
    this.#position = Math.min(this.#position + (passed / 1000) * rate, this.#last);
    const step = Math.floor(this.#position);
    if (this.#last - this.#position <= aheadSeconds * rate) this.#extend();
    if (this.#host.settled() && step !== this.#step) this.#seek(step);
    else if (step >= this.#last && this.#host.settled() && !this.#host.busy()) {
      this.#set(false, 'finished');
      return;
    }
    requestAnimationFrame((later) => this.#frame(later));
  }

  /** Asks for more, once at each end: where it is refused, that is the end. */
  #extend() {
    const { busy, more, settled, extend } = this.#host;
    if (busy() || !settled() || !more() || this.#asked === this.#last) return;
    this.#asked = this.#last;
    extend();
  }

  #seek(step) { this.#host.seek(this.#cursor.name, step); }

  #set(playing, event) {
    this.#playing = playing;
    this.#button.setAttribute('aria-pressed', String(playing));
    this.#button.querySelector('use').setAttribute('href', playing ? '#icon-pause' : '#icon-play');
    this.#button.querySelector('span').textContent = playing ? 'Pause' : 'Play';
    this.#host.said(event);
  }
}
