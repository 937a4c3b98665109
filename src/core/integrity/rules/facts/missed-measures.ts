/** A thing rated on target whose own measure has a bound, and whose newest number is beyond it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { ratingKey } from '../../understand/rating-key.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const MOST =
  /(?:^|[\s,(:])(?:no (?:more|higher|greater) than|not (?:to be )?(?:more than|higher than|above|over|exceed(?:ing)?)|at most|below|under|up to|max(?:imum)?(?: of)?|fewer than|less than|≤|<=|<)\s?£?(\d[\d,]*(?:\.\d+)?)\s*(?:placements?|children|pupils|plans)?\s?\)?\.?$/i;
const TARGET =
  /\b(?:target|aim|goal|measure|limit|threshold|standard|criterion|test|bound|required|agreed)\b/;
const WORD: Readonly<Record<string, string>> = { blue: 'done', green: 'on', g: 'on', b: 'done' };

/** Whether a rating stands for on target, or for complete, by the key of the paper and else by its colour. */
function isOnTarget(document: Understanding, text: string): boolean {
  const low = text.trim().toLowerCase().replace(/[*_.]/g, '');
  const entry = ratingKey(document).find(({ label }) => label === low);
  const state = entry?.state ?? WORD[low];
  return state === 'on' || state === 'done';
}

/** "M4 | placements | 151 | 163 | no more than 150 | A". */
function rowBeyond(document: Understanding, grid: Grid, row: GridRow): Found[] {
  const cells = row.row.cells;
  const at = cells.findIndex((cell) => MOST.test(cell.trim()));
  const limit = Number(MOST.exec(cells[at]?.trim() ?? '')?.[1]?.replaceAll(',', ''));
  if (at < 0 || !Number.isFinite(limit)) return [];
  const ratings = cells.flatMap((cell, k) =>
    k > 0 && k !== at && /^\W{0,3}[a-z]{1,6}\W{0,3}$/i.test(cell.trim()) ? [cell] : [],
  );
  const newest = ratings.at(-1);
  if (newest === undefined || !isOnTarget(document, newest)) return [];
  const numbers = row.cells.flatMap((cell, k) =>
    cell !== null &&
    k !== at &&
    !/\b(?:target|change|difference|variance|aim|gap)\b/.test(grid.columns[k]?.low ?? '')
      ? [{ cell, k }]
      : [],
  );
  const latest = numbers.at(-1)?.cell;
  if (latest === undefined || latest.value <= limit || latest.value > limit * 3) return [];
  return [
    {
      spots: [rowSpot(grid, row)],
      arithmetic: `${num(latest.value)} is ${num(latest.value - limit)} above ${num(limit)}; the rating "${newest.trim()}" stands for on target`,
    },
  ];
}

const BOUND =
  /\b(?:no (?:more|higher|greater) than|not (?:more|higher) than|not above|at most|maximum of|fewer than|below|under|up to)\s$/;
const IS_NOW =
  /\b(?:there (?:were|are|was)|was|were|is|are|stood at|stands at|reached|had|have|now|at)\s(?:still |now |about )?$/;
const RATED =
  /\b(?:rat(?:e|ed|ing)|assess(?:ed)?|call|judge[d]?|leave|left|keep|kept|remain\w*|move[d]?|put|stay\w*|shown)\b[^.;]{0,60}\b(?:green|blue|on (?:target|track))\b|\b(?:green|blue)\b[^.;]{0,16}\b(?:rating|rated)\b/;

/** A passage with the bound of its measure, the number now, and the words by which it is rated Green. */
function passageBeyond(sentences: readonly Sentence[]): Found[] {
  const rated = sentences.find(
    (one) =>
      isStatement(one) && RATED.test(one.low) && !/\b(?:not|no longer|if|until|would|was)\b/.test(one.low),
  );
  if (rated === undefined) return [];
  const at = sentences.indexOf(rated);
  const before = sentences.slice(0, at + 1);
  const bounds = before.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) =>
      quantity.unit === 'count' &&
      quantity.value >= 20 &&
      quantity.per === null &&
      BOUND.test(sentence.low.slice(0, quantity.start)) &&
      TARGET.test(sentence.low)
        ? [{ sentence, quantity }]
        : [],
    ),
  );
  const [bound] = bounds;
  if (bound === undefined) return [];
  const now = before
    .filter((one) => before.indexOf(one) >= before.indexOf(bound.sentence))
    .flatMap((sentence) =>
      sentence.quantities.flatMap((quantity) =>
        quantity !== bound.quantity &&
        quantity.unit === 'count' &&
        quantity.per === null &&
        quantity.value > bound.quantity.value &&
        quantity.value < bound.quantity.value * 1.5 &&
        IS_NOW.test(sentence.low.slice(0, quantity.start)) &&
        !/\b(?:forecast|target|expect\w*|will|plans)\b/.test(
          sentence.low.slice(Math.max(0, quantity.start - 40), quantity.end + 20),
        )
          ? [{ sentence, quantity }]
          : [],
      ),
    )
    .at(-1);
  if (now === undefined) return [];
  return [
    {
      spots: [...new Set([rated, bound.sentence, now.sentence])].map(sentenceSpot),
      arithmetic: `${num(now.quantity.value)} is ${num(now.quantity.value - bound.quantity.value)} above the ${num(bound.quantity.value)} of the measure, and the rating is that of on target`,
    },
  ];
}

