/** Rules on signs and sizes of money. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

function wrongSign({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap(({ value, start, end, unit }) => {
      if (unit !== 'money' || value >= 0) return [];
      const ahead = sentence.low.slice(Math.max(0, start - 60), start);
      const behind = sentence.low.slice(end, end + 16);
      const word =
        /\b(deficit|overspend|shortfall|saving|surplus|underspend)s?\b[^.;,]{0,44}$/.exec(ahead)?.[1] ??
        /^\s(deficit|overspend|shortfall|saving|surplus|underspend)\b/.exec(behind)?.[1];
      if (
        word === undefined ||
        (/balance|position|\bor\b|movement|change/.test(ahead) &&
          !/\b(?:deficit|overspend|shortfall|surplus|underspend) of\s$/.test(ahead))
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(value, unit)}: "${word}" says the sign already, and the minus turns it round`,
        },
      ];
    }),
  );
}

const NEGATIVE_WORD =
  /\b(deficit|overspend|shortfall|surplus|underspend|saving)s? of (?:a )?(?:minus|negative)\s(?=£|\d)/;
const BRACKETS =
  /\b(?:brackets?|parenthes[ei]s)\b[^.;]{0,30}(?:=|mean|show|are|denote|indicate|for)[^.;]{0,30}\b(?:surplus\w*|reductions?|underspends?|credits?|income|negative|savings?|favourable)\b|\b(?:surplus\w*|reductions?|underspends?|credits?|negative figures|savings?|favourable variances?)\b[^.;]{0,30}\b(?:in|by) (?:brackets|parentheses)\b/;
const IN_BRACKETS = /\b(deficit|overspend|shortfall|pressure|adverse \w+)s? of £?\s?\(\s?£?[\d.,]+/;
const TURNED_ROUND =
  /\b(surplus|underspend)\b(?:[^.;]|\.\d){0,70}\b(?:adds? to|adding to|increas\w+|worsen\w*|deepens?)\b[^.;]{0,24}\b(?:deficit|overspend|what we owe|debt)\b|\b(overspend|in-year deficit)\b(?:[^.;]|\.\d){0,60}\b(?:reduces|will reduce|brings? down|lowers?|pays? off|pay(?:s|ing)? (?:down|off)|clears?)\b[^.;]{0,24}\b(?:cumulative|accumulated|total|dsg) deficit\b|\b(?:under|below) (?:budget|plan)\b[^.;]{0,24}\ban? (overspend|shortfall|adverse)\b|\b(?:over|above) (?:budget|plan)\b[^.;]{0,24}\ban? (underspend|favourable)\b/;

/** "a surplus of minus £450,000", "a deficit of (215)" where brackets are surpluses, a surplus that adds to the deficit. */
function wrongWord({ sentences, low }: Understanding): Found[] {
  const hasConvention = BRACKETS.test(low);
  return sentences.flatMap((sentence) => {
    const match =
      NEGATIVE_WORD.exec(sentence.low) ??
      (hasConvention ? IN_BRACKETS.exec(sentence.low) : null) ??
      TURNED_ROUND.exec(sentence.low);
    if (
      match === null ||
      /\b(?:not|if|rather than|instead)\b[^.;]{0,20}$/.test(sentence.low.slice(0, match.index))
    )
      return [];
    if (/\b(?:not|never|without|nor)\b/.test(match[0])) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `"${match[0]}": the word and the sign, or what it does to the deficit, go against each other`,
      },
    ];
  });
}

/** "a surplus of £4m" of a year whose in-year deficit stands elsewhere as positive. */
function surplusAgainstDeficit({ facts, sentences }: Understanding): Found[] {
  const deficits = facts.filter(
    (fact) =>
      fact.measure.id === 'in-year deficit' &&
      fact.period?.kind === 'financial-year' &&
      fact.value > 0 &&
      fact.role !== 'unmitigated' &&
      fact.role !== 'target' &&
      !/surplus/.test(fact.sentence?.low ?? ''),
  );
  return sentences.flatMap((sentence) => {
    const match = /\b(?:in[- ]year )?surplus of\b/.exec(sentence.low);
    const period =
      match === null
        ? undefined
        : sentence.periods.find(
            ({ kind, start }) => kind === 'financial-year' && Math.abs(start - match.index) < 60,
          );
    const deficit =
      period === undefined
        ? undefined
        : deficits.find((fact) => fact.period?.key === period.key && fact.sentence !== sentence);
    if (
      deficit === undefined ||
      period === undefined ||
      sentence.periods.length > 1 ||
      /\bif|would|sensitivity|scenario\b/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...deficit.spots],
        arithmetic: `${period.key}: a surplus here, a deficit of ${showValue(deficit.value, 'money')} there`,
      },
    ];
  });
}

