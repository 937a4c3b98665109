/** Rules on shares that no whole count gives, or whose counts move otherwise than the text says. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { intervalOf, scaleBy, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { gapText, OF } from './rate-parts.ts';

/** A share printed so exactly that no whole number of the base gives it. */
function hasWholeCount(percent: Quantity | Fact, base: number): boolean {
  const { low, high } = intervalOf({
    value: percent.value,
    step: percent.step,
    isAbout: percent.isAbout && percent.step > 0.01,
    bound: percent.bound,
  });
  return Math.floor((high / 100) * base + 1e-7) >= Math.ceil((low / 100) * base - 1e-7);
}

function noWholeCount(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((percent, at) => {
    const base = sentence.quantities[at + 1];
    if (
      percent.unit !== 'percent' ||
      base?.unit !== 'count' ||
      base.isAbout ||
      (percent.isAbout && percent.step > 0.01) ||
      base.value < 5 ||
      base.step !== 1
    )
      return [];
    if (!OF.test(gapText(sentence, percent, base)) || base.per !== null || hasWholeCount(percent, base.value))
      return [];
    if (/\b(?:places|weeks?|months?|years?)\b/.test(base.phrase) && percent.step >= 1) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(percent.value)}% of ${num(base.value)} is ${num((percent.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(percent.value, base.value)}`,
      },
    ];
  });
}

/** "Of the 32 parents who answered, 43.0% said …": the base stands first. */
function ofTheFirst(sentence: Sentence): Found[] {
  const [base, percent] = sentence.quantities;
  const lead = /^\W{0,3}of (?:all |our )?(?:the |these |those )?(?:total of )?$/;
  if (base === undefined || percent?.unit !== 'percent' || percent.isAbout || percent.bound !== null)
    return [];
  if (!isBase(base) || !lead.test(sentence.low.slice(0, base.start))) return [];
  const gap = gapText(sentence, base, percent);
  if (!gap.includes(',') || gap.length > 90 || hasWholeCount(percent, base.value)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(percent.value)}% of ${num(base.value)} is ${num((percent.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(percent.value, base.value)}`,
    },
  ];
}

/** "Officers sampled 80 plans; in 37% of them …": the base stands in the clause or sentence before. */
function ofThem(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || /^\W{0,3}of (?:these|those|them|whom|which)\b/.test(sentence.low)) return [];
  return sentence.quantities.flatMap((percent, k): Found[] => {
    const isOfThem = /^ of (?:them|these|those|the sample|this number)\b/.test(
      sentence.low.slice(percent.end, percent.end + 22),
    );
    if (percent.unit !== 'percent' || percent.isAbout || percent.bound !== null || !isOfThem) return [];
    // "The 142 children are 4.8% of these": what stands first is the part, and the base was named before.
    const isPart = ({ end }: Quantity) =>
      // "47 (69.1% of those open)": the bracket tells what share the number is.
      /^\s?\($|\b(?:are|is|were|was|make up|made up|represent\w*)\b[^,;]{0,12}$/.test(
        sentence.low.slice(end, percent.start),
      );
    const own = sentence.quantities.slice(0, k).filter((quantity) => isBase(quantity) && !isPart(quantity));
    const before = sentences[at - 1];
    const bases = own.length > 0 || before?.block !== sentence.block ? own : before.quantities.filter(isBase);
    const [base] = bases;
    if (base === undefined || bases.length > 1 || hasWholeCount(percent, base.value)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(percent.value)}% of ${num(base.value)} is ${num((percent.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(percent.value, base.value)}`,
      },
    ];
  });
}

function isBase({ unit, value, step, isAbout, per, noun }: Quantity): boolean {
  return (
    unit === 'count' &&
    value >= 5 &&
    step === 1 &&
    !isAbout &&
    per === null &&
    !/^(?:week|month|year|day|point)$/.test(noun)
  );
}

function wholeNeighbours(percent: number, base: number): string {
  const below = Math.floor((percent / 100) * base);
  return [below, below + 1].map((count) => `${num(count)} = ${num((count / base) * 100, 3)}%`).join(', ');
}

/** A share of plans in one place and the number of plans of that month in another. */
function shareAgainstPlans({ facts }: Understanding): Found[] {
  const bases = new Map<string, Fact>();
  for (const fact of facts)
    if (
      fact.measure.id === 'plans' &&
      fact.period?.kind === 'month' &&
      fact.value > 200 &&
      fact.step === 1 &&
      fact.apart === '' &&
      (fact.role === 'actual' || fact.role === null) &&
      fact.from === 'table' &&
      !bases.has(fact.period.key)
    )
      bases.set(fact.period.key, fact);
  return facts.flatMap((fact) => {
    if (
      fact.measure.id !== 'independent share' ||
      fact.from !== 'text' ||
      fact.step > 0.01 ||
      fact.isAbout ||
      fact.apart !== ''
    )
      return [];
    const base = fact.period === null ? undefined : (bases.get(fact.period.key) ?? bareMatch(bases, fact));
    if (base === undefined || hasWholeCount(fact, base.value)) return [];
    return [
      {
        spots: [...fact.spots, ...base.spots],
        arithmetic: `${num(fact.value)}% of ${num(base.value)} is ${num((fact.value * base.value) / 100, 2)}; the nearest whole numbers give ${wholeNeighbours(fact.value, base.value)}`,
        severity: 'warning' as const,
      },
    ];
  });
}

function bareMatch(bases: ReadonlyMap<string, Fact>, fact: Fact): Fact | undefined {
  const months = [...bases.values()].filter((base) => base.period?.month === fact.period?.month);
  return fact.period?.kind === 'bare-month' && months.length === 1 ? months[0] : undefined;
}

/** A share of a count at two times against a statement of how the count moved. */
function sharesAgainstCount({ facts, sentences }: Understanding): Found[] {
  const plans = new Map<number, Fact>();
  for (const fact of facts)
    if (
      fact.measure.id === 'plans' &&
      fact.from === 'table' &&
      fact.period?.kind === 'month' &&
      fact.period.month !== null &&
      fact.role !== 'forecast' &&
      fact.role !== 'target' &&
      fact.apart === ''
    )
      plans.set(fact.period.month, fact);
  const shares = facts.filter(
    (fact) =>
      fact.measure.id === 'independent share' &&
      fact.sentence !== null &&
      fact.period?.month != null &&
      fact.step <= 0.05 &&
      fact.role !== 'forecast' &&
      fact.role !== 'target',
  );
  const said = sentences.filter(
    (sentence) =>
      /\b(?:one|two|three|\d{1,2}) (?:fewer|less|more)\b/.test(sentence.low) &&
      /placement|inmss|independent/.test(
        `${sentence.block.text.toLowerCase()} ${sentence.block.section?.toLowerCase() ?? ''}`,
      ),
  );
  return said.flatMap((sentence) => {
    const here = shares.filter((share) => share.section === sentence.block.section);
    const [first, last] = orderByMonth(here);
    const [baseFirst, baseLast] = [first, last].map((share) => plans.get(share?.period?.month ?? 0));
    if (
      first === undefined ||
      last === undefined ||
      baseFirst === undefined ||
      baseLast === undefined ||
      first === last
    )
      return [];
    const before = times(intervalOf(first), scaleBy(intervalOf(baseFirst), 0.01));
    const now = times(intervalOf(last), scaleBy(intervalOf(baseLast), 0.01));
    const isFewer = /\b(?:fewer|less)\b/.test(sentence.low);
    const isOpposed = isFewer ? now.low > before.high - 0.5 : now.high < before.low + 0.5;
    if (!isOpposed) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...first.spots, ...last.spots],
        arithmetic: `${num(first.value)}% of ${num(baseFirst.value)} is ${num((first.value * baseFirst.value) / 100, 1)}; ${num(last.value)}% of ${num(baseLast.value)} is ${num((last.value * baseLast.value) / 100, 1)}: the count went ${isFewer ? 'up' : 'down'}`,
      },
    ];
  });
}

function orderByMonth(facts: readonly Fact[]): readonly (Fact | undefined)[] {
  const byMonth = [...facts].sort((a, b) => (a.period?.month ?? 0) - (b.period?.month ?? 0));
  return [byMonth[0], byMonth.at(-1)];
}

/** Shares and whole counts. */
export const WHOLE_COUNT_RULES: readonly Rule[] = [
  {
    code: 'rate.no-whole-count',
    kind: 'rate-and-count',
    severity: 'warning',
    title: 'No whole number of the base gives the percentage',
    meaning:
      'A percentage of a stated base, printed so exactly that it would need part of a child; also a share of plans against the number of plans that a table gives for the month.',
    advice: 'Give the count and the base that the share was taken from: one of them is of another day.',
    fires: 'In July 5.86% of 5,861 plans were in independent schools.',
    silent: 'In October 5.62% of 6,161 plans were in independent schools.',
    find: (document) => [
      ...document.sentences.flatMap(noWholeCount),
      ...document.sentences.flatMap(ofTheFirst),
      ...document.sentences.flatMap((_, at) => ofThem(document.sentences, at)),
      ...shareAgainstPlans(document),
    ],
  },
  {
    code: 'denominator.count-and-share',
    kind: 'denominator',
    severity: 'error',
    title: 'Shares and their bases give another movement of the count than the text',
    meaning:
      'Shares of plans at two months, the numbers of plans of those months, and "one fewer" or the like in the same section.',
    advice: 'Print the count of each month beside its share and base.',
    fires:
      '## Placements\n\n| Month | Actual plans |\n| --- | --- |\n| July 2024 | 5,861 |\n| October 2024 | 6,161 |\n\nThe INMSS share was 5.86% in July and 5.62% in October, one fewer placement.',
    silent:
      '## Placements\n\n| Month | Actual plans |\n| --- | --- |\n| July 2024 | 5,861 |\n| October 2024 | 6,161 |\n\nThe INMSS share was 5.92% in July and 5.62% in October, one fewer placement.',
    find: sharesAgainstCount,
  },
];
