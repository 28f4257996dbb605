// The page as a test sees it: opened in a fresh profile, watched for anything
// that must never happen, read and set the way a reader would.

import assert from 'node:assert/strict';
import { numbersIn } from './numbers.js';
import { atRest, Waiting, watchRing } from './ring.js';
import { eventually, waitMs } from './wait.js';
import { keepBack, ofCanvas } from './without.js';

export { near, numbersIn } from './numbers.js';
export { eventually, pause, waitMs } from './wait.js';

/** Sizes of the design, in CSS pixels. */
export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };

/**
 * A desktop with a quarter of the pixels, as a browser zoomed out to half shows it. A processor paints the
 * canvas here, and that is half of what a test costs: only tests of the picture need all of it.
 */
export const coarse = { ...desktop, deviceScaleFactor: 0.5 };

/**
 * Opens address in a profile of its own. When the test ends, the page must have
 * thrown nothing, logged no error, met no policy violation and asked nobody else
 * for anything; faults that the test provokes are listed in allow.
 * @param {{after: (end: () => Promise<void>) => void}} t
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {object} [options]
 * @param {import('puppeteer-core').Viewport} [options.size]
 * @param {boolean} [options.dark]
 * @param {boolean} [options.still] whether the reader prefers reduced motion
 * @param {string} [options.host] another origin that takes part, when the playground is embedded in a page
 * @param {boolean} [options.canvas] false for a test of the form, the link, the text: the binary of the canvas is
 *   always still on its way then, and no drawing stands in; who asks for the picture fails
 * @param {RegExp} [options.allow] errors that belong to the test
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} [options.prepare] before the page is loaded
 */
export async function open(t, browser, address, { size = coarse, dark = false, still = false, canvas = true, host, allow, prepare } = {}) {
  const context = await browser.createBrowserContext();
  const page = await newPage(context);
  const all = watch(page, [address, host].filter(Boolean).map((url) => new URL(url).origin));
  const troubles = () => all.filter((trouble) => !allow?.test(trouble));
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles(), [], 'troubles of the page');
  });
  await page.setViewport(size);
  if (!isFirefox(browser)) { // which cannot: it starts as light, with motion
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
    ]);
  }
  if (!canvas) await page.evaluateOnNewDocument(keepBack, ofCanvas);
  await prepare?.(page);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return new Playground(page, page.mainFrame(), troubles, canvas);
}

const isFirefox = (browser) => browser.process().spawnfile.includes('firefox');

/**
 * The playground in a frame of a page, once the frame has left its first, blank
 * document: a wait that began in that one may never end.
 */
export async function framed(page, element) {
  await eventually(async () => (await element.contentFrame()).url(), (url) => url !== '' && url !== 'about:blank');
  return new Playground(page, await element.contentFrame());
}

/** A new page that is waited for as long as it takes, and whose messages are counted. */
export async function newPage(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  page.setDefaultNavigationTimeout(waitMs);
  await page.evaluateOnNewDocument(watchRing);
  return page;
}

/** Collects what must not happen on page. */
function watch(page, origins) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  page.on('error', ({ message }) => {
    troubles.push(`crashed: ${message}`);
    page.close().catch(() => { /* it has gone */ }); // or what is asked of it would be waited for in vain
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`logged: ${message.text()}`);
  });
  page.on('dialog', async (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && !origins.includes(url.origin)) troubles.push(`request: ${url}`);
  });
  return troubles;
}

/** The playground in a page, or in a frame of one. */
export class Playground extends Waiting {
  /**
   * @param {import('puppeteer-core').Page} page
   * @param {import('puppeteer-core').Frame} frame
   * @param {() => string[]} [troubles] what the page has met so far that must never happen
   * @param {boolean} [canvas] whether it has one
   */
  constructor(page, frame, troubles = () => [], canvas = true) {
    super(page, frame);
    this.troubles = troubles;
    this.canvas = canvas;
  }

  /** The settings in the link, by key, once it rests. */
  async settings() {
    const parts = (await this.rested()).split('&').filter(Boolean);
    return Object.fromEntries(parts.map((part) => /^([^=]*)=?(.*)$/s.exec(part).slice(1).map(decodeURIComponent)));
  }

  /** Folds the row of stories, for a test that knows places on a stage without it. */
  foldStories() {
    return this.frame.evaluate(() => {
      const fold = document.querySelector('[aria-controls="stories"][aria-expanded="true"]');
      if (fold?.checkVisibility()) fold.click();
    });
  }

