/** A share beside its count and base, and a number said to be down because its share is. */
import type { Found } from '../../finding.ts';
import { singular } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet, over, scaleBy } from '../../understand/interval.ts';
import { INDEPENDENT, placementVolumes } from '../../understand/placement-volumes.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { isWholeCount } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const DOWN =
  /\b(?:brought down|bring(?:ing)? down|reduc(?:ed|ing|tion)|fewer|fall(?:en|ing)?|fell|lower(?:ed|ing)?|decreas\w*|down|cut|shr[aiu]nk\w*|declin\w*|dropp?\w*|come down|coming down|revers\w+|turned (?:the corner|round)|moved away|gone down|curb\w*|halted)\b/;
const NUMBER =
  /\b(?:numbers?|how many|children|pupils|young people|learners|placements|fewer|placed|headcount|volumes?|cohort)\b/;
const NOT_SAID =
  /\b(?:not|if|would|will|should|aim\w*|target|plan(?:s|ned)? to|expect\w*|forecast|intend\w*|next|by (?:20|march|september)|to (?:reduce|bring|cut|lower)|growth in|rate of growth|slow\w*|although|but|while|whereas|cost|price|fees?|spend\w*|than (?:forecast|planned|expected|target|budget\w*|the)|below (?:the|forecast|target|plan)|new|admissions|starts|month on month|avoid\w*|waiting|backlog|appeals?|requests?|share|proportion|percentage)\b/;

/** "7.0% of 2,300 to 6.6% of 2,600": what the shares come to. */
function fromShares({ sentences }: Understanding, at: number): readonly [number, number] | null {
  const sentence = sentences[at];
  if (sentence === undefined || !INDEPENDENT.test(sentence.low)) return null;
  const numbers = sentence.quantities.flatMap((percent, k) => {
    const base = sentence.quantities[k + 1];
    if (percent.unit !== 'percent' || base?.unit !== 'count') return [];
    const isOf = /^ of (?:the |our |a |all )?$/.test(sentence.low.slice(percent.end, base.start));
    return isOf ? [(percent.value * base.value) / 100] : [];
  });
  const [a, b, more] = numbers;
  return a === undefined || b === undefined || more !== undefined ? null : [a, b];
}

/** The claim stands right behind the two shares and bases. */
function sharesRose(document: Understanding, at: number): Found[] {
  const [before, claim] = [document.sentences[at - 1], document.sentences[at]];
  if (before === undefined || claim === undefined || before.block !== claim.block || !saysFewer(claim))
    return [];
  const [early, late] = fromShares(document, at - 1) ?? [0, 0];
  if (late <= early * 1.02) return [];
  return [
    {
      spots: [sentenceSpot(claim), sentenceSpot(before)],
      arithmetic: `the shares come to about ${num(early, 0)} and ${num(late, 0)}: the number rose`,
    },
  ];
}

function saysFewer(claim: Sentence): boolean {
  const { low, block } = claim;
  if (!isStatement(claim) || claim.isChart) return false;
  const isNamed =
    INDEPENDENT.test(low) ||
    INDEPENDENT.test(`${block.section ?? ''} ${block.text.slice(0, 80)}`.toLowerCase());
  const isPlain = PLAIN_FEWER.test(low);
  if (NOT_SAID.test(isPlain ? low.replace(/\b(?:share|proportion|percentage)\b/g, '') : low)) return false;
  return DOWN.test(low) && NUMBER.test(low) && (INDEPENDENT.test(low) || (isPlain && isNamed));
}

/** The number itself is said to be down, whatever is said of its share beside it. */
const PLAIN_FEWER =
  /\b(?:fewer|less) (?:inmss |independent |external )?(?:placements|children|pupils|young people|learners)\b|\bnumber (?:of|placed|in)\b[^.;,]{0,60}\b(?:down|fallen|fell|reduced|lower|cut)\b/;

/** "We have brought down the number placed", and the numbers rose. */
function numberRose(document: Understanding, claim: Sentence): Found[] {
  const { low } = claim;
  if (!isStatement(claim) || claim.isChart || !DOWN.test(low) || !NUMBER.test(low) || !INDEPENDENT.test(low))
    return [];
  if (NOT_SAID.test(low)) return [];
  const pairs = placementVolumes(document).filter(
    ({ isPlan, now }) =>
      !isPlan &&
      now.sentence !== claim &&
      !/\b(?:allows?|allowed|target|limit|would|trajectory)\b/.test(now.sentence?.low ?? ''),
  );
  const [first] = pairs;
  if (first === undefined || !pairs.every(({ now, past }) => now.value > past.value)) return [];
  const { now, past } = first;
  return [
    {
      spots: [sentenceSpot(claim), ...now.spots, ...past.spots],
      arithmetic: `from ${num(past.value)} to ${num(now.value)} the number rose by ${num(now.value - past.value)}; the text says "${DOWN.exec(low)?.[0] ?? 'fell'}"`,
    },
  ];
}

