// The loop of the worker, with a stand-in for the Go program.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import vm from 'node:vm';

const source = await readFile(new URL('../worker.js', import.meta.url), 'utf8');

/** A worker whose program does what hf says, told to open query unless it is null; posted collects its messages. */
async function start(hf, query = '') {
  const posted = [];
  const bells = [];
  let end;
  const self = { postMessage: (message, transfer) => posted.push({ ...message, transfer }) };
  const context = vm.createContext({
    self,
    fs: { writeSync: (fd, bytes) => bytes.length },
    TextDecoder,
    hf: { open() {}, reopen() {}, edit() {}, room() {}, advance: () => false, update: () => null, reads: () => false, ...hf },
    WebAssembly: { instantiate: async () => ({ instance: {} }) },
    Go: class { run() { return new Promise((resolve) => { end = resolve; }); } },
    MessageChannel: class {
      constructor() {
        this.port1 = { posted: [], postMessage(message) { this.posted.push(message); }, close() { this.closed = true; } };
        this.port2 = { postMessage: () => bells.push(() => this.port1.onmessage()), other: this.port1 };
      }
    },
  });
  vm.runInContext(source, context);
  const send = (data) => self.onmessage({ data });
  /** Runs the loop until it sleeps, or for so many turns. */
  const run = (turns = 100) => { while (bells.length > 0 && turns-- > 0) bells.shift()(); };
  send({ type: 'start', wasm: new ArrayBuffer(0) });
  await new Promise(setImmediate);
  if (query !== null) send({ type: 'open', query, edit: 0 });
  run();
  return { posted, send, run, context, end: () => end() };
}

const updates = (posted) => posted.filter(({ type }) => type === 'update');

test('it says that it is ready, and sleeps', async () => {
  const { posted } = await start({});
  assert.deepEqual(posted.map(({ type }) => type), ['ready']);
});

test('it neither works nor tells before it has been told what to open', async () => {
  const calls = [];
  const log = (name, answer) => () => { calls.push(name); return answer; };
  const hf = { open: log('open'), room: log('room'), advance: log('advance', false), update: log('update', { link: 'v=1', busy: false }) };
  const { posted, send, run } = await start(hf, null);
  send({ type: 'room', dark: false, table: false, views: [] });
  run();
  assert.deepEqual(calls, []);
  send({ type: 'open', query: 'play=on', edit: 1 });
  run();
  assert.deepEqual(calls.slice(0, 2), ['room', 'open'], 'in the order they came');
  assert.deepEqual(updates(posted).map(({ edit }) => edit), [1], 'the first update answers the first link');
});

test('an edit that makes the one before it needless takes its place while that one waits', async () => {
  const seen = [];
  const { posted, send, run } = await start({ edit: (query) => seen.push(query) });
  send({ type: 'edit', query: 'start=1,1', edit: 1 });
  send({ type: 'edit', query: 'start=2,2', edit: 2, replaces: 1 });
  send({ type: 'credit' });
  send({ type: 'edit', query: 'start=3,3', edit: 3, replaces: 2 }); // something came between
  run();
  send({ type: 'edit', query: 'start=4,4', edit: 4, replaces: 3 }); // that one is done
  run();
  assert.deepEqual(seen, ['start=2,2', 'start=3,3', 'start=4,4']);
  assert.deepEqual(updates(posted).map(({ edit }) => edit), [3, 4], 'an answer has the number of the last edit');
});

test('a beat is answered at once, in every state, and says whether there is nothing to do', async () => {
  let more = true;
  const { posted, send, run } = await start({ advance: () => more }, null);
  const beats = () => posted.filter(({ type }) => type === 'beat').map(({ at, idle }) => [at, idle]);
  send({ type: 'beat', at: 1 });
  send({ type: 'open', query: '', edit: 1 });
  send({ type: 'beat', at: 2 });
  run(5);
  send({ type: 'beat', at: 3 });
  more = false;
  run();
  send({ type: 'beat', at: 4 });
  assert.deepEqual(beats(), [[1, false], [2, false], [3, false], [4, true]]);
});

test('a link is opened with the memory of another session, where there is one', async () => {
  const calls = [];
  const { send, run } = await start({ open: (query) => calls.push(query), reopen: (last) => calls.push(last) }, null);
  send({ type: 'open', query: 'a=1', edit: 1 });
  send({ type: 'open', query: 'b=2', memory: [['/x', 'y']], edit: 2 });
  run();
  assert.deepEqual(JSON.parse(JSON.stringify(calls)), ['a=1', { query: 'b=2', memory: [['/x', 'y']] }]);
});

test('an edit that changes nothing is answered with the link in force', async () => {
  let news = { link: 'v=1', busy: true };
  const { posted, send, run } = await start({ update: () => { const n = news; news = null; return n; } });
  send({ type: 'edit', query: 'x=1', edit: 5 });
  run();
  const [, last] = updates(posted);
  assert.deepEqual([last.edit, last.link, last.busy], [5, 'v=1', true]);
});

test('it is never more than two updates ahead, and goes on working meanwhile', async () => {
  let worked = 0;
  let n = 0;
  const { posted, send, run } = await start({
    advance: () => { worked++; return worked < 50; },
    update: () => ({ link: String(n++), busy: true }),
  });
  run();
  assert.equal(updates(posted).length, 2);
  assert.equal(worked, 50);
  for (let i = 0; i < 2; i++) {
    send({ type: 'credit' });
    run();
  }
  assert.equal(updates(posted).length, 4);
  for (let i = 0; i < 9; i++) send({ type: 'credit' });
  run();
  for (let i = 0; i < 9; i++) { send({ type: 'edit', query: 'a=1', edit: i }); run(); }
  assert.ok(updates(posted).length <= 4 + 2, 'credit does not pile up');
});

