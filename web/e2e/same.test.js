// The same link gives the same numbers anywhere: what the worker of the page sends
// is, bit for bit, what the core makes of the link on this machine.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { open } from './playground.js';
import { root } from './server.js';
import { stand } from './stand.js';

/** Links of all labs: with every function, method, activation, loss, initialiser, data set and exercise. */
const links = JSON.parse(readFileSync(new URL('same.json', import.meta.url), 'utf8'));

const program = 'build/same';

/** Choices that stand for a file of the reader's, which no link carries. */
const ofFiles = ['deep.data=own', 'deep.weights=file'];

/**
 * The choices that the links go through, as the form offers them, and those that a
 * link takes by leaving the key out.
 */
const choices = {
  'problem': ['rosenbrock'], 'network.data': ['circle'], 'network.init': ['normal'], 'network.loss': ['auto'],
  'neuron.exercise': ['gate'], 'cg.show': ['both'], 'deep.show': ['images'], 'deep.data': ['curves'], 'deep.units': ['logistic'], 'deep.precision': ['double'], 'sequence.show': ['sequence'], 'sequence.task': ['xor'], 'sequence.init': ['sparse'], 'cg.spectrum': ['list'], 'cg.spread': ['equal'], 'cg.start': ['zero'], 'plane': ['path', 'weights'], 'show': ['net'],
};

/** Keeps in the page what its worker is sent and sends: the last part of each kind, and whether all has been answered. */
function listen() {
  const told = { parts: new Map(), asked: 0, answered: 0, busy: true };
  globalThis.told = told;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (data.type !== 'update') return;
        for (const { kind, buffer } of data.parts ?? []) told.parts.set(kind, new Uint8Array(buffer.slice(0)));
        Object.assign(told, { answered: data.edit, busy: data.busy });
      });
    }

    postMessage(message, ...rest) {
      if (message.edit) told.asked = message.edit;
      super.postMessage(message, ...rest);
    }
  };
}

describe('same', () => {
  const on = stand();
  before(() => { execFileSync('go', ['build', '-tags', 'noasm', '-o', program, './web/e2e/same'], { cwd: root }); });

  test('the links go through every choice there is', async (t) => {
    const playground = await open(t, on.browser, on.site, { canvas: false });
    await playground.settled();
    const all = links.join('&').split('&');
    const methods = new Set(all.filter((pair) => pair.startsWith('race=')).flatMap((pair) => pair.slice(5).split(',')));
    const activations = new Set(all.filter((pair) => pair.startsWith('network.activations=')).flatMap((pair) => pair.slice(20).split(',')));
    const offered = await playground.frame.evaluate((names) => ({
      methods: [...document.querySelectorAll('template[data-method]')].map((card) => card.dataset.method),
      choices: Object.fromEntries(names.map((name) => [name,
        [...document.querySelectorAll(`select[name="${name}"] option, input[name="${name}"]`)].map((option) => option.value)])),
    }), Object.keys(choices));
    assert.deepEqual(offered.methods.filter((key) => !methods.has(key)), [], 'methods in no link');
    for (const key of ['tanh', 'erf', 'logistic', 'relu', 'softplus', 'linear', 'swish', 'softsign', 'sine']) assert.ok(activations.has(key), `${key} is in no link`);
    for (const [name, usual] of Object.entries(choices)) {
      const left = offered.choices[name].filter((key) => !usual.includes(key) && !ofFiles.includes(`${name}=${key}`) && !all.includes(`${name}=${key}`));
      assert.ok(offered.choices[name].length > 1, `${name} is a choice`);
      assert.deepEqual(left, [], `${name} in no link`);
    }
    assert.ok(links.length >= 30, `${links.length} links`);
  });

  test('hf says where its numbers may differ', () => {
    const said = (...tags) => spawnSync('go', ['run', ...tags, './core/cmd/hf', 'steps=1'], { cwd: root, encoding: 'utf8' }).stderr;
    if (process.arch !== 'x64') { // the others multiply and add with one rounding
      assert.match(said('-tags', 'noasm'), /^hf: this machine multiplies and adds with one rounding, .*\n$/);
      return;
    }
    assert.equal(said('-tags', 'noasm'), '');
    assert.match(said(), /^hf: built without -tags noasm, .*\n$/);
  });

  test('every link gives the bits of this machine', { timeout: 600_000 }, async (t) => {
    const playground = await open(t, on.browser, `${on.site}#${links[0]}`, { canvas: false, prepare: (page) => page.evaluateOnNewDocument(listen) });
    await playground.settled();
    for (const link of links) {
      const before = await playground.frame.evaluate((text) => {
        if (decodeURIComponent(location.hash.slice(1)) === decodeURIComponent(text)) return 0;
        told.busy = true;
        location.hash = text;
        return told.asked;
      }, link);
      await playground.until((edit) => told.asked > edit && told.answered === told.asked && !told.busy, before);
      assert.equal(await playground.frame.$eval('#notices', (list) => list.textContent), '', `notes about ${link}`);
      const parts = await playground.frame.evaluate(() => [...told.parts.values()].map((bytes) => {
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);
      }));
      const input = JSON.stringify({ link, parts });
      assert.equal(execFileSync(`./${program}`, { cwd: root, input, encoding: 'utf8' }), '', link);
    }
  });
});
