// Notices: what the reader should know and no control can say. They stay until
// they are dismissed, or withdrawn because their cause is gone.

/** More than this are not shown at once: the oldest goes. */
const maxNotices = 3;

const list = () => document.querySelector('#notices');

/**
 * Shows text, once.
 * @param {string} text
 * @param {{label: string, act: () => void}} [action] what can be done about it
 * @returns {() => void} takes this notice away
 */
export function notice(text, action) {
  const shown = [...list().children];
  const same = shown.find((item) => item.querySelector('p').textContent === text);
  if (same) return () => same.remove();
  if (shown.length >= maxNotices) shown[0].remove();
  const item = document.createElement('li');
  const words = document.createElement('p');
  words.textContent = text;
  item.append(words);
  if (action) item.append(button(action.label, () => { item.remove(); action.act(); }));
  item.append(button('Dismiss', () => item.remove()));
  list().append(item);
  return () => item.remove();
}

/** Takes all notices away. */
export function clearNotices() { list().replaceChildren(); }

function button(label, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', act);
  return element;
}
