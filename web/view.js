// The document around the canvas. The engine in it takes over whatever page it
// is in: it swallows keys, wheel and touch, and reloads the page when its
// graphics are lost. So it lives alone in this child frame, and every event it
// would swallow is stopped here before it gets there. The messages are those of
// core/doc.go.

import { ignoreAfterEnd } from './ended.js';
import { announced, damage } from './load.js';
import { isFrom, peer } from './peer.js';
import { forbidden } from './policy.js';

/** One notch of a wheel zooms by about 1.1: exp(100 · wheelRate). */
const wheelRate = 0.001;
const linePixels = 16; // of a wheel that counts in lines
const pagePixels = 400;
const most = 500; // of one turn, so that no wheel jumps
const zoomRestMs = 200; // a wheel that is still for so long has ended its zoom

/** One frame to take the news and paint, and one to be sure that it is shown. */
const framesForNews = 2;

/** How much of what the program prints is kept: its last words are the first. */
const mostSaid = 4096;

let port = null;
let opened = false;
let failed = false;
let said = '';

const post = (message) => port?.postMessage(message);

/** Tells the page once that this view is lost: by the program's last words, or else by why. */
function fail(why) {
  if (failed) return;
  failed = true;
  post({ type: 'failed', message: /^(?:panic|fatal error): .*/m.exec(said)?.[0] ?? why });
}

// The engine asks for frames without end; it gets some after every piece of
// news, as many as it needs to paint parts, and none while nothing happens.
const requestFrame = window.requestAnimationFrame.bind(window);
let frames = 0;
let unpainted = 0; // messages with parts
let waiting = null;
window.requestAnimationFrame = (callback) => {
  if (frames === 0 && unpainted === 0) {
    waiting = callback;
    return 0;
  }
  frames = Math.max(0, frames - 1);
  return requestFrame(callback);
};

function wake() {
  frames = framesForNews;
  if (!waiting) return;
  requestFrame(waiting);
  waiting = null;
}

/** Calls a function of the Go program, if it is there and alive. */
function call(name, ...args) {
  if (failed || !globalThis.hfView) return undefined;
  wake();
  try {
    return hfView[name](...args);
  } catch (error) { // a stack overflow: the program is in no state to go on
    fail(String(error));
    return undefined;
  }
}

// First the guards, before anything can be awaited.

window.addEventListener('resize', wake);
document.addEventListener('visibilitychange', wake);

const stop = (event) => event.stopImmediatePropagation();

// Without this the engine answers a lost context with location.reload().
window.addEventListener('webglcontextlost', (event) => {
  stop(event);
  fail('the graphics context was lost');
}, true);

window.addEventListener('keydown', ({ key }) => key === 'Escape' && post({ type: 'escape' }), true);
for (const type of [
  'keydown', 'keyup', 'keypress', // Tab and the keys of the page
  'mousedown', 'mouseup', 'mousemove', 'contextmenu', 'dragover', 'drop',
  'touchend', 'touchmove', 'touchcancel',
]) window.addEventListener(type, stop, { capture: true, passive: true });

window.addEventListener('touchstart', (event) => {
  stop(event);
  // One finger scrolls the page, unless it is on a handle; two are ours.
  const [finger] = event.touches;
  const ours = event.touches.length > 1 || call('grabs', finger.clientX, finger.clientY, true);
  if (ours && event.cancelable) event.preventDefault();
}, { capture: true, passive: false });

let zoomEnd = 0;
window.addEventListener('wheel', (event) => {
  stop(event);
  if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
  event.preventDefault();
  const unit = [1, linePixels, pagePixels][event.deltaMode] ?? 1;
  const turn = Math.max(-most, Math.min(most, event.deltaY * unit));
  call('pointer', 'zoom', 0, false, event.clientX, event.clientY, Math.exp(turn * wheelRate), false, false);
  clearTimeout(zoomEnd);
  zoomEnd = setTimeout(() => call('pointer', 'zoom-end', 0, false, 0, 0, 1, false, false), zoomRestMs);
}, { capture: true, passive: false });

