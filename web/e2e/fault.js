// Faults of servers and networks, put between the page and its server.

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

/** The body the server gives for address, unpacked. */
export async function bodyOf(address) {
  const response = await fetch(address);
  return Buffer.from(await response.arrayBuffer());
}
