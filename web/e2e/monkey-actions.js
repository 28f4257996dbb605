// What the monkey does. An action is planned as a plain object, which is written
// into the log, and then done by real input through the browser's protocol: a
// log can be done again without the dice.

import { loseContext } from './losing.js';
import { hostile } from './monkey-links.js';
import { pause } from './playground.js';

/** What is typed into a field: ends and middle of its range, what is beyond, and what is no number at all. */
const texts = ['lo', 'hi', 'middle', 'below', 'above', 'same', '', '0', '-1', '1', '2', '3', '0.1', 'NaN', 'Infinity', '1e309', '-0', '0x10',
  '1,5', '1,2', '1e', '٣', '<b>x</b>', '"\'`&#', 'x'.repeat(3000), '1 2 3', '0110', '1,2,0;-1,2,1', 'in x; y not x; out y', 'x^2+y^2', 'a=1', '\u0000\u202e'];

/** Sizes of windows: desktop, zoomed in, phone, and hardly any. */
const sizes = [
  { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false }, { width: 640, height: 400, deviceScaleFactor: 2, mobile: false },
  { width: 390, height: 844, deviceScaleFactor: 3, mobile: true }, { width: 320, height: 256, deviceScaleFactor: 1, mobile: false },
  { width: 720, height: 480, deviceScaleFactor: 1, mobile: false }, { width: 1600, height: 300, deviceScaleFactor: 1.5, mobile: false },
];

const stageKeys = ['Home', 'End', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' ', '+', '-', '0', '1', '[', ']', 'Tab', 'Escape', 'Enter', 'a', 'PageDown', 'F6'];
const held = ['Shift', 'Control', 'Alt'];

/** Text for a control, from a word of texts. */
export function textFor(word, { lo, hi, value }) {
  const [a, b] = [Number(lo ?? 0), Number(hi ?? 10)];
  const numbers = { lo: a, hi: b, middle: Number(((a + b) / 2).toPrecision(3)), below: a - 1, above: 2 * b + 1 };
  return word === 'same' ? String(value ?? '') : String(numbers[word] ?? word);
}

/** Does something to the control that has the focus, as one who has no mouse. */
async function byKeyboard(monkey, control, word) {
  const { keyboard } = monkey.page;
  switch (control.kind) {
    case 'text':
      await keyboard.down('Control');
      await keyboard.press('a');
      await keyboard.up('Control');
      await keyboard.sendCharacter(textFor(word, control));
      break;
    case 'select': case 'radio': case 'range':
      await keyboard.press(word.length % 2 ? 'ArrowDown' : 'ArrowUp');
      break;
    case 'file':
      break;
    default:
      await keyboard.press(control.kind === 'fold' ? 'Enter' : 'Space');
  }
}

/** Points on the way of a drag, as places of the page; they may lie beyond the edge of the stage. */
const along = (box, spots) => spots.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);

/** A spot that may lie a good way off. */
const wide = (draw) => draw.spot().map((v) => Math.round((1.8 * v - 0.4) * 1000) / 1000);

const aim = (kinds) => (draw, monkey) => {
  const choice = monkey.seen.filter(({ kind }) => kinds.includes(kind));
  return choice.length === 0 ? null : { key: draw.weighed(choice, (c) => monkey.appeal(c)).key, nth: draw.below(8) };
};

/**
 * Every kind of action. The dice throw one as often as its weight says; one without
 * weight comes in its turn.
 * @type {Record<string, {weight: number, plan: (draw: import('./monkey-draw.js').Draw, monkey: import('./monkey.js').Monkey) => object|null, act: (monkey: import('./monkey.js').Monkey, action: any) => Promise<void>}>}
 */
