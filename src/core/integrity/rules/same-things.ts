/** Rules on one assumption with two rates, and on nearly the same sentence with two numbers. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { COMMON_WORDS } from '../understand/thing-words.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, isSamePlace, TWO, told } from './clashes.ts';

const ASSUMED = new Set(['block transfer', 'unit cost inflation']);

/** One assumption with two rates for one year. */
function assumptions({ facts }: Understanding): Found[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (
      !ASSUMED.has(fact.measure.id) ||
      fact.unit !== 'percent' ||
      fact.period?.kind !== 'financial-year' ||
      fact.sentence === null
    )
      continue;
    if (
      /\b(?:from|instead of|rather than|previous|earlier|original|sensitivity|if|compared)\b[^.;]{0,30}$/.test(
        fact.sentence.low.slice(0, fact.quantity?.start ?? 0),
      )
    )
      continue;
    if (
      /\b(?:after that|thereafter|later years|onwards|from then)\b/.test(
        fact.sentence.low.slice(fact.quantity?.end ?? 0, (fact.quantity?.end ?? 0) + 40),
      )
    )
      continue;
    groups.set(`${fact.measure.id}|${fact.period.key}`, [
      ...(groups.get(`${fact.measure.id}|${fact.period.key}`) ?? []),
      fact,
    ]);
  }
  // Such rates are chosen, not measured: 1% is not anything from 0.5% on.
  return [...groups.values()].flatMap((group) => {
    const [a] = group;
    const b = group.find((other) => a !== undefined && other.value !== a.value && !isSamePlace(a, other));
    return a === undefined || b === undefined ? [] : [told({ a, b })];
  });
}

function contentWords(sentence: Sentence): Set<string> {
  return new Set(
    sentence.tokens
      .filter(({ kind, low }) => kind === 'word' && low.length > 2 && !COMMON_WORDS.has(low))
      .map(({ low }) => low.replace(/(?<!s)s$/, '')),
  );
}

type Counted = {
  readonly sentence: Sentence;
  readonly value: number;
  readonly noun: string;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly time: string;
};

function countedThings({ sentences }: Understanding): Counted[] {
  return sentences.flatMap((sentence) => {
    if (
      sentence.isChart ||
      sentence.block.kind === 'heading' ||
      sentence.quantities.length > 2 ||
      sentence.low.length > 320
    )
      return [];
    const words = contentWords(sentence);
    const time = sentence.periods.map(({ key }) => key).join('|');
    return sentence.quantities.flatMap((quantity) => {
      const isPlainCount =
        quantity.unit === 'count' &&
        quantity.noun !== '' &&
        !quantity.isAbout &&
        quantity.bound === null &&
        quantity.per === null &&
        quantity.value > 1;
      if (!isPlainCount || /^(?:week|month|year|day|hour|point|term)$/.test(quantity.noun)) return [];
      return [
        {
          sentence,
          value: quantity.value,
          noun: quantity.noun,
          text: sentence.text.slice(quantity.start, quantity.end),
          words,
          time,
        },
      ];
    });
  });
}

/** How much of the words of the shorter sentence both must share, and how many at least. */
const ALIKE = 0.7;

const FEWEST = 4;

function sameWords(document: Understanding): Found[] {
  const byNoun = new Map<string, Counted[]>();
  for (const counted of countedThings(document))
    byNoun.set(counted.noun, [...(byNoun.get(counted.noun) ?? []), counted].slice(0, 60));
  return [...byNoun.values()]
    .flatMap((list) =>
      list.flatMap((a, at) =>
        list.slice(at + 1).flatMap((b): Found[] => {
          if (a.value === b.value || a.time !== b.time || a.sentence.block === b.sentence.block) return [];
          // Items of one list are of things of their own.
          if (a.sentence.block.list !== null && a.sentence.block.list === b.sentence.block.list) return [];
          const shared = [...a.words].filter((word) => b.words.has(word)).length;
          if (
            shared < FEWEST ||
            shared / Math.min(a.words.size, b.words.size) < ALIKE ||
            shared / Math.max(a.words.size, b.words.size) < 0.45
          )
            return [];
          return [
            {
              spots: [sentenceSpot(a.sentence), sentenceSpot(b.sentence)],
              arithmetic: `${a.text} ${a.noun} in one place, ${b.text} in another, in nearly the same words`,
            },
          ];
        }),
      ),
    )
    .slice(0, 20);
}

/** The same thing told twice. */
export const SAME_THING_RULES: readonly Rule[] = [
  {
    code: 'value.same-words',
    kind: TWO,
    severity: 'warning',
    title: 'Nearly the same sentence stands twice with another number',
    meaning:
      'Two sentences in different places that share most of their words, and a count of the same things that differs.',
    advice: ADVICE,
    fires:
      'In all 14 schools have signed the inclusion charter.\n\nThe inclusion charter has been signed by 17 schools.',
    silent:
      'In all 14 schools have signed the inclusion charter.\n\nThe inclusion charter has been signed by 14 schools.',
    find: sameWords,
  },
  {
    code: 'value.assumption',
    kind: TWO,
    severity: 'warning',
    title: 'One assumption has two rates for one year',
    meaning: 'The rate of a Schools Block transfer or of inflation for one year in two places.',
    advice: 'Say which rate is assumed, consulted on and approved, and use one in the forecast.',
    fires:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nSchools are being consulted on a transfer of 1% for 2025/26.',
    silent:
      'The forecast assumes a Schools Block transfer of 0.5% in 2025/26.\n\nSchools are being consulted on a transfer of 0.5% for 2025/26.',
    find: assumptions,
  },
];
