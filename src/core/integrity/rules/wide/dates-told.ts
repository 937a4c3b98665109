/** A date agreed or promised in the text against the table's date for the same milestone, and figures from after the end of the data. */
import { toIsoDate } from '../../../base/day-number.ts';
import type { Found } from '../../finding.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { namedRows } from '../../understand/row-names.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { isNamed, thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const PROMISED =
  /\b(?:agreed date|gave|given as|promised|undertook|undertaking|committed|commitment|pledged|said (?:that )?(?:we|it|this|the)|was (?:due|to)|were (?:due|to)|originally|original date|had (?:been )?(?:planned|agreed|set)|agreed (?:in|at|with)|the agreement (?:has|gives|sets))\b/;
const TOLD =
  /\b(?:delay\w*|slip\w*|moved|put back|postponed|deferred|revis\w+|re-?plan\w*|late\b|later|missed|now (?:due|expected)|instead|extended|brought forward|because)\b/;
/** Words of what is done, which are of any milestone. */
const DOING =
  /^(?:open|opens|opened|publish\w*|launch\w*|start\w*|begin|begins|sign\w*|complet\w*|live|place|date|milestone|agreed|new|first|second)$/;
const MONTH = 31;

type Part = { readonly low: string; readonly period: Period };

/** The parts of a sentence that bear one time each. */
function partsOf(sentence: Sentence): Part[] {
  const cuts = [
    0,
    ...[...sentence.low.matchAll(/,? and (?:to )?|, to |; /g)].map(({ index }) => index),
    sentence.low.length,
  ];
  const parts = cuts.slice(0, -1).flatMap((from, at): Part[] => {
    const to = cuts[at + 1] ?? sentence.low.length;
    const own = sentence.periods.filter(({ start, end }) => start >= from && end <= to);
    const [period] = own;
    return period === undefined || own.length !== 1 ? [] : [{ low: sentence.low.slice(from, to), period }];
  });
  const [only] = sentence.periods;
  return only !== undefined && sentence.periods.length === 1 ? [{ low: sentence.low, period: only }] : parts;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set([...thingWords(text)].filter((word) => !DOING.test(word)));
}

function rowsOtherwise(document: Understanding): Found[] {
  const { sentences } = document;
  const known = namedRows(document);
  return sentences.flatMap((sentence): Found[] => {
    if (!PROMISED.test(sentence.low) || sentence.block.kind === 'heading') return [];
    return partsOf(sentence).flatMap(({ low, period }): Found[] => {
      const own = wordsOf(low);
      const rows = known.flatMap(({ grid, row, words: all }) => {
        const words = [...all].filter((word) => !DOING.test(word));
        const shared = new Set(words.filter((word) => own.has(word)));
        if (shared.size < 2 || shared.size * 3 < words.length * 2 || !isNamed(shared)) return [];
        const dates = row.row.cells.slice(1).flatMap((cell) => timeIn(cell) ?? []);
        return dates.length > 0 ? [{ grid, row, dates }] : [];
      });
      const [meant, more] = rows;
      const due = meant?.dates[0];
      if (
        meant === undefined ||
        more !== undefined ||
        due?.from == null ||
        period.to == null ||
        period.kind === 'financial-year'
      )
        return [];
      if (due.from <= period.to + (due.kind === period.kind ? 0 : MONTH)) return [];
      const cells = meant.row.row.cells.join(' ').toLowerCase();
      const around = sentences
        .filter(({ block }) => block === sentence.block)
        .map((one) => one.low)
        .join(' ');
      if (TOLD.test(cells) || TOLD.test(around)) return [];
      return [
        {
          spots: [rowSpot(meant.grid, meant.row), sentenceSpot(sentence)],
          arithmetic: `${sentence.text.slice(period.start, period.end)} in the text, ${meant.row.row.cells.slice(1).find((cell) => timeIn(cell) !== null)} in the table; nothing is said of a move`,
        },
      ];
    });
  });
}

const COUNTED_IN =
  /\b(?:reported here|(?:these|the|our) (?:figures|numbers|counts?|decisions|data)|this (?:return|report|paper|quarter)|includ\w+|take in|takes in|counts?|counted|total)\b/;
const AFTERWARDS =
  /\b(?:since (?:then|the)|after the (?:end|period|cut|data|quarter)|not (?:included|counted|in)|later|subsequent\w*|will|due|expected|planned|next|meeting|submitted|signed|forum|board|cabinet)\b/;

/** "The decisions reported here take in 17 cases of 8 January" when data end on 31 December. */
function countedAfterEnd({ sentences, cutOff }: Understanding): Found[] {
  const end = cutOff?.period.to ?? null;
  if (cutOff === null || end === null) return [];
  return sentences.flatMap((sentence): Found[] => {
    if (!COUNTED_IN.test(sentence.low) || AFTERWARDS.test(sentence.low) || sentence.block.kind === 'heading')
      return [];
    const late = sentence.periods.find(({ kind, from }) => kind === 'day' && from !== null && from > end);
    const isCounted = sentence.quantities.some(({ unit, value }) => unit === 'count' && value > 1);
    if (late?.from == null || !isCounted || sentence.block.paragraph === cutOff.spot.paragraph) return [];
    return [
      {
        spots: [sentenceSpot(sentence), cutOff.spot],
        arithmetic: `counted in, dated ${toIsoDate(late.from)}; data end on ${toIsoDate(end)}`,
      },
    ];
  });
}

const TABLE =
  '| Milestone | Agreed date | Rating |\n| --- | --- | --- |\n| Transition pathway published | 30 January 2026 | Green |';

/** Dates in text and table. */
export const TOLD_DATE_RULES: readonly Rule[] = [
  {
    code: 'wide.milestone-moved',
    kind: 'promise',
    severity: 'warning',
    isWide: true,
    title: 'A milestone has a later date in the table than was agreed or promised',
    meaning:
      'A date that the text says was agreed, given or promised, and the one row of a table on the same thing with a later one; no word of a move.',
    advice: 'Say that the date has moved, why, and who agreed it.',
    fires: `Our last report gave 14 November 2025 as the agreed date for the transition pathway.\n\n${TABLE}`,
    silent: `Our last report gave 30 January 2026 as the agreed date for the transition pathway.\n\n${TABLE}`,
    find: rowsOtherwise,
  },
  {
    code: 'wide.counted-after-end',
    kind: 'date',
    severity: 'warning',
    isWide: true,
    title: 'A count takes in what came after the end of the data',
    meaning: 'Figures that are said to include something of a day after the data end.',
    advice: 'Leave it out, or move the end of the data.',
    fires:
      'Data cut-off: 31 December 2025\n\nThe decisions reported here take in 17 cases settled on 8 January 2026.',
    silent:
      'Data cut-off: 31 January 2026\n\nThe decisions reported here take in 17 cases settled on 8 January 2026.',
    find: countedAfterEnd,
  },
];
