/** A target number of plans that is made of another council's rate: the rate, the population and the number, and which of two rates is higher. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { byGroup, figuresIn } from '../../understand/figures.ts';
import type { Grid } from '../../understand/grid.ts';
import { type Part, partInCell, partInSentence, THEIRS } from '../../understand/population-parts.ts';
import type { Sentence } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const SUBJECT = /\b(?:plans?|ehcps?|ehc)\b/;
/** The rate times the population is another number of plans than the one it is said to make. */
function productOff(parts: readonly Part[]): Found[] {
  const of = (kind: Part['kind']) => parts.filter((one) => one.kind === kind);
  const [rates, populations, plans] = [of('rate'), of('population'), of('plans')];
  if (rates.length === 0 || populations.length !== 1 || plans.length === 0 || parts.length > 12) return [];
  const [population] = populations;
  if (population === undefined) return [];
  return plans.slice(0, 4).flatMap((one): Found[] => {
    const isMeant =
      one.owner === 'target' ||
      plans.length === 1 ||
      /\b(?:means?|makes?|would|come|comes)\b/.test(one.words);
    const own = one.owner === 'ours' && rates.length > 0 && rates.every(({ owner }) => owner !== 'ours');
    if (!isMeant || (own && !/\b(?:target|would|means?)\b/.test(one.words))) return [];
    const made = rates.map((rate) => ({ rate, value: rate.value * population.value }));
    if (
      made.some(
        ({ rate, value }) =>
          Math.abs(value / one.value - 1) <= rate.slack + one.slack + population.slack + 0.004,
      )
    )
      return [];
    const near = made.filter(({ value }) => value / one.value > 0.6 && value / one.value < 1.6);
    const [best] = near.toSorted(
      (a, b) => Math.abs(a.value / one.value - 1) - Math.abs(b.value / one.value - 1),
    );
    if (best === undefined || near.length < made.length) return [];
    return [
      {
        spots: [...one.spots, ...best.rate.spots, ...population.spots],
        arithmetic: `${num(best.rate.value * 100, 2)}% of ${num(population.value)} is ${num(best.value, 0)}, not ${num(one.value)}`,
      },
    ];
  });
}

const SAME =
  /\b(?:the rate of (?:those|these|the|good|outstanding|our|its)|reach (?:the|that|their)|equal to|the same as|as good councils|as (?:the )?(?:best|good|outstanding)|level with|in line with|match\w*|based on|aim for the rate|to that of|at the (?:\w+ ){0,2}(?:rate|average)|get to the)\b/;

function apart(a: Part, b: Part): boolean {
  return Math.abs(a.value / b.value - 1) > a.slack + b.slack + 0.002;
}

/** "Our target is the England rate", and the two are not the same. */
function notTheSame(parts: readonly Part[], text: string): Found[] {
  const rates = parts.filter(({ kind }) => kind === 'rate');
  const [theirs, more] = rates.filter(({ owner }) => owner === 'theirs');
  const targets = rates.filter(({ owner }) => owner === 'target');
  const match = SAME.exec(text);
  if (theirs === undefined || more !== undefined || match === null || targets.length !== 1) return [];
  const [target] = targets;
  if (target === undefined || !apart(theirs, target)) return [];
  if (rates.some((one) => one !== target && one.owner === 'target' && !apart(one, theirs))) return [];
  return [
    {
      spots: [...target.spots, ...theirs.spots],
      arithmetic: `"${match[0]}": the rate is ${num(theirs.value * 100, 2)}% there and ${num(target.value * 100, 2)}% in the target`,
    },
  ];
}

const SIDE =
  /\b(below|under|lower than|less than|above|over|higher than|more than)\b[^.;]{0,24}\b(?:average|theirs|england|national|region\w*|neighbours|both|comparators?|benchmark|good|best)\b/;

