/** A stream of chance for simulations: quick to start anew for any subject, with uniform, normal, exponential and gamma draws. */
import { createStream, type Stream, type StreamKey } from './random.ts';

const TWO_TO_32 = 4294967296;
const TWO_TO_53 = 9007199254740992;
/** Rounds between seeding and the first draw; the words are hashed before, so the authors' dozen is ample. */
const WARM_UP = 12;
/** Layers of the ziggurat, and where its tail begins and how much each layer covers, for a normal curve of height 1. */
const LAYERS = 256;
const TAIL_FROM = 3.6541528853610088;
const LAYER_AREA = 0.00492867323399;

/** The same for the exponential curve. */
const FALL_TAIL_FROM = 7.69711747013105;
const FALL_AREA = 0.003949659822581557;
const TWO_TO_24 = 16777216;

/** Edges of the exponential ziggurat's layers, for loops that draw by themselves; see `exponential`. */
export const FALL_EDGE: Float64Array = new Float64Array(LAYERS + 1);
const FALL_HEIGHT = new Float64Array(LAYERS + 1);
export const LAYER_EDGE: Float64Array = new Float64Array(LAYERS + 1);
const LAYER_HEIGHT = new Float64Array(LAYERS + 1);
fillLayers();

function fillLayers(): void {
  LAYER_EDGE[0] = LAYER_AREA / Math.exp(-0.5 * TAIL_FROM * TAIL_FROM);
  LAYER_EDGE[1] = TAIL_FROM;
  LAYER_HEIGHT[0] = 0;
  LAYER_HEIGHT[1] = Math.exp(-0.5 * TAIL_FROM * TAIL_FROM);
  for (let layer = 2; layer < LAYERS; layer++) {
    const height = LAYER_HEIGHT[layer - 1]! + LAYER_AREA / LAYER_EDGE[layer - 1]!;
    LAYER_HEIGHT[layer] = height;
    LAYER_EDGE[layer] = Math.sqrt(-2 * Math.log(height));
  }
  LAYER_HEIGHT[LAYERS] = 1;
  FALL_EDGE[0] = FALL_AREA / Math.exp(-FALL_TAIL_FROM);
  FALL_EDGE[1] = FALL_TAIL_FROM;
  FALL_HEIGHT[1] = Math.exp(-FALL_TAIL_FROM);
  for (let layer = 2; layer < LAYERS; layer++) {
    const height = FALL_HEIGHT[layer - 1]! + FALL_AREA / FALL_EDGE[layer - 1]!;
    FALL_HEIGHT[layer] = height;
    FALL_EDGE[layer] = -Math.log(height);
  }
  FALL_HEIGHT[LAYERS] = 1;
}

/** Four words that stand for a name, for `FastStream.begin`: hash a seed and the number of a simulation once, then cheaply each subject. */
export function streamRoot(...keys: readonly StreamKey[]): Int32Array {
  const stream = createStream(...keys);
  return Int32Array.of(stream.bits(), stream.bits(), stream.bits(), stream.bits());
}

/**
 * Chance for one subject of one simulation at a time. `begin` starts the sequence of (root, subject, part) whatever was
 * drawn before, so no subject's draws depend on how many another took. Same arguments, same draws, on every machine.
 *
 * @source Method note 6, section 9: generator sfc32, its state hashed from root, subject and part.
 */
export class FastStream implements Stream {
  /** The generator's four words, for loops that keep them in variables of their own and put them back. */
  readonly words: Int32Array = new Int32Array(4);

