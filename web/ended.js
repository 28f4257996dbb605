/**
 * Lets what the browser still calls of a Go program that has ended do nothing; without this it throws.
 * @param go of wasm_exec.js, before it runs
 */
export function ignoreAfterEnd(go) {
  const resume = go._resume.bind(go);
  go._resume = () => {
    if (!go.exited) resume();
    else go._scheduledTimeouts.clear(); // a timer calls until the program has taken it from there
  };
}
