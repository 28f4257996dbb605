// Notices: what the reader should know and no control can say. They stay until
// they are dismissed, or withdrawn because their cause is gone.

/** More than this are not shown at once: the oldest goes. */
const maxNotices = 3;

const list = () => document.querySelector('#notices');

/**
 * Shows text, once.
 * @param {string} text
 * @param {{label: string, act: () => void}} [action] what can be done about it
 * @param {boolean} [lasting] whether it is withdrawn by its own cause alone, and not by another link
 * @returns {() => void} takes this notice away
 */
export function notice(text, action, lasting = false) {
  const shown = [...list().children];
  const same = shown.find((item) => item.querySelector('p').textContent === text);
  if (same) return () => same.remove();
  if (shown.length >= maxNotices) shown[0].remove();
  const item = document.createElement('li');
  item.toggleAttribute('data-lasting', lasting);
  const words = document.createElement('p');
  words.textContent = text;
  item.append(words);
  if (action) item.append(button(action.label, () => { item.remove(); action.act(); }));
  item.append(button('Dismiss', () => item.remove()));
  list().append(item);
  return () => item.remove();
}

/** Takes the notices away that were of another link. */
export function clearNotices() { for (const item of list().querySelectorAll('li:not([data-lasting])')) item.remove(); }

function button(label, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', act);
  return element;
}
