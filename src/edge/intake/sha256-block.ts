/** One round of SHA-256: a block of sixteen words worked into the state. */

/** Words that each round starts from and adds. @source FIPS 180-4, sections 4.2.2 and 5.3.3: fractions of the roots of the first primes. */
export const FIRST_STATE: Int32Array = fractions(8, 2);
const CONSTANTS: Int32Array = fractions(64, 3);
const schedule = new Int32Array(64);

/** The first 32 bits after the point of the square or cube roots of the first primes, by whole-number arithmetic. */
function fractions(count: number, degree: 2 | 3): Int32Array {
  const words = new Int32Array(count);
  let found = 0;
  for (let number = 2; found < count; number++)
    if (isPrime(number)) words[found++] = Number(BigInt.asIntN(32, rootScaled(BigInt(number), degree)));
  return words;
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}

/** The whole part of root(number) times 2^32, by halving. */
function rootScaled(number: bigint, degree: 2 | 3): bigint {
  const target = number << BigInt(32 * degree);
  let [low, high] = [0n, number << 32n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(degree) <= target) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function word(words: Int32Array, at: number): number {
  return words[at] ?? 0;
}

function spreadWords(words: Int32Array): void {
  schedule.set(words);
  for (let at = 16; at < 64; at++) {
    const early = word(schedule, at - 15);
    const late = word(schedule, at - 2);
    const a = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const b = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    schedule[at] = (a + b + word(schedule, at - 16) + word(schedule, at - 7)) | 0;
  }
}

/**
 * Work one block into the state.
 * @param state  eight words; changed.
 * @param words  the sixteen words of the block; not changed.
 * @source FIPS 180-4, section 6.2.2; letters are the standard's.
 */
export function compress(state: Int32Array, words: Int32Array): void {
  spreadWords(words);
  let a = word(state, 0);
  let b = word(state, 1);
  let c = word(state, 2);
  let d = word(state, 3);
  let e = word(state, 4);
  let f = word(state, 5);
  let g = word(state, 6);
  let h = word(state, 7);
  for (let at = 0; at < 64; at++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(CONSTANTS, at) + word(schedule, at)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = word(state, 0) + a;
  state[1] = word(state, 1) + b;
  state[2] = word(state, 2) + c;
  state[3] = word(state, 3) + d;
  state[4] = word(state, 4) + e;
  state[5] = word(state, 5) + f;
  state[6] = word(state, 6) + g;
  state[7] = word(state, 7) + h;
}
