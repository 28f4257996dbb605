// The playground in somebody else's page, on an origin of its own.

import { createServer } from 'node:http';
import { Playground, open } from './playground.js';

/**
 * Serves html on a port, and so an origin, of its own; resolves to its address.
 * @param {{after: (end: () => void) => void}} t
 * @param {string} html
 */
export async function host(t, html) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections(); // a browser keeps some open
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

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
  const inner = new Playground(outer.page, await element.contentFrame());
  return { page: outer.page, inner };
}
