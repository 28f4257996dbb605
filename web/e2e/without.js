// A page without a canvas, for tests that look at none: to compile and run it takes
// a third of opening the page, and to paint every picture half of using it.

/** The binary that never comes. */
export const ofCanvas = /\/canvas-\w+\.wasm$/.source;

/**
 * Runs in every document before its own scripts: what is fetched from an address like pattern comes without
 * end, a byte at a time, and the drawing in its place is hidden, as by a live canvas: it costs as much.
 */
export function keepBack(pattern) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('#stage > [data-drawing] { display: none !important }');
  document.adoptedStyleSheets = [sheet];
  const slowlyMs = 5000; // the page tells of a connection that is silent for longer
  const like = new RegExp(pattern);
  const { fetch } = window;
  window.fetch = async (address, ...rest) => {
    if (!like.test(address)) return fetch.call(window, address, ...rest);
    return new Response(new ReadableStream({
      pull: (stream) => new Promise((resolve) => { setTimeout(() => resolve(stream.enqueue(new Uint8Array(1))), slowlyMs); }),
    }));
  };
}
