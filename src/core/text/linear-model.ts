/** A linear model of texts: one logistic regression a class, trained in a set order so that the same texts give the same digits. */
import { createStream, shuffle } from '../num/random.ts';
import { FEATURES, type TextFeatures } from './text-features.ts';

export type LinearModel = {
  readonly classes: readonly string[];
  /** Weight by class, then feature. */
  readonly weightByClass: readonly Float32Array[];
  /** Weight of no feature at all, by class. */
  readonly base: readonly number[];
};

export type TrainingText = { readonly features: TextFeatures; readonly label: string };

const ROUNDS = 12;
const STEP = 0.5;
const SHRINK = 1e-5;

/**
 * Train one regression a class against all others by steps down the gradient, adapted feature by feature (AdaGrad).
 * Rare classes weigh more, by the root of how rare they are. Same texts in the same order and same seed, same model.
 *
 * @throws RangeError where there is no text.
 * @source Method note 15, section 3.
 */
export function trainLinear(texts: readonly TrainingText[], seed: number): LinearModel {
  if (texts.length === 0) throw new RangeError('no text to train on');
  const classes = [...new Set(texts.map(({ label }) => label))].sort();
  const trained = classes.map((label) => trainOne(texts, label, classes.length, seed));
  return {
    classes,
    weightByClass: trained.map(({ weights }) => weights),
    base: trained.map(({ base }) => base),
  };
}

function trainOne(texts: readonly TrainingText[], label: string, classes: number, seed: number) {
  const weights = new Float32Array(FEATURES);
  const squares = new Float32Array(FEATURES).fill(1e-3);
  const share = texts.filter((text) => text.label === label).length / texts.length;
  const boost = Math.sqrt(Math.max(1, 1 / (share * classes)));
  let base = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { features, label: own } of shuffle(createStream(seed, label, round), texts)) {
      const isOwn = own === label;
      const chance = 1 / (1 + Math.exp(-score(weights, base, features)));
      const slope = (isOwn ? boost : 1) * (chance - (isOwn ? 1 : 0));
      base -= 0.05 * slope;
      for (const place of features.places) {
        const weight = weights[place] ?? 0;
        const gradient = slope * features.weight + SHRINK * weight;
        const sum = (squares[place] ?? 0) + gradient * gradient;
        squares[place] = sum;
        weights[place] = weight - (STEP * 0.2 * gradient) / Math.sqrt(sum);
      }
    }
  }
  return { weights, base };
}

function score(weights: Float32Array, base: number, features: TextFeatures): number {
  let sum = 0;
  for (const place of features.places) sum += weights[place] ?? 0;
  return base + sum * features.weight;
}

/** How strongly a text speaks for one class, in the model's own scores; of a class that it does not know, not at all. */
export function scoreFor(model: LinearModel, label: string, features: TextFeatures): number {
  const at = model.classes.indexOf(label);
  const weights = model.weightByClass[at];
  return weights === undefined ? Number.NEGATIVE_INFINITY : score(weights, model.base[at] ?? 0, features);
}

/**
 * Name the class of a text that scores highest; the first in the alphabet where two are equal.
 * @param added  what else speaks for a class, in the model's own scores; nothing for a class left out.
 */
export function classify(
  model: LinearModel,
  features: TextFeatures,
  added: Readonly<Record<string, number>> = {},
): string {
  let best = -Infinity;
  let label = '';
  for (const [at, name] of model.classes.entries()) {
    const own =
      score(model.weightByClass[at] ?? new Float32Array(0), model.base[at] ?? 0, features) +
      (added[name] ?? 0);
    if (own > best) [best, label] = [own, name];
  }
  return label;
}
