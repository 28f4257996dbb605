// Waiting for a state: looking again until it is the expected one.

/**
 * How long a test waits for anything. A test that passes never uses it up, even
 * where other programs keep every core busy; one that must fail may have less.
 */
export const waitMs = Number(process.env.WAIT_SECONDS ?? 120) * 1000;

const lookMs = 50;

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/**
 * Reads until that can be done and check passes, and returns what was read then. After limit it fails
 * with the last thing read.
 * @template T
 * @param {() => Promise<T>|T} read
 * @param {(value: T) => unknown} check fails by throwing, as assert does, or by returning false
 * @param {number} [limit] in milliseconds
 * @returns {Promise<T>}
 */
export async function eventually(read, check, limit = waitMs) {
  let value;
  const look = async () => {
    value = undefined;
    value = await read();
    if ((await check(value)) === false) throw new Error(`${check} is false`);
  };
  for (const end = performance.now() + limit; ;) {
    try {
      await look();
      return value;
    } catch (cause) {
      if (performance.now() > end) throw new Error(`waited in vain: ${cause.message}; last read: ${JSON.stringify(value)}`, { cause });
    }
    await pause(lookMs);
  }
}
