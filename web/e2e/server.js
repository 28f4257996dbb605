// The product's own static server, as the tests use it: compiled once, started
// on a free port, ended with the test file.

import { execFileSync, spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import './toolchain.js';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Test files run side by side: each compiles to a name of its own, which takes the place of the other at once. */
const program = 'build/serve';
const compiled = `${program}-${process.pid}`;

/**
 * Serves dist/, or another folder, and resolves to its address, which ends with the prefix.
 * @param {{after: (end: () => void) => void}} t the test or suite that ends it
 * @param {string} [prefix]
 * @param {string} [folder]
 * @returns {Promise<string>}
 */
export async function serve(t, prefix = '/', folder = 'dist') {
  execFileSync('go', ['build', '-o', compiled, './web/serve'], { cwd: root });
  renameSync(`${root}${compiled}`, `${root}${program}`);
  const child = spawn(`./${program}`, ['-dir', folder, '-addr', '127.0.0.1:0', '-prefix', prefix], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill());
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('the server ended without an address');
}