const SHARE_DOWN =
  /\b(?:share|proportion|percentage)\b[^.;]{0,80}\b(?:down|fell|fallen|lower|gone down|come down|reduced|falling|smaller|dropped)\b|\b(?:down|fall|drop|reduction) (?:in|of) (?:the |our )?(?:share|proportion|percentage)\b|\b(?:lower|smaller|falling) (?:share|proportion|percentage)\b/;
const IS_GREEN = /\b(?:green|on (?:target|track))\b/;
const AGAINST = /^[^.;\d]{0,40}\b(?:against|compared with|up from|from|where|versus)\b[^.;\d]{0,30}$/;

/** "Green because the share is down. The number is 174, against 160 a year ago": more children, and a rating of on target. */
function greenForShare(sentences: readonly Sentence[]): Found[] {
  const claim = sentences.find((one) => isStatement(one) && SHARE_DOWN.test(one.low));
  const rated = sentences.find(
    (one) =>
      isStatement(one) && IS_GREEN.test(one.low) && !/\b(?:not|amber|no longer|if|until)\b/.test(one.low),
  );
  if (claim === undefined || rated === undefined) return [];
  for (const sentence of sentences) {
    const counts = sentence.quantities.filter(
      ({ unit, per, step, value }) => unit === 'count' && per === null && step === 1 && value >= 15,
    );
    const [a, b] = counts;
    if (
      a === undefined ||
      b === undefined ||
      !/\b(?:number|placements?|children|pupils)\b/.test(sentence.low)
    )
      continue;
    const gap = sentence.low.slice(a.end, b.start);
    const isFrom =
      /\bfrom (?:[a-z]+ )?$/.test(sentence.low.slice(0, a.start)) &&
      /^[^.;\d]{0,24} to (?:[a-z]+ )?$/.test(gap);
    const [late, early] = isFrom ? [b, a] : [a, b];
    if ((!isFrom && !AGAINST.test(gap)) || late.value <= early.value || late.value > early.value * 1.5)
      continue;
    return [
      {
        spots: [...new Set([rated, claim, sentence])].map(sentenceSpot),
        arithmetic: `the number rose from ${num(early.value)} to ${num(late.value)}; only its share fell, and the rating is that of on target`,
      },
    ];
  }
  return [];
}

function measuresMissed(document: Understanding): Found[] {
  const inRows = document.grids.flatMap((grid) =>
    grid.block.isChart || grid.rows.length > 80
      ? []
      : grid.rows.flatMap((row) => rowBeyond(document, grid, row)),
  );
  const byBlock = new Map<unknown, Sentence[]>();
  if (/green|blue|on target|on track/.test(document.low))
    for (const sentence of document.sentences) {
      const own = byBlock.get(sentence.block);
      if (own === undefined) byBlock.set(sentence.block, [sentence]);
      else own.push(sentence);
    }
  return [
    ...inRows,
    ...[...byBlock.values()].flatMap((own) => [...passageBeyond(own), ...greenForShare(own)]),
  ].slice(0, 3);
}

/** Measures missed. */
export const MISSED_MEASURE_RULES: readonly Rule[] = [
  {
    code: 'rating.measure-missed',
    kind: 'rating',
    severity: 'error',
    isWide: true,
    title: 'A rating of on target stands beside a measure that is missed',
    meaning:
      "A row or a passage with a measure that is to be no more than a number, the number now, which is more, and a rating that the paper's key has for on target. Silent where the newest number keeps the bound.",
    advice: 'Rate the effect by its own measure: off target, with its plan if there is one.',
    fires:
      'G = on target. A = off target.\n\n| Measure | June | September | Target | Rating |\n| --- | --- | --- | --- | --- |\n| Independent placements | 118 | 127 | no more than 120 | G |\n| Internships | 20 | 24 | 22 | G |',
    silent:
      'G = on target. A = off target.\n\n| Measure | June | September | Target | Rating |\n| --- | --- | --- | --- | --- |\n| Independent placements | 118 | 119 | no more than 120 | G |\n| Internships | 20 | 24 | 22 | G |',
    find: measuresMissed,
  },
];
