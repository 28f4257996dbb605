// The messages of core/doc.go, counted while they go round: from the view to the
// page, to the session, back, and to the view. A test that has done something
// can so wait until nothing of it is under way any more, however slow the machine.

import { eventually, waitMs } from './wait.js';

/**
 * What one document has seen of the messages, as globalThis.e2eRing.
 * @typedef {object} Ring
 * @property {number} opens times that the page has opened an address
 * @property {number} sent the number of the last edit to the session
 * @property {number} answered the number in its last answer
 * @property {number} edited the first edit since the last open that a link can hold
 * @property {string} link in the last answer
 * @property {boolean} written whether the address has to be that link
 * @property {number} parts messages with parts to the present view
 * @property {number} shown how many of them it has painted
 * @property {number} taken edits that have come from the present view
 * @property {string} phase of the last of them that was no hover
 * @property {number} handed edits that this document, as a view, has sent
 * @property {(count: number) => Promise<void>} frames waits for frames of this document
 */

/** Runs in every document before its own scripts, and changes nothing for them. */
export function watchRing() {
  /** A document out of sight may have no frames. */
  const frameMs = 1000;
  const requestFrame = window.requestAnimationFrame.bind(window); // the view puts its own in its place
  const oneFrame = () => new Promise((resolve) => { requestFrame(resolve); setTimeout(resolve, frameMs); });
  /** @type {Ring} */
  const ring = {
    opens: 0, sent: 0, answered: 0, edited: Infinity, link: '', written: false,
    parts: 0, shown: 0, taken: 0, phase: '', handed: 0,
    async frames(count) { for (let i = 0; i < count; i++) await oneFrame(); },
  };
  Object.defineProperty(globalThis, 'e2eRing', { value: ring });

  const numbered = { open: 1, edit: 1, load: 1, images: 1 };
  function sent({ type, edit, query }) {
    if (!(type in numbered) || edit === undefined) return;
    ring.sent = edit;
    if (type === 'open') {
      Object.assign(ring, { opens: ring.opens + 1, edited: Infinity, written: false });
    } else if (!query?.startsWith('hover=')) {
      ring.edited = Math.min(ring.edited, edit);
    }
  }
  function answered({ type, edit, link }) {
    if (type !== 'update') return;
    if (edit >= ring.edited && link !== ring.link) ring.written = true;
    Object.assign(ring, { link, answered: edit });
  }
  const workers = new WeakSet();
  const toWorker = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postMessage(message, ...rest) {
    if (!workers.has(this)) this.addEventListener('message', ({ data }) => answered(data ?? {}));
    workers.add(this);
    sent(message ?? {});
    return toWorker.call(this, message, ...rest);
  };

  const toPort = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function postMessage(message, ...rest) {
    if (message?.type === 'parts') ring.parts++;
    if (message?.type === 'edit') ring.handed++;
    return toPort.call(this, message, ...rest);
  };
  const Channel = MessageChannel;
  globalThis.MessageChannel = class extends Channel { // one for every view
    constructor() {
      super();
      Object.assign(ring, { parts: 0, shown: 0, taken: 0 });
      this.port1.addEventListener('message', ({ data }) => {
        if (data?.type === 'shown') ring.shown++;
        if (data?.type !== 'edit') return;
        ring.taken++;
        if (data.phase !== 'hover') ring.phase = data.phase;
      });
    }
  };
}

/**
 * Runs in the page: whether it is open and the session has answered everything,
 * and, where ended is true, has also brought every run to its end. An answer may
 * lead to another edit, which leaves with the next frame.
 */
async function quiet(ended) {
  const ring = globalThis.e2eRing;
  const root = document.documentElement;
  const still = () => root.dataset.state === 'open' && ring.sent === ring.answered && !(ended && root.hasAttribute('data-busy'));
  if (!still()) return false;
  const { sent } = ring;
  await ring.frames(2);
  return still() && ring.sent === sent;
}

/** Runs in the page: whether the view, if it is live, has painted everything it was given, and the screen shows it. */
async function onScreen() {
  const ring = globalThis.e2eRing;
  const still = () => document.querySelector('#stage').dataset.view !== 'live' || ring.shown >= ring.parts;
  if (!still()) return false;
  const { parts } = ring;
  await ring.frames(2);
  return still() && ring.parts === parts;
}