/** A rule stated once: what is owed has a minus. */
const MINUS_OWES =
  /\b(?:minus|negative)\b(?:[^.;]|\.\d){0,70}\b(?:owe[sd]?|deficit|overdrawn|overspent)\b|\bdeficits?\b[^.;]{0,30}\b(?:negative|minus)\b/;
const OWING = /\b(?:overdrawn|overspent|in deficit|in debt|in the red|owes?)\b/;
const IN_HAND = /\b(?:in surplus|in credit|in hand|in the black|underspent)\b/;

/** "A balance of +1,125k is overdrawn" where the document says that a minus is owed. */
function againstSignRule({ sentences, low }: Understanding): Found[] {
  if (!MINUS_OWES.test(low)) return [];
  return sentences.flatMap((sentence): Found[] => {
    const signed = [...sentence.low.matchAll(/(?<![\w)])([+−-])£?\d[\d,.]*/g)];
    const [only] = signed;
    if (
      only === undefined ||
      signed.length > 1 ||
      !/\b(?:balance|reserve|fund|block|account)\b/.test(sentence.low)
    )
      return [];
    const isOwing = OWING.test(sentence.low);
    const isWrong = only[1] === '+' ? isOwing : IN_HAND.test(sentence.low);
    if (
      !isWrong ||
      isOwing === IN_HAND.test(sentence.low) ||
      /\b(?:not|no longer|never|was|were|if|would)\b/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${only[0]} is ${only[1] === '+' ? 'a surplus' : 'owed'} by the rule that the document states`,
      },
    ];
  });
}

const NATION =
  /\b(?:national(?:ly)?|england|government|country|all councils|all authorities|sector|treasury|uk|department)\b/;

/** More than the high needs spend of any one authority [pounds]. */
const MOST = 1.6e9;

function impossibleSize({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    NATION.test(sentence.low)
      ? []
      : sentence.quantities.flatMap((quantity) => {
          if (quantity.unit !== 'money' || Math.abs(quantity.value) < MOST) return [];
          return [
            {
              spots: [sentenceSpot(sentence)],
              arithmetic: `${sentence.text.slice(quantity.start, quantity.end)} is £${num(quantity.value / 1e9)} billion: more than one authority has`,
            },
          ];
        }),
  );
}

/** Amounts from here on are seldom told in a return of one authority, and never with the digits of a smaller one [pounds]. */
const LARGE = 1e8;

/** "£1,120m" in a document whose table has 1,120 in thousands: the same digits a thousand times over. */
function sameDigits({ sentences, grids }: Understanding): Found[] {
  const cells = new Map<string, number>();
  for (const { rows } of grids)
    for (const { cells: numbers, row } of rows)
      numbers.forEach((cell, at) => {
        if (cell?.unit === 'money')
          cells.set((row.cells[at] ?? '').replaceAll(/[^\d.]/g, ''), Math.abs(cell.value));
      });
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity): Found[] => {
      if (quantity.unit !== 'money' || Math.abs(quantity.value) < LARGE) return [];
      const shown = sentence.text.slice(quantity.start, quantity.end);
      const cell = cells.get(shown.replaceAll(/[^\d.]/g, ''));
      const ratio = cell === undefined || cell === 0 ? 1 : Math.abs(quantity.value) / cell;
      if (![1e3, 1e6].some((by) => Math.abs(ratio / by - 1) < 1e-6)) return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${shown} is ${num(ratio)} times the ${showValue(cell ?? 0, 'money')} of a table with the same digits`,
        },
      ];
    }),
  );
}

