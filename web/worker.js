// The loop of the worker, after wasm_exec.js in one blob. The Go program in it
// has no loop of its own: it works when it is called, for 8 ms at most, so that no
// message waits longer. The messages are those of core/doc.go.
'use strict';

(() => {
  /** The longest that the program works between two looks at the inbox. */
  const sliceMs = 8;

  /** So many updates may be under way that the page has not shown. */
  const mostAhead = 2;

  /** How much of what the program prints is kept: its last words are the first. */
  const mostSaid = 4096;

  const inbox = [];
  let state = 'new'; // then 'starting', 'running', 'crashed'
  let opened = false; // before, the program holds a state that nobody asked for
  let waking = false;
  let credit = mostAhead;
  let edit = 0; // the last one taken
  let told = 0; // the last one an update has answered
  let read = 0; // that whose images are being read, or were last
  let last = { link: '', steps: 0, busy: false };
  let said = '';
  let mostHelpers = 0;
  const helpers = new Map(); // the ports to the workers that share in evaluations, by number

  // A message to oneself is the shortest wait that lets other messages in.
  const bell = new MessageChannel();
  bell.port1.onmessage = turn;

  function wake() {
    if (state !== 'running' || !opened || waking) return;
    waking = true;
    bell.port2.postMessage(null);
  }

  /** Tells once that the program is gone: by its own last words, or else by why. */
  function crash(why) {
    if (state === 'crashed') return;
    state = 'crashed';
    self.postMessage({ type: 'crashed', message: /^(?:panic|fatal error): .*/m.exec(said)?.[0] ?? why });
  }

  const takes = {
    open({ query, memory, edit: number }) {
      if (memory) hf.reopen({ query, memory });
      else hf.open(query);
      edit = number;
    },
    edit({ query, edit: number }) {
      hf.edit(query);
      edit = number;
    },
    load({ text, task, bytes, name, edit: number }) {
      hf.load({ text, task, bytes, name });
      edit = number;
    },
    images({ bytes, pictures, side, edit: number }) {
      hf.images({ bytes, pictures, side });
      edit = read = number;
    },
    points() { self.postMessage({ type: 'points', text: hf.points() }); },
    weights({ all }) {
      const saved = hf.weights(all);
      self.postMessage({ type: 'weights', saved }, saved ? [saved.bytes] : []);
    },
    room: (room) => hf.room(room),
    figure: (size) => { self.postMessage({ type: 'figure', svg: hf.figure(size) }); },
    point: (place) => hf.point(place),
    credit() { credit = Math.min(credit + 1, mostAhead); },
    helpers({ most }) {
      mostHelpers = most;
      for (const number of helpers.keys()) if (number >= most) lose(number);
    },
    lost({ number }) { lose(number); },
    late({ number, late }) { if (helpers.has(number)) hf.late({ number, late }); },
    reply({ number, port, reply }) { if (helpers.get(number) === port) hf.reply({ number, reply }); },
    assist({ port }) {
      credit = 0; // it shows nothing
      port.onmessage = ({ data }) => take({ type: 'order', order: data });
      hf.assist(([message, buffers]) => port.postMessage(message, buffers));
    },
    order: ({ order }) => hf.order(order),
  };

  /** Ends what there is between this worker and a helper. */
  function lose(number) {
    helpers.get(number)?.close();
    helpers.delete(number);
    hf.leave(number);
  }

  /** Asks the page for the helpers that are wanted and not there, or sends all home. */
  function hire() {
    if (!hf.wanted()) {
      if (helpers.size > 0) self.postMessage({ type: 'dismiss' });
      for (const number of helpers.keys()) lose(number);
      return;
    }
    for (let number = 0; number < mostHelpers; number++) {
      if (helpers.has(number)) continue;
      const { port1, port2 } = new MessageChannel();
      helpers.set(number, port1);
      port1.onmessage = ({ data }) => take({ type: 'reply', number, port: port1, reply: data });
      hf.join({ number, post: ([message, buffers]) => port1.postMessage(message, buffers) });
      self.postMessage({ type: 'hire', number, port: port2 }, [port2]);
    }
  }

  function turn() {
    waking = false;
    if (state !== 'running') return;
    try {
      for (const message of inbox.splice(0)) takes[message.type]?.(message);
      const busy = hf.advance(sliceMs);
      if (mostHelpers > 0 || helpers.size > 0) hire();
      if (credit > 0) tell();
      if (busy) wake();
    } catch (error) { // the program has ended, or the stack has overflowed
      crash(String(error));
    }
  }

  /** Posts what has changed, or at least the answer to an edit. */
  function tell() {
    const news = hf.update();
    const answered = hf.reads() ? read - 1 : edit; // images are answered when all are read
    if (!news && answered === told) return;
    const update = { type: 'update', edit: answered, ...last, ...news };
    last = { link: update.link, steps: update.steps, busy: update.busy };
    told = answered;
    credit--;
    self.postMessage(update, (update.parts ?? []).map((part) => part.buffer));
  }

  async function start({ wasm }) {
    state = 'starting';
    try {
      const go = new Go();
      const { instance } = await WebAssembly.instantiate(wasm, go.importObject);
      const ended = go.run(instance);
      state = 'running';
      self.postMessage({ type: 'ready' });
      wake();
      await ended; // it only ends by a panic, and then without an error
      crash('the program ended');
    } catch (error) {
      crash(String(error));
    }
  }

  self.onmessage = ({ data }) => {
    if (data?.type === 'start') {
      if (state === 'new') start(data);
      return;
    }
    if (data?.type === 'beat') self.postMessage({ type: 'beat', at: data.at, idle: state === 'running' && opened && !waking });
    if (Object.hasOwn(takes, data?.type)) take(data);
  };

  function take(message) {
    opened ||= message.type === 'open' || message.type === 'assist';
    if (message.replaces && inbox.at(-1)?.edit === message.replaces) inbox.pop();
    inbox.push(message);
    wake();
  }

  // A panic is printed, in pieces, before the program ends.
  const decoder = new TextDecoder();
  const { writeSync } = globalThis.fs;
  globalThis.fs.writeSync = (fd, bytes) => {
    if (said.length < mostSaid) said += decoder.decode(bytes);
    return writeSync.call(globalThis.fs, fd, bytes);
  };
})();
