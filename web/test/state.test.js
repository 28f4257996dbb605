import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History, pair, query } from '../state.js';

test('query puts the known parts of the search before the hash', () => {
  const known = (key) => ['embed', 'problem'].includes(key);
  const cases = [
    ['', '', ''],
    ['', '#v=1&problem=beale', 'v=1&problem=beale'],
    ['?embed=1', '#problem=beale', 'embed=1&problem=beale'],
    ['?utm_source=x&embed=1', '', 'embed=1'],
    ['?problem=booth', '#problem=beale', 'problem=beale'],
    ['?__proto__=1', '#constructor=2', 'constructor=2'],
  ];
  for (const [search, hash, want] of cases) assert.equal(query(search, hash, known), want);
});

test('pair escapes what would end it', () => {
  assert.equal(pair('formula.f', 'x^2 + y&z=1#'), 'formula.f=x%5E2%20%2B%20y%26z%3D1%23');
});

/** A window whose clock the test moves. */
function fakeWindow() {
  const w = {
    at: 0, timers: [], entries: [{ state: null, hash: '' }], writes: 0,
    performance: { now: () => w.at },
    location: { pathname: '/', search: '', get hash() { return w.entries.at(-1).hash; } },
    history: {
      get state() { return w.entries.at(-1).state; },
      pushState(state, _, url) { w.writes++; w.entries.push({ state, hash: url }); },
      go(by) { w.entries.splice(by); },
      back() { w.history.go(-1); },
      replaceState(state, _, url) { w.writes++; w.entries[w.entries.length - 1] = { state, hash: url }; },
    },
    addEventListener() {},
    setTimeout(call, wait) { w.timers.push({ call, at: w.at + wait }); return w.timers.length; },
    clearTimeout() {},
    pass(ms) {
      w.at += ms;
      const due = w.timers.filter(({ at }) => at <= w.at);
      w.timers = w.timers.filter(({ at }) => at > w.at);
      for (const { call } of due) call();
    },
  };
  w.parent = w;
  return w;
}

/** The history of a page that has opened its address and been answered. */
function opened() {
  const w = fakeWindow();
  const history = new History(w);
  history.answered(1, 'v=1');
  return { w, history };
}

test('an opened address stays as it is until something is edited', () => {
  const { w, history } = opened();
  w.pass(1000);
  assert.equal(w.writes, 0);
});

test('a refused edit leaves no trace', () => {
  const { w, history } = opened();
  history.sent(2, 'tol', 'commit');
  history.answered(2, 'v=1');
  w.pass(1000);
  assert.equal(w.writes, 0);
});

test('a drag is one entry, however many moves it has', () => {
  const { w, history } = opened();
  for (let edit = 2; edit < 202; edit++) {
    history.sent(edit, 'start', edit === 201 ? 'commit' : 'move');
    history.answered(edit, `v=1&start=${edit}`);
    w.pass(16);
  }
  w.pass(1000);
  assert.equal(w.entries.length, 2);
  assert.equal(w.location.hash, '#v=1&start=201');
  assert.equal(history.depth, 1);
});

test('the steps of playing make no entries', () => {
  const { w, history } = opened();
  for (let edit = 2; edit < 62; edit++) {
    history.sent(edit, 'step', 'quiet');
    history.answered(edit, `v=1&step=${edit}`);
    w.pass(100);
  }
  w.pass(1000);
  assert.equal(w.entries.length, 1);
  assert.equal(w.location.hash, '#v=1&step=61');
});

test('an edit that changed nothing does not claim the change of a later quiet one', () => {
  const { w, history } = opened();
  history.sent(2, 'tol', 'move');
  history.answered(2, 'v=1');
  history.sent(3, 'step', 'quiet');
  history.answered(3, 'v=1&step=3');
  w.pass(1000);
  assert.equal(w.entries.length, 1);
});

test('different commits are different entries, and a control that goes on changing is one', () => {
  const { w, history } = opened();
  for (const [edit, keys, after] of [[2, 'levels', 500], [3, 'levels', 500], [4, 'model', 500], [5, 'model', 5000], [6, 'model', 500]]) {
    history.sent(edit, keys, 'commit');
    history.answered(edit, `v=1&edit=${edit}`);
    w.pass(after);
  }
  assert.equal(w.entries.length, 1 + 3);
});

test('back right after an edit takes back that edit alone, though the address does not say it yet', () => {
  const { w, history } = opened();
  for (const edit of [2, 3]) {
    history.sent(edit, `key-${edit}`, 'commit');
    history.answered(edit, `v=1&edit=${edit}`);
  }
  assert.equal(w.location.hash, '#v=1&edit=2', 'the second is still to be written');
  history.back();
  assert.equal(w.location.hash, '#v=1&edit=2');
  assert.equal(history.depth, 1);
});

test('back before the answer to an edit has come takes back that edit alone, once it is answered', () => {
  const { w, history } = opened();
  for (const edit of [2, 3, 4]) {
    history.sent(edit, `key-${edit}`, 'commit');
    if (edit < 4) history.answered(edit, `v=1&edit=${edit}`);
    w.pass(1000);
  }
  history.back();
  assert.equal(w.location.hash, '#v=1&edit=3', 'nothing is lost meanwhile');
  history.answered(3, 'v=1&edit=3');
  assert.equal(history.depth, 2, 'an answer to an earlier edit is not the one');
  history.answered(4, 'v=1&edit=4');
  assert.equal(w.location.hash, '#v=1&edit=3');
  assert.equal(history.depth, 2);
});

