// The page as a test sees it: opened in a fresh profile, watched for anything
// that must never happen, read and set the way a reader would.

import assert from 'node:assert/strict';

/** Longer than the page lets the address lag behind the session. */
const restMs = 800;

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Sizes of the design, in CSS pixels. */
export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844, isMobile: true, hasTouch: true };

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
 * @param {RegExp} [options.allow] errors that belong to the test
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} [options.prepare] before the page is loaded
 */
export async function open(t, browser, address, { size = desktop, dark = false, still = false, host, allow, prepare } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles = watch(page, [address, host].filter(Boolean).map((url) => new URL(url).origin));
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles.filter((trouble) => !allow?.test(trouble)), [], 'troubles of the page');
  });
  await page.setViewport(size);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
  ]);
  await prepare?.(page);
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return new Playground(page, page.mainFrame());
}

/** Collects what must not happen on page. */
function watch(page, origins) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
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
export class Playground {
  /**
   * @param {import('puppeteer-core').Page} page
   * @param {import('puppeteer-core').Frame} frame
   */
  constructor(page, frame) {
    this.page = page;
    this.frame = frame;
  }

  /** Waits until test, run in the page, returns something true; returns that. */
  async until(test, ...args) {
    try {
      const handle = await this.frame.waitForFunction(test, { timeout: 30_000, polling: 50 }, ...args);
      return await handle.jsonValue();
    } catch (cause) {
      throw new Error(`waited in vain for ${test} with ${JSON.stringify(args)}`, { cause });
    }
  }

  /** Waits until the session has answered and every run has ended. */
  async settled() {
    await this.until(() => document.documentElement.dataset.state === 'open' && !document.documentElement.hasAttribute('data-busy')
      && document.querySelector('[data-readout="status"], [data-readout="sentence"]') !== null);
  }

  /** Waits until the canvas shows the finished picture. */
  async ready() {
    await this.settled();
    await this.until(() => document.querySelector('#stage').dataset.view === 'live');
  }

  /** Waits until what was last drawn is on the screen: a few frames of the page. */
  painted() {
    return this.frame.evaluate(() => new Promise((resolve) => {
      let frames = 6;
      const next = () => (frames-- > 0 ? requestAnimationFrame(next) : resolve());
      next();
    }));
  }

  /** The link in the address bar, without the "#". */
  link() { return this.frame.evaluate(() => location.hash.slice(1)); }

  /** Waits until the link, which is written at most every so often, has come to rest; returns it. */
  async rested() {
    for (let before = null; ;) {
      const link = await this.link();
      if (link === before) return link;
      before = link;
      await pause(restMs);
    }
  }

  /** The settings in the link, by key. */
  async settings() {
    const parts = (await this.link()).split('&').filter(Boolean);
    return Object.fromEntries(parts.map((part) => /^([^=]*)=?(.*)$/s.exec(part).slice(1).map(decodeURIComponent)));
  }

  /** The text of the element that shows readout key. */
  readout(key) { return this.frame.$eval(`[data-readout="${key}"]:not([data-readout-as])`, (element) => element.textContent); }

  /** Waits until readout key has text. */
  reads(key, text) {
    return this.until((k, want) => document.querySelector(`[data-readout="${k}"]:not([data-readout-as])`)?.textContent === want, key, text);
  }

  /** Waits until the link says key=value. */
  linked(key, value) {
    return this.until((k, v) => location.hash.slice(1).split('&').map(decodeURIComponent).includes(`${k}=${v}`), key, value);
  }

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
        if (e.hidden && e.dataset.when) found.unshift(e.dataset.when.split('='));
      }
      return found;
    }, name);
    for (const [chooser, values] of conditions) {
      await this.set(chooser, values.split('|')[0]);
      await this.until((key) => !document.querySelector(`[name="${CSS.escape(key)}"]`).closest('[hidden]'), name);
    }
  }

  async #type(element, text) {
    await element.evaluate((e) => { e.focus(); e.select(); });
    await this.page.keyboard.sendCharacter(text); // as pasting does: no half of it is ever a value
    await this.page.keyboard.press('Tab');
  }

  /** Presses the button that sends an edit. */
  act(action) { return this.frame.$eval(`[data-edit="act=${action}"]`, (button) => button.click()); }

  /** Opens the data table, reads it and closes it: a list of rows by column heading. */
  async table() {
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

  /** The child frame that holds the canvas. */
  async view() {
    const element = await this.frame.waitForSelector('#stage iframe');
    return element.contentFrame();
  }

  /** Where the picture lies in the page, in CSS pixels. */
  async stage() {
    const box = await (await this.frame.$('#stage')).boundingBox();
    return { ...box, cx: box.x + box.width / 2, cy: box.y + box.height / 2 };
  }

  /** x, y under the pointer at a place of the page, as the hover line tells them. */
  async hover(px, py) {
    await this.page.mouse.move(px - 3, py - 3);
    await this.until(() => true);
    const before = await this.readout('hover');
    await this.page.mouse.move(px, py);
    let text = await this.until((old) => {
      const now = document.querySelector('[data-readout="hover"]').textContent;
      return now !== old && now;
    }, before);
    for (let last = ''; text !== last; text = await this.readout('hover')) { // a slow page may still tell of the place before
      last = text;
      await this.painted();
    }
    return numbersIn(text);
  }

  /** The map from the plane to the page, measured by pointing at two places. */
  async plane() {
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

  /** Drags with the mouse through places of the page; while is called before the button is let go. */
  async drag(places, during) {
    const [first, ...rest] = places;
    await this.page.mouse.move(...first);
    await this.page.mouse.down();
    for (const place of rest) {
      await this.page.mouse.move(...place, { steps: 4 });
    }
    await during?.();
    await this.page.mouse.up();
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

const digits = { '⁰': 0, '¹': 1, '²': 2, '³': 3, '⁴': 4, '⁵': 5, '⁶': 6, '⁷': 7, '⁸': 8, '⁹': 9 };

/** The numbers in a text for readers: "x = −1.2, f = 3.1·10⁻⁶". */
export function numbersIn(text) {
  const plain = text.replaceAll('−', '-').replace(/·10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign, power) =>
    `e${sign && '-'}${[...power].map((digit) => digits[digit]).join('')}`);
  return [...plain.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number));
}

/** Fails unless got is want within a relative error of tolerance. */
export function near(got, want, tolerance, what) {
  const error = Math.abs(got - want) / Math.max(1, Math.abs(want));
  assert.ok(error <= tolerance, `${what}: ${got}, want ${want} within ${tolerance}`);
}
