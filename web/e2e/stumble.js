// Faults of the worker, put into it before its program runs.

/**
 * Prepares a page: window.workers are those that it has made, and each runs
 * stumble(query, nth) before every edit; nth counts workers from 0.
 * @param {(query: string, nth: number) => void} [stumble] runs in the worker, and so sees nothing around it
 */
export const stumbling = (stumble = () => {}) => (page) => page.evaluateOnNewDocument((source) => {
  const RealWorker = window.Worker;
  const RealBlob = window.Blob;
  const trap = `{
    let nth = 0;
    let program;
    const stumble = ${source};
    self.addEventListener('message', ({ data }) => { if (data?.type === 'nth') nth = data.nth; });
    Object.defineProperty(globalThis, 'hf', {
      get: () => program,
      set(hf) {
        const { edit } = hf;
        hf.edit = (query) => { stumble(query, nth); return edit(query); };
        program = hf;
      },
    });
  }\n`;
  window.workers = [];
  window.Worker = class extends RealWorker {
    constructor(...rest) {
      super(...rest);
      this.postMessage({ type: 'nth', nth: window.workers.push(this) - 1 });
    }
  };
  window.Blob = class extends RealBlob {
    constructor(parts, options) { super(options?.type === 'text/javascript' ? [trap, ...parts] : parts, options); }
  };
}, String(stumble));

/** How many workers the page has made. */
export const made = (playground) => playground.frame.evaluate(() => window.workers.length);

/** Ends the worker behind the page's back. */
export const kill = (playground) => playground.frame.evaluate(() => window.workers.at(-1).terminate());