/** "We are below England", and our rate is above its. */
function wrongSide(parts: readonly Part[], text: string): Found[] {
  const match = SIDE.exec(text);
  if (match === null || NOT_NOW.test(text.slice(0, match.index))) return [];
  const isBelow = /below|under|lower|less/.test(match[1] ?? '');
  return (['rate', 'plans'] as const)
    .flatMap((kind): Found[] => {
      const [mine, second] = parts.filter((one) => one.kind === kind && isOurs(one));
      const theirs = parts.filter((one) => one.kind === kind && isTheirs(one));
      const [first] = theirs;
      if (mine === undefined || second !== undefined || first === undefined) return [];
      if (theirs.some(({ value }) => (isBelow ? mine.value < value : mine.value > value))) return [];
      const shown = ({ value }: Part) => num(kind === 'rate' ? value * 100 : value, 2);
      return [
        {
          spots: [...mine.spots, ...first.spots],
          arithmetic: `"${match[0]}", and ours is ${shown(mine)} against ${shown(first)}`,
        },
      ];
    })
    .slice(0, 1);
}

const NOT_NOW = /\b(?:not|no longer|until|if|would be|will be|were|was)\b[^.;]{0,12}$/;

function isOurs({ owner, kind, words }: Part): boolean {
  const isOwn = owner === 'ours' || (owner === 'target' && kind === 'rate');
  return isOwn && !THEIRS.test(words.replace(/\b(?:below|above) the .*/, ''));
}

function isTheirs({ owner, kind, words }: Part): boolean {
  return owner === 'theirs' || (kind === 'plans' && THEIRS.test(words) && /\bwould\b/.test(words));
}

const MET =
  /\b(?:target|aim)(?: (?:has been|is|was|now))? (?:met|reached|achieved|hit)\b|\b(?:met|reached|achieved) (?:the|our|its) target\b/;

/** "Rate now 4.9%, target 4.2%: target met." */
function notMet(parts: readonly Part[], text: string): Found[] {
  const rates = parts.filter(({ kind }) => kind === 'rate');
  const [ours, second] = rates.filter(({ owner }) => owner === 'ours');
  const [target, other] = rates.filter(({ owner }) => owner === 'target');
  const match = MET.exec(text);
  if (
    match === null ||
    ours === undefined ||
    target === undefined ||
    second !== undefined ||
    other !== undefined
  )
    return [];
  if (
    /\b(?:not|yet|until|once|when|if)\b[^.;]{0,20}$/.test(text.slice(0, match.index)) ||
    ours.value <= target.value * (1 + target.slack)
  )
    return [];
  return [
    {
      spots: [...ours.spots, ...target.spots],
      arithmetic: `the rate is ${num(ours.value * 100, 2)}% and the target ${num(target.value * 100, 2)}%; the text says "${match[0]}"`,
    },
  ];
}

const CUT = /\b(?:lose|shed|reduc\w+|cut|fewer|fall|drop|come down)\b/;
const PARTS: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  quarter: 0.25,
  fifth: 0.2,
  tenth: 0.1,
};

/** "To get to the region's rate we must lose a fifth", and the two rates say another share. */
function wrongCut(
  parts: readonly Part[],
  sentences: readonly {
    readonly low: string;
    readonly percents: readonly number[];
    readonly spot: Spot | undefined;
  }[],
): Found[] {
  const rates = parts.filter(({ kind }) => kind === 'rate');
  const [ours, more] = rates.filter(({ owner }) => owner === 'ours');
  const [theirs, others] = rates.filter(({ owner }) => owner === 'theirs' || owner === 'target');
  if (
    ours === undefined ||
    theirs === undefined ||
    more !== undefined ||
    others !== undefined ||
    ours.value <= theirs.value
  )
    return [];
  return sentences.flatMap(({ low, percents, spot }): Found[] => {
    if (!CUT.test(low) || spot === undefined) return [];
    const word = /\b(?:an?|one) (half|third|quarter|fifth|tenth)\b/.exec(low)?.[1];
    const told = word === undefined ? (percents[0] ?? 0) / 100 : (PARTS[word] ?? 0);
    if (told < 0.03 || told > 0.8) return [];
    const most = 1 - (theirs.value * (1 - theirs.slack)) / (ours.value * (1 + ours.slack));
    const least = 1 - (theirs.value * (1 + theirs.slack)) / (ours.value * (1 - ours.slack));
    const room = word === undefined ? 0.006 : 0.025;
    if (told <= most + room && told >= least - room) return [];
    return [
      {
        spots: [spot, ...ours.spots, ...theirs.spots],
        arithmetic: `from ${num(ours.value * 100, 2)}% to ${num(theirs.value * 100, 2)}% is ${num((1 - theirs.value / ours.value) * 100, 0)}% fewer, not ${num(told * 100, 0)}%`,
      },
    ];
  });
}

