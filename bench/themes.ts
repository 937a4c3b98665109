/** Measures proposed themes against topics that people marked on published comments, beside plain baselines; `--tune` tries settings on the other half. */
import { createHash } from 'node:crypto';
import { createStream, uniformInt } from '../src/core/num/random.ts';
import {
  PROPOSAL_SETTINGS,
  type ProposalSettings,
  proposeThemes,
} from '../src/core/review/propose-themes.ts';
import { mayName, stemOf, wordsIn } from '../src/core/review/read-terms.ts';
import { partitionAgreement } from '../src/core/text/partition-agreement.ts';
import { readLabelled } from './read-comments.ts';

const FOLDS = 5;
/** Settings that were chosen by eye, before any measure. */
const BEFORE = { leastCloseness: 0.12, leastExcess: 3, mostWords: 6, leastShare: 0.005, aloneShare: 0.03 };
type Case = { readonly text: string; readonly label: string };
/** Names the group of a text, or null. */
type Grouping = (text: string) => string | null;
type Method = (learn: readonly string[]) => Grouping;

/** Comments with one topic alone, of topics on 50 comments or more, as for topics in note 15. */
function readCases(): readonly Case[] {
  const single = readLabelled().flatMap(({ text, topics: [first, second] }) =>
    first === undefined || second !== undefined ? [] : [{ text, label: first }],
  );
  const often = new Map<string, number>();
  for (const { label } of single) often.set(label, (often.get(label) ?? 0) + 1);
  return single.filter(({ label }) => (often.get(label) ?? 0) >= 50);
}

/** The group whose words a text holds most of; the rarer where two are equal, as it says more. */
function byWords(groups: readonly (readonly string[])[]): Grouping {
  const stems = groups.map((words) => new Set(words.map(stemOf)));
  return (text) => {
    const own = new Set(wordsIn(text).map(stemOf));
    let [best, group] = [0, -1];
    for (const [at, words] of stems.entries()) {
      const held = [...own].filter((stem) => words.has(stem)).length;
      if (held > 0 && held >= best) [best, group] = [held, at];
    }
    return group < 0 ? null : String(group);
  };
}

const proposed =
  (settings: ProposalSettings): Method =>
  (learn) =>
    byWords(proposeThemes(learn, [], settings).map(({ words }) => words));

const commonWords: Method = (learn) => {
  const counts = new Map<string, number>();
  for (const text of learn)
    for (const word of new Set(wordsIn(text).filter(mayName))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const top = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 20);
  return byWords(top.map(([word]) => [word]));
};

const byChance: Method = () => {
  const stream = createStream(18, 'chance');
  return () => String(uniformInt(stream, 20));
};

/** Spherical k-means on words weighed by how rare they are: what a text-mining course would do first. */
const kMeans: Method = (learn) => {
  const often = new Map<string, number>();
  const bags = learn.map((text) => new Set(wordsIn(text).filter(mayName).map(stemOf)));
  for (const bag of bags) for (const stem of bag) often.set(stem, (often.get(stem) ?? 0) + 1);
  const vector = (bag: ReadonlySet<string>) => {
    const own = [...bag].flatMap((stem) => {
      const count = often.get(stem) ?? 0;
      return count < 3 ? [] : [[stem, Math.log(learn.length / count)] as const];
    });
    const size = Math.hypot(...own.map(([, weight]) => weight)) || 1;
    return own.map(([stem, weight]) => [stem, weight / size] as const);
  };
  const points = bags.map(vector);
  const stream = createStream(18, 'k-means');
  let centres = Array.from({ length: 20 }, () => new Map(points[uniformInt(stream, points.length)]));
  const nearest = (point: ReturnType<typeof vector>) => {
    let [best, group] = [0, -1];
    for (const [at, centre] of centres.entries()) {
      const close = point.reduce((sum, [stem, weight]) => sum + weight * (centre.get(stem) ?? 0), 0);
      if (close > best) [best, group] = [close, at];
    }
    return group;
  };
  for (let round = 0; round < 15; round++) {
    const sums = centres.map(() => new Map<string, number>());
    for (const point of points) {
      const sum = sums[nearest(point)];
      if (sum !== undefined) for (const [stem, weight] of point) sum.set(stem, (sum.get(stem) ?? 0) + weight);
    }
    centres = sums.map((sum) => {
      const size = Math.hypot(...sum.values()) || 1;
      return new Map([...sum].map(([stem, weight]) => [stem, weight / size]));
    });
  }
  return (text) => {
    const group = nearest(vector(new Set(wordsIn(text).filter(mayName).map(stemOf))));
    return group < 0 ? null : String(group);
  };
};