/** Tells the program what the pointer did, by a name of the Go package wire. */
function pointer(kind, event) {
  stop(event);
  const loose = kind === 'move' && (event.buttons & 1) === 0;
  call('pointer', kind, event.pointerId, event.pointerType === 'touch', event.clientX, event.clientY, 1, event.shiftKey || event.altKey, loose);
}
window.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
  pointer('down', event);
}, true);
window.addEventListener('pointermove', (event) => pointer('move', event), true);
window.addEventListener('pointerup', (event) => pointer('up', event), true);
for (const type of ['pointercancel', 'lostpointercapture']) window.addEventListener(type, (event) => pointer('cancel', event), true);
document.documentElement.addEventListener('pointerleave', (event) => pointer('leave', event));

// The engine puts its canvas into the order of Tab; the stage of the page is there already.
new MutationObserver(() => {
  const canvas = document.querySelector('canvas');
  canvas?.removeAttribute('tabindex');
  canvas?.setAttribute('aria-hidden', 'true');
}).observe(document.body, { childList: true, subtree: true, attributeFilter: ['tabindex'] });

window.addEventListener('error', (event) => fail(event.message));
window.addEventListener('unhandledrejection', (event) => fail(String(event.reason)));

/** The last that the page said of it: a program that starts later is told again. */
let room = {};

function enter(message) {
  room = message;
  document.documentElement.classList.toggle('dark', room.dark);
  call('room', room.dark, room.covered, room.named);
}

// A panic is printed, in pieces, before the program ends.
const decoder = new TextDecoder();
const { writeSync } = globalThis.fs;
globalThis.fs.writeSync = (fd, bytes) => {
  if (said.length < mostSaid) said += decoder.decode(bytes);
  return writeSync.call(globalThis.fs, fd, bytes);
};

/** What the Go program calls. */
globalThis.hfPage = {
  ready: () => post({ type: 'ready' }),
  shown(messages) {
    document.documentElement.classList.add('painted');
    unpainted -= messages;
    for (let i = 0; i < messages; i++) post({ type: 'shown' });
  },
  edit: (query, phase) => post({ type: 'edit', query, phase }),
  failed: fail,
};

async function start(message) {
  enter(message);
  const probe = document.createElement('canvas').getContext('webgl2');
  if (!probe) {
    fail('this browser has no WebGL 2');
    return;
  }
  probe.getExtension('WEBGL_lose_context')?.loseContext(); // a page may only have so many
  try {
    const go = new Go();
    ignoreAfterEnd(go);
    const { instance } = await WebAssembly.instantiate(message.wasm, go.importObject);
    const running = go.run(instance);
    enter(room);
    await running; // it only ends by a panic, and then without an error
    fail('the canvas stopped');
  } catch (error) {
    fail(await forbidden(String(error)) || String(error));
  }
}

const takes = {
  parts({ parts }) {
    unpainted++;
    call('parts', parts);
  },
  room: enter,
  pointer: ({ kind, pointer: id, touch, x, y, shift }) => call('pointer', kind, id, touch, x, y, 1, shift, false),
  drop() {
    call('drop');
    post({ type: 'dropped' });
  },
};

/** Uses the port only when the program that came with it is the one that was built with this document. */
async function open(message, given) {
  const fault = await damage(message.wasm, announced('canvas'));
  if (fault) throw new Error(`the canvas was sent another program: ${fault}`);
  port = given;
  port.onmessage = ({ data }) => { if (Object.hasOwn(takes, data?.type)) takes[data.type](data); };
  start(message);
}

// Whoever frames or opens this document could make it run a program of theirs
// in the name of this origin: only a page of the same origin is listened to.
if (window.parent !== window) {
  window.addEventListener('message', (event) => {
    const { data, ports } = event;
    if (!isFrom(event, window.parent) || data?.type !== 'open' || opened || !ports[0]) return;
    opened = true;
    open(data, ports[0]);
  });
  window.parent.postMessage({ type: 'hello' }, peer);
}
