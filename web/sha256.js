// SHA-256 for pages that come over plain http: there a browser has no
// crypto.subtle. After FIPS 180-4, whose letters the names are.

/** The first 32 bits of the fractional part of x. */
const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;

const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const H = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));

const blockBytes = 64;
const lengthBytes = 8; // of the message's length, at its end

/**
 * The SHA-256 of buffer, in hex.
 * @param {ArrayBuffer} buffer
 */
export function sha256(buffer) {
  const bytes = new Uint8Array(buffer);
  const whole = bytes.length - (bytes.length % blockBytes);
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest + 1 + lengthBytes > blockBytes ? 2 * blockBytes : blockBytes);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  new DataView(tail.buffer).setBigUint64(tail.length - lengthBytes, BigInt(bytes.length) * 8n);
  const state = H.slice();
  const words = new Int32Array(64);
  digest(state, words, new DataView(buffer), whole);
  digest(state, words, new DataView(tail.buffer), tail.length);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Takes the blocks of view before end into state; W is room for 64 words. */
function digest(state, W, view, end) {
  for (let at = 0; at < end; at += blockBytes) {
    for (let t = 0; t < 16; t++) W[t] = view.getInt32(at + 4 * t);
    for (let t = 16; t < 64; t++) {
      const x = W[t - 15];
      const y = W[t - 2];
      const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
      const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
      W[t] = W[t - 16] + s0 + W[t - 7] + s1;
    }
    mix(state, W);
  }
}

function mix(state, W) {
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let t = 0; t < 64; t++) {
    const S1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
    const T1 = h + S1 + (e & f ^ ~e & g) + K[t] + W[t] | 0;
    const S0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
    h = g;
    g = f;
    f = e;
    e = d + T1 | 0;
    d = c;
    c = b;
    b = a;
    a = T1 + S0 + (b & c ^ b & d ^ c & d) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}