const THAT_IS =
  /^\W{0,3}(?:that|this|which|it) (?:is|was|represents?|equates? to|amounts? to|makes?|gives?|comes? to)\b(?: a (?:share|proportion|rate) of| about| some)?\s$/;
const IS_CHANGE =
  /\b(?:more|fewer|rose|fell|up|down|increase\w*|from|compared|than|growth|grew|against|last year|target)\b/;

/** "Of 4,120 plans, 277 are in independent provision. That is 7.2%." */
function shareNext(sentences: readonly Sentence[], at: number): Found[] {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  if (before === undefined || sentence === undefined || before.block !== sentence.block) return [];
  const [told] = sentence.quantities;
  const [a, b, more] = before.quantities.filter(isWholeCount);
  if (told?.unit !== 'percent' || told.isAbout || !THAT_IS.test(sentence.low.slice(0, told.start))) return [];
  if (
    a === undefined ||
    b === undefined ||
    more !== undefined ||
    IS_CHANGE.test(before.low) ||
    IS_CHANGE.test(sentence.low)
  )
    return [];
  if (!/\bof\b/.test(before.low)) return [];
  const [part, whole] = a.value <= b.value ? [a, b] : [b, a];
  const real = scaleBy(over(intervalOf(part), intervalOf(whole)), 100);
  const value = (part.value / whole.value) * 100;
  const isRest = Math.abs(100 - value - told.value) <= told.step;
  if (meet(real, intervalOf(told)) || isRest || value > told.value * 1.6 || told.value > value * 1.6)
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(before)],
      arithmetic: `${num(part.value)} ÷ ${num(whole.value)} = ${num(value)}%, not ${num(told.value)}%`,
    },
  ];
}

const SHARE_WAY =
  /\b(?:share|proportion|percentage|per ?cent of plans)\b[^.;\d]{0,60}\b(?:(fell|fallen|falls|down|lower|declin\w*|reduc\w*|smaller|drop\w*|decreas\w*)|(rose|risen|rises|up|higher|grew|grown|increas\w*|larger))\b/;

/** Two moves of one sentence: "plans rose from 3,010 to 3,090 and placements from 181 to 192". */
function movesOf({
  low,
  quantities,
}: Sentence): readonly { readonly early: number; readonly late: number }[] {
  const counts = quantities.filter(isWholeCount);
  return counts.slice(1).flatMap((late, k) => {
    const early = counts[k];
    if (early === undefined || !/^[^.;\d]{0,24} to (?:[a-z]+ )?$/.test(low.slice(early.end, late.start)))
      return [];
    return /\bfrom (?:[a-z]+ )?$/.test(low.slice(0, early.start))
      ? [{ early: early.value, late: late.value }]
      : [];
  });
}

/** "… The share of plans therefore fell", and the part grew faster than the whole. */
function shareWay(sentences: readonly Sentence[], at: number): Found[] {
  const [before, claim] = [sentences[at - 1], sentences[at]];
  if (before === undefined || claim === undefined || before.block !== claim.block || !isStatement(claim))
    return [];
  const match = SHARE_WAY.exec(claim.low);
  const moves = movesOf(before).toSorted((a, b) => a.late - b.late);
  const [part, whole, more] = moves;
  if (
    match === null ||
    claim.quantities.length > 0 ||
    part === undefined ||
    whole === undefined ||
    more !== undefined
  )
    return [];
  const [early, late] = [part.early / whole.early, part.late / whole.late];
  if (part.late * 2 > whole.late || early === late || late > early === (match[2] !== undefined)) return [];
  return [
    {
      spots: [sentenceSpot(claim), sentenceSpot(before)],
      arithmetic: `${num(part.early)} ÷ ${num(whole.early)} = ${num(early * 100)}% and ${num(part.late)} ÷ ${num(whole.late)} = ${num(late * 100)}%; the text says "${match[1] ?? match[2]}"`,
    },
  ];
}

const SHARE_LABEL = /\b(?:share|proportion|percentage|per ?cent|as % of|% of|rate)\b|%/;
const BASE_LABEL =
  /^\W{0,3}(?:all |total |number of |active |current |live )*(?:plans?|ehcps?|ehc plans|caseload|education, health and care plans)\b(?! (?:issued|ceased|per|avoided|within|in))/;
