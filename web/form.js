// The form is the state: every control with a name is a key of the link. The
// form knows kinds of control, never what one of them means.

import { kept } from './explain.js';
import { fromSlider, toSlider } from './slider.js';

/**
 * One named control: an input, a select, or a group of radio buttons.
 * @typedef {object} Control
 * @property {string} name
 * @property {HTMLInputElement[]} elements
 * @property {HTMLInputElement|null} slider its second face, where it has one
 * @property {HTMLElement|null} field what holds it with its label and help
 * @property {number} asked the last edit that set it
 * @property {boolean} waiting whether that edit is unanswered
 */

export class Form {
  /** @type {Map<string, Control>} */
  #controls = new Map();
  #values = new Map(); // every value in force, of controls and of others
  #root;
  #edit;
  #opened = 0; // the number of what replaced the whole state last
  #answered = 0; // and that of the last answer
  #held = null; // the slider under the hand: {element, control, text when it was taken, over: nothing of it is heard any more}

  /**
   * @param {HTMLElement} root
   * @param {(name: string, value: string, phase: import('./state.js').Phase) => number} edit
   *   sends an edit, returns its number
   */
  constructor(root, edit) {
    this.#root = root;
    this.#edit = edit;
    this.add(root);
    root.addEventListener('submit', (event) => event.preventDefault());
    root.addEventListener('input', (event) => this.#changed(event.target, 'move'));
    root.addEventListener('change', (event) => this.#changed(event.target, 'commit'));
    root.addEventListener('focusin', ({ target }) => {
      const control = this.#controls.get(target.name);
      if (control) control.good = this.#good(control);
    });
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (this.#held) this.#giveBack();
      else this.#restore(event.target);
    });
    root.addEventListener('pointerdown', ({ target }) => this.#grip(target), true);
    for (const type of ['pointerup', 'pointercancel']) window.addEventListener(type, () => setTimeout(() => { this.#held = null; }), true); // once the browser has reported its last change
  }

  /** Takes on the controls inside container. */
  add(container) {
    for (const element of container.querySelectorAll('[name]')) {
      const { name } = element;
      const field = element.closest('.field');
      const slider = field?.querySelector('[data-slider]') ?? null;
      const control = this.#controls.get(name) ?? { name, elements: [], slider, field, asked: 0, waiting: false };
      control.elements.push(element);
      this.#controls.set(name, control);
      if (slider) toSlider(slider, element.value);
      if (field) explain(control);
    }
  }

  /** Forgets the controls inside container. */
  remove(container) {
    for (const element of container.querySelectorAll('[name]')) this.#controls.delete(element.name);
  }

  /** Whether key is a control. */
  has(key) { return this.#controls.has(key); }

  /** The value in force under name, whether it has a control here or not. */
  value(name) { return this.#values.get(name); }

  /** Marks control name as set by edit number edit. */
  sent(name, edit) {
    const control = this.#controls.get(name);
    if (control) Object.assign(control, { asked: edit, waiting: true });
  }

  /** The value to come back to; undefined while what was opened has no answer. */
  #good({ name }) { return this.#answered < this.#opened ? undefined : this.value(name); }

  /**
   * Clears every error: the whole state is being replaced.
   * @param {number} number that the answer will carry
   */
  forgive(number) {
    this.#opened = number;
    for (const control of this.#controls.values()) {
      Object.assign(control, { waiting: false, asked: 0, good: undefined });
      this.#blame(control, '');
    }
  }

  /**
   * Takes values and notes of an update that answers edit.
   * @returns {[string, string][]} the notes that belong to no control the reader has just set
   */
  apply(values, notes, edit) {
    this.#answered = edit;
    const open = new Map(notes);
    const answered = [];
    for (const control of this.#controls.values()) {
      if (!control.waiting) continue;
      const note = open.get(control.name) ?? '';
      open.delete(control.name);
      if (control.asked > edit) continue; // it is about a text the reader has already replaced
      control.waiting = false;
      this.#blame(control, note);
      answered.push(control);
    }
    if (values.length > 0) this.#values = new Map(values);
    for (const control of answered) {
      if (isBlamed(control)) this.#fallBack(control);
      else if (control.settled) control.good = this.value(control.name);
      control.settled = false;
    }
    for (const [name, text] of values) {
      const control = this.#controls.get(name);
      if (control) this.#take(control, text, edit);
    }
    if (values.length > 0) this.#clear();
    this.#placeRanges();
    this.#showConditions();
    return [...open];
  }

  /** Settings that the lab does not have are in no link: their controls go back to how the page began. */
  #clear() {
    for (const control of this.#controls.values()) {
      if (control.waiting || this.#values.has(control.name)) continue;
      this.#put(control, beginning(control));
    }
  }

  /** A range forgets a value beyond its end, and its end moves while runs go on. */
  #placeRanges() {
    for (const control of this.#controls.values()) {
      const [element] = control.elements;
      if (element.type === 'range' && !control.waiting) write(control, this.value(control.name) ?? element.value);
    }
  }

  #take(control, text, edit) {
    control.good ??= text;
    if (control.asked > edit || isBlamed(control)) return; // the reader is ahead of this answer
    const [element] = control.elements;
    const typing = element === document.activeElement && isTyped(element) && control.asked === edit;
    if (!typing) write(control, text);
    if (control.slider && control.slider !== document.activeElement) toSlider(control.slider, text);
  }

  #changed(element, phase) {
    const name = element.name || element.dataset?.slider;
    const control = this.#controls.get(name);
    if (control && this.#held?.over && this.#held.element === element) {
      this.#put(control, this.value(name));
      return;
    }
    if (!control || (phase === 'move' && !isTyped(element) && element.type !== 'range')) return;
    if (element === control.slider) write(control, fromSlider(element));
    else if (control.slider) toSlider(control.slider, element.value);
    control.settled = phase === 'commit';
    const quiet = element.hasAttribute('data-quiet') ? 'quiet' : phase;
    this.sent(name, this.#edit(name, read(control), quiet));
    for (const other of this.#refusedBeside(control)) this.sent(other.name, this.#edit(other.name, read(other), 'quiet'));
  }

  /** The refused texts that may be legal now: of the same group, whose settings are checked against each other. */
  #refusedBeside(control) {
    const group = control.field?.closest('.group');
    return [...this.#controls.values()].filter((other) => other !== control && isBlamed(other)
      && group && other.field?.closest('.group') === group && !other.field.hidden);
  }

  #grip(element) {
    const control = this.#controls.get(element.name || element.dataset?.slider);
    if (control && element.type === 'range') this.#held = { element, control, text: this.value(control.name), over: false };
  }

  /** Brings a slider under the hand back to where it was taken. */
  #giveBack() {
    const { element, control, text } = this.#held;
    this.letGo();
    if (text === undefined) return;
    this.#put(control, text);
    this.sent(control.name, this.#edit(control.name, text, element.hasAttribute('data-quiet') ? 'quiet' : 'commit'));
  }

  /** Ends the drag of a slider: what the browser goes on to tell of it is not heard. */
  letGo() { if (this.#held) this.#held.over = true; }

  #put(control, text) {
    write(control, text);
    if (control.slider) toSlider(control.slider, text);
  }

  /** Takes back a refused text, or one that is still unanswered. */
  #restore(element) {
    const control = this.#controls.get(element.name);
    if (!control || !(isBlamed(control) || control.waiting)) return;
    const text = control.good ?? this.#good(control);
    if (text === undefined) return; // for the moment nobody knows
    this.#put(control, text);
    this.#blame(control, '');
    this.sent(control.name, this.#edit(control.name, text, 'commit'));
  }

  #blame(control, text) {
    for (const element of control.elements) {
      if (text) element.setAttribute('aria-invalid', 'true');
      else element.removeAttribute('aria-invalid');
    }
    if (control.field) complain(control, text);
  }

  /** A legal beginning of a refused text does not stay in force: what was good before it was typed does. */
  #fallBack({ name, good }) {
    if (good !== undefined && good !== this.value(name)) this.#edit(name, good, 'quiet');
  }

  /**
   * Shows what can act: while its data-when holds, where the problem offers what its data-needs names, and a
   * setting only where the lab has it. A fold in which nothing can act is not there either.
   */
  #showConditions() {
    const offers = this.#root.dataset.offers?.split(' ') ?? [];
    const fields = [...this.#controls.values()].filter(({ field }) => field).map(({ field }) => field);
    for (const element of new Set([...document.querySelectorAll('[data-when], [data-needs]'), ...fields])) {
      const { when, needs } = element.dataset;
      const name = element.querySelector('[name]')?.name;
      if (element.matches('.field') && name && this.#values.size > 0 && !this.#values.has(name)) element.hidden = true;
      else if (needs && !offers.includes(needs)) element.hidden = true;
      else {
        const holds = this.#holds(when);
        if (holds !== undefined) element.hidden = !holds;
      }
    }
    for (const fold of this.#root.querySelectorAll('details.rest')) {
      fold.hidden = !fold.querySelector(':scope > .set:not([hidden]) > .field:not([hidden])');
    }
  }

  /** Whether conditions such as "name=one|two&other!=three" hold; undefined where one is of a setting that is not there. */
  #holds(conditions = '') {
    let all = true;
    for (const one of conditions.split('&').filter(Boolean)) {
      const [, name, unless, values] = /(.*?)(!?)=(.*)/.exec(one);
      const text = this.value(name);
      if (text === undefined) return undefined;
      all &&= values.split('|').includes(text) !== Boolean(unless);
    }
    return all;
  }
}

/** How many characters a typed value may have beside its name: what a narrow box shows. */
const mostBeside = 10;

const isTyped = (element) => element.matches('textarea, input:not([type=checkbox], [type=radio], [type=range], [type=hidden])');

/** Whether the reader has marked all text of a field, to type over it. */
const isMarked = (element) =>
  element === document.activeElement && element.selectionStart === 0 && element.selectionEnd === element.value.length;

const isBlamed = (control) => control.elements[0].hasAttribute('aria-invalid');

function read({ elements }) {
  const [element] = elements;
  if (element.type === 'checkbox') return element.checked ? 'on' : 'off';
  if (element.type === 'radio') return elements.find((radio) => radio.checked)?.value ?? '';
  return element.value;
}

function write({ elements, field }, text) {
  const [element] = elements;
  if (element.type === 'checkbox') element.checked = text === 'on';
  else if (element.type === 'radio') for (const radio of elements) radio.checked = radio.value === text;
  else if (element.value !== text) {
    const marked = isTyped(element) && isMarked(element);
    element.value = text;
    if (marked) element.select(); // what is typed next still takes its place
  }
  field?.classList.toggle('long', isTyped(element) && element.value.length > mostBeside);
}

/** The text of a control in the document as it came. */
function beginning({ elements }) {
  const [element] = elements;
  if (element.type === 'checkbox') return element.defaultChecked ? 'on' : 'off';
  if (element.type === 'radio') return elements.find((radio) => radio.defaultChecked)?.value ?? '';
  if (element.localName === 'select') return [...element.options].find((option) => option.defaultSelected)?.value ?? element.value;
  return element.defaultValue;
}

/** Ties a control to its help, which also shows when the pointer rests on the label. */
function explain({ name, elements, field }) {
  const help = field.querySelector('.help');
  help.id = `help-${name}`;
  help.firstChild.replaceWith(...kept(help.firstChild.data));
  const label = field.querySelector('label, legend');
  label.addEventListener('pointerenter', () => { label.title = help.textContent; }); // it also says what the option in force is
  described(elements[0]).setAttribute('aria-describedby', help.id);
}

/** Shows text under a control and ties it to it; takes it away for ''. */
function complain({ name, elements, field }, text) {
  let error = field.querySelector('.error');
  if (!error && !text) return;
  if (!error) {
    error = document.createElement('p');
    error.className = 'error';
    error.id = `error-${name}`;
    field.append(error);
    described(elements[0]).setAttribute('aria-describedby', `help-${name} ${error.id}`);
  }
  error.textContent = text;
  error.hidden = !text;
}

/** What carries the description: of radio buttons their group. */
const described = (element) => (element.type === 'radio' ? element.closest('fieldset') : element);
