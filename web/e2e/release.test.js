// A page that a browser has kept works with the site of the next releases.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { open } from './playground.js';
import { root, serve } from './server.js';
import { stand } from './stand.js';

/** A section of a WebAssembly binary that changes it and nothing that it does. */
const custom = Buffer.from([0, 5, 4, ...Buffer.from('next')]);

/** What a release is made from. */
const sources = ['go.mod', 'index.html', 'web', 'LICENSE', 'NOTICE', 'build/worker.wasm', 'build/canvas.wasm'];

/** Makes a further release in folder, other in its scripts and its binaries, beside those of the site at place. */
function release(program, folder, place) {
  appendFileSync(join(folder, 'web/page.js'), 'globalThis.releases = (globalThis.releases ?? 0) + 1;\n');
  for (const name of ['worker', 'canvas']) appendFileSync(join(folder, `build/${name}.wasm`), custom);
  return execFileSync(program, ['-keep', place], { cwd: folder, encoding: 'utf8' });
}

describe('release', () => {
  const on = stand();

  test('a page kept from the last but one release finds its files', async (t) => {
    const program = join(root, 'build/bundle');
    execFileSync('go', ['build', '-o', program, './web/bundle'], { cwd: root });
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const name of sources) {
      cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => !/node_modules|web\/e2e/.test(path) });
    }
    assert.match(release(program, folder, on.site), /kept web-/);
    assert.match(release(program, folder, join(folder, 'dist')), /kept web-[^]*kept web-/);
    const site = await serve(t, '/', join(folder, 'dist'));

    const fresh = await open(t, on.browser, site);
    await fresh.ready();
    assert.equal(await fresh.frame.evaluate(() => globalThis.releases), 2, 'the newest release');

    const asked = [];
    writeFileSync(join(folder, 'dist/index.html'), readFileSync(join(root, 'dist/index.html')));
    rmSync(join(folder, 'dist/index.html.gz'));
    const kept = await open(t, on.browser, site, { prepare: async (page) => page.on('request', (request) => asked.push(request.url())) });
    await kept.ready();
    assert.equal(await kept.frame.evaluate(() => globalThis.releases), undefined, 'the release of the kept page');
    const mine = readFileSync(join(root, 'dist/releases.json'), 'utf8');
    const others = asked.filter((url) => /web-|\.wasm$/.test(url) && !mine.includes(new URL(url).pathname.slice(1)));
    assert.deepEqual(others, [], 'files of another release');
  });
});
