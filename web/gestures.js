// Buttons, dialogs and keys. What they do is written in the page: data-edit is the
// edit a button sends, aria-keyshortcuts the key that presses it.

import { tableText } from './readouts.js';
import { copy } from './share.js';

/**
 * @param {{
 *   edit: (query: string, phase: import('./state.js').Phase) => void,
 *   value: (name: string) => string|undefined,
 *   undo: () => void,
 *   table: HTMLTableElement,
 * }} to
 */
export function wireButtons(to) {
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('button[data-edit]');
    if (button) to.edit(button.dataset.edit, button.hasAttribute('data-quiet') ? 'quiet' : 'commit');
    const toggle = target.closest('button[data-toggle]');
    if (toggle) to.edit(toggled(toggle, to.value), 'quiet');
  });
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('select[data-edit]')) return;
    to.edit(target.dataset.edit + target.value, 'commit');
    target.selectedIndex = 0;
  });
  document.querySelector('#undo').addEventListener('click', to.undo);
  document.querySelector('#copy-table').addEventListener('click', (event) => copy(tableText(to.table), event.currentTarget));
  const explain = document.querySelectorAll('[data-explains]');
  for (const button of explain) {
    button.addEventListener('click', () => {
      const on = document.documentElement.toggleAttribute('data-explain');
      for (const one of explain) one.setAttribute('aria-pressed', String(on));
    });
  }
}

/** The setting and the word of it that a button with data-toggle="setting=word" takes out or puts in, and the words in force. */
function words({ dataset }, value) {
  const [name, word] = dataset.toggle.split('=');
  return { name, word, all: (value(name) ?? '').split(',').filter(Boolean) };
}

/** The edit that such a button makes. */
function toggled(button, value) {
  const { name, word, all } = words(button, value);
  const rest = all.filter((one) => one !== word);
  return `${name}=${encodeURIComponent((rest.length < all.length ? rest : [...all, word]).join(','))}`;
}

/** Shows such buttons as pressed while the part they hide is there. */
export function showToggles(value) {
  for (const button of document.querySelectorAll('button[data-toggle]')) {
    const { word, all } = words(button, value);
    button.setAttribute('aria-pressed', String(!all.includes(word)));
  }
}

/** What had the focus may have gone out of sight: the picture takes it, so that keys still lead somewhere. */
export function keepFocus(stage) {
  const { activeElement, body } = document;
  if (activeElement && activeElement !== body && !activeElement.checkVisibility()) stage.focus({ preventScroll: true });
}

/**
 * A button with data-dialog="id" opens that dialog; its own close button and
 * Escape close it.
 * @param {() => void} changed called when one has opened or closed
 */
export function wireDialogs(changed) {
  for (const button of document.querySelectorAll('[data-dialog]')) {
    const dialog = document.getElementById(button.dataset.dialog);
    button.addEventListener('click', () => {
      dialog.showModal();
      dialog.querySelector('h2[tabindex="-1"]')?.focus(); // autofocus would be refused, and logged, in a frame of another origin
      changed();
    });
  }
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.addEventListener('close', changed);
    // Not <form method="dialog">: a sandboxed frame submits no form of any kind.
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  }
}

/**
 * While the stage has the focus, keys press the buttons that name them.
 * @param {HTMLElement} stage
 * @param {HTMLElement} list a <dl> that is filled with the keys there are
 */
export function wireKeys(stage, list) {
  stage.addEventListener('keydown', (event) => {
    if (event.target !== stage || event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = [...document.querySelectorAll(`button[aria-keyshortcuts~="${CSS.escape(keyName(event))}"]`)];
    const button = buttons.find((one) => one.checkVisibility({ visibilityProperty: false }));
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  for (const button of document.querySelectorAll('button[aria-keyshortcuts]')) {
    const row = document.createElement('div');
    const keys = document.createElement('dt');
    const does = document.createElement('dd');
    keys.append(...button.getAttribute('aria-keyshortcuts').split(' ').map(keyCap));
    does.textContent = button.title || button.textContent.trim();
    row.append(keys, does);
    list.append(row);
  }
}

/** Names a key as aria-keyshortcuts does. Shift counts only where it is not part of the character. */
export function keyName({ key, shiftKey }) {
  const name = { ' ': 'Space', '+': 'Plus', '-': 'Minus' }[key] ?? key;
  return shiftKey && key.length > 1 ? `Shift+${name}` : name;
}

const caps = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Plus: '+', Minus: '−' };

function keyCap(keys) {
  const cap = document.createElement('kbd');
  cap.textContent = keys.split('+').map((key) => caps[key] ?? key).join(' ');
  return cap;
}
