/** All places due said to be open, or the programme on track, and a scheme of which fewer are open than were due. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import { timeIn } from '../../lex/only-time.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const THINGS =
  '(?:places?|capital(?: programme| schemes?| projects?| works?)?|schemes?|programme of places|building programme|projects?)';
const CLAIM = new RegExp(
  [
    `\\b(?:all|every|each)(?: of)?(?: the| our)? (?:new )?(?:places?|schemes?|bases?)\\b[^.;?]{0,60}\\b(?:open(?:ed)?|delivered|available|on (?:time|track|schedule|target))\\b`,
    `\\bplaces?\\b[^.;]{0,50}\\bhave all (?:been )?(?:opened|delivered)\\b`,
    `\\b(?:no|not one|not a single) (?:places?|schemes?|bases?) (?:is|are|was|were|has been) (?:late|behind|delayed|missing)\\b|\\bnothing (?:is )?late\\b`,
    `\\bcapital\\b[^.;?]{0,30}\\b(?:is|are|:|remains?|programme)\\b[^.;?]{0,12}\\bon (?:track|schedule|target|time|course)\\b`,
    `\\bcapital\\b[^.;?]{0,20}[:–-] (?:on track|on schedule)`,
  ].join('|'),
);
const ASKED = new RegExp(
  `\\b${THINGS}\\b[^?]{0,60}\\bon (?:track|schedule|time|course|target)\\b[^?]{0,40}\\?\\W*$`,
);
const DENIED =
  /\b(?:not|but|except|apart from|other than|all but|save|bar|if|will|would|should|once|unless|until|were to|was to|target|next|red|amber|behind|as planned\?)\b/;

type Short = { readonly line: Line; readonly due: number; readonly open: number };

/** The counts of a text, in figures and words. */
function counts(text: string): number[] {
  return [...text.matchAll(/\b(\d{1,4}|[a-z]+)\b/g)].flatMap(([word]) => {
    const value = /^\d/.test(word) ? Number(word) : wordValue(word);
    return value === null ? [] : [value];
  });
}

/** "12 of 20 open", "24 places were due in September 2025 and 10 are open". */
function shortInText(line: Line): Short | null {
  const { low } = line;
  if (/\b(?:will|would|target|expected|posts?|requests?|plans)\b/.test(low)) return null;
  const of =
    /\b(\d{1,3}|[a-z]+) of (?:the |its |our |these )?(\d{1,3}|[a-z]+)(?: new)?(?: places)?\b[^.;]{0,60}\b(?:open(?:ed)?|delivered|filled in|usable)\b/.exec(
      low,
    );
  const isDue = /\b(?:late|due|missed|behind|promised|should have|short|overdue)\b/.test(low);
  const due =
    /\b(\d{1,3}|[a-z]+) (?:new )?places\b[^.;]{0,30}\b(?:were|was) (?:due|to open|promised)\b[^.;]{0,50}\b(?:and|but|,) (?:only )?(\d{1,3}|[a-z]+) (?:are|is|have|of them|were)\b[^.;]{0,14}\bopen/.exec(
      low,
    );
  const [open] = counts(of?.[1] ?? due?.[2] ?? '');
  const [all] = counts(of?.[2] ?? due?.[1] ?? '');
  return isDue && open !== undefined && all !== undefined && open < all ? { line, due: all, open } : null;
}

const PLACES = /\bplaces?\b|\bcapacity\b/;
const DUE = /\b(?:due|agreed|planned|opening|target|opens?)\b/;
const NOW = /\b(?:open|opened|delivered|in use|usable|available)\b/;

