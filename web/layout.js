// How the page is laid out: settings that are attributes of the root, where the style
// sheets read them, and whether it is a figure in another page.

const root = document.documentElement;

/** The labs that race, of which the style sheet shows more. */
const races = document.querySelector('meta[name="races"]').content.split(' ');

/** The names of the controls that lay the page out. */
const flags = Array.from(document.querySelectorAll('[name][data-flag], [data-flag] [name]'), ({ name }) => name);

/**
 * Shows the flags as attributes of the root.
 * @param {(name: string) => string|undefined} value of a control
 */
export function layOut(value) {
  for (const name of flags) {
    const text = value(name);
    if (text !== undefined) root.dataset[name] = text.replaceAll(',', ' ');
  }
  root.toggleAttribute('data-races', races.includes(root.dataset.lab ?? races[0]));
}

/** The same with the flags of a link, before any binary has come. */
export function layOutLink(link) {
  const values = new Map(link.split('&').map((part) => {
    const [name, text = ''] = part.split('=');
    return [name, ['1', 'true'].includes(text) ? 'on' : text];
  }));
  layOut((name) => values.get(name));
}

/** Whether the page is a figure in another page: that costs nothing until it is near, and no canvas until it is used. */
export const embedded = () => root.dataset.embed === 'on';

/** Resolves when the reader is near the figure. In a page of another origin that is only where it is seen. */
export function near() {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.at(-1).isIntersecting) return;
      observer.disconnect();
      resolve();
    }, { rootMargin: '100%' });
    observer.observe(root);
    addEventListener('focusin', resolve, { once: true });
    addEventListener('beforeprint', resolve, { once: true });
  });
}
