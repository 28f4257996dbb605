// The page's side of the worker: what it notices, keeps and gives again, with a
// worker and a clock that the test moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkerClient } from '../worker-client.js';

/** A window whose timers and visibility the test moves. */
function fakeWindow() {
  const target = () => {
    const heard = {};
    return {
      addEventListener(type, listener) { (heard[type] ??= []).push(listener); },
      tell(type) { for (const listener of heard[type] ?? []) listener(); },
    };
  };
  const w = {
    ...target(),
    at: 0,
    ticks: new Map(),
    document: { ...target(), visibilityState: 'visible' },
    performance: { now: () => w.at },
    setInterval(call) { w.ticks.set(w.ticks.size + 1, call); return w.ticks.size; },
    clearInterval(id) { if (w.ticks.has(id)) w.ticks.set(id, () => {}); },
    /** Lets so many seconds pass, each with its tick. */
    pass(seconds) {
      for (let i = 0; i < seconds; i++) {
        w.at += 1000;
        for (const call of [...w.ticks.values()]) call();
      }
    },
  };
  return w;
}

/**
 * A client whose workers do what the test says. workers are those that it has
 * made, heard what its page was told; a worker answers beats while it lives.
 */
function stand() {
  const workers = [];
  globalThis.Worker = class {
    constructor() {
      if (w.refuses) throw new Error('refused');
      Object.assign(this, { got: [], alive: true, idle: true, beats: 0 });
      workers.push(this);
    }

    postMessage(message) {
      if (this.alive && message.type === 'beat') {
        this.beats++;
        this.say({ type: 'beat', at: message.at, idle: this.idle });
      } else if (message.type !== 'beat') this.got.push(message);
    }

    say(data) { this.onmessage({ data }); }

    terminate() { this.alive = false; this.ended = true; }

    /** The messages of these types that have not been taken yet. */
    take(...types) {
      const taken = this.got.filter(({ type }) => types.includes(type));
      this.got = this.got.filter(({ type }) => !types.includes(type));
      return taken;
    }

    answer(edit, link, more = {}) { this.say({ type: 'update', edit, link, steps: 10, busy: false, ...more }); }
  };
  const heard = [];
  const w = fakeWindow();
  const credits = [];
  const client = new WorkerClient(new Blob(['']), new ArrayBuffer(0), {
    update: (u, credit) => { heard.push(['update', u.edit]); credits.push(credit); if (!w.holds) credit(); },
    points: (csv) => heard.push(['points', csv]),
    silent: (on) => heard.push(['silent', on]),
    remade: (why, dropped) => heard.push(['remade', why, dropped.map(({ edit }) => edit)]),
    live: () => heard.push(['live']),
    dead: (why, dropped) => heard.push(['dead', why, dropped.map(({ edit }) => edit)]),
  }, w);
  return {
    client, w, workers, heard,
    get now() { return workers.at(-1); },
    /** What the page heard since the last call, but for updates. */
    news: () => heard.splice(0).filter(([what]) => what !== 'update'),
    credit: () => { for (const give of credits.splice(0)) give(); },
  };
}

const work = ['open', 'edit', 'load'];

/** What was given, as type:text#number. */
const given = (worker) => worker.take(...work).map(({ type, query, text, edit }) => `${type}:${query ?? text}#${edit}`);

/** A stand whose first link is answered. */
function opened(link = 'v=1') {
  const s = stand();
  s.client.start(link);
  s.now.say({ type: 'ready' });
  s.now.answer(1, link);
  s.now.take(...work, 'credit');
  s.news();
  return s;
}

test('nothing is given before the program runs, then the link first, then the rest', () => {
  const s = stand();
  s.client.start('v=1');
  s.client.room({ dark: true });
  s.client.edit('steps=3');
  s.client.edit('act=home');
  assert.deepEqual(s.now.got.map(({ type }) => type), ['start']);
  s.now.say({ type: 'ready' });
  assert.deepEqual(s.now.take('room', 'open', 'edit').map(({ type }) => type), ['room', 'open']);
  s.now.answer(1, 'v=1');
  assert.deepEqual(given(s.now), ['edit:steps=3#2']);
  s.now.answer(2, 'v=1&steps=3');
  assert.deepEqual(given(s.now), ['edit:act=home#3']);
  assert.equal(s.client.settled, false);
  s.now.answer(3, 'v=1&steps=3');
  assert.equal(s.client.settled, true);
  assert.deepEqual(s.news(), [['live']]);
});

