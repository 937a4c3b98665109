/** Many gamma draws of fixed shapes at a time, with everything that does not change reckoned once. */
import { FALL_EDGE, type FastStream, LAYER_EDGE } from './fast-stream.ts';

/** One part of 2^53 and of 2^32: known here by value, since an imported number is looked up in every round of a loop. */
const NORMAL_PART = 2 ** -53;
const WORD_PART = 2 ** -32;
const LAYER_PART = 2 ** -24;

/** Constants of independent gamma distributions; made once, drawn from many times. */
export type GammaBatch = {
  readonly size: number;
  /** Positions whose shape is above 0; the others are surely 0. */
  readonly drawn: Int32Array;
  readonly d: Float64Array;
  readonly c: Float64Array;
  /** 1/shape where the shape is below 1, else 0. */
  readonly boost: Float64Array;
  /** 1/rate. */
  readonly scale: Float64Array;
  readonly mean: Float64Array;
};

/**
 * Prepare the drawing of gamma variables.
 * @param rate  one per shape, above 0; 1 for all where not given.
 * @throws RangeError where a shape is negative or not finite, or a rate is not above 0.
 */
export function gammaBatch(shape: Float64Array, rate?: Float64Array): GammaBatch {
  const size = shape.length;
  const drawn: number[] = [];
  const batch = {
    size,
    d: new Float64Array(size),
    c: new Float64Array(size),
    boost: new Float64Array(size),
    scale: new Float64Array(size),
    mean: new Float64Array(size),
  };
  for (let place = 0; place < size; place++) {
    const own = shape[place]!;
    const divisor = rate === undefined ? 1 : rate[place]!;
    if (!(own >= 0 && own < Number.POSITIVE_INFINITY))
      throw new RangeError('A gamma shape must be 0 or more');
    if (!(divisor > 0 && divisor < Number.POSITIVE_INFINITY))
      throw new RangeError('A gamma rate must be above 0');
    if (own === 0) continue;
    drawn.push(place);
    batch.boost[place] = own < 1 ? 1 / own : 0;
    batch.d[place] = own < 1 ? own + 2 / 3 : own - 1 / 3;
    batch.c[place] = 1 / Math.sqrt(9 * batch.d[place]!);
    batch.scale[place] = 1 / divisor;
    batch.mean[place] = own / divisor;
  }
  return { ...batch, drawn: Int32Array.from(drawn) };
}

/**
 * Draw every variable of a batch into `out`, which has its size; those surely 0 are left as they are. The same draws as
 * `stream.gammaFrom` would make one after another: what nearly always happens is done by hand, with the generator's words
 * in variables, and the rest is left to the stream.
 */
export function drawGammas(batch: GammaBatch, stream: FastStream, out: Float64Array): void {
  const { drawn, d, c: width, boost, scale } = batch;
  const { words } = stream;
  const edges = LAYER_EDGE;
  const falls = FALL_EDGE;
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let counter = words[3]!;
  for (let k = 0; k < drawn.length; k++) {
    const place = drawn[k]!;
    const [a0, b0, c0] = [a, b, c];
    // Three words, as `stream.normal()` and `stream.open()` would draw them.
    const first = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + first) | 0;
    counter = (counter + 1) | 0;
    const second = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + second) | 0;
    counter = (counter + 1) | 0;
    const third = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + third) | 0;
    counter = (counter + 1) | 0;
    const layer = first & 255;
    const beyond = ((second >>> 0) * 2097152 + (first >>> 11)) * NORMAL_PART * edges[layer]!;
    // The sign by a factor: a branch would be guessed wrong every other time.
    const z = beyond * (1 - ((first >>> 7) & 2));
    const root = 1 + width[place]! * z;
    const cube = root * root * root;
    const square = z * z;
    const mark = ((third >>> 0) + 0.5) * WORD_PART;
    out[place] = d[place]! * cube * scale[place]!;
    if (
      beyond >= edges[layer + 1]! ||
      root <= 0 ||
      (mark >= 1 - 0.0331 * square * square &&
        Math.log(mark) >= 0.5 * square + d[place]! * (1 - cube + Math.log(cube)))
    ) {
      // What is rare is begun anew by the stream.
      stream.put(a0, b0, c0, counter - 3);
      out[place] = stream.gammaFrom(d[place]!, width[place]!) * scale[place]!;
      a = words[0]!;
      b = words[1]!;
      c = words[2]!;
      counter = words[3]!;
    }
    if (boost[place] === 0) continue;
    // One word more, as `stream.exponential()` would draw it.
    const fourth = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + fourth) | 0;
    counter = (counter + 1) | 0;
    const fallLayer = fourth & 255;
    const fall = ((fourth >>> 8) + 0.5) * LAYER_PART * falls[fallLayer]!;
    if (fall < falls[fallLayer + 1]!) out[place] = out[place]! * Math.exp(-fall * boost[place]!);
    else {
      stream.put(a, b, c, counter);
      out[place] = out[place]! * Math.exp(-stream.slowExponential(fallLayer, fall) * boost[place]!);
      a = words[0]!;
      b = words[1]!;
      c = words[2]!;
      counter = words[3]!;
    }
  }
  stream.put(a, b, c, counter);
}
