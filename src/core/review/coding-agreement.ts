/** How well two readers who coded blind agree on a theme, and the machine with them: kappa and F1, each with its interval. */
import { createStream, uniformInt } from '../num/random.ts';
import { kappa } from '../text/agreement.ts';
import type { Feeling } from './review-words.ts';

/** A measure with the interval that holds the truth 19 times in 20; null where it says nothing, and then so does its interval. */
export type Measured = { readonly value: number; readonly low: number; readonly high: number } | null;

export type ThemeAgreement = {
  /** Answers that both readers coded [answers]. */
  readonly coded: number;
  /** Of those, answers in which both readers say the same of the theme: what the machine is measured on [answers]. */
  readonly agreed: number;
  /** Of those, answers in which both readers found the theme [answers]. */
  readonly bothFound: number;
  /** Agreement of the two readers beyond chance, -1 to 1. */
  readonly kappa: Measured;
  /** F1 of the two readers, the first taken for true, 0 to 1. */
  readonly readersF1: Measured;
  /** F1 of the machine (or the model) against answers on which the readers agree, 0 to 1. */
  readonly machineF1: Measured;
  readonly modelF1: Measured;
  /** Of answers in which both readers found the theme, the share in which they named the same feeling; counts, no share. */
  readonly sameFeeling: { readonly same: number; readonly of: number };
  /** Of those in which they did, how often the machine named it too. */
  readonly machineFeeling: { readonly same: number; readonly of: number };
};

/** One answer that both readers coded, for one theme: the feeling named, or null where the theme was not found. */
export type CodedPair = {
  readonly first: Feeling | null;
  readonly second: Feeling | null;
  readonly machine: Feeling | null;
  /** Undefined where no model has read the answer. */
  readonly model: Feeling | null | undefined;
};

/** Fewest coded answers from which an interval is drawn [answers]. */
export const LEAST_CODED = 20;
const DRAWS = 1000;

/**
 * Measure agreement on one theme. Intervals are percentiles of 1,000 seeded redraws of the answers: same codes, same digits.
 *
 * @source Method note 18, section 5.
 */
export function themeAgreement(pairs: readonly CodedPair[], themeId: string): ThemeAgreement {
  const agreed = pairs.filter(({ first, second }) => (first === null) === (second === null));
  const both = pairs.filter(({ first, second }) => first !== null && second !== null);
  const felt = both.filter(({ first, second }) => first === second);
  const read = agreed.filter(({ model }) => model !== undefined);
  const measure = (
    name: string,
    of: readonly CodedPair[],
    from: (pairs: readonly CodedPair[]) => number | null,
    least: (pairs: readonly CodedPair[]) => number,
  ) => leastWhereAllAgree(withInterval(of, from, `${themeId} ${name}`), () => least(of));
  return {
    coded: pairs.length,
    agreed: agreed.length,
    bothFound: both.length,
    kappa: measure(
      'kappa',
      pairs,
      (some) => kappa(some.map(({ first, second }) => ({ first: said(first), second: said(second) }))),
      leastKappa,
    ),
    readersF1: measure(
      'readers',
      pairs,
      (some) => f1(some, 'first', 'second'),
      (some) => leastF1(some, 'second'),
    ),
    machineF1: measure(
      'machine',
      agreed,
      (some) => f1(some, 'first', 'machine'),
      (some) => leastF1(some, 'machine'),
    ),
    modelF1: measure(
      'model',
      read,
      (some) => f1(some, 'first', 'model'),
      (some) => leastF1(some, 'model'),
    ),
    sameFeeling: { same: felt.length, of: both.length },
    machineFeeling: {
      same: felt.filter(({ first, machine }) => first === machine).length,
      of: felt.filter(({ machine }) => machine !== null).length,
    },
  };
}

function said(feeling: Feeling | null): string {
  return feeling === null ? 'no' : 'yes';
}

type Side = 'first' | 'second' | 'machine' | 'model';

/** F1 of finding the theme; null where neither side found it anywhere. */
function f1(pairs: readonly CodedPair[], truth: Side, told: Side): number | null {
  let [both, sum] = [0, 0];
  for (const pair of pairs) {
    const [a, b] = [(pair[truth] ?? null) !== null, (pair[told] ?? null) !== null];
    both += Number(a && b);
    sum += Number(a) + Number(b);
  }
  return sum === 0 ? null : (2 * both) / sum;
}

function withInterval(
  pairs: readonly CodedPair[],
  measure: (pairs: readonly CodedPair[]) => number | null,
  key: string,
): Measured {
  const value = pairs.length < LEAST_CODED ? null : measure(pairs);
  if (value === null) return null;
  const stream = createStream(18, key);
  const drawn: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const again = pairs
      .map(() => pairs[uniformInt(stream, pairs.length)])
      .filter((pair) => pair !== undefined);
    const one = measure(again);
    if (one !== null) drawn.push(one);
  }
  drawn.sort((one, other) => one - other);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}

/** The normal quantile squared that leaves 2.5 in 100 above. */
const Z_SQUARED = 1.96 ** 2;

/** Redraws of answers on which all agree have no width: the lower end is then what the answers would still let be true. */
function leastWhereAllAgree(measured: Measured, least: () => number): Measured {
  if (measured === null || measured.low < 1) return measured;
  return { ...measured, low: Math.min(measured.value, least()) };
}

/** Wilson's lower end of the share of answers that both found, of those that either found, as F1. @source Method note 18, equation 18.6. */
function leastF1(pairs: readonly CodedPair[], told: Side): number {
  const found = pairs.filter((pair) => pair.first !== null || (pair[told] ?? null) !== null).length;
  const share = found / (found + Z_SQUARED);
  return (2 * share) / (1 + share);
}

/** Kappa where answers differ as often as Wilson's upper end lets them, at the readers' own share of finds. @source Method note 18, equation 18.7. */
function leastKappa(pairs: readonly CodedPair[]): number {
  const share = pairs.filter(({ first }) => first !== null).length / pairs.length;
  const differ = Z_SQUARED / (pairs.length + Z_SQUARED);
  const byChance = share ** 2 + (1 - share) ** 2;
  return byChance === 1 ? 1 : Math.max(-1, 1 - differ / (1 - byChance));
}
