/** A linear model packed small for a file: only its heaviest weights, each in one byte, and read back as a model. */
import { raise } from '../base/problem.ts';
import type { LinearModel } from './linear-model.ts';
import { FEATURES } from './text-features.ts';

/** What stands in the file. */
export type PackedModel = {
  readonly schema: 'evenkeel/linear-model@1';
  /** What it was trained on, in words that are shown beside whatever the model says. */
  readonly trainedOn: string;
  readonly classes: readonly PackedClass[];
};

type PackedClass = {
  readonly name: string;
  readonly base: number;
  /** What one step of a byte stands for. */
  readonly scale: number;
  /** Steps from one kept place to the next, as base-128 numbers, low part first, in base 64. */
  readonly places: string;
  /** A signed byte for each kept place, in base 64. */
  readonly weights: string;
};

const MOST_STEPS = 127;

/**
 * Pack a model, keeping the heaviest weights of each class.
 * @param keep  weights to keep by class [weights].
 */
export function packModel(model: LinearModel, trainedOn: string, keep: number): PackedModel {
  const classes = model.classes.map((name, at) =>
    packClass(name, model.base[at] ?? 0, model.weightByClass[at] ?? new Float32Array(0), keep),
  );
  return { schema: 'evenkeel/linear-model@1', trainedOn, classes };
}

function packClass(name: string, base: number, all: Float32Array, keep: number): PackedClass {
  const size = (place: number) => Math.abs(all[place] ?? 0);
  const places = Array.from(all.keys())
    .filter((place) => size(place) > 0)
    .sort((one, other) => size(other) - size(one) || one - other)
    .slice(0, keep)
    .sort((one, other) => one - other);
  const scale = Math.max(...places.map(size), Number.MIN_VALUE) / MOST_STEPS;
  const steps: number[] = [];
  let before = -1;
  for (const place of places) {
    let gap = place - before;
    before = place;
    while (gap >= 128) {
      steps.push((gap % 128) + 128);
      gap = Math.floor(gap / 128);
    }
    steps.push(gap);
  }
  const weights = places.map((place) => Math.round((all[place] ?? 0) / scale) & 255);
  return { name, base, scale, places: toBase64(steps), weights: toBase64(weights) };
}

/** Read a packed model back. @throws ProblemError `review.wrong-model` where its parts do not fit each other. */
export function unpackModel({ classes }: PackedModel): LinearModel {
  return {
    classes: classes.map(({ name }) => name),
    base: classes.map(({ base }) => base),
    weightByClass: classes.map(unpackClass),
  };
}

function unpackClass({ scale, places, weights }: PackedClass): Float32Array {
  const all = new Float32Array(FEATURES);
  const values = fromBase64(weights);
  let [place, gap, part, count] = [-1, 0, 1, 0];
  for (const byte of fromBase64(places)) {
    gap += (byte % 128) * part;
    part *= 128;
    if (byte >= 128) continue;
    place += gap;
    all[place] = (((values[count] ?? 0) << 24) >> 24) * scale;
    count++;
    [gap, part] = [0, 1];
  }
  if (count === values.length && place < FEATURES) return all;
  return raise({
    code: 'review.wrong-model',
    message: 'The file of the sentiment model is damaged',
    advice: 'Put back data/text/sentiment.json as it came with the product.',
  });
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The core has no library of the machine's for this. */
function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => LETTERS.charAt((three >> shift) & 63));
    const own = Math.min(3, bytes.length - at) + 1;
    text += letters.slice(0, own).join('').padEnd(4, '=');
  }
  return text;
}

function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text.replaceAll('=', '')) {
    held = ((held << 6) | LETTERS.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
