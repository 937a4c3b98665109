/** Rules on a number of things and what became of each, told in two sentences. */
import type { Found } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const NUMBER = String.raw`one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}`;
const OUTCOME = new RegExp(
  `(?:^|, |; | and |, and )(${NUMBER}) (?:of (?:them|these) )?(?:is|are|has|have|had|was|were|remains?|remained|did|came|went|closed|opened|still|not yet|awaits?|await|slipped|moved|will)\\b`,
  'g',
);
/** The whole and its parts may differ by this much and still be the same things. */
const NEAR = 3;

function outcomesIn(sentence: Sentence): number[] {
  return [...sentence.low.matchAll(OUTCOME)].map(([, word = '']) => wordValue(word) ?? Number(word));
}

function wrongOutcomes(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined || before.block !== sentence.block) return [];
  const counts = before.quantities.filter(
    ({ unit, noun, per }) => unit === 'count' && per === null && !/^(?:month|week|year|day|term)$/.test(noun),
  );
  const [whole, more] = counts;
  const parts = outcomesIn(sentence);
  if (whole === undefined || more !== undefined || whole.isAbout || parts.length < 2) return [];
  const isSubject = new RegExp(`^\\W{0,3}(?:of (?:them|these), )?(?:${NUMBER})\\b`).test(sentence.low);
  const sum = parts.reduce((all, part) => all + part, 0);
  if (!isSubject || sum === whole.value || Math.abs(sum - whole.value) > NEAR) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `${parts.map((part) => num(part)).join(' + ')} = ${num(sum)}, not ${num(whole.value)}`,
    },
  ];
}

const REFUSED = /\b(fewer|less|more)\b/;

/** "From 34% (of 410) to 30% (of 520): we refused fewer": the counts that shares and bases give. */
function countsOfShares(sentence: Sentence): Found[] {
  const [a, m, b, n, more] = sentence.quantities;
  if (a === undefined || m === undefined || b === undefined || n === undefined || more !== undefined)
    return [];
  const isPair = a.unit === 'percent' && b.unit === 'percent' && m.unit === 'count' && n.unit === 'count';
  const word = REFUSED.exec(sentence.low.slice(n.end))?.[1];
  const isOf = [sentence.low.slice(a.end, m.start), sentence.low.slice(b.end, n.start)].every((gap) =>
    /^[\s(]*of (?:the |our |all )?$/.test(gap),
  );
  if (!isPair || !isOf || word === undefined) return [];
  const [first, last] = [(a.value / 100) * m.value, (b.value / 100) * n.value];
  const isMore = last > first;
  if (Math.abs(last / first - 1) < 0.04 || (word === 'more') === isMore) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(a.value)}% of ${num(m.value)} is ${num(first, 0)}, ${num(b.value)}% of ${num(n.value)} is ${num(last, 0)}; the text says "${word}"`,
    },
  ];
}

/** Outcomes and counts. */
export const OUTCOME_RULES: readonly Rule[] = [
  {
    code: 'sum.outcomes',
    kind: 'sum',
    severity: 'error',
    title: 'What became of each thing does not make up their number',
    meaning:
      'A number of things, and in the next sentence how many of them are done, under way or not begun.',
    advice: 'Count again, and mend the number or the parts.',
    fires:
      'The review made seven recommendations. Five have been carried out, one is under way and two are not begun.',
    silent:
      'The review made eight recommendations. Five have been carried out, one is under way and two are not begun.',
    find: ({ sentences }: Understanding) => sentences.flatMap((_, at) => wrongOutcomes(sentences, at)),
  },
  {
    code: 'denominator.counts-of-shares',
    kind: 'denominator',
    severity: 'error',
    title: 'Shares and their bases give another movement of the count than the text',
    meaning: 'Two shares, each "of" its base, and "fewer" or "more" behind them in the sentence.',
    advice: 'Give the two counts, and mend the word.',
    fires: 'The rate fell from 34% of 410 requests to 30% of 520 requests: we refused fewer than before.',
    silent: 'The rate fell from 34% of 410 requests to 30% of 520 requests: we refused more than before.',
    find: ({ sentences }: Understanding) => sentences.flatMap(countsOfShares),
  },
];
