/** Tells where the pointer is over a drawing, at most once a frame. */
export class Pointing {
  #drawing;
  #tell;
  #moved = null; // where it was last in this frame

  /**
   * @param {HTMLElement} drawing
   * @param {(place: {view: string, x: number, y: number}) => void} tell
   */
  constructor(drawing, tell) {
    this.#drawing = drawing;
    this.#tell = tell;
  }

  /** @param {PointerEvent} event */
  at({ clientX, clientY }) {
    const { left, top } = this.#drawing.getBoundingClientRect();
    const first = !this.#moved;
    this.#moved = { view: this.#drawing.dataset.drawing, x: clientX - left, y: clientY - top };
    if (!first) return;
    requestAnimationFrame(() => {
      if (this.#moved) this.#tell(this.#moved);
      this.#moved = null;
    });
  }

  /** The pointer has left: what is not told yet is not told any more. */
  left() { this.#moved = null; }
}
