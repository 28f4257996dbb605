import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Loading, damage } from '../load.js';
import { tellingMs } from '../policy.js';

const bytes = new TextEncoder().encode('\0asm').buffer;
const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

test('damage names a wrong length, then a wrong hash', async () => {
  assert.equal(await damage(bytes, { size: 4, sha256 }), '');
  assert.equal(await damage(bytes, { size: 5, sha256 }), '4 bytes instead of 5');
  assert.match(await damage(bytes, { size: 4, sha256: sha256.replace(/^./, (c) => (c === '0' ? '1' : '0')) }), /SHA-256/);
});

test('damage knows a changed byte where there is no crypto.subtle', async (t) => {
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));
  assert.equal(await damage(bytes, { size: 4, sha256 }), '');
  const changed = bytes.slice();
  new Uint8Array(changed)[3] ^= 1;
  assert.match(await damage(changed, { size: 4, sha256 }), /SHA-256/);
});

test('damage takes no bytes that another could change after the check', async () => {
  const shared = new SharedArrayBuffer(4);
  new Uint8Array(shared).set(new Uint8Array(bytes));
  assert.notEqual(await damage(shared, { size: 4, sha256 }), '');
  assert.notEqual(await damage({ byteLength: 4 }, { size: 4, sha256 }), '');
});

/** Lets everything happen that waits for no clock. */
const settle = async () => { for (let i = 0; i < 20; i++) await new Promise(setImmediate); };

/**
 * A page that announces the file part.js, with answers for its requests, and
 * a clock that the test moves.
 */
function stage(t, answers) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { setTimeout: clocked } = globalThis;
  // The wait for word of a policy is none of the pauses: it is over at once.
  globalThis.setTimeout = (act, ms, ...rest) => (ms === tellingMs ? setImmediate(act) : clocked(act, ms, ...rest));
  const meta = { name: 'file', content: `part.js web/part.js ${bytes.byteLength} ${sha256.slice(0, 16)}` };
  const asked = [];
  const ends = []; // what the loss of the network calls
  const fakes = {
    navigator: { onLine: true },
    addEventListener: (type, act) => ends.push(act),
    removeEventListener() {},
    document: { baseURI: 'https://example.org/', querySelectorAll: () => [meta] },
    fetch: async (url, { cache, signal }) => {
      asked.push(cache);
      return answers[asked.length - 1](signal);
    },
  };
  const real = Object.keys(fakes).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(fakes)) Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    for (const [name, descriptor] of real) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  });
  const bar = { max: 1, value: 0 };
  const stall = { hidden: true };
  const told = [];
  const loading = new Loading(bar, stall);
  const buffer = loading.all(['part.js'], (fault) => told.push(fault?.message ?? null));
  return { loading, buffer, bar, stall, told, asked, offline: () => ends.at(-1)(), after: async (ms) => { await settle(); t.mock.timers.tick(ms); await settle(); } };
}

const whole = () => new Response(bytes.slice(0));
const breaks = () => { throw new TypeError('network error'); };
const says = (status) => () => new Response('', { status });
const hangs = (signal) => new Promise((_, fail) => { signal.addEventListener('abort', () => fail(signal.reason)); });

test('a break that one quick try mends is not told', async (t) => {
  const page = stage(t, [breaks, whole]);
  await page.after(500);
  assert.equal((await page.buffer)[0].byteLength, bytes.byteLength);
  assert.deepEqual(page.told, []);
  assert.equal(page.bar.value, page.bar.max);
});

test('a break is tried again with growing pauses, told once and taken back', async (t) => {
  const page = stage(t, [breaks, breaks, breaks, says(503), whole]);
  for (const pause of [499, 1, 1999, 1, 5000, 10_000]) await page.after(pause);
  await page.buffer;
  assert.equal(page.asked.length, 5);
  assert.match(page.told[0], /file part\.js could not be fetched/);
  assert.match(page.told[1], /HTTP 503/);
  assert.deepEqual(page.told.slice(2), [null]);
});

test('what the server lacks waits for the reader', async (t) => {
  const page = stage(t, [says(404), says(404), whole]);
  await page.after(60_000);
  assert.equal(page.asked.length, 1);
  for (const count of [2, 3]) {
    page.loading.retry();
    await page.after(0);
    assert.equal(page.asked.length, count);
  }
  await page.buffer;
  assert.match(page.told[0], /HTTP 404/);
  assert.deepEqual(page.told, [page.told[0], page.told[0], null], 'told again, because the reader has put it away');
});

test('after the pauses the way back to the network still mends', async (t) => {
  const page = stage(t, [breaks, breaks, breaks, breaks, breaks, breaks, whole]);
  for (const pause of [500, 2000, 5000, 10_000, 60_000]) await page.after(pause);
  assert.equal(page.asked.length, 5);
  page.loading.retry(); // "online", before the network works
  await page.after(500);
  await page.buffer;
  assert.equal(page.told.at(-1), null);
});

test('silence is told after ten seconds and ends after thirty', async (t) => {
  const page = stage(t, [hangs, whole]);
  await page.after(9999);
  assert.equal(page.stall.hidden, true);
  await page.after(1);
  assert.equal(page.stall.hidden, false);
  await page.after(20_000);
  assert.equal(page.stall.hidden, true);
  await page.after(500);
  await page.buffer;
  assert.deepEqual(page.asked, ['default', 'default']);
});

test('a request under way when the network goes is not waited for', async (t) => {
  const page = stage(t, [hangs, breaks, whole]);
  await page.after(100);
  page.offline();
  await page.after(500);
  assert.match(page.told[0], /could not be fetched/);
  await page.after(2000);
  await page.buffer;
});

test('a damaged file is fetched past every cache, and the bar goes back with it', async (t) => {
  const page = stage(t, [() => new Response(bytes.slice(1)), says(404)]);
  await page.after(0);
  assert.deepEqual(page.asked, ['default', 'reload']);
  assert.match(page.told[0], /HTTP 404/);
  assert.equal(page.bar.value, 0);
});
