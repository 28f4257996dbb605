// make controls: two checks are tried on builds that lack what they check. Each
// must fail, and for its reason: a check that passes without the code it is about
// tests nothing. The builds differ from the source by what is cut out here.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './server.js';

/**
 * A control: what is cut out of which files, what stands there instead, the check
 * of it, and the words by which that fails.
 * @typedef {[file: string, what: string, instead: string]} Cut
 * @typedef {{status: number|null, output: string}} Outcome
 * @typedef {{name: string, cuts: Cut[], check: (texts: Map<string, string>, folder: string) => Outcome, words: RegExp}} Control
 */

/** @type {Control[]} */
const controls = [
  {
    name: 'without the guard against lost graphics',
    cuts: [['web/view.js', `window.addEventListener('webglcontextlost', (event) => {
  stop(event);
  fail('the graphics context was lost');
}, true);`, '']],
    check: viewTest,
    words: /error: .*(the view was not remade|the page was not loaded again)/,
  },
  {
    name: 'without the checks of numbers that are not finite',
    cuts: [
      ['core/race/run.go', 'if !s.finite(r.gradientFree() || r.rule.Large > 0 && it.Gradient == nil) {', 'if false {'],
      ['core/race/arrival.go', 'small := s.GradNorm <= r.Tol*run.firstGradient()', 'small := !(s.GradNorm > r.Tol*run.firstGradient())'],
    ],
    check: driverTest,
    words: /a run that is not finite has converged/,
  },
];

const folder = mkdtempSync(join(tmpdir(), 'control-'));
try {
  for (const control of controls) tryOut(control);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {Control} control */
function tryOut({ name, cuts, check, words }) {
  const { status, output } = check(cutOut(cuts), folder);
  const [said] = words.exec(output)?.slice(-1) ?? [];
  if (status !== 0 && said) {
    console.log(`control ${name}: failed its check, as it must (${said})`);
    return;
  }
  console.error(`control ${name}: ${status === 0 ? 'passed its check, which so tests nothing' : `failed, but not because of ${words}`}\n${output}`);
  process.exitCode = 1;
}

/**
 * The texts of the files with the cuts made, each of which must fit one place.
 * @param {Cut[]} cuts
 */
function cutOut(cuts) {
  const texts = new Map();
  for (const [file, what, instead] of cuts) {
    const places = (texts.get(file) ?? readFileSync(root + file, 'utf8')).split(what);
    if (places.length !== 2) throw new Error(`${file} holds what a control cuts out ${places.length - 1} times, want once:\n${what}`);
    texts.set(file, places.join(instead));
  }
  return texts;
}

/** Runs the test of lost graphics on a copy of the page with other scripts. */
function viewTest(texts, place) {
  for (const name of ['index.html', 'LICENSE', 'NOTICE', 'go.mod', 'web']) {
    cpSync(root + name, join(place, name), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  }
  symlinkSync(`${root}web/e2e/node_modules`, join(place, 'web/e2e/node_modules'));
  for (const binary of ['worker.wasm', 'canvas.wasm']) cpSync(`${root}build/${binary}`, join(place, 'build', binary));
  for (const [file, text] of texts) writeFileSync(join(place, file), text);
  execFileSync('go', ['build', '-o', join(place, 'build/bundle'), './web/bundle'], { cwd: root });
  execFileSync('build/bundle', [], { cwd: place });
  return run('node', ['--test', '--test-name-pattern', 'a lost context', 'web/e2e/view.test.js'], place);
}

/** Runs the driver's test of what is not finite on the core with other files. */
function driverTest(texts, place) {
  const replaced = [...texts].map(([file, text], i) => {
    const copy = join(place, `${i}.go`);
    writeFileSync(copy, text);
    return [root + file, copy];
  });
  const overlay = join(place, 'overlay.json');
  writeFileSync(overlay, JSON.stringify({ Replace: Object.fromEntries(replaced) }));
  return run('go', ['test', '-overlay', overlay, '-run', '^TestNotFiniteNeverConverges$', './core/race'], root);
}

function run(program, args, cwd) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env: { WAIT_SECONDS: '45', ...process.env } });
  return { status, output: stdout + stderr };
}
