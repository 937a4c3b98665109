/** Many gamma draws of fixed shapes at a time, with everything that does not change reckoned once. */
import type { FastStream } from './fast-stream.ts';

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

/** Draw every variable of a batch into `out`, which has its size; those surely 0 are left as they are. */
export function drawGammas(batch: GammaBatch, stream: FastStream, out: Float64Array): void {
  const { drawn, d, c, boost, scale } = batch;
  for (let k = 0; k < drawn.length; k++) {
    const place = drawn[k]!;
    const plain = stream.gammaFrom(d[place]!, c[place]!) * scale[place]!;
    const power = boost[place]!;
    out[place] = power === 0 ? plain : plain * Math.exp(-stream.exponential() * power);
  }
}
