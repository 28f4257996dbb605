// Hosts that send a content security policy of their own: where it is too strict
// the page names what is missing, and that mends it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { host } from './host.js';
import { open } from './playground.js';
import { stand } from './stand.js';

/** A header with which the page works: what it asks for itself. */
const enough = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': 'blob:',
  'connect-src': "'self'",
  'frame-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'hessian-free',
};

const header = (directives) => Object.entries(directives).map((pair) => pair.join(' ')).join('; ');

/** What a browser logs by itself when a policy blocks something. */
const ownWords = /Content Security Policy|ERR_BLOCKED_BY_(CSP|RESPONSE)|X-Frame-Options|Refused to|violates|This document requires/i;

/** Directives that are too strict, and what the page must say of them. */
const cases = {
  'compiles no WebAssembly': [{ 'script-src': "'self'" }, "script-src 'self' 'wasm-unsafe-eval'"],
  'lets no blob be a worker': [{ 'worker-src': "'self'" }, 'worker-src blob:'],
  'lets nothing be fetched': [{ 'connect-src': "'none'" }, "connect-src 'self'"],
  'lets nothing be framed': [{ 'frame-src': "'none'" }, "frame-src 'self'"],
  'lets no child be framed': [{ 'frame-src': undefined, 'child-src': "'none'" }, "frame-src 'self'"],
  'takes no style': [{ 'style-src': "'none'" }, "style-src 'self'"],
  'knows another trusted type': [{ 'trusted-types': 'other' }, 'trusted-types hessian-free'],
};

/** What the page says about policies, in card and notices. */
const said = () => [...document.querySelectorAll('#card:not([hidden]) p, #notices p')].map((p) => p.textContent).find((text) => /header of this host/.test(text)) ?? '';

/** Whether that is where the reader looks first. */
const inSight = () => [...document.querySelectorAll('#card:not([hidden]) p, #notices p')]
  .some((p) => /header of this host/.test(p.textContent) && p.getBoundingClientRect().bottom <= innerHeight);

/** Serves the playground with headers that the test may change, and opens it. */
async function strict(t, on, headers, prepare) {
  const sent = { headers };
  const site = await host(t, {}, { site: on.site, headers: () => sent.headers });
  const playground = await open(t, on.browser, site, { allow: ownWords, prepare });
  return { playground, sent };
}

const csp = (directives) => ({ 'Content-Security-Policy': header(directives) });

/** Makes a browser that forbids a worker throw at once, as WebKit does, where others tell it later. */
const throwing = (page) => page.evaluateOnNewDocument(() => {
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      throw new DOMException('The operation is insecure.', 'SecurityError');
    }
  };
});

const without = (directives) => Object.fromEntries(Object.entries(directives).filter(([, value]) => value !== undefined));

describe('policy', () => {
  const on = stand();

  test('a host may send what the page asks for itself', async (t) => {
    const { playground } = await strict(t, on, csp(enough));
    await playground.ready();
    assert.equal(await playground.frame.evaluate(said), '');
  });

  for (const [name, [change, want]] of Object.entries(cases)) {
    test(`a host that ${name}: the page says what is missing, and that mends it`, async (t) => {
      const strictly = without({ ...enough, ...change });
      const { playground, sent } = await strict(t, on, csp(strictly));
      const text = await playground.until(said);
      assert.ok(text.includes(`“${want}”`), text);
      assert.ok(await playground.frame.evaluate(inSight), 'it is in sight');
      const [directive, ...values] = want.split(' ');
      sent.headers = csp({ ...strictly, [directive]: values.join(' ') });
      await playground.page.reload();
      await playground.ready();
      assert.equal(await playground.frame.evaluate(said), '');
    });
  }

  test('a browser that throws for a worker that is forbidden: the page says what is missing', async (t) => {
    const { playground } = await strict(t, on, csp({ ...enough, 'worker-src': "'self'" }), throwing);
    const text = await playground.until(said);
    assert.ok(text.includes('“worker-src blob:”'), text);
    await playground.page.waitForNetworkIdle(); // the host goes before the page does, which still fetches the canvas
  });

  test('a host that begins with default-src is led to a policy that works', async (t) => {
    const directives = { 'default-src': "'self'" };
    const { playground, sent } = await strict(t, on, csp(directives));
    for (let round = 0; round < 3; round++) {
      const text = await playground.until(said);
      const [directive, ...values] = /“(.*)”/.exec(text)[1].split(' ');
      directives[directive] = values.join(' ');
      sent.headers = csp(directives);
      await playground.page.reload();
      if (directive === 'script-src') break;
    }
    await playground.ready();
    assert.deepEqual(directives, { 'default-src': "'self'", 'worker-src': 'blob:', 'script-src': "'self' 'wasm-unsafe-eval'" });
  });

  for (const [name, headers, want, mended] of [
    ['frame-ancestors', { 'Content-Security-Policy': "frame-ancestors 'none'" }, "frame-ancestors 'self'", { 'Content-Security-Policy': "frame-ancestors 'self'" }],
    ['X-Frame-Options', { 'X-Frame-Options': 'DENY' }, 'SAMEORIGIN', { 'X-Frame-Options': 'SAMEORIGIN' }],
  ]) {
    test(`a host that lets the page be framed by nobody, by ${name}: its own canvas is, and it says so`, async (t) => {
      const { playground, sent } = await strict(t, on, headers);
      const text = await playground.until(said);
      assert.ok(text.includes(`“${want}”`), text);
      sent.headers = mended;
      await playground.page.reload();
      await playground.ready();
    });
  }

  test('page, canvas and worker take no text for markup or script, and allow no policy that would', async (t) => {
    const playground = await open(t, on.browser, on.site, { allow: ownWords });
    await playground.ready();
    const view = await playground.view();
    const [worker] = playground.page.workers();
    for (const [place, sinks] of [
      [playground.frame, [() => { document.body.innerHTML = '<p>'; }, () => trustedTypes.createPolicy('other', {}), () => new Worker('web/worker.js')]],
      [view, [() => { document.body.innerHTML = '<p>'; }, () => trustedTypes.createPolicy('hessian-free', {})]],
      [worker, [() => importScripts('worker.js'), () => trustedTypes.createPolicy('other', {})]],
    ]) {
      for (const sink of sinks) await assert.rejects(() => place.evaluate(sink), /TrustedHTML|TrustedScriptURL|createPolicy/, String(sink));
    }
    const refused = playground.frame.evaluate(async (url) => String((await import(url)).scriptURL('https://example.org/other.js')), await policyModule(on.site));
    await assert.rejects(() => refused, /not the address of a blob/);
  });
});

async function policyModule(site) {
  const html = await (await fetch(site)).text();
  return new URL(`${/web-[0-9a-f]+/.exec(html)[0]}/policy.js`, site).href;
}
