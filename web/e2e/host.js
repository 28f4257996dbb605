// Other people's servers: one that shows a page of its own, and one that serves
// the playground in its own way.

import { createServer } from 'node:http';

/**
 * Serves pages on a port, and so an origin, of its own; resolves to its address.
 * @param {{after: (end: () => void) => void}} t the test or suite that ends it
 * @param {string|Record<string, string>} pages HTML, or HTML by path
 * @param {object} [more]
 * @param {string} [more.site] where every other path is fetched from
 * @param {() => Record<string, string>} [more.headers] what is sent with every answer
 * @param {Record<string, string>} [more.types] of what is no HTML, by path
 */
export async function host(t, pages, { site, headers = () => ({}), types = {} } = {}) {
  const server = createServer(async ({ url }, response) => {
    const path = url.split('?', 1)[0];
    const page = typeof pages === 'string' ? pages : pages[path];
    for (const header of Object.entries(headers())) response.setHeader(...header);
    if (page === undefined && site) return pass(new URL(url.slice(1), site), response);
    response.setHeader('Content-Type', types[path] ?? 'text/html; charset=utf-8');
    response.statusCode = page === undefined ? 404 : 200;
    return response.end(page);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Answers with what lies at address, nothing kept: the next answer may have other headers. */
async function pass(address, response) {
  const from = await fetch(address);
  response.statusCode = from.status;
  response.setHeader('Content-Type', from.headers.get('content-type'));
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cache-Control', 'no-store');
  response.end(Buffer.from(await from.arrayBuffer()));
}