/** "A worsening of £350m" of 2,400k to 2,750k: the gap of two amounts told before it, a thousand times over. */
function gapOfThousands({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) =>
    sentence.quantities.flatMap((quantity): Found[] => {
      if (quantity.unit !== 'money' || Math.abs(quantity.value) < LARGE) return [];
      const values = sentences
        .slice(Math.max(0, at - 3), at)
        .filter(({ block }) => block === sentence.block)
        .flatMap(({ quantities }) => quantities.map(({ value }) => Math.abs(value)))
        .filter((value) => value > 1e4 && value < LARGE)
        .slice(-12);
      const gap = Math.abs(quantity.value) / 1e3;
      const pair = values
        .flatMap((a) => values.map((b) => [a, b] as const))
        .find(([a, b]) => Math.abs(a - b - gap) < gap * 1e-6);
      if (pair === undefined) return [];
      const shown = sentence.text.slice(quantity.start, quantity.end);
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${num(pair[0])} − ${num(pair[1])} = ${num(gap)}; ${shown} is a thousand times that`,
        },
      ];
    }),
  );
}

const SMALL_BUDGETS =
  /\b(?:in[- ]year deficit|cumulative deficit|high needs (?:block )?(?:income|allocation|budget|spend)|residual deficit|dsg deficit)\b[^.;]{0,30}$/;

function tooSmall({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      if (
        quantity.unit !== 'money' ||
        Math.abs(quantity.value) >= 100_000 ||
        quantity.value === 0 ||
        quantity.per !== null
      )
        return [];
      if (
        !SMALL_BUDGETS.test(sentence.low.slice(Math.max(0, quantity.start - 60), quantity.start)) ||
        !/\b(?:of|is|was|at|to|stands at|by)\s(?:about |around )?$/.test(
          sentence.low.slice(Math.max(0, quantity.start - 14), quantity.start),
        )
      )
        return [];
      if (
        /\bby (?:about |around )?$/.test(
          sentence.low.slice(Math.max(0, quantity.start - 12), quantity.start),
        ) ||
        /\bper\b|\beach\b|worsen|improv/.test(sentence.low)
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(quantity.value, 'money')} for a whole budget or deficit: thousands may be meant as millions`,
        },
      ];
    }),
  );
}

/** Signs and sizes. */
export const SIGN_RULES: readonly Rule[] = [
  {
    code: 'sign.twice',
    kind: 'sign',
    severity: 'warning',
    title: 'A minus stands with a word that says the sign already',
    meaning:
      '"A deficit of -£5m", "a surplus of minus £2m", a deficit in brackets where the document says that brackets are surpluses, a surplus that adds to the deficit, a balance in plus called overdrawn where the document says that a minus is owed.',
    advice: 'Write deficit or surplus, and no minus.',
    fires: 'The year closed with a deficit of -£5.2m.',
    silent: 'The year closed with a deficit of £5.2m.',
    find: (document) => [...wrongSign(document), ...wrongWord(document), ...againstSignRule(document)],
  },
  {
    code: 'sign.surplus-and-deficit',
    kind: 'sign',
    severity: 'error',
    title: 'One year is in surplus in one place and in deficit in another',
    meaning: 'A surplus told of a year whose in-year deficit is positive elsewhere.',
    advice: 'Mend the word or the sign.',
    fires: 'In 2028/29 there is a surplus of £9.1m.\n\nThe in-year deficit for 2028/29 is £9.1m.',
    silent: 'In 2030/31 there is a surplus of £1.9m.\n\nThe in-year deficit for 2028/29 is £9.1m.',
    find: surplusAgainstDeficit,
  },
  {
    code: 'unit.impossible-size',
    kind: 'unit',
    severity: 'error',
    title: 'An amount is larger, or smaller, than it can be',
    meaning:
      'More than £1.6 billion of one authority, the digits of a table or the gap of two amounts a thousand times over, or a whole budget or deficit under £100,000. Silent where the nation is spoken of.',
    advice: 'Mend the unit: pounds, thousands and millions may be mixed.',
    fires: 'High Needs Block income is £80,301m in 2025/26.',
    silent: 'High Needs Block income is £80.301m in 2025/26.',
    find: (document) => [
      ...impossibleSize(document),
      ...sameDigits(document),
      ...gapOfThousands(document),
      ...tooSmall(document),
    ],
  },
];