  /** Start the sequence of a subject and its part; both are whole numbers. */
  begin(root: Int32Array, subject: number, part: number): void {
    const state = this.words;
    const mixed = mix(Math.imul(subject + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca77));
    let a = mix(root[0]! ^ mixed);
    let b = mix(root[1]! + mixed);
    let c = mix(root[2]! ^ Math.imul(subject, 0x27d4eb2f) ^ Math.imul(part, 0x165667b1));
    let counter = (root[3]! + Math.imul(subject, 0x2545f491) + part) | 0;
    // The rounds of `word()`, in variables: a run begins hundreds of sequences a simulation.
    for (let round = 0; round < WARM_UP; round++) {
      const sum = (a + b + counter) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      counter = (counter + 1) | 0;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  }

  /** Put back the four words that a loop kept in variables of its own. */
  put(a: number, b: number, c: number, counter: number): void {
    const state = this.words;
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  }

  /** Write the state to four places of `kept` from `at`, to go on from it later. */
  save(kept: Int32Array, at: number): void {
    const state = this.words;
    kept[at] = state[0]!;
    kept[at + 1] = state[1]!;
    kept[at + 2] = state[2]!;
    kept[at + 3] = state[3]!;
  }

  /** Go on from a state that `save` wrote. */
  resume(kept: Int32Array, at: number): void {
    const state = this.words;
    state[0] = kept[at]!;
    state[1] = kept[at + 1]!;
    state[2] = kept[at + 2]!;
    state[3] = kept[at + 3]!;
  }

  bits(): number {
    return this.word() >>> 0;
  }

  /** Draw 32 bits as a whole number of either sign, which needs no room on the heap. */
  word(): number {
    const state = this.words;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (state[0]! + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum;
  }

  next(): number {
    return this.bits() / TWO_TO_32;
  }

  /** Draw from (0, 1), never 0 or 1, with 32 bits: fit for the inverse of a distribution of counts. */
  open(): number {
    return (this.bits() + 0.5) / TWO_TO_32;
  }

  /** Draw from the exponential distribution with mean 1 by the ziggurat, 24 bits of place within a layer. */
  exponential(): number {
    const word = this.bits();
    const layer = word & 255;
    const place = (((word >>> 8) + 0.5) / TWO_TO_24) * FALL_EDGE[layer]!;
    return place < FALL_EDGE[layer + 1]! ? place : this.slowExponential(layer, place);
  }

  /** The rare rest: the tail is the curve once more, further out; an edge is accepted under the curve or drawn anew. */
  slowExponential(layer: number, place: number): number {
    if (layer === 0) return FALL_TAIL_FROM + this.exponential();
    const low = FALL_HEIGHT[layer]!;
    return low + this.next() * (FALL_HEIGHT[layer + 1]! - low) < Math.exp(-place)
      ? place
      : this.exponential();
  }

  /** Draw from the standard normal distribution by the ziggurat, 53 bits of place within a layer. */
  normal(): number {
    for (;;) {
      const word = this.bits();
      const layer = word & 255;
      const place = ((this.bits() * 2097152 + (word >>> 11)) / TWO_TO_53) * LAYER_EDGE[layer]!;
      if (place < LAYER_EDGE[layer + 1]! || this.#underCurve(layer, place))
        return (word & 256) === 0 ? this.#placed(layer, place) : -this.#placed(layer, place);
    }
  }

  /** Whether a point beyond the sure part of its layer lies under the curve; the lowest layer's is always the tail. */
  #underCurve(layer: number, place: number): boolean {
    if (layer === 0) return true;
    const low = LAYER_HEIGHT[layer]!;
    return low + this.next() * (LAYER_HEIGHT[layer + 1]! - low) < Math.exp(-0.5 * place * place);
  }

  #placed(layer: number, place: number): number {
    if (layer > 0 || place < TAIL_FROM) return place;
    for (;;) {
      const beyond = this.exponential() / TAIL_FROM;
      if (2 * this.exponential() > beyond * beyond) return TAIL_FROM + beyond;
    }
  }

  /**
   * Draw from the gamma distribution of a shape above 0 and rate 1.
   * @source Marsaglia and Tsang's method; shapes below 1 from shape + 1 by exp(-E/shape).
   */
  gamma(shape: number): number {
    if (shape === Number.POSITIVE_INFINITY) throw new RangeError('A shape must be finite');
    if (shape < 1)
      return (
        this.gammaFrom(shape + 2 / 3, 1 / Math.sqrt(9 * shape + 6)) * Math.exp(-this.exponential() / shape)
      );
    return this.gammaFrom(shape - 1 / 3, 1 / Math.sqrt(9 * shape - 3));
  }

  /** Draw from the gamma distribution of shape `d` + 1/3, with `c` = 1/√(9d) given. */
  gammaFrom(d: number, c: number): number {
    for (;;) {
      const z = this.normal();
      const root = 1 + c * z;
      if (root <= 0) continue;
      const cube = root * root * root;
      const u = this.open();
      const square = z * z;
      if (u < 1 - 0.0331 * square * square) return d * cube;
      if (Math.log(u) < 0.5 * square + d * (1 - cube + Math.log(cube))) return d * cube;
    }
  }
}

/** Spread every bit of a word over all of it. */
function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, -2048144789);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, -1028477387);
  return mixed ^ (mixed >>> 16);
}
