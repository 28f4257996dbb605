// What WebAssembly holds in a page. To ask the browser for all objects of a kind
// would do without this, but Chromium crashes where a worker is asked for them at work.

/** Runs in every document before its own scripts: there and in its workers, e2eMemory is the memory of the program. */
export function keepMemory() {
  const keep = () => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      globalThis.e2eMemory = made.instance.exports.mem;
      return made;
    };
  };
  keep();
  const RealBlob = window.Blob;
  window.Blob = class extends RealBlob {
    constructor(parts, options) { super(options?.type === 'text/javascript' ? [`(${keep})();\n`, ...parts] : parts, options); }
  };
}

/**
 * Bytes of WebAssembly memory in a worker or frame; 0 where it has just gone.
 * @param {import('puppeteer-core').WebWorker|import('puppeteer-core').Frame|undefined} realm
 */
export async function memoryIn(realm) {
  try {
    return await realm.evaluate(() => globalThis.e2eMemory?.buffer.byteLength ?? 0);
  } catch {
    return 0;
  }
}