test('a live worker is given edits at once; those that make another needless say so, acts never do', () => {
  const s = opened();
  for (const query of ['start=1,1', 'start=2,2', 'hover=0,0', 'start=3,3', 'act=zoom-in', 'act=zoom-in', 'a=1&b=2', 'a=3&b=4', 'a=5']) s.client.edit(query);
  assert.deepEqual(s.now.take('edit').map(({ replaces }) => replaces), [undefined, 2, undefined, undefined, undefined, undefined, undefined, 8, undefined]);
});

test('a crash: the last link, then what was not answered, in order, merged, with its own numbers', () => {
  const s = opened();
  s.client.edit('steps=5');
  s.now.answer(2, 'v=1&steps=5', { memory: [['/x', 'y']] });
  for (const query of ['start=1,1', 'start=2,2', 'act=zoom-in', 'act=zoom-in']) s.client.edit(query);
  s.client.load('1,2,0', 'class');
  const old = s.now;
  old.say({ type: 'crashed', message: 'panic: no' });
  assert.ok(old.ended);
  assert.deepEqual(s.news(), [['remade', 'panic: no', []]]);
  s.client.edit('tol=1');
  s.now.say({ type: 'ready' });
  assert.deepEqual(s.now.take('open')[0], { type: 'open', query: 'v=1&steps=5', memory: [['/x', 'y']], edit: 2 });
  assert.deepEqual(given(s.now), [], 'it catches up first');
  s.now.answer(2, 'v=1&steps=5', { steps: 9, busy: true });
  assert.deepEqual(given(s.now), []);
  s.now.answer(2, 'v=1&steps=5', { steps: 10, busy: true });
  const order = ['edit:start=2,2#4', 'edit:act=zoom-in#5', 'edit:act=zoom-in#6', 'load:1,2,0#7', 'edit:tol=1#8'];
  for (const [i, want] of order.entries()) {
    assert.deepEqual(given(s.now), [want], 'one by one');
    assert.deepEqual(s.news(), []);
    s.now.answer(i + 4, `v=1&n=${i}`);
  }
  assert.deepEqual(given(s.now), []);
  assert.deepEqual(s.news(), [['live']]);
  assert.ok(s.client.settled);
});

test('no answer is taken twice: a dead worker is not listened to, and an answered edit is not sent again', () => {
  const s = opened();
  s.client.edit('steps=5');
  s.client.edit('tol=1');
  const old = s.now;
  old.answer(2, 'v=1&steps=5');
  old.say({ type: 'crashed', message: 'panic' });
  s.news();
  old.answer(3, 'v=1&steps=5&tol=1');
  old.say({ type: 'crashed', message: 'panic' });
  old.onerror({ message: 'late' });
  assert.deepEqual(s.heard, []);
  assert.equal(s.client.settled, false);
  s.now.say({ type: 'ready' });
  s.now.answer(2, 'v=1&steps=5');
  assert.deepEqual(given(s.now), ['open:v=1&steps=5#2', 'edit:tol=1#3']);
  assert.equal(s.workers.length, 2);
});

test('the credit for an update of a dead worker is not given to the next', () => {
  const s = opened();
  s.w.holds = true;
  s.client.edit('steps=5');
  s.now.answer(2, 'v=1&steps=5');
  s.now.say({ type: 'crashed', message: 'panic' });
  s.now.say({ type: 'ready' });
  s.credit();
  assert.deepEqual(s.now.take('credit'), []);
});

test('a worker that is busy and says nothing for 5 s is silent, and not when it speaks again', () => {
  const s = opened();
  s.w.pass(30);
  assert.equal(s.now.beats, 30);
  assert.deepEqual(s.news(), [], 'beats are enough');
  s.client.edit('steps=5'); // it answers the beat that comes before
  s.now.alive = false;
  s.w.pass(5);
  assert.deepEqual(s.news(), []);
  s.w.pass(1);
  assert.deepEqual(s.news(), [['silent', true]]);
  s.w.pass(5);
  assert.deepEqual(s.news(), [], 'it is said once');
  s.now.alive = true;
  s.now.answer(2, 'v=1&steps=5');
  assert.deepEqual(s.news(), [['silent', false]]);
  s.w.pass(30);
  assert.deepEqual(s.news(), []);
  assert.equal(s.workers.length, 1);
});

test('an edit that is not answered for 5 s is missed though there are beats', () => {
  const s = opened();
  s.client.edit('steps=5');
  s.w.pass(5);
  assert.deepEqual(s.news(), []);
  s.w.pass(20);
  assert.deepEqual(s.news(), [['silent', true]], 'beats do not end it');
  s.now.answer(2, 'v=1&steps=5');
  assert.deepEqual(s.news(), [['silent', false]]);
  assert.equal(s.workers.length, 1);
});