const MOVES = /\b(?:change|difference|variance|gap|movement|growth|%|target|share)\b/;
const NO_NAME =
  /^(?:share|proportion|percentage|per|cent|as|of|all|the|plan|ehcp|total|number|caseload|rate|a|in|with|and)$/;

function nameWords(low: string): readonly string[] {
  return (low.match(/[a-z]+/g) ?? []).map(singular).filter((word) => !NO_NAME.test(word) && word.length > 2);
}

/** The rows of a count, of its base and of its share. */
type Three = { readonly part: GridRow; readonly base: GridRow; readonly share: GridRow };

function threeIn({ rows }: Grid): Three[] {
  const bases = rows.filter(({ low }) => BASE_LABEL.test(low) && !SHARE_LABEL.test(low));
  const [base, more] = bases;
  if (base === undefined || more !== undefined) return [];
  return rows.flatMap((share): Three[] => {
    const isShare = SHARE_LABEL.test(share.low) && share.cells.some((cell) => cell?.unit === 'percent');
    if (!isShare || /\b(?:target|population|within|weeks|time|change|growth)\b/.test(share.low)) return [];
    const words = nameWords(share.low);
    const parts = rows.filter(
      (row) => row !== share && row !== base && row.cells.some((cell) => cell?.unit === 'count'),
    );
    const named =
      words.length === 0
        ? parts
        : parts.filter(({ low }) => words.some((word) => nameWords(low).includes(word)));
    const [part, other] = named;
    return part === undefined || other !== undefined ? [] : [{ part, base, share }];
  });
}

/** "INMSS 187 | Plans 3,120 | share 5.8%": a share that is not its count over its base, column by column. */
function wrongShares(grid: Grid): Found[] {
  if (grid.rows.length < 3 || grid.rows.length > 40) return [];
  return threeIn(grid).flatMap(({ part, base, share }) =>
    grid.columns.flatMap(({ low }, at): Found[] => {
      const [count, whole, told] = [part.cells[at], base.cells[at], share.cells[at]];
      if (count?.unit !== 'count' || whole?.unit !== 'count' || told?.unit !== 'percent' || MOVES.test(low))
        return [];
      if (whole.value <= count.value || count.value <= 0) return [];
      const real = scaleBy(over(intervalOf(count), intervalOf(whole)), 100);
      const value = (count.value / whole.value) * 100;
      if (meet(real, intervalOf(told)) || value > told.value * 1.5 || told.value > value * 1.5) return [];
      return [
        {
          spots: [share, part, base].map((row) => rowSpot(grid, row)),
          arithmetic: `${num(count.value)} ÷ ${num(whole.value)} = ${num(value)}%, not ${num(told.value)}%`,
        },
      ];
    }),
  );
}

/** Counts and shares. */
export const COUNT_SHARE_RULES: readonly Rule[] = [
  {
    code: 'claim.share-fell-count-rose',
    kind: 'denominator',
    severity: 'error',
    title: 'The number is said to be down, and only its share is',
    meaning:
      'A sentence that says that the number of children in independent placements is down, and numbers of them at two times, in a table or in a paragraph, all of which rose. Silent of shares, of growth that slows and of what is planned.',
    advice: 'Give the number and the share apart, and rate the effect on the number by the number.',
    fires:
      'Independent placements were 6.1% of plans in October 2024 (122 of 2,000) and 5.9% in October 2025 (136 of 2,300). So there are now fewer children in independent schools.',
    silent:
      'Independent placements were 6.1% of plans in October 2024 (122 of 2,000) and 5.0% in October 2025 (115 of 2,300). So there are now fewer children in independent schools.',
    find: (document) =>
      document.sentences.flatMap((claim, at) => [
        ...numberRose(document, claim),
        ...sharesRose(document, at),
        ...shareWay(document.sentences, at),
      ]),
  },
  {
    code: 'claim.share-row',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A row of shares is not its count over all plans',
    meaning:
      'A table with one row of all plans, a row of a part and a row of the share of that part, held column by column, within the digits printed.',
    advice: 'Divide again, and look whether count, base and share are of one day.',
    fires:
      '| | July | October |\n| --- | --- | --- |\n| Plans | 2,010 | 2,060 |\n| INMSS placements | 121 | 130 |\n| INMSS share | 6.0% | 5.9% |',
    silent:
      '| | July | October |\n| --- | --- | --- |\n| Plans | 2,010 | 2,060 |\n| INMSS placements | 121 | 130 |\n| INMSS share | 6.0% | 6.3% |',
    find: ({ grids, sentences }) => [
      ...grids.flatMap(wrongShares),
      ...sentences.flatMap((_, at) => shareNext(sentences, at)),
    ],
  },
];