/** Runs in the page: whether its canvas is live. A figure that sleeps is woken by a pointer that rests on it. */
function wake() {
  const stage = document.querySelector('#stage');
  if (stage.dataset.view === 'live') return true;
  const now = performance.now();
  const asleep = document.documentElement.dataset.embed === 'on' && !stage.querySelector('iframe'); // elsewhere a hand cuts the wait for a new canvas short
  if (asleep && !(now - globalThis.e2eRing.woken < 1000)) {
    globalThis.e2eRing.woken = now;
    stage.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }));
  }
  return false;
}

/** Runs in the page: whether the address says what the session said last. An opened address stays as it was typed until something is edited. */
function addressRests() {
  const { written, link } = globalThis.e2eRing;
  return !written || location.hash === new URL(`#${link}`, location.href).hash;
}

/** Runs in the page: whether an element stays where it is and would take a click in its middle. */
export async function atRest(element) {
  const box = () => Object.values(element.getBoundingClientRect().toJSON()).join();
  const before = box();
  await globalThis.e2eRing.frames(2);
  if (box() !== before || element.closest('[inert]') || element.disabled) return false;
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return element.contains(hit) || Boolean(hit?.closest('label')?.contains(element));
}

/** Runs in the page: what there is to know when a wait has been in vain. */
function stateOf() {
  const { href } = location;
  const { stage, notices, card } = Object.fromEntries(['stage', 'notices', 'card'].map((id) => [id, document.getElementById(id)]));
  return JSON.stringify({
    href, page: document.documentElement.dataset, busy: document.documentElement.hasAttribute('data-busy'), view: stage?.dataset.view,
    notices: notices?.textContent, card: card && !card.hidden && card.textContent, ring: globalThis.e2eRing,
  });
}

/** The playground in a page, or in a frame of one, as something to wait for. */
export class Waiting {
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
      const handle = await this.frame.waitForFunction(test, { timeout: waitMs, polling: 50 }, ...args);
      return await handle.jsonValue();
    } catch (cause) {
      const state = await this.frame.evaluate(stateOf).catch(String);
      throw new Error(`waited in vain for ${test} with ${JSON.stringify(args)}, in ${state}`, { cause });
    }
  }

  /** Waits until every edit that has been sent is answered and shown. */
  answered() { return this.until(quiet, false); }

  /** Waits until the session has answered every edit and every run has ended. */
  async settled() {
    await this.until(quiet, true);
    await this.until(() => document.querySelector('[data-readout="status"], [data-readout="sentence"]') !== null);
  }

  /** Brings a figure in another page into sight, without which it does not start. */
  near() {
    return this.until(() => { // a frame that has just begun to load has no element yet
      document.documentElement?.scrollIntoView({ block: 'nearest' });
      return document.documentElement !== null;
    });
  }

  /** Waits until the canvas shows the finished picture. */
  async ready() {
    await this.near();
    await this.settled();
    await this.until(wake);
    await this.painted();
  }

  /** Waits until the canvas, if there is one, has painted everything it was given, and the screen shows it. */
  painted() { return this.until(onScreen); }

  /** Waits until what the pointer did on the canvas has come to the page: the view looks at it once a frame. */
  arrived() {
    return eventually(async () => {
      const view = this.frame.childFrames().find((frame) => frame.url().includes('/view.html'));
      const handed = await view?.evaluate(async () => {
        await globalThis.e2eRing.frames(2);
        return globalThis.e2eRing.handed;
      }).catch(() => 0); // it has just been remade
      return { handed: handed ?? 0, taken: await this.frame.evaluate(() => globalThis.e2eRing.taken) };
    }, ({ handed, taken }) => handed <= taken);
  }

  /** Waits until the pictures and numbers of everything done so far are there. */
  async still() {
    await this.arrived();
    await this.settled();
    await this.painted();
  }

  /** The link in the address bar, without the "#". */
  link() { return this.frame.evaluate(() => location.hash.slice(1)); }

  /** Waits until the session has answered, and the address, which is written at most every so often, says so; returns the link. */
  async rested() {
    await this.answered();
    await this.until(addressRests);
    return this.link();
  }

  /** Puts a link into the address of the open page, and waits for its answer. */
  async visit(link) {
    const opens = await this.frame.evaluate((text) => {
      const { href } = location;
      const before = globalThis.e2eRing.opens;
      location.hash = text;
      return location.href === href ? before - 1 : before;
    }, link);
    await this.until((before) => globalThis.e2eRing.opens > before, opens);
    await this.answered();
  }
}
