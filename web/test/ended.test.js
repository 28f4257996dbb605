// A program that has ended is called no more, with the wasm_exec.js of the Go release.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

import '../e2e/toolchain.js';
import { ignoreAfterEnd } from '../ended.js';

const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
vm.runInThisContext(readFileSync(`${root}/lib/wasm/wasm_exec.js`, 'utf8'));

/** A Go program that has ended. */
function ended() {
  const go = new globalThis.Go();
  ignoreAfterEnd(go);
  go.mem = new DataView(new ArrayBuffer(64));
  go.exited = true;
  return go;
}

test('what it had promised the browser does nothing', () => {
  const go = ended();
  assert.equal(go._makeFuncWrapper(1)(), undefined);
});

test('a timer that it had set ends', async (t) => {
  const go = ended();
  const warned = t.mock.method(console, 'warn', () => { throw new Error('the timer calls for ever'); });
  go.importObject.gojs['runtime.scheduleTimeoutEvent'](0);
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.equal(warned.mock.callCount(), 0);
  assert.equal(go._scheduledTimeouts.size, 0);
});
