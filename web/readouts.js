// What the session says, put where the page wants it: texts by key, the
// inspector's rows, the data table, and the announcements for screen readers.

import { describeTerm, newTerm, reachOne, write } from './explain.js';

/** The least time between two announcements of progress. */
const progressMs = 10_000;

/** Every element with data-readout="key" shows the text under that key. */
export class Readouts {
  #texts = new Map();

  /** @param {[string, string][]} pairs */
  apply(pairs) {
    for (const [key, text] of pairs) {
      this.#texts.set(key, text);
      for (const element of document.querySelectorAll(`[data-readout="${CSS.escape(key)}"]`)) show(element, text);
    }
  }

  /** Fills what has come newly into the page. */
  fill(container) {
    for (const element of container.querySelectorAll('[data-readout]')) {
      const text = this.#texts.get(element.dataset.readout);
      if (text !== undefined) show(element, text);
    }
  }

  /** The text under key; '' where there is none. */
  text(key) { return this.#texts.get(key) ?? ''; }
}

/**
 * Shows text as the element's content; with data-readout-as="attribute" as that
 * attribute, after data-readout-before where there is one; with
 * data-readout-pressed="text" as whether it is that text.
 */
function show(element, text) {
  const { readoutAs, readoutBefore = '', readoutPressed } = element.dataset;
  if (readoutPressed !== undefined) element.setAttribute('aria-pressed', String(text === readoutPressed));
  else if (readoutAs) element.setAttribute(readoutAs, readoutBefore + text);
  else write(element, text);
}

/**
 * Shows rows of [key, label, text, meaning, equation] in a <dl>; what stays is not built anew.
 * @param {HTMLElement} list
 * @param {[key: string, label: string, text: string, meaning: string, equation: string][]} rows
 */
export function showRows(list, rows) {
  while (list.children.length > rows.length) list.lastElementChild.remove();
  rows.forEach(([key, label, text, meaning, equation], i) => {
    const row = list.children[i] ?? list.appendChild(newRow());
    row.dataset.key = key;
    const [{ firstChild: term }, detail, about] = row.children;
    write(term, label);
    write(detail, text);
    describeTerm(term, about, key, meaning, equation);
  });
  reachOne(list);
}

function newRow() {
  const row = document.createElement('div');
  row.dataset.explained = '';
  const { button, about } = newTerm('dd');
  const term = document.createElement('dt');
  term.append(button);
  row.append(term, document.createElement('dd'), about);
  return row;
}

/**
 * Shows the data table, or empties it for null.
 * @param {HTMLTableElement} element
 * @param {{caption: string, head: string[], rows: string[][]}|null} table
 */
export function showTable(element, table) {
  element.replaceChildren();
  if (!table) return;
  element.createCaption().textContent = table.caption;
  const head = element.createTHead().insertRow();
  for (const text of table.head) head.append(cell('th', text, 'col'));
  const body = element.createTBody();
  for (const row of table.rows) {
    const line = body.insertRow();
    row.forEach((text, i) => line.append(i === 0 ? cell('th', text, 'row') : cell('td', text)));
  }
}

function cell(tag, text, scope) {
  const element = document.createElement(tag);
  if (scope) element.scope = scope;
  element.textContent = text;
  return element;
}

/** The table as tab-separated text, which spreadsheets take. */
export const tableText = (element) =>
  [...element.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join('\t')).join('\n');

/** Speaks through one polite live region, and of progress at most once in ten seconds. */
export class Announcer {
  #region;
  #spokeAt = -Infinity;

  /** @param {HTMLElement} region */
  constructor(region) { this.#region = region; }

  /** Says text now. */
  say(text) {
    this.#region.textContent = text;
    this.#spokeAt = performance.now();
  }

  /** Says text unless something has just been said. */
  progress(text) {
    if (performance.now() - this.#spokeAt >= progressMs) this.say(text);
  }
}