test('the buffers of parts are transferred', async () => {
  const buffer = new ArrayBuffer(4);
  let news = { link: '', busy: false, parts: [{ kind: 2, buffer }] };
  const { posted } = await start({ update: () => { const n = news; news = null; return n; } });
  assert.deepEqual([...updates(posted)[0].transfer], [buffer]);
});

test('a figure is answered with its drawing', async () => {
  const { posted, send, run } = await start({ figure: ({ w, h, dark }) => `<svg>${w} × ${h}, ${dark}` });
  send({ type: 'figure', w: 30, h: 20, dark: true });
  run();
  assert.deepEqual(posted.filter(({ type }) => type === 'figure').map(({ svg }) => svg), ['<svg>30 × 20, true']);
});

test('messages that it does not know are ignored', async () => {
  const { posted, send, run } = await start({});
  for (const data of [undefined, null, 3, {}, { type: 'constructor' }, { type: '__proto__' }, { type: 'start' }]) send(data);
  run();
  assert.deepEqual(posted.map(({ type }) => type), ['ready']);
});

test('a program that ends is a crash, told once with its last words', async () => {
  const { posted, send, run, context, end } = await start({ edit() { throw new RangeError('stack'); } });
  for (const text of ['panic: ', 'no such thing', '\n\ngoroutine 1']) context.fs.writeSync(2, new TextEncoder().encode(text));
  end();
  await new Promise(setImmediate);
  send({ type: 'edit', query: 'a=1', edit: 1 });
  run();
  assert.deepEqual(posted.slice(1).map(({ type, message }) => [type, message]), [['crashed', 'panic: no such thing']]);
});

test('an exception out of the program is a crash', async () => {
  const { posted, send, run } = await start({ edit() { throw new RangeError('too deep'); } });
  send({ type: 'edit', query: 'a=1', edit: 1 });
  run();
  assert.equal(posted.at(-1).type, 'crashed');
  assert.match(posted.at(-1).message, /too deep/);
});

test('helpers are hired when they are wanted, and what they say reaches the program', async () => {
  let wanted = false;
  const calls = [];
  const joined = [];
  const { posted, send, run } = await start({
    wanted: () => wanted,
    join: ({ number, post }) => { calls.push(`join ${number}`); joined[number] = post; },
    leave: (number) => calls.push(`leave ${number}`),
    reply: ({ number, reply }) => calls.push(`reply ${number} ${reply}`),
  });
  const hired = () => posted.filter(({ type }) => type === 'hire');
  send({ type: 'helpers', most: 2 });
  run();
  assert.equal(hired().length, 0);
  wanted = true;
  send({ type: 'edit', query: '', edit: 1 });
  run();
  assert.deepEqual(hired().map(({ number }) => number), [0, 1]);
  const ports = hired().map(({ port }) => port.other);
  joined[1](['order', []]);
  assert.deepEqual(ports[1].posted, ['order']);
  ports[1].onmessage({ data: 'sum' });
  run();
  send({ type: 'lost', number: 1 });
  ports[1].onmessage({ data: 'a last word' });
  run();
  assert.deepEqual(hired().map(({ number }) => number), [0, 1, 1], 'another takes its place');
  assert.equal(ports[1].closed, true);
  send({ type: 'helpers', most: 1 });
  run();
  wanted = false;
  send({ type: 'edit', query: '', edit: 2 });
  run();
  assert.equal(posted.filter(({ type }) => type === 'dismiss').length, 1);
  assert.deepEqual(calls, ['join 0', 'join 1', 'reply 1 sum', 'leave 1', 'join 1', 'leave 1', 'leave 0']);
});

test('a helper takes orders and shows nothing', async () => {
  const calls = [];
  const { posted, send, run } = await start({
    assist: (post) => post(['reply', []]),
    order: (order) => calls.push(order),
    advance: () => { calls.push('advance'); return false; },
    update: () => { throw new Error('a helper was asked for news'); },
  }, null);
  const port = { posted: [], postMessage(message) { this.posted.push(message); } };
  send({ type: 'assist', port });
  run();
  assert.deepEqual(port.posted, ['reply']);
  port.onmessage({ data: 'order' });
  run();
  assert.deepEqual(calls, ['advance', 'order', 'advance']);
  assert.deepEqual(posted.map(({ type }) => type), ['ready']);
});

test('images are answered when all are read, and what was edited meanwhile with them', async () => {
  let left = 0;
  const hf = { images: ({ bytes }) => { left = bytes ? 3 : 0; }, reads: () => left > 0, advance: () => --left > 0, update: () => ({ busy: left > 0 }) };
  const { posted, send, run } = await start(hf);
  const answers = (act) => {
    posted.length = 0;
    act();
    for (let turn = 0; turn < 6; turn++) {
      run(1);
      send({ type: 'credit' });
    }
    return [...new Set(updates(posted).map(({ edit }) => edit))];
  };
  assert.deepEqual(answers(() => { send({ type: 'images', bytes: 'a', edit: 1 }); send({ type: 'edit', query: 'step=1', edit: 2 }); }), [0, 2]);
  assert.deepEqual(answers(() => { send({ type: 'images', bytes: 'a', edit: 3 }); run(1); send({ type: 'images', side: 0, edit: 4 }); }), [2, 4]);
});
