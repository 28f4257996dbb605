// The link of the page for the clipboard, and the dialog that makes a figure of it.

/** How long a button says that it has copied. */
const copiedMs = 2000;

/**
 * @typedef {object} Shown what the page shows
 * @property {() => string} link the state as the session last told it
 * @property {() => string} title what the picture shows
 * @property {(size: {w: number, h: number, dark: boolean}) => Promise<string>} figure the picture as SVG
 */

/** @param {Shown} shown */
export function wireShare(shown) {
  const dialog = document.querySelector('#share');
  const address = dialog.querySelector('[data-share="link"]');
  const open = () => {
    address.value = addressOf(shown.link());
    dialog.querySelector('h2').focus(); // not a field: that would bring up the keyboard of a phone
    // What builds a figure comes when it is wanted: few readers are authors.
    import('./embed.js').then((embed) => embed.build(dialog, shown), () => { dialog.querySelector('[role="alert"]').hidden = false; });
  };
  document.querySelector('[data-dialog="share"]').addEventListener('click', open);
  document.querySelector('#copy-link').addEventListener('click', async ({ currentTarget }) => {
    if (await copy(addressOf(shown.link()), currentTarget)) return;
    open();
    dialog.showModal();
    address.select();
  });
  for (const button of dialog.querySelectorAll('[data-copy]')) {
    const field = dialog.querySelector(`[data-share="${button.dataset.copy}"]`);
    button.addEventListener('click', async () => (await copy(field.value, button)) || field.select());
  }
}

/** The address of the page, without search and hash. */
export const pageAddress = () => window.location.href.split(/[?#]/, 1)[0];

const addressOf = (link) => `${pageAddress()}${window.location.search}${link ? `#${link}` : ''}`;

/**
 * Copies text and lets button say so. A frame without the permission, or a page
 * without https, has no clipboard.
 * @param {string} text
 * @param {HTMLButtonElement} button
 * @returns {Promise<boolean>} whether it could
 */
export async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  const label = button.textContent;
  if (label !== 'Copied') {
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, copiedMs);
  }
  return true;
}

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {Blob} content
 */
export function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
