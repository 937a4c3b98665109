/** Weights that make the people who answered look like the people who were asked, by raking to counts that are known. */

/** What is known of everybody who was asked: one way of telling people apart, with how many there are of each [people]. */
export type Margin = {
  /** "group", or the id of a question. */
  readonly by: string;
  readonly people: Readonly<Record<string, number>>;
};

/** One who answered: the part in each margin that is known of them; a question passed over is left out. */
export type Raked = Readonly<Record<string, string>>;

/** Largest and least weight that is allowed, against the mean of 1: beyond it one answer would speak for too many. */
export const LARGEST_WEIGHT = 4;
export const LEAST_WEIGHT = 0.25;
const ROUNDS = 200;
/** How near a margin must be met [share]. */
const NEAR = 1e-6;

export type Weighting = {
  /** One for each who answered, in their order; their mean is 1. */
  readonly weights: readonly number[];
  /** Answers that would tell as much if nobody were weighted (Kish) [answers]. */
  readonly effective: number;
  readonly largest: number;
  readonly least: number;
  /** How many weights were held at the largest or least that is allowed. */
  readonly capped: number;
  /** The greatest difference of a weighted share from the one that is known [share]; above `NEAR` where weights were capped. */
  readonly miss: number;
  /** Parts with people and no answer: nobody can speak for them. */
  readonly unheard: readonly { readonly by: string; readonly part: string; readonly people: number }[];
};

/**
 * Rake: multiply the weights of each part of each margin until the weighted shares are the known ones, round after round.
 * Whoever is not known in a margin keeps the weight that the other margins give.
 *
 * @returns null where nobody answered, or nothing is known.
 * @source Method note 19, section 4 (Deming and Stephan 1940; effective size by Kish 1965).
 */
export function rakeWeights(answered: readonly Raked[], margins: readonly Margin[]): Weighting | null {
  const targets = margins
    .map((margin) => targetsOf(answered, margin))
    .filter(({ parts }) => parts.length > 0);
  if (answered.length === 0 || targets.length === 0) return null;
  let weights = answered.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const target of targets) weights = meet(weights, target);
    weights = hold(weights);
    if (missOf(weights, targets) < NEAR) break;
  }
  const sum = total(weights);
  const squares = weights.reduce((all, weight) => all + weight * weight, 0);
  return {
    weights,
    effective: (sum * sum) / squares,
    // One by one: a wave can have more answers than a call takes arguments.
    largest: weights.reduce((most, weight) => Math.max(most, weight), 0),
    least: weights.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
    capped: weights.filter((one) => isHeld(one)).length,
    miss: missOf(weights, targets),
    unheard: margins.flatMap(({ by, people }) =>
      Object.entries(people)
        .filter(([part, count]) => count > 0 && !answered.some((one) => one[by] === part))
        .map(([part, count]) => ({ by, part, people: count })),
    ),
  };
}

type Target = {
  /** Members of each part by their place, and the share of those known in the margin that the part should have. */
  readonly parts: readonly { readonly members: readonly number[]; readonly share: number }[];
};

function targetsOf(answered: readonly Raked[], { by, people }: Margin): Target {
  const heard = Object.entries(people)
    .map(([part, count]) => ({
      count,
      members: answered.flatMap((one, place) => (one[by] === part ? [place] : [])),
    }))
    .filter(({ count, members }) => count > 0 && members.length > 0);
  const all = heard.reduce((sum, { count }) => sum + count, 0);
  return { parts: heard.map(({ count, members }) => ({ members, share: count / all })) };
}

function meet(weights: readonly number[], { parts }: Target): number[] {
  const sums = parts.map(({ members }) => members.reduce((sum, place) => sum + (weights[place] ?? 0), 0));
  const known = total(sums);
  const next = [...weights];
  for (const [at, { members, share }] of parts.entries())
    for (const place of members) next[place] = (next[place] ?? 0) * ((share * known) / (sums[at] ?? 1));
  return next;
}

/** Bring the mean to 1 and hold weights within the ends; done a few times, as each moves the other. */
function hold(weights: readonly number[]): number[] {
  let held = [...weights];
  for (let turn = 0; turn < 20; turn++) {
    const mean = total(held) / held.length;
    held = held.map((weight) => Math.min(LARGEST_WEIGHT, Math.max(LEAST_WEIGHT, weight / mean)));
    if (Math.abs(total(held) / held.length - 1) < 1e-12) break;
  }
  return held;
}

function isHeld(weight: number): boolean {
  return weight >= LARGEST_WEIGHT - 1e-9 || weight <= LEAST_WEIGHT + 1e-9;
}

function missOf(weights: readonly number[], targets: readonly Target[]): number {
  let worst = 0;
  for (const { parts } of targets) {
    const sums = parts.map(({ members }) => members.reduce((sum, place) => sum + (weights[place] ?? 0), 0));
    const known = total(sums);
    for (const [at, { share }] of parts.entries())
      worst = Math.max(worst, Math.abs((sums[at] ?? 0) / known - share));
  }
  return worst;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