const RATES =
  /\b(?:population|rate|per (?:1,?000|100|10,?000|thousand)|in (?:each|every) (?:1,?000|100|thousand)|average|thousand|for every 100|in 1,000)\b|%|per cent/;

type Read = { readonly parts: readonly Part[]; readonly found: readonly Found[] };

/** A paragraph or a list. */
function inGroup(document: Understanding, sentences: readonly Sentence[]): Read {
  if (sentences.length > 12) return { parts: [], found: [] };
  const text = sentences.map(({ low }) => low).join(' ');
  const parts = sentences.flatMap((sentence) =>
    figuresIn(document, sentence).flatMap((figure) => partInSentence(figure, text)),
  );
  if (parts.length < 2) return { parts, found: [] };
  const cuts = sentences.map((one) => ({
    low: one.low,
    percents: one.quantities.flatMap(({ unit, value }) => (unit === 'percent' && value > 5 ? [value] : [])),
    spot: figuresIn(document, one)[0]?.spots[0],
  }));
  const found = [
    ...productOff(parts),
    ...notTheSame(parts, text),
    ...wrongSide(parts, text),
    ...notMet(parts, text),
    ...wrongCut(parts, cuts),
  ];
  return { parts, found };
}

/** A table: each row and each column by itself, and what its section says of it. */
function inTable(document: Understanding, grid: Grid): Read {
  if (grid.block.isChart || grid.rows.length > 25 || grid.columns.length > 10)
    return { parts: [], found: [] };
  const cells = grid.rows.map((row) =>
    grid.columns.map((_, at) => (at === 0 ? [] : partInCell(grid, row, at))),
  );
  const columns = grid.columns.map((_, at) => cells.flatMap((row) => row[at] ?? []));
  const parts = cells.flat(2);
  if (parts.length < 2) return { parts, found: [] };
  const beside = document.sentences.filter(
    ({ block, low }) => block.section === grid.block.section && low.length < 200 && SIDE.test(low),
  );
  const found = [
    ...[...cells.map((row) => row.flat()), ...columns].flatMap(productOff),
    ...notTheSame(parts, grid.rows.map(({ low }) => low).join(' ')),
    ...beside.flatMap(({ low }) => wrongSide(parts, low)),
  ];
  return { parts, found };
}

/** Parts of a whole paper that are few enough to be of one target. */
const FEW = 6;

function offTargets(document: Understanding): Found[] {
  const isOfRates = SUBJECT.test(document.low) && RATES.test(document.low);
  if (!isOfRates && document.grids.length === 0) return [];
  const read = [
    ...[...byGroup(document).values()].map((group) => inGroup(document, group)),
    ...document.grids.map((grid) => inTable(document, grid)),
  ];
  const found = read.flatMap((one) => one.found);
  const parts = read.flatMap((one) => one.parts);
  if (found.length > 0 || parts.length > FEW || parts.length < 2) return found.slice(0, 3);
  const text = document.sentences.map(({ low }) => low).join(' ');
  return [...productOff(parts), ...notTheSame(parts, text.slice(0, 6000))].slice(0, 3);
}

/** Rates that a target is made of. */
export const RATE_TARGET_RULES: readonly Rule[] = [
  {
    code: 'told.rate-target',
    kind: 'baseline',
    severity: 'error',
    isWide: true,
    title: 'A target made of a rate and a population is another number, or not the rate it is said to be',
    meaning:
      'The rate of good councils, of England or of neighbours, the own and the target rate, the population and the number of plans, in a paragraph, a list, a form or a table. Silent where any rate of the place times its population makes the number, where two populations stand together, and where no words say that the rates are the same.',
    advice: 'Give the rate, the population it is of with its age range and year, and the number they make.',
    fires:
      'Good councils have plans for 4.1% of their 0-25 population. Ours is 120,000, which makes a target of 5,450 plans.',
    silent:
      'Good councils have plans for 4.1% of their 0-25 population. Ours is 120,000, which makes a target of 4,920 plans.',
    find: offTargets,
  },
];
