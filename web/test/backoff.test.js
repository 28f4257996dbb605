import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff, crowded } from '../backoff.js';

const second = 1000;
const minute = 60 * second;

/** A back-off with a clock that is set by hand, and no chance. */
function backoff() {
  const clock = { now: 0 };
  const waits = new Backoff(() => clock.now, () => 0);
  /** A view is live for so long and then lost. */
  const lose = (lived = 0) => {
    waits.live();
    clock.now += lived;
    return waits.ended();
  };
  return { clock, waits, lose };
}

test('every loss is followed by a longer wait, the fourth by none that ends', () => {
  const { lose } = backoff();
  const waits = [lose(), lose(), lose(), lose(), lose()];
  assert.equal(waits[0], 0, 'a single loss is mended at once');
  assert.ok(waits[1] >= 2 * second && waits[1] <= 10 * second, `then after seconds: ${waits[1]} ms`);
  assert.equal(waits[2], minute);
  assert.deepEqual(waits.slice(3), [Infinity, Infinity]);
});

test('minutes of quiet make up for the losses before', () => {
  const { lose } = backoff();
  for (let loss = 0; loss < 4; loss++) lose();
  assert.equal(lose(4 * minute), Infinity, 'four minutes are too few');
  assert.equal(lose(5 * minute), 0);
});

test('a view that is taken away on purpose counts as no loss, but its quiet time counts', () => {
  const { clock, waits, lose } = backoff();
  for (let loss = 0; loss < 4; loss++) lose();
  waits.live();
  waits.removed();
  assert.equal(lose(), Infinity);
  waits.live();
  clock.now += 5 * minute;
  waits.removed();
  assert.equal(lose(), 0);
});

test('time without a view is no quiet time', () => {
  const { clock, lose } = backoff();
  for (let loss = 0; loss < 4; loss++) lose();
  clock.now += 60 * minute;
  assert.equal(lose(), Infinity);
});

test('views that never were live are counted apart', () => {
  const { waits, lose } = backoff();
  assert.equal(lose(), 0);
  const [first, ...more] = [waits.ended(), waits.ended(), waits.ended(), waits.ended()];
  assert.ok(first <= 2 * second, `the second try comes soon: ${first} ms`);
  assert.deepEqual(more, [minute, Infinity, Infinity]);
  assert.ok(lose() > 0, 'the loss before the failures still counts');
  assert.equal(waits.ended(), first, 'a view that was live makes up for failures');
});

test('a view has the longer to start, and to say hello before, the more did not', () => {
  const { waits } = backoff();
  const given = [0, 1, 2].map(() => {
    const { helloPatience, patience } = waits;
    waits.ended();
    return [helloPatience, patience];
  });
  assert.deepEqual(given, [[8 * second, 40 * second], [16 * second, 80 * second], [32 * second, 160 * second]]);
  waits.live();
  assert.deepEqual([waits.helloPatience, waits.patience], [8 * second, 40 * second]);
});

test('of documents that never say hello the reader is told within half a minute', () => {
  const late = new Backoff(() => 0, () => 1);
  let told = late.helloPatience;
  told += late.ended();
  told += late.helloPatience;
  assert.ok(late.ended() > 10 * second, 'the second is followed by the offer to try');
  assert.ok(told < 30 * second, `${told} ms`);
});

test('chance makes waits longer by a quarter at most, and none shorter', () => {
  const late = new Backoff(() => 0, () => 1);
  assert.equal(late.ended(), 1.25 * second);
  assert.equal(late.ended(), 1.25 * minute);
  assert.equal(late.ended(), Infinity);
});

test('in a crowd a lost view does not come back by itself, one that did not start is tried again', () => {
  const { waits } = backoff();
  waits.live();
  assert.equal(waits.ended(true), Infinity);
  assert.equal(waits.ended(true), second);
  waits.live();
  assert.equal(waits.ended(false), 4 * second, 'the loss in the crowd counts');
});

test('a crowd is counted through frames in frames', () => {
  const page = (...children) => Object.assign({ length: children.length }, children);
  const figure = () => page(page());
  const many = (count, make) => page(...Array.from({ length: count }, make));
  assert.equal(crowded(figure()), false, 'the playground alone');
  assert.equal(crowded(many(8, figure)), false);
  assert.equal(crowded(many(9, figure)), true);
  assert.equal(crowded(many(9, () => page(figure()))), true, 'each in a frame of its own');
  assert.equal(crowded(many(3, () => many(3, figure))), true, 'in groups');
});