test('back twice before an answer has come goes two entries back, and never out of the page', () => {
  for (const [presses, depth] of [[2, 1], [5, 0]]) {
    const w = fakeWindow();
    const history = new History(w);
    history.answered(1, 'v=1');
    for (const edit of [2, 3, 4]) {
      history.sent(edit, `key-${edit}`, 'commit');
      if (edit < 4) history.answered(edit, `v=1&edit=${edit}`);
      w.pass(1000);
    }
    for (let press = 0; press < presses; press++) history.back();
    history.answered(4, 'v=1&edit=4');
    assert.equal(history.depth, depth, `after ${presses} presses`);
  }
});

test('edits that are sent before the answer to the one before have an entry each', () => {
  const { w, history } = opened();
  for (const edit of [2, 3, 4]) history.sent(edit, `key-${edit}`, 'commit');
  for (const edit of [2, 3, 4]) {
    history.answered(edit, `v=1&edit=${edit}`);
    w.pass(1000);
  }
  assert.deepEqual(w.entries.map(({ hash }) => hash), ['', '#v=1&edit=2', '#v=1&edit=3', '#v=1&edit=4']);
});

test('a control that is set twice before an answer comes has an entry of its own', () => {
  const { w, history } = opened();
  history.sent(2, 'levels', 'commit');
  history.answered(2, 'v=1&edit=2');
  for (const edit of [3, 4]) history.sent(edit, 'act=add-unit', 'commit');
  for (const edit of [3, 4]) history.answered(edit, `v=1&edit=${edit}`);
  w.pass(1000);
  assert.deepEqual(w.entries.map(({ hash }) => hash), ['', '#v=1&edit=2', '#v=1&edit=4']);
});

test('an edit right after a refused one of the same control has an entry of its own', () => {
  const { w, history } = opened();
  for (const edit of [2, 3]) history.sent(edit, 'tol', 'commit');
  history.answered(2, 'v=1');
  history.answered(3, 'v=1&tol=1');
  w.pass(1000);
  assert.equal(history.depth, 1);
});

test('an edit that follows a back before any answer stays', () => {
  const { w, history } = opened();
  history.sent(2, 'key-2', 'commit');
  history.answered(2, 'v=1&edit=2');
  history.sent(3, 'key-3', 'commit');
  history.back();
  history.sent(4, 'key-4', 'commit');
  history.answered(4, 'v=1&edit=2&edit=3&edit=4');
  w.pass(1000);
  assert.equal(w.location.hash, '#v=1&edit=2&edit=3&edit=4');
});

test('a gesture that ends where it was when something else was done comes late', () => {
  for (const elsewhere of [(history) => history.sent(4, 'act=home', 'commit', 'act=home'), (history) => history.reset()]) {
    const history = new History(fakeWindow());
    history.answered(1, 'v=1');
    for (const edit of [2, 3]) history.sent(edit, 'window', 'move', `window=${edit}`);
    assert.equal(history.late('window=3'), false, 'the end of a gesture that goes on');
    elsewhere(history);
    assert.equal(history.late('window=3'), true);
    assert.equal(history.late('window=5'), false, 'it has gone on since');
    for (const phase of ['move', 'commit']) history.sent(5, 'window', phase, 'window=3');
    assert.equal(history.late('window=3'), false, 'another gesture that comes to the same');
  }
});

test('playing does not make the end of a gesture late', () => {
  const history = new History(fakeWindow());
  history.answered(1, 'v=1');
  history.sent(2, 'start', 'move', 'start=1,2');
  history.sent(3, 'step', 'quiet');
  assert.equal(history.late('start=1,2'), false);
});

test('history is written less than 100 times in 30 seconds', () => {
  const w = fakeWindow();
  const history = new History(w);
  for (let edit = 1; w.at < 30_000; edit++) {
    history.sent(edit, `key-${edit}`, 'commit');
    history.answered(edit, `v=1&edit=${edit}`);
    w.pass(16);
  }
  assert.ok(w.writes < 100, `${w.writes} writes`);
  assert.ok(w.writes > 50, `${w.writes} writes`);
});

test('inside a frame nothing is added to the history of the page around it', () => {
  const w = fakeWindow();
  w.parent = {};
  const history = new History(w);
  history.sent(1, 'tol', 'commit');
  history.answered(1, 'v=1&tol=1');
  w.pass(1000);
  assert.equal(w.entries.length, 1);
  assert.equal(w.location.hash, '#v=1&tol=1');
});

test('a gesture that is taken back leaves no entry', () => {
  const { w, history } = opened();
  history.sent(2, 'tol', 'commit');
  history.answered(2, 'v=1&tol=0.1');
  w.pass(1000);
  const before = w.entries.map(({ hash }) => hash);
  history.sent(3, 'start', 'move', 'start=1,1');
  history.answered(3, 'v=1&tol=0.1&start=1,1');
  w.pass(1000);
  assert.equal(w.entries.length, before.length + 1);
  history.takenBack(4, 'start');
  history.answered(4, 'v=1&tol=0.1');
  w.pass(1000);
  assert.deepEqual(w.entries.map(({ hash }) => hash), before);
});

test('nothing is written over a link that has just been followed', () => {
  const { w, history } = opened();
  for (const edit of [2, 3]) {
    history.sent(edit, `key-${edit}`, 'commit');
    history.answered(edit, `v=1&edit=${edit}`);
  }
  w.entries.push({ state: null, hash: '#story' }); // and its event has not come
  assert.ok(history.moved);
  w.pass(1000);
  assert.equal(w.location.hash, '#story');
  history.reset();
  assert.ok(!history.moved);
});

test('an edit that undoes what a link has set is written, though its answer is also that to the link', () => {
  const { w, history } = opened();
  w.entries.push({ state: null, hash: '#v=1&tol=2' });
  history.reset();
  history.sent(3, 'tol', 'commit');
  history.answered(3, 'v=1');
  assert.equal(w.location.hash, '#v=1');
});
