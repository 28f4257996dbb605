// The title of a figure: what the picture shows, and what its link sets, in the
// words of the page's own labels, so that two figures have two titles.

/** So many settings a title names; of the others it says how many there are. */
const mostNamed = 4;

/** A value longer than this is cut: titles are read aloud. */
const mostCharacters = 40;

/**
 * @param {string} shown what the picture shows
 * @param {string} link
 */
export function titleOf(shown, link) {
  const set = link.split('&').filter(Boolean).map((part) => /^([^=]*)=?(.*)$/s.exec(part).slice(1).map(plain));
  const words = set.map(([name, text]) => described(name, text)).filter((one) => one && !shown.includes(one.value));
  const named = words.slice(0, mostNamed).map(({ label, value }) => `${label} ${value}`);
  const rest = words.length - named.length;
  if (rest > 0) named.push(`and ${rest} more setting${rest > 1 ? 's' : ''}`);
  return [shown, ...named].join('; ');
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where the controls are that change what is shown, which the title says already, and how fast it plays. */
const untold = 'header, [data-role="speed"]';

/** What a setting is called and what it is set to; null for one that needs no telling. */
function described(name, text) {
  const elements = [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const label = elements.length > 0 && !elements[0].closest(untold) && labelOf(elements[0]);
  if (!label) return null;
  const method = elements[0].closest('[data-id]')?.querySelector('.name')?.textContent;
  return { label: method ? `${method}: ${label}` : label, value: valueOf(elements, text) };
}

function labelOf(element) {
  if (element.dataset.label) return element.dataset.label;
  const label = element.closest('.field')?.querySelector('legend, label')?.textContent.trim() ?? '';
  return /^[A-Z][a-z]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

function valueOf(elements, text) {
  const [element] = elements;
  const option = element.type === 'radio'
    ? elements.find(({ value }) => value === text)?.nextElementSibling
    : [...element.options ?? []].find(({ value }) => value === text);
  const words = option?.textContent ?? text.replace(/,(?=\S)/g, ', ');
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters - 1)}…` : words;
}
