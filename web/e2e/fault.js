// Faults of servers and networks, put between the page and its server.

import { createServer } from 'node:http';

/**
 * Answers those requests of page whose address matches with answer; the others
 * pass. Returns a function that lets all pass from then on.
 * @param {import('puppeteer-core').Page} page
 * @param {RegExp} pattern
 * @param {(request: import('puppeteer-core').HTTPRequest) => Promise<void>} answer
 */
export async function intercept(page, pattern, answer) {
  let on = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const job = on && pattern.test(request.url()) ? answer(request) : request.continue();
    job.catch(() => { /* the page has gone, or the request with it */ });
  });
  return () => { on = false; };
}

/**
 * Serves site on another port, every answer as spoil leaves it. Unlike what the
 * browser intercepts, such answers go through its cache, may come in part, and a
 * large one takes no long way through the test.
 * @param {{after: (end: () => void) => void}} t the test that ends it
 * @param {string} site
 * @param {(answer: {path: string, status: number, headers: Record<string, string>, body: Buffer}, response: import('node:http').ServerResponse)
 *   => unknown} spoil changes the answer, or gives it itself and returns true
 * @returns {Promise<string>} the address
 */
export async function between(t, site, spoil) {
  const server = createServer(async (request, response) => {
    try {
      const upstream = await fetch(new URL(request.url.slice(1), site), { headers: { 'Accept-Encoding': 'identity' } });
      const { 'content-length': length, ...headers } = Object.fromEntries(upstream.headers);
      const answer = { path: request.url, status: upstream.status, headers, body: Buffer.from(await upstream.arrayBuffer()) };
      if (await spoil(answer, response)) return;
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length }).end(answer.body);
    } catch {
      response.destroy(); // the test has ended, and its servers with it
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}/`;
}
