// Waiting for a state: looking again until it is the expected one.

/**
 * How long a test waits for anything. A test that passes never uses it up, even
 * where other programs keep every core busy.
 */
export const waitMs = 60_000;

const lookMs = 50;

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/**
 * Reads until check passes, and returns what was read then. After waitMs it
 * fails with the last thing read.
 * @template T
 * @param {() => Promise<T>|T} read
 * @param {(value: T) => unknown} check fails by throwing, as assert does, or by returning false
 * @returns {Promise<T>}
 */
export async function eventually(read, check) {
  for (const end = performance.now() + waitMs; ;) {
    const value = await read();
    const fault = await faultOf(check, value);
    if (!fault) return value;
    if (performance.now() > end) {
      throw new Error(`waited in vain: ${fault.message}; last read: ${JSON.stringify(value)}`, { cause: fault });
    }
    await pause(lookMs);
  }
}

/** Why value does not pass check; null where it does. */
async function faultOf(check, value) {
  try {
    return (await check(value)) === false ? new Error(String(check)) : null;
  } catch (fault) {
    return fault;
  }
}
