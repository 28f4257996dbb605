// The product's own static server, as the tests use it: compiled once, started
// on a free port, ended with the test file.

import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, renameSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import './toolchain.js';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const program = 'build/serve';

/** Compiles the server where it is older than its source: every test file asks, and to link it anew takes a second. */
function compile() {
  const changed = (path) => statSync(root + path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['go.mod', ...readdirSync(`${root}web/serve`).map((name) => `web/serve/${name}`)];
  if (sources.every((source) => changed(source) < changed(program))) return;
  const compiled = `${program}-${process.pid}`; // test files run side by side: each compiles to a name of its own, which takes the place of the other at once
  execFileSync('go', ['build', '-o', compiled, './web/serve'], { cwd: root });
  renameSync(`${root}${compiled}`, `${root}${program}`);
}

/**
 * Serves dist/, or another folder, and resolves to its address, which ends with the prefix.
 * @param {{after: (end: () => void) => void}} t the test or suite that ends it
 * @param {string} [prefix]
 * @param {string} [folder]
 * @returns {Promise<string>}
 */
export async function serve(t, prefix = '/', folder = 'dist') {
  compile();
  const child = spawn(`./${program}`, ['-dir', folder, '-addr', '127.0.0.1:0', '-prefix', prefix], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill());
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('the server ended without an address');
}