export const actions = {
  click: {
    weight: 16,
    plan: aim(['button', 'fold', 'radio', 'check']),
    async act(monkey, { key, nth }) {
      const at = await monkey.place(key, nth);
      if (at) await monkey.page.mouse.click(at.cx, at.cy);
    },
  },
  type: {
    weight: 10,
    plan: (draw, monkey) => {
      const target = aim(['text'])(draw, monkey);
      return target && { ...target, text: draw.of(texts), slowly: draw.chance(0.3), end: draw.of(['Tab', 'Tab', 'Enter', 'Escape', 'none']) };
    },
    async act(monkey, { key, nth, text, slowly, end }) {
      const at = await monkey.place(key, nth);
      if (!at) return;
      const { keyboard, mouse } = monkey.page;
      await mouse.click(at.cx, at.cy, { count: 3 });
      const typed = textFor(text, at);
      if (slowly && typed.length < 12) await keyboard.type(typed);
      else await keyboard.sendCharacter(typed);
      if (end !== 'none') await keyboard.press(end);
    },
  },
  walk: { // from a control on with Tab, doing something at every stop
    weight: 30,
    plan: (draw, monkey) => {
      const target = aim(['text', 'select', 'button', 'fold', 'radio', 'check', 'range'])(draw, monkey);
      return target && { ...target, back: draw.chance(0.15), words: Array.from({ length: 12 }, () => draw.of(texts)) };
    },
    async act(monkey, { key, nth, back, words }) {
      if (!(await monkey.place(key, nth))) return;
      await monkey.focus(key, nth);
      const { keyboard } = monkey.page;
      for (const word of words) {
        const control = await monkey.inPage((page) => page.focused());
        if (control && control.key !== 'undo') await byKeyboard(monkey, control, word);
        if (back) await keyboard.down('Shift');
        await keyboard.press('Tab');
        if (back) await keyboard.up('Shift');
      }
    },
  },
  choose: {
    weight: 6,
    plan: (draw, monkey) => {
      const target = aim(['select'])(draw, monkey);
      return target && { ...target, presses: 1 + draw.below(6), up: draw.chance(0.3) };
    },
    async act(monkey, { key, nth, presses, up }) {
      if (!(await monkey.place(key, nth))) return;
      await monkey.focus(key, nth);
      for (let i = 0; i < presses; i++) await monkey.page.keyboard.press(up ? 'ArrowUp' : 'ArrowDown');
    },
  },
  slide: {
    weight: 8,
    plan: (draw, monkey) => {
      const target = aim(['range'])(draw, monkey);
      return target && { ...target, to: draw.of([-0.5, 0, 1, 1.5, draw.spot()[0]]) };
    },
    async act(monkey, { key, nth, to }) {
      const at = await monkey.place(key, nth);
      if (at) await monkey.drag([[at.cx, at.cy], [at.x + to * at.width, at.cy]]);
    },
  },
  keys: {
    weight: 5,
    plan: (draw) => ({ keys: Array.from({ length: 3 + draw.below(6) }, () => draw.of(stageKeys)), hold: draw.chance(0.2) ? draw.of(held) : '' }),
    async act(monkey, { keys, hold }) {
      const { keyboard } = monkey.page;
      await monkey.focusStage();
      if (hold) await keyboard.down(hold);
      for (const key of keys) await keyboard.press(key);
      if (hold) await keyboard.up(hold);
    },
  },
  drag: {
    weight: 8,
    plan: (draw) => ({ spots: [draw.spot(), wide(draw), ...(draw.chance(0.5) ? [wide(draw)] : [])], button: draw.chance(0.1) ? 'right' : 'left', hold: draw.chance(0.15) ? 'Shift' : '' }),
    async act(monkey, { spots, button, hold }) {
      const box = await monkey.stage();
      if (hold) await monkey.page.keyboard.down(hold);
      if (box) await monkey.drag(along(box, spots), button);
      if (hold) await monkey.page.keyboard.up(hold);
    },
  },
  press: {
    weight: 5,
    plan: (draw) => ({ spots: [draw.spot(), draw.spot(), draw.spot()], count: 1 + draw.below(2) }),
    async act(monkey, { spots, count }) {
      const box = await monkey.stage();
      if (box) await Promise.all(along(box, spots).map((place) => monkey.page.mouse.click(...place, { count })));
    },
  },
  wheel: {
    weight: 4,
    plan: (draw) => ({ spot: draw.spot(), turn: draw.of([-2000, -100, 100, 100, 700]), zoom: draw.chance(0.6) }),
    async act(monkey, { spot, turn, zoom }) {
      const box = await monkey.stage();
      if (!box) return;
      const [[x, y]] = along(box, [spot]);
      await monkey.wheel(x, y, turn, zoom);
    },
  },
  touch: {
    weight: 4,
    plan: (draw) => ({ fingers: draw.chance(0.3) ? 2 : 1, from: [draw.spot(), draw.spot()], to: [wide(draw), wide(draw)], stop: draw.chance(0.1) }),
    async act(monkey, { fingers, from, to, stop }) {
      const box = await monkey.stage();
      if (!box) return;
      const at = (spots) => along(box, spots.slice(0, fingers)).map(([x, y], id) => ({ x, y, id }));
      await Promise.all([
        monkey.touch('touchStart', at(from)), ...(stop ? [] : [monkey.touch('touchMove', at(to))]), monkey.touch(stop ? 'touchCancel' : 'touchEnd', []),
      ]);
    },
  },
  resize: {
    weight: 3,
    plan: (draw) => ({ size: draw.of(sizes), then: draw.chance(0.6) ? sizes[0] : null }),
    async act(monkey, { size, then }) {
      await monkey.resize(size);
      if (then) await monkey.resize(then);
    },
  },
  hash: { // more often where there is nothing new
    weight: 6,
    plan: (draw, monkey) => {
      const wait = draw.chance(0.8);
      return draw.chance(0.15) ? { link: draw.of(hostile), wait } : { link: monkey.nextLink(), wait };
    },
    act: (monkey, { link, wait }) => monkey.inPage((page, hash, patient) => page.follow(hash, patient), link, wait),
  },
  back: {
    weight: 0,
    plan: (draw) => ({ by: draw.of([-1, -1, -2, 1]) }),
    act: (monkey, { by }) => monkey.travel(by),
  },
  lose: {
    weight: 0,
    plan: () => ({}),
    act: (monkey) => monkey.inView(loseContext),
  },
  hide: {
    weight: 0,
    plan: (draw) => ({ ms: draw.of([50, 300, 1500]), freeze: draw.chance(0.5) }),
    act: (monkey, { ms, freeze }) => monkey.hide(ms, freeze),
  },
  media: {
    weight: 0,
    plan: (draw) => ({ dark: draw.chance(0.5), still: draw.chance(0.5) }),
    act: (monkey, { dark, still }) => monkey.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }, { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
    ]),
  },
  file: {
    weight: 0,
    plan: (draw) => ({ table: draw.of(['x,y,class\n1,2,a\n-3,1,b\n2,2,a\n', '1,2\n', '1;2;0\n3;4;1\n', '', '\u0000\uFFFD', '1,2,3\n4,5,6e-1\n']) }),
    act: (monkey, { table }) => monkey.loadFile(table),
  },
  idle: {
    weight: 0,
    plan: (draw) => ({ ms: draw.of([20, 100, 400]) }),
    act: (_, { ms }) => pause(ms),
  },
};
