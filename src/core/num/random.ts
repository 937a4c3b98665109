/** Seeded streams of chance and what is drawn from them: uniform, normal, binomial and Poisson draws, shuffles. */
import { logGamma } from './log-gamma.ts';

/** A part of a stream's name; the same parts in the same order give the same stream. */
export type StreamKey = string | number;

/** One independent sequence of chance. Whoever holds it draws from it in turn, so it is never shared. */
export type Stream = {
  /** Draw from [0, 1), a multiple of 2^-32: fast, enough for choices and for inverse distributions. */
  next(): number;
  /** Draw 32 random bits, as an unsigned whole number. */
  bits(): number;
};

/** Rounds that mix the hash into the state: the generator's authors ask for at least twelve. */
const WARM_UP = 15;

/** Expected count from which rejection is faster than counting up, and safe from underflow. */
const REJECTION_FROM = 10;

/**
 * Make the stream of a name, for instance `createStream(seed, 'panel', authority, draw)`.
 * Streams of different names are independent for all practical ends (128 bits of state from the name), so work
 * may be cut among workers in any way without changing a digit. A number and its text are different keys.
 *
 * @source Method note 2, section 9: generator sfc32 (counter kept, so no cycle shorter than 2^32).
 */
export function createStream(...keys: readonly StreamKey[]): Stream {
  return new SmallFastCounting(hashKeys(keys));
}

/** The generator sfc32 with its state in one typed array, which keeps it fast in every engine. */
class SmallFastCounting implements Stream {
  readonly #state: Int32Array;

  constructor(state: Int32Array) {
    this.#state = state;
    for (let round = 0; round < WARM_UP; round++) this.bits();
  }

  bits(): number {
    const state = this.#state;
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum >>> 0;
  }

  next(): number {
    return this.bits() / 4294967296;
  }
}

/** Hash the parts of a name to 128 bits; the kind and length of each part count, so ("ab") is not ("a", "b"). */
function hashKeys(keys: readonly StreamKey[]): Int32Array {
  const state = Int32Array.of(1779033703, -1150833019, 1013904242, -1521486534);
  for (const key of keys) {
    const text = typeof key === 'number' ? `#${key}` : `$${key}`;
    for (let place = 0; place < text.length; place++) absorb(state, text.charCodeAt(place));
    absorb(state, 0x10000 + text.length);
  }
  for (let word = 0; word < 4; word++) absorb(state, 0x20000 + word);
  for (let word = 0; word < 4; word++) state[word] = finish(state[word]!);
  return state;
}

/** Mix one number into all four words, each word through its own odd constant and its neighbour. */
function absorb(state: Int32Array, value: number): void {
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const d = state[3]!;
  state[0] = b ^ Math.imul(a ^ value, 597399067);
  state[1] = c ^ Math.imul(b ^ value, -1425107063);
  state[2] = d ^ Math.imul(c ^ value, 951274213);
  state[3] = state[0] ^ Math.imul(d ^ value, -1578923117);
}

/** Spread the last changes over all bits of a word. */
function finish(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, -2048144789);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, -1028477387);
  return mixed ^ (mixed >>> 16);
}

/** Draw a whole number from 0 to `below` - 1, each equally likely; `below` is 1 to 2^32. */
export function uniformInt(stream: Stream, below: number): number {
  // Whole multiples only: the few numbers left over at the top would favour small answers.
  const limit = 4294967296 - (4294967296 % below);
  let bits = stream.bits();
  while (bits >= limit) bits = stream.bits();
  return bits % below;
}

/** Draw from (0, 1), never 0, with 53 bits: fit for logarithms and far tails. */
export function openUniform(stream: Stream): number {
  const high = stream.bits() >>> 5;
  const low = stream.bits() >>> 6;
  return (high * 67108864 + low + 0.5) / 9007199254740992;
}

