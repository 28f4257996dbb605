// The pixel ratio of the window, which a browser's zoom changes.

/**
 * Calls changed whenever it is another: the view's engine reads it once, so a new ratio
 * is a new view. Not every change of it fires the media query, but most also resize the page.
 * @param {() => void} changed
 */
export function watchPixelRatio(changed) {
  let ratio = window.devicePixelRatio;
  let query = null;
  const check = () => {
    if (query && window.devicePixelRatio === ratio) return;
    if (query) changed();
    ratio = window.devicePixelRatio;
    query?.removeEventListener('change', check);
    query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    query.addEventListener('change', check);
  };
  check();
  window.addEventListener('resize', check);
}
