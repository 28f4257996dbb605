// The link and the embed snippet, for the clipboard.

/** How long a button says that it has copied. */
const copiedMs = 2000;

/**
 * @param {() => string} link the state as the session last told it
 * @param {() => string} title what its picture shows
 */
export function wireShare(link, title) {
  const dialog = document.querySelector('#share');
  const address = dialog.querySelector('[data-share="link"]');
  const snippet = dialog.querySelector('[data-share="snippet"]');
  const pattern = snippet.value;
  const open = () => {
    address.value = addressOf(link());
    const words = { page: pageAddress(), link: link(), title: title() };
    snippet.value = pattern.replace(/\{(page|link|title)\}/g, (_, word) => escapeAttribute(words[word]));
  };
  document.querySelector('[data-dialog="share"]').addEventListener('click', open);
  document.querySelector('#copy-link').addEventListener('click', async ({ currentTarget }) => {
    if (await copy(addressOf(link()), currentTarget)) return;
    open();
    dialog.showModal();
    address.select();
  });
  for (const button of dialog.querySelectorAll('[data-copy]')) {
    const field = dialog.querySelector(`[data-share="${button.dataset.copy}"]`);
    button.addEventListener('click', async () => (await copy(field.value, button)) || field.select());
  }
}

const pageAddress = () => window.location.href.split(/[?#]/, 1)[0];

const addressOf = (link) => `${pageAddress()}${window.location.search}${link ? `#${link}` : ''}`;

const entities = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escapeAttribute = (text) => text.replace(/[&"<>]/g, (character) => entities[character]);

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