type Measured = { purity: number; nmi: number; pairF1: number; covered: number; purityOfCovered: number };

/** Learn from four folds, part the fifth; groups of folds are apart, and so measures are means of folds. */
function measure(cases: readonly Case[], method: Method): Measured {
  const sum = { purity: 0, nmi: 0, pairF1: 0, covered: 0, purityOfCovered: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const group = method(cases.filter((_, at) => at % FOLDS !== fold).map(({ text }) => text));
    const parted = cases
      .filter((_, at) => at % FOLDS === fold)
      .map(({ text, label }) => ({ group: group(text), label }));
    // One group for what holds no theme: standing alone each would look pure.
    const all = partitionAgreement(parted.map((one) => ({ ...one, group: one.group ?? 'none' })));
    const covered = parted.filter((one) => one.group !== null);
    sum.purity += (all?.purity ?? 0) / FOLDS;
    sum.nmi += (all?.nmi ?? 0) / FOLDS;
    sum.pairF1 += (all?.pairF1 ?? 0) / FOLDS;
    sum.covered += covered.length / parted.length / FOLDS;
    sum.purityOfCovered += (partitionAgreement(covered)?.purity ?? 0) / FOLDS;
  }
  return sum;
}

function tell(name: string, { purity, nmi, pairF1, covered, purityOfCovered }: Measured): void {
  console.log(
    `${name.padEnd(44)} NMI ${nmi.toFixed(3)}  pair F1 ${pairF1.toFixed(3)}  purity ${purity.toFixed(3)}  in a theme ${(100 * covered).toFixed(0)} %, purity there ${purityOfCovered.toFixed(3)}`,
  );
}

const all = readCases();
const isEven = ({ text }: Case) => (createHash('sha256').update(`themes ${text}`).digest()[0] ?? 0) % 2 === 0;
const [tuning, held] = [all.filter(isEven), all.filter((one) => !isEven(one))];
console.log(
  `${tuning.length} comments to tune on, ${held.length} to measure on, ${new Set(all.map(({ label }) => label)).size} topics`,
);
if (process.argv.includes('--tune')) {
  const tried: { name: string; measured: Measured }[] = [];
  for (const leastCloseness of [0.06, 0.12, 0.18, 0.25, 0.35])
    for (const leastExcess of [1.5, 3, 4])
      for (const mostWords of [4, 6, 10])
        for (const leastShare of [0.005, 0.01, 0.015, 0.02])
          for (const aloneShare of [0.015, 0.02, 0.03]) {
            const own = { leastCloseness, leastExcess, mostWords, leastShare, aloneShare };
            tried.push({
              name: Object.values(own).join(' '),
              measured: measure(tuning, proposed({ ...PROPOSAL_SETTINGS, ...own })),
            });
          }
  const worth = ({ measured: { nmi, pairF1 } }: (typeof tried)[number]) => nmi + pairF1;
  for (const { name, measured } of tried.sort((one, other) => worth(other) - worth(one)).slice(0, 12))
    tell(name, measured);
  tell('settings as they stand, tuning half', measure(tuning, proposed(PROPOSAL_SETTINGS)));
} else {
  tell(
    'one group of everything',
    measure(held, () => () => 'one'),
  );
  tell('twenty groups by chance', measure(held, byChance));
  tell('the twenty most common words', measure(held, commonWords));
  tell('k-means on words, twenty groups', measure(held, kMeans));
  tell('settings before tuning', measure(held, proposed({ ...PROPOSAL_SETTINGS, ...BEFORE })));
  tell('proposed themes, as shipped', measure(held, proposed(PROPOSAL_SETTINGS)));
}
