/** So many things said to be held, open or listed, against the rows of the table or the names of the line that lists them. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../../understand/block-places.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { TIME_NOUN } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

/** Things that a table lists one a row. */
const ROWED =
  /\b(risks?|payments?|instalments?|milestones?|events?|schemes?|projects?|measures?|actions?|workstreams?|conditions?|sites?|lines?|themes?|priorities|mitigations?|indicators?|contracts?|promises|commitments|decisions|meetings|sessions|workshops|providers|proposals|objectives|posts|bands|recommendations|dependencies|insights)\b/;
/** A sentence that speaks of part of a table, or of another. */
const PART =
  /\b(?:of (?:the|our|these|those)|(?<!all )of which|other|further|more|another|first|last (?:year|update|time)|previous\w*|new|added|closed since|remaining|rest|next|largest|main|each|per|average|at least|up to|if|would|target|red|amber|green|blue|rated|score\w*|complete[d]?|overdue|late|on (?:track|time)|missed|met)\b/;
const SPEAKS_OF_TABLE =
  /\b(?:carries|contains|records?|covers|list\w*|below|above|table|following|set out|shown|register|programme has|plan has|consists?|comprises?|held|ran|hosted|there (?:are|were)|we have|has|have)\b/;
/** Rows that gather others. */
const GATHERS = /^(?:\*\*)?\W{0,3}(?:grand |sub-?)?(?:total|all\b|overall|sum|average)/i;
/** How far from its table a number of things may stand [blocks]. */
const NEAR = 3;

function isWhole({ unit, value, step, isAbout, bound, per, noun }: Quantity): boolean {
  return (
    unit === 'count' &&
    step === 1 &&
    value >= 2 &&
    value <= 40 &&
    !isAbout &&
    bound === null &&
    per === null &&
    !TIME_NOUN.test(noun)
  );
}

/** The rows of a table that each stand for one thing: totals and empty ones are none. */
function thingsOf(grid: Grid): readonly GridRow[] {
  return grid.rows.filter(({ row }) => {
    const [name = ''] = row.cells.filter((cell) => cell.trim() !== '');
    return name !== '' && !GATHERS.test(name) && !/\btotal\b/i.test(name);
  });
}

/** Whether a table is of such things: its head, its caption or its section names them. */
function isOf({ columns, caption, block }: Grid, noun: string): boolean {
  const stem = noun.replace(/ies$/, 'y').replace(/s$/, '');
  const heads = columns
    .slice(0, 3)
    .map(({ low }) => low)
    .join(' ');
  return new RegExp(`\\b${RegExp.escape(stem)}`, 'i').test(`${heads} ${caption} ${block.section ?? ''}`);
}

/** What a number in a sentence counts, where a table may list it one a row; null where it counts a part or something else. */
function thingCounted({ low }: Sentence, count: Quantity): string | null {
  const behind = low.slice(count.end, count.end + 40).split(/[,.;:(]/)[0] ?? '';
  const clause = low.slice(Math.max(0, count.start - 24), count.end + 60);
  return !isWhole(count) || PART.test(clause) ? null : (ROWED.exec(behind)?.[1] ?? null);
}

/** The only table close behind a sentence that is of such things. */
function tableBehind({ grids, document }: Understanding, { blockAt }: Sentence, noun: string): Grid | null {
  const own = grids.filter((grid) => {
    const at = placeOf(document, grid.block);
    return at > blockAt && (at - blockAt === 1 || (at - blockAt <= NEAR && isOf(grid, noun)));
  });
  return own.length === 1 ? (own[0] ?? null) : null;
}

function wrongRows(document: Understanding, sentence: Sentence): Found[] {
  if (!isStatement(sentence)) return [];
  if (!SPEAKS_OF_TABLE.test(sentence.low)) return [];
  return sentence.quantities.flatMap((count): Found[] => {
    const noun = thingCounted(sentence, count);
    const grid = noun === null ? null : tableBehind(document, sentence, noun);
    const rows = grid === null ? [] : thingsOf(grid);
    const last = rows.at(-1);
    if (noun === null || grid === null || last === undefined || rows.length === count.value) return [];
    if (rows.length < 2 || rows.length > count.value * 1.5 || rows.length < count.value * 0.6) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(grid, last)],
        arithmetic: `${num(count.value)} ${noun} told, ${num(rows.length)} in the table`,
      },
    ];
  });
}

