// The list of methods: one card a method in the race, cloned from the template
// of its kind. "gd-2" is the second card of the kind "gd".

import { filled } from './template.js';

export class Methods {
  #list;
  #form;
  #filled;

  /**
   * @param {HTMLElement} list
   * @param {import('./form.js').Form} form
   * @param {(card: HTMLElement) => void} filled called for every new card
   */
  constructor(list, form, filled) {
    this.#list = list;
    this.#form = form;
    this.#filled = filled;
  }

  /** Shows a card for each id, in this order; cards that stay keep focus and folds. */
  sync(ids) {
    for (const card of [...this.#list.children]) {
      if (ids.includes(card.dataset.id)) continue;
      if (card.contains(document.activeElement)) this.#list.focus();
      this.#form.remove(card);
      card.remove();
    }
    ids.forEach((id, place) => {
      const there = this.#list.children[place];
      if (there?.dataset.id === id) return;
      const card = this.#find(id) ?? this.#make(id);
      if (card) this.#list.insertBefore(card, there ?? null);
    });
  }

  #find(id) { return [...this.#list.children].find((card) => card.dataset.id === id); }

  #make(id) {
    const template = templateOf(id);
    if (!template) return null;
    const card = filled(template, { id });
    this.#form.add(card);
    this.#filled(card);
    return card;
  }
}

const templateOf = (id) =>
  document.querySelector(`template[data-method="${CSS.escape(id)}"]`) ??
  document.querySelector(`template[data-method="${CSS.escape(id.replace(/-\d+$/, ''))}"]`);