test('an answer that the page itself holds back is not missed', () => {
  const s = opened();
  s.w.holds = true;
  for (let i = 0; i < 2; i++) s.now.answer(1, 'v=1', { busy: true });
  s.client.edit('steps=5');
  s.w.pass(30);
  assert.deepEqual(s.news(), []);
  s.credit();
  s.w.pass(6);
  assert.deepEqual(s.news(), [['silent', true]]);
});

test('a page that was frozen, asleep or out of sight takes nothing for a hang', () => {
  const s = opened();
  s.client.edit('steps=5');
  s.now.alive = false;
  for (let i = 0; i < 9; i++) {
    s.w.pass(4);
    s.w.at += 60_000; // the tick after it is late
  }
  for (const [target, event] of [['document', 'visibilitychange'], ['document', 'resume'], [null, 'pageshow']]) {
    for (let i = 0; i < 3; i++) {
      s.w.pass(4);
      (target ? s.w[target] : s.w).tell(event);
    }
  }
  s.w.document.visibilityState = 'hidden';
  s.w.pass(600);
  s.w.document.visibilityState = 'visible';
  s.w.pass(4);
  assert.deepEqual(s.news(), []);
  assert.equal(s.workers.length, 1);
  s.w.pass(2);
  assert.deepEqual(s.news(), [['silent', true]]);
});

test('a worker that starts has longer', () => {
  const s = stand();
  s.client.start('v=1');
  s.now.alive = false;
  s.w.pass(15);
  assert.deepEqual(s.news(), []);
  s.w.pass(1);
  assert.deepEqual(s.news(), [['silent', true]]);
  s.now.say({ type: 'ready' });
  assert.deepEqual(s.news(), [['silent', false]]);
});

test('one that had nothing to do and does not answer is gone: a new one comes by itself', () => {
  const s = opened();
  s.w.pass(3);
  s.now.alive = false;
  s.client.edit('steps=5');
  s.w.pass(6);
  assert.deepEqual(s.news(), [['remade', 'it had ended without a word', []]]);
  s.now.say({ type: 'ready' });
  s.now.answer(1, 'v=1');
  assert.deepEqual(given(s.now), ['open:v=1#1', 'edit:steps=5#2']);
});

test('one that may be busy has 15 s, and then a new one comes by itself, once', () => {
  const s = opened();
  s.w.pass(60);
  const hang = () => { s.now.alive = false; };
  s.client.edit('steps=5');
  hang();
  s.w.pass(15);
  assert.deepEqual(s.news(), [['silent', true]]);
  s.w.pass(1);
  assert.deepEqual(s.news(), [['silent', false], ['remade', 'it did not answer', []]]);
  s.now.say({ type: 'ready' });
  s.now.answer(1, 'v=1');
  hang();
  s.w.pass(40);
  assert.deepEqual(s.news(), [['silent', true]]);
  assert.equal(s.workers.length, 2);
});

test('the reader restarts a silent one; what kills two workers is dropped, the rest is kept', () => {
  const s = opened();
  s.client.edit('bad=1');
  s.client.edit('good=1');
  const hang = () => { s.now.alive = false; s.w.pass(6); };
  const again = () => { s.now.say({ type: 'ready' }); s.now.answer(s.now.take('open')[0].edit, 'v=1'); };
  hang();
  s.client.restart();
  again();
  hang();
  s.client.restart();
  assert.deepEqual(s.news(), [['silent', true], ['silent', false], ['remade', '', []], ['silent', true], ['silent', false], ['remade', '', [2]]]);
  s.now.say({ type: 'ready' });
  assert.deepEqual(given(s.now), ['open:v=1#2'], 'what is dropped counts as answered');
  s.now.answer(2, 'v=1');
  assert.deepEqual(given(s.now), ['edit:good=1#3']);
  s.now.answer(3, 'v=1&good=1');
  assert.ok(s.client.settled);
  assert.deepEqual(s.news(), [['live']]);
});

test('an edit that crashes every worker: without it after the second, and none after the third', () => {
  const s = opened();
  const crash = () => s.now.say({ type: 'crashed', message: 'panic' });
  const again = () => { s.now.say({ type: 'ready' }); s.now.answer(s.now.take('open')[0].edit, 'v=1'); };
  for (const query of ['bad=1', 'bad=2&x=1', 'good=1']) s.client.edit(query);
  crash();
  again();
  crash();
  again();
  crash();
  assert.deepEqual(s.news(), [['remade', 'panic', []], ['remade', 'panic', [2]], ['dead', 'panic', [3]]]);
  assert.equal(s.workers.length, 3);
  s.client.edit('more=1');
  s.w.pass(60);
  s.client.restart(); // by the reader's hand
  again();
  assert.deepEqual(given(s.now), ['edit:good=1#4']);
  s.now.answer(4, 'v=1&good=1');
  assert.deepEqual(given(s.now), ['edit:more=1#5']);
});