const PRESENT =
  /^\W{0,4}(?:members )?(?:present|attending|attendance|in attendance|attendees|membership|members)\W{0,4}:/i;
const SO_MANY =
  /\b(?:members?|people|representatives|attendees|officers)\b[^.;]{0,50}\b(?:present|attended|in attendance|attending|took part|were there)\b/;

/** "Present: A; B; C", and "four members were present". */
function wrongPresent({ sentences, document }: Understanding): Found[] {
  const line = document.blocks.find((block) => block.kind !== 'table' && PRESENT.test(block.text));
  if (line === undefined || line.kind === 'table' || !line.text.includes(';')) return [];
  const names = line.text
    .replace(PRESENT, '')
    .split(';')
    .filter((name) => /\p{L}{2}/u.test(name));
  return sentences.flatMap((sentence): Found[] => {
    if (!SO_MANY.test(sentence.low) || /\b(?:out of|apolog\w*|absent|quorum (?:is|of))\b/.test(sentence.low))
      return [];
    const [count, more] = sentence.quantities.filter(isWhole);
    if (count === undefined || more !== undefined || count.value === names.length) return [];
    if (Math.abs(count.value - names.length) > Math.max(2, names.length * 0.4)) return [];
    const { paragraph, page, section, text } = line;
    return [
      {
        spots: [
          sentenceSpot(sentence),
          { paragraph, page, section, start: 0, end: text.length, quote: text },
        ],
        arithmetic: `${num(count.value)} told, ${num(names.length)} named`,
      },
    ];
  });
}

const NAMES =
  /:\s*((?:\p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,3}, ){2,}\p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,3},? and \p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,3})\s*[.;]?$/u;

/** "Nine of the 21 had signed: A, B, C and D": as many names as the first number says. */
function wrongNames(sentence: Sentence): Found[] {
  if (!sentence.text.includes(':') || !sentence.text.includes(' and ')) return [];
  const names = NAMES.exec(sentence.text)?.[1]?.split(/, |,? and /);
  const [count] = sentence.quantities.filter(
    ({ unit, step, noun }) => unit === 'count' && step === 1 && !TIME_NOUN.test(noun),
  );
  if (names === undefined || count === undefined || count.isAbout || count.bound !== null) return [];
  if (count.value === names.length || Math.abs(count.value - names.length) > Math.max(2, names.length * 0.3))
    return [];
  return [
    { spots: [sentenceSpot(sentence)], arithmetic: `${num(count.value)} told, ${num(names.length)} named` },
  ];
}

/** Things counted and listed. */
export const COUNT_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.rows',
    kind: 'listed-count',
    severity: 'error',
    isWide: true,
    title: 'More or fewer things are listed than the text says',
    meaning:
      'A number of events, risks, milestones or the like right above the table that lists them one a row, or of members present and the line that names them.',
    advice: 'Count again, and mend the number or the list.',
    fires:
      'We held four events for parents. They are listed below.\n\n| Event | People |\n| --- | --- |\n| Transfer | 34 |\n| Team | 28 |\n| Therapies | 41 |\n| Adulthood | 19 |\n| Plan | 52 |',
    silent:
      'We held five events for parents. They are listed below.\n\n| Event | People |\n| --- | --- |\n| Transfer | 34 |\n| Team | 28 |\n| Therapies | 41 |\n| Adulthood | 19 |\n| Plan | 52 |',
    find: (document) => [
      ...document.sentences.flatMap((sentence) => [
        ...wrongRows(document, sentence),
        ...wrongNames(sentence),
      ]),
      ...wrongPresent(document),
    ],
  },
];