  /** The text of the element that shows readout key. */
  readout(key) { return this.frame.$eval(`[data-readout="${key}"]:not([data-readout-as])`, (element) => element.textContent); }

  /** Waits until readout key has text. */
  reads(key, text) { return eventually(() => this.readout(key), (read) => assert.equal(read, text, key)); }

  /** Waits until readout key has text in it, or matches a pattern; returns all of it. */
  says(key, text) {
    return eventually(() => this.readout(key), (read) => {
      assert.ok(typeof text === 'string' ? read.includes(text) : text.test(read), `${key} says ${text}`);
    });
  }

  /** Waits until the link says key=value. */
  linked(key, value) {
    return this.until((k, v) => location.hash.slice(1).split('&').map(decodeURIComponent).includes(`${k}=${v}`), key, value);
  }

  /** Waits until the link says nothing of key. */
  unlinked(key) {
    return this.until((k) => location.hash.slice(1).split('&').every((part) => decodeURIComponent(part.split('=', 1)[0]) !== k), key);
  }

  /** Waits until the link says something of key; returns the value at which it rests. */
  async linkedValue(key) {
    await this.until((k) => location.hash.slice(1).split('&').some((part) => decodeURIComponent(part.split('=', 1)[0]) === k), key);
    return (await this.settings())[key];
  }

  /** Waits until a control shows value. */
  shows(name, value) { return eventually(() => this.value(name), (shown) => assert.equal(shown, value, name)); }

  /** The value a control shows. */
  value(name) { return this.frame.evaluate(shownValue, name); }

  /** The error told at a control; '' for none. */
  error(name) {
    return this.frame.evaluate((key) => {
      const element = document.getElementById(`error-${key}`);
      return element && !element.hidden ? element.textContent : '';
    }, name);
  }

  /** Sets a control as a reader would: brings it into view, then types, picks or clicks. */
  async set(name, text) {
    await this.#reveal(name);
    const element = await this.frame.$(`[name="${name}"]`);
    const kind = await element.evaluate((e) => (e.localName === 'select' ? 'select' : e.type));
    const ways = {
      select: () => element.select(text),
      checkbox: async () => (await this.value(name)) === text || element.evaluate((e) => e.click()),
      radio: async () => (await this.frame.$(`[name="${name}"][value="${text}"]`)).evaluate((e) => e.click()),
    };
    await (ways[kind] ?? (() => this.#type(element, text)))();
  }

  /** Unfolds what a control lies in, and sets the choices under which it is shown. */
  async #reveal(name) {
    const conditions = await this.frame.evaluate((key) => {
      const found = [];
      for (let e = document.querySelector(`[name="${CSS.escape(key)}"]`); e; e = e.parentElement) {
        if (e.localName === 'details') e.open = true;
        else if (e.matches('.method') && e.querySelector('details')) e.querySelector('details').open = true; // shows the main settings too
        if (e.hidden && e.dataset.when) found.unshift(...e.dataset.when.split('&').map((one) => /(.*?)(!?)=(.*)/.exec(one).slice(1)));
      }
      return found;
    }, name);
    for (const [chooser, unless, values] of conditions) {
      const holds = values.split('|').includes(await this.value(chooser)) !== Boolean(unless);
      if (!holds) await this.set(chooser, unless ? '1' : values.split('|')[0]);
    }
    if (conditions.length > 0) {
      await this.until((key) => !document.querySelector(`[name="${CSS.escape(key)}"]`).closest('[hidden]'), name);
    }
  }

  async #type(element, text) {
    const focused = await element.evaluate((e) => { e.focus(); e.select(); return document.activeElement === e; });
    assert.ok(focused, 'what is typed goes into the field: it is shown');
    if (isFirefox(this.page.browser())) await this.page.keyboard.type(text); // it cannot paste
    else await this.page.keyboard.sendCharacter(text); // as pasting does: no half of it is ever a value
    await this.page.keyboard.press('Tab');
  }

  /** Presses the button that sends an edit. */
  act(action) { return this.frame.$eval(`[data-edit="act=${action}"]`, (button) => button.click()); }

  /** Clicks an element with the mouse, once it is in sight, at rest and covered by nothing. */
  async click(selector) {
    const element = await this.frame.waitForSelector(selector, { visible: true });
    await element.scrollIntoView();
    await eventually(() => element.evaluate(atRest), (rests) => assert.ok(rests, `${selector} takes a click`));
    await element.click();
  }

