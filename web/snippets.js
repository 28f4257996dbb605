// The snippets that put a figure into course notes. Each format escapes what it is
// given in its own way: an address may hold any formula, a title any text.

import { ownLink } from './state.js';

/**
 * @typedef {object} Figure
 * @property {string} page the address of the playground, without search and hash
 * @property {string} link the state, as the session tells it
 * @property {string} title
 * @property {number} width in CSS pixels
 * @property {number} height
 * @property {[string, string][]} flags settings of the frame beside embed, those not at their default
 * @property {string} [image] file name of a picture that stands in where nothing runs
 */

const hashed = (link) => (link ? `#${link}` : '');

/** The address of the page with the figure's state. */
export const pageAddress = ({ page, link }) => page + hashed(ownLink(link));

/** The address of the figure alone. */
export const frameAddress = ({ page, link, flags }) =>
  `${page}?embed=1${hashed([ownLink(link), ...flags.map(([key, value]) => `${key}=${value}`)].filter(Boolean).join('&'))}`;

const entities = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** Text as the value of an attribute, or the content of an element, in HTML. */
export const html = (text) => text.replace(/[&"<>]/g, (character) => entities[character]);

/** Text as Markdown that shows it unchanged: what CommonMark, MyST or Pandoc may take for a mark is escaped. */
export const markdown = (text) => text
  .replace(/[\\`*_{}[\]<>()#|$~^@&'"]/g, '\\$&')
  .replace(/(?<=-)-|(?<=\.)\.|(?<=\w)\.(?=[a-z])|(?<=:)\/(?=\/)/gi, '\\$&') // dashes, dots, and what may become a link
  .replace(/^(\d*)([-+=:%.])/, '$1\\$2'); // what means something at the beginning of a line

/** An address as Markdown takes it: whatever has a meaning there is percent-encoded, which leads to the same place. */
const destination = (address) =>
  address.replace(/[()<>[\]{}\\`*$^~|'" ]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The least height of a figure that is as wide as a phone: below it, the picture would be a strip. */
const leastHeight = 400;

/** Without its origin WebKit lets a page in a sandbox load none of its own files, and other browsers need a header from the host. */
const permissions = 'sandbox="allow-scripts allow-same-origin" allow="clipboard-write"';

const own = 'Open in a page of its own';

/** The frame as HTML. As wide as the text around it, up to the width that is asked for; the numbers are for hosts that drop styles. */
function frame(figure) {
  const { title, width, height } = figure;
  return `<iframe src="${html(frameAddress(figure))}"
  title="${html(title)}"
  ${permissions} loading="lazy"
  width="${width}" height="${height}"
  style="width: 100%; max-width: ${width}px; height: auto; aspect-ratio: ${width} / ${height}; min-height: ${Math.min(height, leastHeight)}px; border: 0"></iframe>`;
}

/** A paragraph of Markdown with the link to the page. */
const ownLine = (figure) => `[${own}](${destination(pageAddress(figure))})`;

const whole = (figure) => `${frame(figure)}\n<p><a href="${html(pageAddress(figure))}">${own}</a></p>\n`;

function myst(figure) {
  const image = figure.image ? `:placeholder: ${figure.image}\n` : '';
  return `:::{iframe} ${destination(frameAddress(figure))}
:width: 100%
:title: ${figure.title}
${image}${sentence(figure.title)} ${ownLine(figure)}.
:::
`;
}

/** A title as a sentence of Markdown. */
const sentence = (title) => markdown(title) + (/[.!?…]$/.test(title) ? '' : '.');

function quarto(figure) {
  const raw = `\`\`\`{=html}\n${frame(figure)}\n\`\`\`\n`;
  const line = `${ownLine(figure)}\n`;
  if (!figure.image) return `${raw}\n${line}`;
  return `::: {.content-visible when-format="html"}
${raw}:::

::: {.content-visible unless-format="html"}
![${markdown(figure.title)}](${figure.image})
:::

${line}`;
}

/** A slide. Its frame loads when the slide shows, so that autoplay begins then. */
function reveal(figure) {
  const { title, width, height } = figure;
  return `<section>
  <iframe data-src="${html(frameAddress(figure))}"
    title="${html(title)}"
    ${permissions}
    width="${width}" height="${height}" style="border: 0"></iframe>
  <p><small><a href="${html(pageAddress(figure))}" target="_blank">${own}</a></small></p>
</section>
`;
}

/** The snippet of a figure, by format. @type {Record<string, (figure: Figure) => string>} */
export const snippets = { html: whole, myst, quarto, reveal };

/** So many characters of a title begin the name of its file. */
const nameLength = 48;

/** The name of a file with the picture, without its ending: figures that differ in title or link have names that differ. */
export function fileName(title, link) {
  const words = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '');
  const begin = words.length > nameLength ? words.slice(0, nameLength + 1).replace(/-[^-]*$/, '') : words;
  let hash = 0;
  for (const character of `${title} ${link}`) hash = (Math.imul(hash, 31) + character.codePointAt(0)) >>> 0;
  return [begin.replace(/-+$/, '') || 'figure', hash.toString(36).padStart(4, '0').slice(-4)].join('-');
}
