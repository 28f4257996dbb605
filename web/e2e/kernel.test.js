// The assembly of core/kernel in the engines of browsers, which compile it by other code
// than Node's and in other versions: the tests that compare it with Go over 500 random
// shapes, lengths and addresses, tails and guards included, as a program in a page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch } from './browser.js';
import { launchFirefox, noFirefox } from './firefox.js';
import { root, serve } from './server.js';

const browsers = {
  Chromium: { start: launch, missing: '' },
  Firefox: { start: launchFirefox, missing: noFirefox() },
};

/** Tests of Go by name: those of the entries, of the products in double and single precision, and of the copies to it. */
const fuzz = ['TestVectorsMultiply', 'TestVectorsSingleMultiply', 'TestNarrow', 'TestVectorsEntrywise', 'TestVectorsColSums', 'TestVectorsSine', 'TestVectorsErf'];

/** Runs in the page: the program with its arguments, to its exit code and what it printed. */
async function run(argv) {
  const lines = [], go = new globalThis.Go();
  globalThis.console.log = (line) => lines.push(line);
  let code = -1;
  go.argv = ['kernel.test', ...argv];
  go.exit = (c) => { code = c; };
  const { instance } = await WebAssembly.instantiateStreaming(fetch('kernel.wasm'), go.importObject);
  await go.run(instance);
  return { code, text: lines.join('\n') };
}

describe('the kernel in a page', () => {
  const ends = [];
  const owner = { after: (end) => ends.push(end) };
  let site;

  before(async () => {
    mkdirSync(`${root}build`, { recursive: true });
    const folder = mkdtempSync(`${root}build/kernel-`);
    owner.after(() => rmSync(folder, { recursive: true, force: true }));
    execFileSync('go', ['test', '-c', '-o', `${folder}/kernel.wasm`, './core/kernel'], { cwd: root, env: { ...process.env, GOOS: 'js', GOARCH: 'wasm' } });
    const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: root, encoding: 'utf8' }).trim();
    copyFileSync(`${goroot}/lib/wasm/wasm_exec.js`, `${folder}/wasm_exec.js`);
    writeFileSync(`${folder}/index.html`, '<!doctype html><title>kernel</title><script src="wasm_exec.js"></script>');
    site = await serve(owner, '/', folder);
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  for (const [name, { start, missing }] of Object.entries(browsers)) {
    test(`${name}: the assembly gives the bits of Go`, { timeout: 180_000, skip: missing ? `${name} is not tested: ${missing}` : false }, async (t) => {
      const page = await (await start(t)).newPage();
      await page.goto(site);
      const { code, text } = await page.evaluate(run, ['-test.v', '-test.short', `-test.run=^(${fuzz.join('|')})$`]);
      assert.equal(code, 0, text);
      for (const one of fuzz) assert.match(text, new RegExp(`^--- PASS: ${one} `, 'm'));
    });
  }
});
