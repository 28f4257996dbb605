// What the words and symbols of the page mean. Each is in a button of the class
// "term", which is described by an element with a sentence and an equation. A card shows
// them beside what is pointed at, focused or touched; while the page explains itself,
// all of them are shown in place.

/** From what is explained to its card, and from the card to the edge of the window, in CSS pixels. */
const gap = 4;

/** What a line must not break in its middle: symbols with bars, brackets or slashes, a sum, and a symbol with its value. */
const symbols = /(Σ \S+|\[[^\]]{1,9}\]\S*|\(?\S{1,2}(?: [=≠≤≥<>] \S+)+|\S*[|‖][^\s|‖][^|‖]{0,10}[|‖]\S*|\S*[/|]\S*)/u;

/** Writes text into an element, with its symbols whole; what is there already is left as it is. */
export function write(element, text) {
  if (element.textContent !== text) element.replaceChildren(...kept(text));
}

/** Text as nodes, with its symbols whole. */
export const kept = (text) => text.split(symbols).map((part, i) => (i % 2 ? whole(part) : part)).filter((part) => part !== '');

function whole(text) {
  const element = document.createElement('span');
  element.className = 'whole';
  element.textContent = text;
  return element;
}

/**
 * Makes a button for a term, and the element that describes it.
 * @param {string} tag of the element that describes it
 * @returns {{button: HTMLButtonElement, about: HTMLElement}}
 */
export function newTerm(tag) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'term';
  button.tabIndex = -1;
  const about = document.createElement(tag);
  about.className = 'about';
  about.append(document.createElement('span'), document.createElement('span'));
  about.lastChild.className = 'equation';
  return { button, about };
}

/** Says what a term means; what is said already is left as it is. */
export function describeTerm(button, about, id, meaning, equation) {
  const [sentence, shown] = about.children;
  write(sentence, meaning);
  write(shown, equation);
  shown.hidden = equation === '';
  about.id = `about-${id}`;
  button.setAttribute('aria-describedby', about.id);
}

/** One term of a list can be reached with Tab; the arrows lead to the others. */
export function reachOne(list) {
  const terms = [...list.querySelectorAll('.term')];
  if (terms.length > 0 && terms.every((term) => term.tabIndex < 0)) terms[0].tabIndex = 0;
}

/**
 * Shows the terms of a drawing in a list; what stays is not built anew.
 * @param {HTMLElement} list data-terms is the key of the drawing
 * @param {[short: string, label: string, meaning: string, equation: string][]} terms
 */
export function showTerms(list, terms) {
  while (list.children.length > terms.length) list.lastElementChild.remove();
  terms.forEach(([short, label, meaning, equation], i) => {
    const item = list.children[i] ?? list.appendChild(newItem());
    const [button, about] = item.children;
    write(button.firstChild, short);
    write(button.lastChild, label);
    button.setAttribute('aria-label', label);
    describeTerm(button, about, `${list.dataset.terms}-${i}`, meaning, equation);
  });
  reachOne(list);
}

function newItem() {
  const item = document.createElement('li');
  const { button, about } = newTerm('span');
  button.append(document.createElement('span'), document.createElement('span')); // one is shown: the sign, or the name where everything is explained
  item.append(button, about);
  return item;
}

/** The term that an element belongs to: its own, or that of its row. */
const termAt = (element) => element.closest?.('.term') ?? element.closest?.('[data-explained]')?.querySelector('.term');

/** The one card of the page. */
export class TermCard {
  #card;
  #term = null;

  /** @param {HTMLElement} card an empty element with the role of a tooltip */
  constructor(card) {
    this.#card = card;
    document.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType === 'touch' || card.contains(target)) return; // a finger taps; who points at the card may read it
      this.#show(termAt(target) ?? focused());
    });
    document.addEventListener('click', ({ target }) => !card.contains(target) && this.#show(termAt(target)));
    document.addEventListener('focusin', ({ target }) => target.matches('.term') && this.#show(target));
    document.addEventListener('focusout', ({ target }) => target === this.#term && this.#show(null));
    document.addEventListener('scroll', () => this.#follow(), { capture: true, passive: true });
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  #key(event) {
    const { key, target } = event;
    if (key === 'Escape') this.#show(null);
    const list = target.matches('.term') && target.closest('[data-terms]');
    const way = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (!list || !way) return;
    event.preventDefault();
    const terms = [...list.querySelectorAll('.term')];
    const next = terms[terms.indexOf(target) + way];
    if (!next) return;
    for (const term of terms) term.tabIndex = term === next ? 0 : -1;
    next.focus();
  }

  /** Scrolling takes the card away, but not from a reader whose keys have scrolled a term into sight. */
  #follow() {
    const term = this.#term;
    this.#show(null);
    if (term?.matches(':focus-visible')) this.#show(term);
  }

  #show(term) {
    const about = term && document.getElementById(term.getAttribute('aria-describedby'));
    if (term === this.#term && term) return;
    this.#term = term;
    this.#card.hidden = !about || about.checkVisibility();
    if (this.#card.hidden) return;
    const name = document.createElement('strong');
    write(name, term.getAttribute('aria-label') ?? term.textContent);
    this.#card.replaceChildren(name, ...[...about.children].map((part) => part.cloneNode(true)));
    this.#place((term.closest('[data-explained]') ?? term).getBoundingClientRect());
  }

  /** Lays the card left of a box where there is room, else below or above it. */
  #place({ left, top, bottom }) {
    const { style, offsetWidth: w, offsetHeight: h } = this.#card;
    const { clientWidth, clientHeight } = document.documentElement;
    const beside = left >= w + 2 * gap;
    const y = beside ? top : bottom + gap + h <= clientHeight ? bottom + gap : top - gap - h;
    style.left = `${Math.max(gap, Math.min(beside ? left - w - gap : left, clientWidth - w - gap))}px`;
    style.top = `${Math.max(gap, Math.min(y, clientHeight - h - gap))}px`;
  }
}

/** The term that has the focus. */
const focused = () => (document.activeElement?.matches('.term') ? document.activeElement : null);