/** Draw from the standard normal distribution, by the polar method without a kept spare: no hidden state. */
export function normal(stream: Stream): number {
  for (;;) {
    const across = 2 * openUniform(stream) - 1;
    const up = 2 * openUniform(stream) - 1;
    const square = across * across + up * up;
    if (square > 0 && square < 1) return across * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Draw from the exponential distribution with mean 1. */
export function exponential(stream: Stream): number {
  return -Math.log(openUniform(stream));
}

/** Put the items into an order in which each is equally likely. @returns a new array; the items stay as they are. */
export function shuffle<T>(stream: Stream, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const place = uniformInt(stream, last + 1);
    const kept = mixed[last]!;
    mixed[last] = mixed[place]!;
    mixed[place] = kept;
  }
  return mixed;
}

/**
 * Draw how many of `trials` succeed, each with `chance` [0..1].
 * Shortcuts depend on the arguments only, so a stream stays in step on every machine.
 *
 * @param trials  whole, 0 or more.
 * @throws RangeError where `trials` is not a whole number or `chance` is outside [0..1].
 * @source Method note 2, section 9: inversion below ten expected, else transformed rejection (BTRS).
 */
export function binomial(stream: Stream, trials: number, chance: number): number {
  if (!Number.isInteger(trials) || trials < 0) throw new RangeError('Trials must be a whole number');
  if (!(chance >= 0 && chance <= 1)) throw new RangeError('A chance must lie between 0 and 1');
  if (chance > 0.5) return trials - smallChance(stream, trials, 1 - chance);
  return smallChance(stream, trials, chance);
}

function smallChance(stream: Stream, trials: number, chance: number): number {
  if (trials === 0 || chance === 0) return 0;
  if (trials * chance < REJECTION_FROM) return binomialByInversion(stream, trials, chance);
  return binomialByRejection(stream, trials, chance);
}

/** Walk up the distribution until the uniform draw is used up; starts again in the rare case of rounding past the end. */
function binomialByInversion(stream: Stream, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  const start = Math.exp(trials * Math.log1p(-chance));
  for (;;) {
    let left = stream.next();
    let mass = start;
    for (let count = 0; count <= trials; count++) {
      if (left < mass) return count;
      left -= mass;
      mass *= (odds * (trials - count)) / (count + 1);
    }
  }
}

/** Hörmann's transformed rejection with squeeze, the final test by logarithms of factorials. */
function binomialByRejection(stream: Stream, trials: number, chance: number): number {
  const spread = Math.sqrt(trials * chance * (1 - chance));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const centre = trials * chance + 0.5;
  const inside = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((trials + 1) * chance);
  const logOdds = Math.log(chance / (1 - chance));
  const peak = logGamma(mode + 1) + logGamma(trials - mode + 1);
  for (;;) {
    const u = stream.next() - 0.5;
    const v = 1 - stream.next();
    const near = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / near + b) * u + centre);
    if (near >= 0.07 && v <= inside) return count;
    if (count < 0 || count > trials) continue;
    const test = Math.log((v * alpha) / (a / (near * near) + b));
    const bound = peak - logGamma(count + 1) - logGamma(trials - count + 1) + (count - mode) * logOdds;
    if (test <= bound) return count;
  }
}

/**
 * Draw a Poisson count with the given mean, 0 or more.
 * @throws RangeError where the mean is negative or not finite.
 * @source Method note 2, section 9: inversion below ten, else transformed rejection (PTRS).
 */
export function poisson(stream: Stream, mean: number): number {
  if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) throw new RangeError('A mean must be 0 or more');
  if (mean === 0) return 0;
  return mean < REJECTION_FROM ? poissonByInversion(stream, mean) : poissonByRejection(stream, mean);
}

function poissonByInversion(stream: Stream, mean: number): number {
  const start = Math.exp(-mean);
  for (;;) {
    let left = stream.next();
    let mass = start;
    // The mass past 200 is below 1e-150 for means under ten: what is left there is rounding.
    for (let count = 0; count < 200; count++) {
      if (left < mass) return count;
      left -= mass;
      mass *= mean / (count + 1);
    }
  }
}

/** Hörmann's transformed rejection for the Poisson distribution. */
function poissonByRejection(stream: Stream, mean: number): number {
  const spread = Math.sqrt(mean);
  const b = 0.931 + 2.53 * spread;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const inside = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = stream.next() - 0.5;
    const v = 1 - stream.next();
    const near = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / near + b) * u + mean + 0.43);
    if (near >= 0.07 && v <= inside) return count;
    if (count < 0 || (near < 0.013 && v > near)) continue;
    const test = Math.log((v * inverseAlpha) / (a / (near * near) + b));
    if (test <= count * logMean - mean - logGamma(count + 1)) return count;
  }
}
