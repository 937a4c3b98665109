/** What hinders a plan, by subject: what a paper lists as barriers, what it gives as the reason of a red rating, and what a risk is about. */
import { oncePer } from './once.ts';
import { type Said, saidOf } from './said.ts';
import type { Understanding } from './understanding.ts';

/** Subjects of barriers, reasons and risks; a line may be of several. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  money:
    /\b(?:deficit|overspen\w*|costs?|prices?|fees?|spend\w*|money|funds|in-year|finance|financial|dearer|inflation|top-?ups?|£\d)/,
  demand:
    /\b(?:demand|growth|plans? (?:above|over|beyond)|numbers?|requests?|more (?:plans|children)|outrun)\b/,
  people:
    /\b(?:staff\w*|turnover|vacan\w+|recruit\w*|posts?|caseworkers?|officers?'? (?:time|capacity)|capacity|psychologists?|therapists?|agency|workforce|shortage|illness|director|manager)\b/,
  buildings:
    /\b(?:sites?|land|build\w*|capital|planning (?:consent|permission)|construction|contractors?|places|school schemes?)\b/,
  inspection: /\b(?:inspect\w*|ofsted|cqc)\b/,
  system: /\b(?:it system|case management|system|software|data|database)\b/,
  schools: /\b(?:schools (?:would|do|did|will|have)|take-up|take part|taking part|heads|transfer)\b/,
  providers: /\b(?:providers?|independent|market|framework|contracts?|regist\w+)\b/,
  parents: /\b(?:parent\w*|confidence|appeals?|tribunals?)\b/,
  dates: /\b(?:dates? (?:were |was )?missed|no (?:new )?date|late|delay\w*|slipp\w+)\b/,
};

/** Give the names of the subjects that words are of. */
export function subjectsIn(words: string): readonly string[] {
  return Object.entries(SUBJECTS).flatMap(([name, pattern]) => (pattern.test(words) ? [name] : []));
}

const BARRIER = /\b(?:barriers?|obstacles?|hindrances?|blockers?|impediments?)\b/;
const NOT_LISTED =
  /\b(?:remov\w+|overc\w+|lowered|language barrier|barriers? to (?:learning|inclusion|attendance|education)|nowhere|risk of|parents? (?:face|told)|children|pupils)\b/;
const NOTHING = /\b(?:no|none|nothing|nil|not any)\b/;
/** What a paper lists as barriers, taken together. */
export type BarriersTold = {
  readonly lines: readonly Said[];
  readonly words: string;
  /** Whether it says that there are none. */
  readonly isNone: boolean;
};

function isBarrierLine({ low, asked, section, row }: Said): boolean {
  const head =
    row === null
      ? ''
      : `${row.grid.columns.map((column) => column.low).join(' ')} ${row.grid.caption.toLowerCase()}`;
  return (
    (BARRIER.test(low) ||
      BARRIER.test(asked) ||
      BARRIER.test(head) ||
      (BARRIER.test(section) && row === null)) &&
    !NOT_LISTED.test(low)
  );
}

/** "Barriers this quarter:" of one condition of many. */
function isBare({ low, row }: Said): boolean {
  return row === null && low.length < 40 && BARRIER.test(low) && !/: \S|\b(?:none|no)\b/.test(low);
}

/** "There has been one, the illness of our manager." */
const GOES_ON = /^\W{0,3}(?:there (?:has been|was|is) (?:one|only)|it (?:is|was)|just one)\b/;

/** Give what is listed as barriers; null where nothing is, or several things are. */
export const barriersTold: (document: Understanding) => BarriersTold | null = oncePer((document) => {
  const all = saidOf(document);
  const lines = all.filter((said, at) => {
    const before = all[at - 1];
    if (isBarrierLine(said)) return true;
    if (before === undefined || before.group !== said.group || !isBarrierLine(before)) return false;
    return GOES_ON.test(said.low) || (isBare(before) && before.sentence?.block === said.sentence?.block);
  });
  const told = lines.filter((line) => !isBare(line));
  const items = told.filter(({ sentence, row }) => row !== null || sentence?.block.kind === 'item');
  if (told.length === 0 || items.length > 1 || told.length > MOST_LINES) return null;
  const words = told.map(({ low }) => low).join(' ');
  const isNone = told.every(({ low }) => NOTHING.test(low) && !/\bno other\b/.test(low));
  return { lines: told, words, isNone };
});

/** More lines tell of more than one barrier. */
const MOST_LINES = 3;

/** A red rating, with the subjects of its reason or, without one, of what is rated. */
export type RedTold = { readonly said: Said; readonly subjects: readonly string[] };

const RED_WORDS =
  /\b(?:rated|is|are|be|moved|moves|turned|to|rating|at)\b[^.;]{0,24}\bred\b|\bred (?:rating|because|since|owing|due|for|on)\b|[:–—(-] ?red\b/;
const NO_RED =
  /\b(?:no|none|not|neither|never)\b[^.;]{0,30}\bred\b|\bred\b[^.;|]{0,12}(?:: ?none|\bnone\b)|\b(?:if|would|could|was red|from red|amber or red|red means|means red|red =|key|scale|avoid)\b/;
const RED_CELL = /^\W{0,3}(?:red|r)\b(?!\w)/;
const RATED_HEAD = /\b(?:rag|rating|rated|status|now|latest|current|nov\w*|this)\b/;

function redIn(said: Said, question: string): RedTold[] {
  const { low, row } = said;
  if (row === null) {
    const isAnswer = /\bred\b/.test(question) && /\b(?:conditions?|c) ?\d/.test(low);
    if ((!RED_WORDS.test(low) && !isAnswer && !/\bred ratings?: /.test(low)) || NO_RED.test(low)) return [];
    return [{ said, subjects: subjectsIn(low.replace(BARRIER, ' ')) }];
  }
  if (/\brisk|likelihood|impact\b/.test(row.grid.columns.map((column) => column.low).join(' '))) return [];
  const rated = row.cells.findLast(({ head, low: cell }) => RATED_HEAD.test(head) && cell !== '');
  if (rated === undefined || !RED_CELL.test(rated.low)) return [];
  return [{ said, subjects: subjectsIn(row.cells.map((cell) => cell.low).join(' | ')) }];
}

/** Give the conditions and lines that are rated red. */
export const redsTold: (document: Understanding) => readonly RedTold[] = oncePer((document) =>
  saidOf(document).flatMap((said) => redIn(said, said.asked)),
);
