// The playground in somebody else's page, on an origin of its own.

import { host } from './host.js';
import { framed, open } from './playground.js';

const notes = (src, attributes) => `<!doctype html><html lang="en"><title>Notes</title><link rel="icon" href="data:,">
<style>body { margin: 0; height: 4000px } iframe { display: block; width: 720px; height: 480px; border: 0 }</style>
<p><a id="before" href="#before">before</a></p>
<iframe src="${src}" title="Playground" ${attributes}></iframe>
<p><a id="after" href="#after">after</a></p>`;

/** Opens a page of notes with the playground in it. */
export async function embedded(t, on, attributes = 'sandbox="allow-scripts"', query = '?embed=1', options = {}) {
  const address = await host(t, notes(on.site + query, attributes));
  const outer = await open(t, on.browser, address, { host: on.site, size: { width: 1000, height: 700 }, ...options });
  const element = await outer.page.waitForSelector('iframe');
  const inner = await framed(outer.page, element);
  return { page: outer.page, inner };
}