test('two crashes without an edit that may be the cause: none after the second, and another link opens', () => {
  const s = opened('v=1&bad');
  const crash = () => s.now.say({ type: 'crashed', message: 'panic' });
  crash();
  s.now.say({ type: 'ready' });
  crash();
  assert.deepEqual(s.news(), [['remade', 'panic', []], ['dead', 'panic', []]]);
  s.client.edit('lost=1');
  s.client.open('v=1&good');
  s.client.restart();
  s.now.say({ type: 'ready' });
  assert.deepEqual(given(s.now), ['open:v=1&good#3'], 'the whole state: not the bad link, nor edits of it');
});

test('a first link that crashes is not dropped: there is no other', () => {
  const s = stand();
  s.client.start('v=1&bad');
  for (let i = 0; i < 2; i++) {
    s.now.say({ type: 'ready' });
    s.now.say({ type: 'crashed', message: 'panic' });
  }
  assert.deepEqual(s.news(), [['remade', 'panic', []], ['dead', 'panic', []]]);
  s.client.restart();
  s.now.say({ type: 'ready' });
  assert.deepEqual(given(s.now), ['open:v=1&bad#1']);
});

test('crashes that lie far apart are each the first', () => {
  const s = opened();
  for (let i = 0; i < 4; i++) {
    s.now.onerror({ message: 'out of memory' });
    s.now.say({ type: 'ready' });
    s.now.answer(1, 'v=1');
    s.w.pass(61);
  }
  assert.deepEqual(s.news().filter(([what]) => what !== 'live').map(([what]) => what), ['remade', 'remade', 'remade', 'remade']);
});

test('a browser that refuses the second worker', () => {
  const s = opened();
  s.w.refuses = true;
  s.now.onerror({ message: 'gone' });
  assert.deepEqual(s.news(), [['dead', 'refused', []]]);
  s.w.refuses = false;
  s.client.restart();
  s.now.say({ type: 'ready' });
  s.now.answer(1, 'v=1');
  assert.deepEqual(s.news(), [['remade', '', []], ['live']]);
});

test('points that were asked for are asked for again', () => {
  const s = opened();
  s.client.askPoints();
  assert.equal(s.now.take('points').length, 1);
  s.now.say({ type: 'crashed', message: 'panic' });
  s.now.say({ type: 'ready' });
  assert.equal(s.now.take('points').length, 0);
  s.now.answer(1, 'v=1');
  assert.equal(s.now.take('points').length, 1);
  s.now.say({ type: 'points', text: 'x,y' });
  s.now.say({ type: 'crashed', message: 'panic' });
  assert.ok(s.heard.some(([what, csv]) => what === 'points' && csv === 'x,y'));
});

test('figures are answered in order, also by the next worker', async () => {
  const s = opened();
  const small = s.client.figure({ w: 30, h: 20, dark: false });
  const large = s.client.figure({ w: 300, h: 200, dark: true });
  assert.deepEqual(s.now.take('figure').map(({ w }) => w), [30, 300]);
  s.now.say({ type: 'figure', svg: '<svg>small' });
  assert.equal(await small, '<svg>small');
  s.now.say({ type: 'crashed', message: 'panic' });
  s.now.say({ type: 'ready' });
  assert.equal(s.now.take('figure').length, 0);
  s.now.answer(1, 'v=1');
  assert.deepEqual(s.now.take('figure'), [{ type: 'figure', w: 300, h: 200, dark: true }]);
  s.now.say({ type: 'figure', svg: '<svg>large' });
  assert.equal(await large, '<svg>large');
});

test('a figure that two workers did not live to draw is given up', async () => {
  const s = opened();
  const figure = s.client.figure({ w: 30, h: 20, dark: false });
  for (const restart of [() => s.now.say({ type: 'crashed', message: 'panic' }), () => s.client.restart()]) {
    assert.equal(s.now.take('figure').length, 1);
    restart();
    s.now.say({ type: 'ready' });
    s.now.answer(1, 'v=1');
  }
  assert.equal(s.now.take('figure').length, 0);
  assert.equal(await figure, '');
});

