// A monkey at the page: an endless, seeded row of real mouse, keyboard and touch
// input, resizes, links, lost graphics and hidden tabs, over all labs. It writes
// down what it did and what it reached, and stops at the first thing that must
// never happen.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lostWords } from './losing.js';
import { keepMemory } from './memory.js';
import { actions } from './monkey-actions.js';
import { Draw } from './monkey-draw.js';
import { friendly } from './monkey-links.js';
import { instrument } from './monkey-page.js';
import { open, pause } from './playground.js';

/** So many actions are told of a run that failed. */
const toldActions = 30;

/** So many actions lie between two looks at what the page shows. */
const lookEvery = 5;

/** One in so many actions is the next of those that have their turn. */
const rareEvery = 12;
const rare = Object.keys(actions).filter((name) => actions[name].weight === 0);

/** A control that was reached n times appeals as much as 1 / (1 + tired · n). */
const tired = 6;

/** Words by which a call tells that the view or a control has gone while it was under way. */
const gone = /detached|destroyed|Cannot find context|Node is|not found|Target closed/i;

/** How long that may take which the monkey waits for: some of its runs have 20,000 steps. */
const patienceMs = 180_000;

/** Waits for what wait waits for, again and again where that loses patience. */
export async function patiently(wait) {
  for (const until = performance.now() + patienceMs; ;) {
    try {
      return await wait();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

export class Monkey {
  #cdp;
  #other;
  #folder; // of the files it loads
  #reached = new Map(); // control × way → how often
  #deck = [];
  #loads = 0;

  /**
   * Opens the page in a fresh profile.
   * @param {{after: (end: () => Promise<void>) => void}} t
   * @param {{browser: import('puppeteer-core').Browser, site: string}} on
   * @param {number} seed
   */
  static async at(t, on, seed) {
    const monkey = new Monkey(seed);
    monkey.#folder = await mkdtemp(join(tmpdir(), 'monkey-'));
    t.after(() => rm(monkey.#folder, { recursive: true }));
    const playground = await open(t, on.browser, on.site, {
      allow: new RegExp(`^logged: .*(?:${lostWords.source})`), // the monkey takes the graphics away itself
      prepare: (page) => monkey.#prepare(page),
    });
    monkey.playground = playground;
    await patiently(() => playground.ready());
    await playground.frame.evaluate(() => { window.sameDocument = true; });
    return monkey;
  }

  constructor(seed) {
    this.seed = seed;
    /** @type {{do: string}[]} */
    this.log = [];
    this.seen = [];
    this.viewLoads = 0;
  }

  get page() { return this.playground.page; }

  async #prepare(page) {
    await page.evaluateOnNewDocument(instrument);
    await page.evaluateOnNewDocument(keepMemory);
    page.on('domcontentloaded', () => { this.#loads++; });
    page.on('request', (request) => { if (/view\.html/.test(request.url())) this.viewLoads++; });
    this.#cdp = await page.createCDPSession();
    await this.#cdp.send('Page.setInterceptFileChooserDialog', { enabled: true });
    await this.#cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    this.#other = await page.browserContext().newPage();
    await page.bringToFront();
  }

  /**
   * Acts for so long, and at least so often: a slow machine takes longer, and no
   * less is tested.
   * @param {number} milliseconds
   * @param {number} [least] actions
   */
  async run(milliseconds, least = 0) {
    const until = performance.now() + milliseconds;
    for (let left = least; performance.now() < until || left > 0; left--) await this.do(await this.#plan());
    await this.look();
  }

  /** Does what the dice, or a log, said. */
  async do(action) {
    this.log.push(action);
    await this.#act(action);
    if (this.log.length % lookEvery === 0) await this.look();
  }

  async #plan() {
    const number = this.log.length;
    const draw = new Draw(this.seed, number);
    this.seen = await this.inPage((page) => page.list());
    const turn = (number + 1) / rareEvery;
    if (Number.isInteger(turn)) return this.#planned(rare[turn % rare.length], draw);
    for (;;) {
      const name = draw.weighed(Object.keys(actions), (key) => (key === 'hash' ? this.boredom : 1) * actions[key].weight);
      const action = this.#planned(name, draw);
      if (action) return action;
    }
  }

  #planned(name, draw) {
    const plan = actions[name].plan(draw, this);
    return plan && { do: name, ...plan };
  }

  async #act(action) {
    try {
      await actions[action.do].act(this, action);
    } catch (error) {
      if (!gone.test(error.message)) throw this.failure(`${action.do}: ${error.stack}`);
    }
  }

  /** Fails where the page shows, or has met, what it never must. */
  async look() {
    const { reached, faults, same } = await this.inPage((page) => ({ reached: page.reached(), faults: page.faults(), same: window.sameDocument }));
    this.#reached = new Map(reached);
    const troubles = [...this.playground.troubles(), ...faults];
    if (!same || this.#loads !== 1) troubles.push(`the page was loaded ${this.#loads} times`);
    if (troubles.length > 0) throw this.failure(troubles.join('\n'));
  }

  /** An error with the way to it. */
  failure(words) {
    const first = Math.max(0, this.log.length - toldActions);
    const lines = this.log.slice(first).map((action, i) => `${first + i} ${JSON.stringify(action).slice(0, 300)}`);
    return new Error(`seed ${this.seed}, after ${this.log.length} actions: ${words}\nthe last actions:\n${lines.join('\n')}`);
  }

  /**
   * What was reached of what the page has: controls, and pairs of a control and a
   * way to act on it.
   */
  async coverage() {
    await this.look();
    const all = await this.inPage((page) => page.pairs());
    const controlOf = (pair) => pair.split(' × ')[0];
    const share = (list, has) => ({ all: list.length, reached: list.filter(has).length, missed: list.filter((item) => !has(item)) });
    const touched = new Set([...this.#reached.keys()].map(controlOf));
    return {
      controls: share([...new Set(all.map(controlOf))], (control) => touched.has(control)),
      pairs: share(all, (pair) => this.#reached.has(pair)),
      done: Object.fromEntries(Object.keys(actions).map((name) => [name, this.log.filter((action) => action.do === name).length])),
    };
  }

  touched() { return new Set([...this.#reached.keys()].map((pair) => pair.split(' × ')[0])).size; }

  /** How much a control draws the monkey: what it knows bores it, what is folded up makes it curious. */
  appeal({ key, ways, folded }) {
    if (folded) return 4;
    let times = 0;
    for (const way of ways) times += this.#reached.get(`${key} × ${way}`) ?? 0;
    return 1 / (1 + tired * times);
  }

  /** How much the monkey wants to be elsewhere: the less there is that it does not know. */
  get boredom() {
    const fresh = this.seen.filter((control) => this.appeal(control) >= 1).length;
    return fresh > 8 ? 1 : 8 - 6 * (fresh / 8);
  }

  /** The next of all links, in an order of the seed. */
  nextLink() {
    if (this.#deck.length === 0) {
      const draw = new Draw(this.seed, -2 - this.log.length);
      this.#deck = [...friendly].map((link) => [draw.next(), link]).sort(([a], [b]) => a - b).map(([, link]) => link);
    }
    return this.#deck.pop();
  }

  /** Calls f in the page with what instrument left there. */
  inPage(f, ...args) { return this.page.evaluate(`(${f})(window.monkey, ...${JSON.stringify(args)})`); }

  async inView(f) {
    const element = await this.page.$('#stage iframe');
    const view = await element?.contentFrame();
    await view?.evaluate(f);
  }

  /** Brings a control into view; null where it is not to be had. */
  async place(key, nth) {
    const at = await this.inPage((page, ...which) => page.place(...which), key, nth);
    return at && !at.covered ? { ...at, cx: at.x + at.width / 2, cy: at.y + at.height / 2 } : null;
  }

  focus(key, nth) { return this.inPage((page, ...which) => page.focus(...which), key, nth); }

  focusStage() { return this.page.evaluate(() => document.querySelector('#stage').focus({ preventScroll: true })); }

  /** Where the picture lies, brought into view; null under an open dialog. */
  stage() {
    return this.page.evaluate(() => {
      if (document.querySelector('dialog[open]')) return null;
      const stage = document.querySelector('#stage');
      stage.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = stage.getBoundingClientRect();
      return width > 0 && height > 0 ? { x, y, width, height } : null;
    });
  }

  async drag([first, ...rest], button = 'left') {
    const { mouse } = this.page;
    const way = [first, ...rest].flatMap(([x, y], i, all) => (i === 0 ? [] : [1, 2, 3].map((k) => {
      const [fromX, fromY] = all[i - 1];
      return [fromX + ((x - fromX) * k) / 3, fromY + ((y - fromY) * k) / 3];
    })));
    await Promise.all([ // a hand does not wait for the page
      mouse.move(...first), mouse.down({ button }), ...way.map((place) => mouse.move(...place)), mouse.up({ button }),
    ]);
  }

  wheel(x, y, deltaY, zoom) {
    return this.#cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY, modifiers: zoom ? 2 : 0 });
  }

  touch(type, touchPoints) { return this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints }); }

  resize(size) { return this.#cdp.send('Emulation.setDeviceMetricsOverride', size); }

  /** Goes back or forth in the history, but never out of the page. */
  async travel(by) {
    const { currentIndex, entries } = await this.#cdp.send('Page.getNavigationHistory');
    const entry = entries[currentIndex + by];
    if (entry?.url.split('#')[0] === this.page.url().split('#')[0]) await this.#cdp.send('Page.navigateToHistoryEntry', { entryId: entry.id });
  }

  /** Puts another tab in front for a while. */
  async hide(ms, freeze) {
    await this.#other.bringToFront();
    if (freeze) await this.#cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await pause(ms);
    if (freeze) await this.#cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await this.page.bringToFront();
  }

  /** Gives a dialog that takes files one, where it can be opened. */
  async loadFile(table) {
    const shown = this.seen.some(({ kind }) => kind === 'file');
    const button = this.seen.find(({ key }) => ['dialog=points', 'dialog=pictures'].includes(key));
    if (!shown && !button) return;
    if (!shown) {
      const at = await this.place(button.key, 0);
      if (at) await this.page.mouse.click(at.cx, at.cy);
    }
    const file = join(this.#folder, 'points.csv');
    await writeFile(file, table);
    const input = await this.page.$('dialog[open] input[type="file"]');
    await input?.uploadFile(file);
  }
}