/** A row with its places, its day and how many are open; a day that has passed, or some open already. */
function shortInRow(line: Line, until: number | null): Short | null {
  const { grid, row, figures } = line;
  if (grid === null || row === null || /\btotal\b/.test(row.low)) return null;
  const of = (words: RegExp, not: RegExp) =>
    figures.find(({ cell }) => {
      const head = cell?.grid.columns[cell.at]?.low ?? '';
      return words.test(head) && !not.test(head);
    });
  const due = of(PLACES, /\b(?:open|delivered|in use|usable|filled|cost)\b/);
  const open = of(NOW, /\b(?:opens|opening|date|due)\b/);
  const at = grid.columns.findIndex(({ low }, k) => k > 0 && DUE.test(low) && !/\bopened\b/.test(low));
  const day = at < 0 ? null : (timeIn(row.row.cells[at] ?? '')?.to ?? null);
  if (due === undefined || open === undefined || day === null || open.value >= due.value) return null;
  const isPast = open.value > 0 || (until !== null && day <= until);
  return isPast ? { line, due: due.value, open: open.value } : null;
}

function isClaim({ low, before, row }: Line): boolean {
  if (row !== null) return false;
  if (CLAIM.test(low)) return !DENIED.test(low);
  return (
    /^\W{0,3}yes\b/.test(low) &&
    ASKED.test(before) &&
    /\b(?:capital|places|schemes?)\b/.test(before) &&
    !/\b(?:but|except|apart)\b/.test(low)
  );
}

/** The last day that a claim speaks of: "all that was due by 31 January 2026". */
function dueBy({ sentence }: Line): number | null {
  const days = (sentence?.periods ?? []).flatMap(({ to }) => to ?? []);
  return days.length === 0 ? null : Math.max(...days);
}

function notOpen(document: Understanding): Found[] {
  const lines = linesOf(document);
  const claims = lines.filter(isClaim);
  if (claims.length === 0) return [];
  return claims.flatMap((claim): Found[] => {
    const until = dueBy(claim) ?? document.cutOff?.period.to ?? document.submitted?.period.to ?? null;
    const starts =
      claim.sentence?.periods.some(({ from }) => until !== null && from !== null && from > until) ?? false;
    const shorts = lines.flatMap(
      (line) => (line.row === null ? shortInText(line) : shortInRow(line, until)) ?? [],
    );
    const [first] = shorts.filter(({ line }) => line !== claim);
    if (first === undefined || starts || isOfLater(claim, shorts)) return [];
    return [
      {
        spots: [claim.spot, first.line.spot],
        arithmetic: `${num(first.open)} of ${num(first.due)} are open, ${num(first.due - first.open)} fewer than were due`,
      },
    ];
  });
}

/** A claim of a day that no short scheme was due by speaks of others. */
function isOfLater({ sentence, low }: Line, shorts: readonly Short[]): boolean {
  const [only, more] = sentence?.periods ?? [];
  if (only?.from == null || more !== undefined || /\bby\b/.test(low)) return false;
  const days = shorts.flatMap(({ line }) => {
    const inRow = line.row?.row.cells.flatMap((cell, at) => (at === 0 ? [] : (timeIn(cell) ?? []))) ?? [];
    return [...inRow, ...(line.sentence?.periods ?? [])].flatMap(({ from, to }) =>
      from === null || to === null ? [] : [{ from, to }],
    );
  });
  return days.length > 0 && days.every(({ to }) => to < (only.from ?? 0));
}

/** Places. */
export const PLACES_OPEN_RULES: readonly Rule[] = [
  {
    code: 'told.places-not-open',
    kind: 'promise',
    severity: 'error',
    isWide: true,
    title: 'All places due are said to be open, and of one scheme fewer are',
    meaning:
      'A line or answer by which all places due are open, none is late or the capital programme is on track, and a row or sentence in which fewer places of a scheme are open than were due. Silent where the claim names exceptions or another time.',
    advice: 'Say which places are late, and rate milestones and places apart.',
    fires:
      '| Scheme | Places | Due | Open |\n| --- | --- | --- | --- |\n| Hill base | 12 | Sep 2025 | 12 |\n| Ford School | 20 | Sep 2025 | 8 |\n\n## Capital\n\nThe capital programme is on track.',
    silent:
      '| Scheme | Places | Due | Open |\n| --- | --- | --- | --- |\n| Hill base | 12 | Sep 2025 | 12 |\n| Ford School | 20 | Sep 2025 | 8 |\n\n## Capital\n\nThe capital programme is on track but for Ford School.',
    find: notOpen,
  },
];
