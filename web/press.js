// The press on a figure that has no view yet: it is kept, and given to the view
// when that is there, so that the drag that woke a figure is not lost. The mouse
// stays with the document in which it was pressed, so the rest of it is passed on.

/** A press that was over so long ago is out of the reader's mind. */
const lateMs = 10_000;

/**
 * What a pointer did on the picture, in CSS pixels of it; kind is a name of the Go package wire.
 * @typedef {{type: 'pointer', kind: string, pointer: number, touch: boolean, x: number, y: number, shift: boolean}} Did
 */

export class Press {
  #place;
  #send = null; // to the view, while one is live
  #kept = []; // what the view has not been told
  #held = null; // the pointer whose press began without a view
  #late = 0;

  /** @param {HTMLElement} place the picture; what lies over it is not part of it */
  constructor(place) {
    this.#place = place;
    place.addEventListener('pointerdown', (event) => this.#down(event));
    place.addEventListener('pointermove', (event) => event.pointerId === this.#held && this.#take('move', event));
    for (const [type, kind] of [['pointerup', 'up'], ['pointercancel', 'cancel']]) {
      place.addEventListener(type, (event) => event.pointerId === this.#held && this.#end(kind, event));
    }
    // A finger that is put down may only scroll; one that has tapped has done what it does.
    place.addEventListener('click', (event) => {
      if (this.#send || event.pointerType !== 'touch') return;
      this.drop();
      this.#take('down', event);
      this.#end('up', event);
    });
  }

  /** Tells a view that is live what it has missed, and from then on what belongs to it. */
  live(send) {
    this.#send = send;
    for (const did of this.#kept.splice(0)) send(did);
  }

  /** There is no view any more. */
  gone() { this.#send = null; }

  /** Forgets what was kept. */
  drop() {
    clearTimeout(this.#late);
    this.#kept = [];
    this.#held = null;
  }

  #down(event) {
    if (this.#send || event.button !== 0 || event.pointerType === 'touch') return;
    this.drop();
    this.#held = event.pointerId;
    this.#place.setPointerCapture(event.pointerId);
    this.#take('down', event);
  }

  #end(kind, event) {
    this.#take(kind, event);
    this.#held = null;
    this.#late = setTimeout(() => this.drop(), lateMs);
  }

  /** @param {PointerEvent} event */
  #take(kind, { pointerId, pointerType, clientX, clientY, shiftKey, altKey }) {
    const { left, top } = this.#place.getBoundingClientRect();
    /** @type {Did} */
    const did = { type: 'pointer', kind, pointer: pointerId, touch: pointerType === 'touch', x: clientX - left, y: clientY - top, shift: shiftKey || altKey };
    if (this.#send) this.#send(did);
    else if (kind === 'move' && this.#kept.at(-1)?.kind === 'move') this.#kept[this.#kept.length - 1] = did;
    else this.#kept.push(did);
  }
}
