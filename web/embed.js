// The dialog that makes a figure for course notes: what it looks like, a preview,
// the snippet, and a picture for print.

import { build as drawing } from './drawings.js';
import { png } from './paint.js';
import { Preview } from './preview.js';
import { pageAddress, save } from './share.js';
import { fileName, snippets } from './snippets.js';
import { ownLink } from './state.js';
import { titleOf } from './title.js';

/** Pixels of a PNG per pixel of the figure, for print and for dense screens. */
const pixelRatio = 2;

/** The widths that a figure may have, in CSS pixels. */
const widths = { least: 240, most: 2000 };

/** @type {Builder|null} */
let builder = null;

/**
 * Shows the dialog's controls for the figure that the page shows now.
 * @param {HTMLDialogElement} dialog
 * @param {import('./share.js').Shown} shown
 */
export async function build(dialog, shown) {
  await styled();
  builder ??= new Builder(dialog, shown);
  if (dialog.open) builder.open(); // its reader may have been quicker
}

/** Waits for the style sheet of the dialog; without it the dialog still works. */
function styled() {
  if (document.querySelector('link[data-embed]')) return undefined;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.dataset.embed = '';
  sheet.href = new URL('embed.css', import.meta.url).href;
  document.head.append(sheet);
  return new Promise((resolve) => {
    sheet.onload = resolve;
    sheet.onerror = resolve;
  });
}

class Builder {
  #dialog;
  #shown;
  #preview;
  #link = '';
  #suggested = ''; // the title that the page itself would give
  #saved = 'png'; // the kind of picture that was saved last

  constructor(dialog, shown) {
    this.#dialog = dialog;
    this.#shown = shown;
    this.#preview = new Preview(this.#find('[data-role="preview"]'), this.#find('[data-role="size"]'));
    const controls = this.#find('[data-role="figure"]');
    controls.addEventListener('input', () => this.#refresh());
    controls.addEventListener('change', () => this.#refresh());
    for (const button of controls.querySelectorAll('[data-save]')) button.addEventListener('click', () => this.#save(button.dataset.save));
    dialog.addEventListener('close', () => this.#preview.clear());
  }

  /** Takes the state of the page. What the author has chosen before stays, but a title of the page's own becomes the new one. */
  open() {
    const field = this.#find('[data-figure="title"]');
    const last = this.#suggested;
    this.#link = ownLink(this.#shown.link());
    this.#suggested = titleOf(this.#shown.title(), this.#link);
    if (field.value === last) field.value = this.#suggested;
    this.#offerParts();
    this.#find('[data-role="figure"]').hidden = false;
    this.#refresh();
  }

  #find(selector) { return this.#dialog.querySelector(selector); }

  #value(name) { return this.#find(`[data-figure="${name}"]`).value; }

  #chosen(name) { return this.#find(`input[name="figure-${name}"]:checked`); }

  /** Offers the parts that this lab has. */
  #offerParts() {
    for (const box of this.#dialog.querySelectorAll('[data-part]')) {
      const part = document.querySelector(`main [data-hideable="${box.dataset.part}"]`);
      box.closest('label').hidden = getComputedStyle(part).display === 'none';
    }
  }

  /** @returns {import('./snippets.js').Figure} what the controls say */
  #figure() {
    const width = Number(this.#value('width'));
    const [across, down] = this.#value('ratio').split('/').map(Number);
    const title = this.#value('title').replace(/\s+/g, ' ').trim() || this.#suggested;
    const named = this.#find('[data-figure="image"]');
    return {
      page: pageAddress(),
      link: this.#link,
      title,
      width,
      height: Math.round((width * down) / across),
      flags: this.#flags(),
      image: named.checked ? `${fileName(title, this.#link)}.${this.#saved}` : undefined,
    };
  }

  #flags() {
    const hidden = [...this.#dialog.querySelectorAll('[data-part]:not(:checked)')].map((box) => box.dataset.part).join(',');
    const { value: theme } = this.#chosen('theme');
    const play = this.#find('[data-figure="play"]').checked;
    return [['theme', theme === 'auto' ? '' : theme], ['hide', hidden], ['play', play ? 'on' : '']].filter(([, value]) => value);
  }

  #refresh() {
    const figure = this.#figure();
    const fault = figure.width >= widths.least && figure.width <= widths.most && Number.isInteger(figure.width)
      ? '' : `Width: a whole number of pixels from ${widths.least} to ${widths.most}.`;
    this.#complain(fault);
    if (fault) return;
    const { value: format, dataset } = this.#chosen('format');
    this.#find('[data-role="note"]').textContent = dataset.note;
    this.#find('[data-role="named"]').hidden = !('image' in dataset);
    this.#find('[data-share="snippet"]').value = snippets[format](figure);
    this.#preview.show(figure);
  }

  async #save(kind) {
    const figure = this.#figure();
    const dark = this.#chosen('theme').value === 'dark';
    const text = await this.#shown.figure({ w: figure.width, h: figure.height, dark });
    const svg = text && drawing(text);
    if (!svg) {
      this.#complain('There is no picture yet. Wait until the page has computed one.');
      return;
    }
    const content = kind === 'png' ? await png(svg, pixelRatio) : new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', text], { type: 'image/svg+xml' });
    save(`${fileName(figure.title, this.#link)}.${kind}`, content);
    this.#saved = kind;
    this.#find('[data-figure="image"]').checked = true;
    this.#refresh();
  }

  #complain(text) {
    const field = this.#find('[data-figure="width"]');
    this.#find('[data-role="fault"]').textContent = text;
    if (text.startsWith('Width')) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
}