test('weights that a worker did not live to tell are asked of the next, after which there are none', async () => {
  const s = opened();
  const first = s.client.weights(false);
  const second = s.client.weights(true);
  const asked = () => s.now.take('weights').map(({ all }) => all);
  assert.deepEqual(asked(), [false, true]);
  s.now.say({ type: 'weights', saved: { name: 'a', step: 3 } });
  assert.deepEqual(await first, { name: 'a', step: 3 });
  s.now.say({ type: 'crashed', message: 'panic' });
  assert.equal(s.client.live, false);
  const third = s.client.weights(false);
  s.now.say({ type: 'ready' });
  assert.deepEqual(asked(), [], 'before it has come as far');
  s.now.answer(1, 'v=1');
  assert.ok(s.client.live);
  assert.deepEqual(asked(), [true, false]);
  s.client.restart();
  s.now.say({ type: 'ready' });
  s.now.answer(1, 'v=1');
  assert.equal(await second, undefined);
  assert.deepEqual(asked(), [false]);
  s.now.say({ type: 'weights', saved: null });
  assert.equal(await third, null);
});

test('a file of weights that was not answered is given to the next worker', () => {
  const s = opened();
  const bytes = new ArrayBuffer(8);
  s.client.loadWeights(bytes, 'a.safetensors');
  s.now.say({ type: 'crashed', message: 'panic' });
  s.now.say({ type: 'ready' });
  s.now.answer(1, 'v=1');
  const [load] = s.now.take('load');
  assert.deepEqual([load.bytes, load.name, load.edit], [bytes, 'a.safetensors', 2]);
});

/** A stand whose session may have so many helpers, and wants the first. */
function crewed(most = 2) {
  const s = opened();
  s.client.workers(most + 1);
  const [session] = s.workers;
  const hire = (number) => session.say({ type: 'hire', number, port: `port ${number}` });
  return { ...s, session, hire, lost: () => session.take('lost').map(({ number }) => number) };
}

test('a helper is made when it is wanted, and ended when not', () => {
  const s = crewed();
  assert.deepEqual(s.session.take('helpers').map(({ most }) => most), [2]);
  assert.equal(s.workers.length, 1);
  s.hire(0);
  s.hire(1);
  assert.deepEqual(s.workers.slice(1).map(({ got }) => got.map(({ type, port }) => `${type} ${port ?? ''}`)), [['start ', 'assist port 0'], ['start ', 'assist port 1']]);
  s.client.workers(2);
  assert.deepEqual(s.workers.map(({ ended }) => Boolean(ended)), [false, false, true]);
  assert.deepEqual(s.session.take('helpers').map(({ most }) => most), [1]);
  s.session.say({ type: 'dismiss' });
  assert.deepEqual(s.workers.map(({ ended }) => Boolean(ended)), [false, true, true]);
  assert.deepEqual(s.lost(), []);
  assert.deepEqual(s.news(), []);
});

test('a helper that is silent, or crashes, is lost; at the fourth time it is not replaced', () => {
  const s = crewed();
  s.hire(0);
  s.workers[1].say({ type: 'ready' });
  s.w.pass(20);
  const late = () => s.session.take('late').map((message) => [message.number, message.late]);
  assert.deepEqual([s.lost(), late()], [[], []], 'one that answers beats lives');
  s.workers[1].alive = false;
  s.w.pass(1);
  assert.deepEqual(late(), [], 'one that has not answered one beat may be busy');
  s.w.pass(2);
  assert.deepEqual(late(), [[0, true]]);
  s.workers[1].say({ type: 'beat', at: 0, idle: true });
  assert.deepEqual(late(), [[0, false]], 'one that is heard again is asked again');
  s.w.pass(5);
  assert.deepEqual([s.lost(), late()], [[], [[0, true]]], 'one that is silent for a while may be busy');
  s.w.pass(3);
  assert.deepEqual(s.lost(), [0]);
  assert.equal(s.workers[1].ended, true);
  for (const fall of [(worker) => worker.say({ type: 'crashed', message: '' }), (worker) => worker.onerror({ message: '' }), (worker) => worker.onerror({ message: '' })]) {
    s.hire(0);
    fall(s.workers.at(-1));
    assert.deepEqual(s.lost(), [0]);
  }
  const { length } = s.workers;
  s.hire(0);
  assert.equal(s.workers.length, length);
  assert.deepEqual(s.news(), [], 'the reader hears nothing of it');
});

test('a new worker of the session is told how many helpers it may have, and begins without', () => {
  const s = crewed();
  s.hire(0);
  s.session.onerror({ message: 'gone' });
  assert.equal(s.workers[1].ended, true);
  s.now.say({ type: 'ready' });
  assert.deepEqual(s.now.take('helpers').map(({ most }) => most), [2]);
});
