// A list of sliders that a readout describes: an element with data-sliders="key" has one for each
// part "value from to" between the semicolons of that readout, and sends data-sends="n:value" of
// slider n, counted from 1. data-name is what each is called, before its number.

/** So many places a slider has. */
const places = 200;

export class Sliders {
  #list;
  #edit;
  #sent = 0; // the last edit of a slider: what was shown before its answer is older than the hand

  /**
   * @param {HTMLElement} list
   * @param {(query: string, phase: import('./state.js').Phase, gesture: string) => number} edit returns the number of the edit
   */
  constructor(list, edit) {
    this.#list = list;
    this.#edit = edit;
    for (const [type, phase] of [['input', 'move'], ['change', 'commit']]) {
      list.addEventListener(type, ({ target }) => this.#moved(target, phase));
    }
  }

  /**
   * Shows what an update says; sliders that stay keep the focus.
   * @param {string} text of the readout
   * @param {number} edit the last one that is in it
   */
  show(text, edit) {
    if (edit < this.#sent) return;
    const parts = text.split(';').filter(Boolean).map((part) => part.split(' ').map(Number));
    while (this.#list.children.length > parts.length) this.#list.lastElementChild.remove();
    parts.forEach(([value, from, to], i) => {
      const slider = (this.#list.children[i] ?? this.#add(i + 1)).querySelector('input');
      // Bounds that follow the value would run away under the hand.
      if (slider.matches(':active') && Number(slider.min) <= value && value <= Number(slider.max)) return;
      Object.assign(slider, { min: from, max: to, step: (to - from) / places, value });
      this.#write(slider, value);
    });
  }

  #add(n) {
    const item = document.createElement('li');
    const label = document.createElement('label');
    const slider = Object.assign(document.createElement('input'), { type: 'range' });
    slider.dataset.n = n;
    label.append(`${this.#list.dataset.name} ${n}`, slider, document.createElement('output'));
    item.append(label);
    this.#list.append(item);
    return item;
  }

  #moved(slider, phase) {
    const { n } = slider.dataset;
    this.#write(slider, slider.valueAsNumber);
    const { sends } = this.#list.dataset;
    this.#sent = this.#edit(`${sends}=${n}:${slider.value}`, phase, `${sends} ${n}`);
  }

  #write(slider, value) { slider.nextElementSibling.textContent = String(Number(value.toPrecision(3))).replace('-', '−'); }
}
