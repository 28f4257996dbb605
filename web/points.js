// The dialog of own points: a table that is pasted, loaded from a file, or shown
// of the examples in force, to be copied, saved and loaded again elsewhere.

import { save } from './share.js';

/** The largest file that is read: far more than the session takes. */
const mostBytes = 1 << 20;

/** The key of the session's notes on a table. */
const noteKey = 'csv';

/**
 * In what a text may be written, the first that fits: UTF-8, UTF-16 with its mark, or else
 * the letters of Western Windows. Spreadsheets write all three.
 * @param {ArrayBuffer} bytes
 */
export function encodingsOf(bytes) {
  const [first, second] = new Uint8Array(bytes);
  return [{ 0xfffe: 'utf-16le', 0xfeff: 'utf-16be' }[(first << 8) | second] ?? 'utf-8', 'windows-1252'];
}

/**
 * The text of a file.
 * @param {ArrayBuffer} bytes
 */
export function textOf(bytes) {
  const [likely, other] = encodingsOf(bytes);
  try {
    return new TextDecoder(likely, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(other).decode(bytes);
  }
}

export class PointsDialog {
  #dialog;
  #text;
  #error;
  #to;
  #asked = 0; // the edit that loads what was sent; 0 for none

  /**
   * @param {HTMLDialogElement} dialog
   * @param {{load: (text: string, task: string) => number|undefined, ask: () => void, task: () => string}} to
   *   load sends a table and returns the number of its edit; ask leads to show; task is that of the examples in force
   */
  constructor(dialog, to) {
    this.#dialog = dialog;
    this.#text = dialog.querySelector('textarea');
    this.#error = dialog.querySelector('[role="alert"]');
    this.#to = to;
    const on = (selector, type, act) => dialog.querySelector(selector).addEventListener(type, act);
    document.querySelector(`[data-dialog="${dialog.id}"]`).addEventListener('click', () => { this.#task.value = to.task(); });
    on('[data-role="load"]', 'click', () => this.#load());
    on('[data-role="show"]', 'click', () => to.ask());
    on('[data-role="save"]', 'click', () => this.#save());
    on('input[type="file"]', 'change', ({ currentTarget }) => this.#read(currentTarget));
  }

  /** Shows the examples in force. */
  show(csv) {
    this.#text.value = csv;
    this.#task.value = this.#to.task();
    this.#complain('');
  }

  /**
   * Takes the notes of an update; returns those that are not about a table sent
   * from here.
   * @param {number} edit
   * @param {[string, string][]} notes
   */
  answered(edit, notes) {
    if (this.#asked === 0 || edit < this.#asked) return notes;
    this.#asked = 0;
    const [, fault] = notes.find(([key]) => key === noteKey) ?? [];
    this.#complain(fault ?? '');
    if (!fault) this.#dialog.close();
    return notes.filter(([key]) => key !== noteKey);
  }

  get #task() { return this.#dialog.querySelector('[data-role="task"]'); }

  #load() {
    this.#asked = this.#to.load(this.#text.value, this.#task.value) ?? 0;
  }

  async #read(input) {
    const [file] = input.files;
    input.value = ''; // the same file can be chosen again
    if (!file) return;
    if (file.size > mostBytes) {
      this.#complain(`${file.name} has ${file.size} bytes, and at most ${mostBytes} are read.`);
      return;
    }
    this.#text.value = textOf(await file.arrayBuffer());
    this.#load();
  }

  #save() {
    save('points.csv', new Blob([this.#text.value], { type: 'text/csv' }));
  }

  #complain(text) {
    this.#error.textContent = text;
    if (text) this.#text.setAttribute('aria-invalid', 'true');
    else this.#text.removeAttribute('aria-invalid');
  }
}
