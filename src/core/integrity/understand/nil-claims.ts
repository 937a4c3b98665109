/** Where a paper says that its whole deficit will be nil: in a sentence, an answer, a row or a labelled line. */
import { closingYear } from './deficit-course.ts';
import { oncePer } from './once.ts';
import { type Said, saidOf, saidWith } from './said.ts';
import type { Understanding } from './understanding.ts';

/** A nil deficit that is claimed, and by when. */
export type NilClaim = {
  readonly said: Said;
  /** The calendar year in which the financial year ends; null for the end of the plan. */
  readonly year: number | null;
  /** The line that bears the thing claimed, where the claim is a Yes to it. */
  readonly about: Said | null;
};

const DEFICIT = `(?:deficits?|shortfall|gap|debt|account)`;
const GONE = String.raw`(?:eliminated|cleared|extinguished|erased|wiped out|paid off|repaid|removed|brought (?:down )?to (?:nil|zero|£0)|nil|zero|£0(?:m|\.0m)?|nothing|gone|no more)`;
const NIL = new RegExp(
  [
    String.raw`\b(?:eliminat|clear|extinguish|eras|wip|repay|remov)\w*\b(?! (?:by the|of) (?:forum|dfe))[^.;|]{0,36}\b(?:cumulative|accumulated|whole|its|the|our|dsg) (?:\w+ ){0,2}${DEFICIT}\b`,
    String.raw`\b${DEFICIT}\b(?! for the year)[^.;|?]{0,46}\b(?:be|is|are|been|to be|reach(?:es)?|of|at|to) (?:entirely |fully |wholly )?${GONE}(?!\.?\d)`,
    String.raw`(?:\b(?:zero|nil)|£0) (?:cumulative |accumulated |dsg |overall ){0,2}(?:deficit|balance)\b`,
    String.raw`\bno (?:cumulative |accumulated |dsg |further )?deficit\b(?! (?:is|of|for))`,
    String.raw`\b${DEFICIT} (?:\w+ ){0,3}£0(?!\.?\d)|\bdeficit (?:nil|zero|£0)(?!\.?\d)`,
    String.raw`\bdeficit cleared\b`,
    String.raw`\b(?:debt|deficit)[- ]free\b|\bout of deficit\b|\bow(?:es?|ing) nothing\b|\bnothing (?:will be |is |to be )?(?:left|owed)\b`,
    String.raw`\bbalanced? (?:position )?on the (?:cumulative|accumulated)\b`,
  ].join('|'),
);
const DENIED =
  /\b(?:not|never|cannot|won't|unlikely|neither|nor|unless|if|would|could|might|should(?! note)|whether|aims?|hoped?|original\w*|previous\w*|last (?:update|return|year)|target (?:is|was)|required?|must(?! note)|in place of|instead of)\b/;
const YES =
  /^\W{0,4}(?:answer\W{1,3})?(?:yes\b|y\b|it will(?! not)\b|it is(?! not)\b|we (?:will|are)(?! (?:not|asked))\b)|\banswer\b[^.;]{0,24}\bis yes\b/;
const NO =
  /\b(?:no|n|not met|missed|red|amber|off (?:track|target|course))\b(?! (?:residual|deficit|cumulative))/;
const STATED =
  /\b(?:yes|y|met|green|blue|achieved|on (?:track|target|course)|will|confirm\w*|forecast\w*|expect\w*|report\w*|agreed|regard\w*|returns?|reached|cleared by|shall|(?:is|are) (?:brought|cleared|eliminated|nil|zero))\b/;

function yearIn({ sentence, row, asked }: Said, others: readonly Said[]): number | null {
  const own = sentence?.periods.map((period) => closingYear(period)).find((year) => year !== null);
  if (own !== undefined) return own ?? null;
  const named = /\b(?:by|in|to|at|march) (?:31 )?(?:march )?(20\d\d)(?:[/-](\d\d))?/.exec(
    `${row?.cells.map(({ low }) => low).join(' ') ?? ''} ${asked} ${others.map(({ low }) => low).join(' ')}`,
  );
  if (named?.[1] === undefined) return null;
  return named[2] === undefined ? Number(named[1]) : 2000 + Number(named[2]);
}

/** A question that was told of in words: "We are asked whether the deficit will be cleared." */
function askedNear(group: readonly Said[]): Said | null {
  return (
    group.find(
      ({ low }) => /\bwhether\b|\bquestion\b/.test(low) && NIL.test(low.replace(/\bwould\b/, 'will')),
    ) ?? null
  );
}

function claimIn(said: Said, group: readonly Said[]): NilClaim[] {
  const { low, asked, row } = said;
  if (asked !== '' && NIL.test(asked))
    return YES.test(low) ? [{ said, year: yearIn(said, []), about: null }] : [];
  if (YES.test(low)) {
    const about = askedNear(group);
    return about === null ? [] : [{ said, year: yearIn(said, [about]), about }];
  }
  const words =
    row === null
      ? low.replace(/\bagreed that the deficit would\b/, 'the deficit will')
      : row.cells.map((cell) => cell.low).join(' | ');
  const whole = row === null ? words : `${row.grid.columns.map((column) => column.low).join(' ')} | ${words}`;
  if (!NIL.test(row === null ? words : whole) || DENIED.test(words)) return [];
  // A row is a claim by its Yes, Met or Green; a sentence by its verb.
  const isStated =
    row === null
      ? isStatedIn(low, group)
      : row.cells.some(({ low: cell }) =>
          /^\W{0,3}(?:yes|y|met|green|g|achieved|on (?:track|target|course))\W{0,3}$/.test(cell),
        );
  return isStated ? [{ said, year: yearIn(said, []), about: null }] : [];
}

function isStatedIn(low: string, group: readonly Said[]): boolean {
  const status = /[:–—-] ?(?:\*\*)?(yes|no(?! (?:\w+ )?deficit)|y|n|green|amber|red|met|not met)\b/.exec(
    low,
  )?.[1];
  if (status !== undefined) return /^(?:yes|y|green|met)$/.test(status);
  if (/^\W{0,3}(?:target|aim|goal|condition|question)\b/.test(low))
    return group.some((one) => /\bstatus\W{1,3}(?:on (?:track|target|course)|green|met)\b/.test(one.low));
  return STATED.test(low) && !NO.test(low.replace(NIL, ' '));
}

/** Give the claims of a nil deficit. */
export const nilClaims: (document: Understanding) => readonly NilClaim[] = oncePer((document) => {
  const groups = saidWith(document);
  return saidOf(document).flatMap((said) => claimIn(said, groups.get(said.group) ?? [said]));
});