  /** Takes the last step of the history back, which is there once it is in the address. */
  async undo() {
    await this.rested();
    await this.click('#undo');
  }

  /** Opens the data table, reads it and closes it: a list of rows by column heading. */
  async table() {
    await this.settled();
    await this.until(() => document.querySelectorAll('#table tbody tr').length === 0); // the page clears it a frame after it closes
    await this.frame.$eval('[data-dialog="table"]', (button) => button.click());
    await this.until(() => document.querySelectorAll('#table tbody tr').length > 0);
    const rows = await this.frame.$eval('#table table', (table) => [...table.rows].map((row) => [...row.cells].map((c) => c.textContent)));
    await this.frame.$eval('#table [data-close]', (button) => button.click());
    const [head, ...body] = rows;
    return body.map((row) => Object.fromEntries(row.map((text, i) => [head[i], text])));
  }

  /** The id of the run whose label is given, as links name it. */
  idOf(label) {
    return this.frame.evaluate((want) => {
      const cards = [...document.querySelectorAll('[data-methods] [data-id]')];
      return cards.find((card) => card.querySelector(`[data-readout="run.${card.dataset.id}.label"]`).textContent === want)?.dataset.id;
    }, label);
  }

  /** Fails on a page that was opened without a canvas. */
  #askCanvas() { assert.ok(this.canvas, 'this test touches the canvas, and has opened the page without one'); }

  async ready() {
    this.#askCanvas();
    await super.ready();
  }

  /** Waits until all that the page was opened with shows the finished state. */
  loaded() { return this.canvas ? this.ready() : this.settled(); }

  /** The child frame that holds the canvas. */
  async view() {
    this.#askCanvas();
    const element = await this.frame.waitForSelector('#stage iframe');
    return element.contentFrame();
  }

  /** Where the picture lies in the page, in CSS pixels. */
  async stage() {
    this.#askCanvas();
    const box = await (await this.frame.$('#stage')).boundingBox();
    return { ...box, cx: box.x + box.width / 2, cy: box.y + box.height / 2 };
  }

  /** Moves the mouse to a place of the page, and waits for what that does. */
  async point(px, py) {
    this.#askCanvas();
    await this.still(); // what is under the pointer depends on the picture
    await this.page.mouse.move(px, py - 1); // a pointer that has not moved tells nothing
    await this.page.mouse.move(px, py);
    await this.arrived();
    await this.answered();
  }

  /** x, y under the pointer at a place of the page, as the hover line tells them. */
  async hover(px, py) {
    await this.point(px, py);
    return numbersIn(await this.readout('hover'));
  }

  /** Presses the mouse at a place of the page and lets go of it there. */
  async press(px, py) {
    this.#askCanvas();
    await this.still();
    await this.page.mouse.click(px, py);
    await this.arrived();
  }

  /** The map from the plane to the page, measured by pointing at two places. */
  async plane() {
    await this.still();
    const { cx, cy, width, height } = await this.stage();
    const [ax, ay] = [cx - width / 5, cy + height / 5];
    const [bx, by] = [cx + width / 5, cy - height / 5];
    const a = await this.hover(ax, ay);
    const b = await this.hover(bx, by);
    return (x, y) => [
      ax + ((x - a[0]) / (b[0] - a[0])) * (bx - ax),
      ay + ((y - a[1]) / (b[1] - a[1])) * (by - ay),
    ];
  }

  /** Drags with the mouse through places of the page; during is called before the button is let go. */
  async drag(places, during) {
    this.#askCanvas();
    const [first, ...rest] = places;
    await this.still();
    await this.page.mouse.move(...first);
    await this.page.mouse.down();
    for (const place of rest) {
      await this.page.mouse.move(...place, { steps: 4 });
    }
    await during?.();
    await this.page.mouse.up();
    await this.arrived();
  }

  /** Drags with a finger from one place of the page to another. */
  async swipe([x, y], [toX, toY]) {
    this.#askCanvas();
    const { touchscreen } = this.page;
    await this.still();
    await touchscreen.touchStart(x, y);
    for (let i = 1; i <= 5; i++) await touchscreen.touchMove(x + ((toX - x) * i) / 5, y + ((toY - y) * i) / 5);
    await touchscreen.touchEnd();
    await this.arrived();
  }
}

/** Runs in the page. */
function shownValue(name) {
  const elements = [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const [element] = elements;
  if (element.type === 'checkbox') return element.checked ? 'on' : 'off';
  if (element.type === 'radio') return elements.find((radio) => radio.checked)?.value;
  return element.value;
}
