/** A risk closed while what it is about is still to be found, agreed, filled or built: told in one place or in two. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { ratingIn } from '../../understand/ratings.ts';
import { type Said, saidOf, saidWith } from '../../understand/said.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CLOSING = String.raw`(?:closed|close|retired|archived|shut(?: down)?|signed off|removed|taken off|take[^.;]{0,40} off|no longer (?:hold|held|carr\w+|considered|regarded|seen|a)|at an end|ended|de-?escalated|withdrawn|dropped)`;
const RISK = String.raw`(?:risks?\b|\br\d{1,2}\b|register\b)`;
const CLOSED = new RegExp(
  String.raw`\b${RISK}[^.;?]{0,110}\b${CLOSING}\b|\b${CLOSING}\b[^.;?]{0,60}\b${RISK}|\brisks?\b[^.;]{0,80}\b(?:blue|complete)\b`,
);
const CLOSED_AT = new RegExp(String.raw`\b${CLOSING}\b`, 'i');
/** Not closed, or only asked or expected to be. */
const NOT_CLOSED = new RegExp(
  String.raw`\b(?:not|cannot|never|should|could|would|will|until|once|to be|before|nor|part|partly|may|can)\b[^.;,]{0,24}\b${CLOSING}\b|\b(?:if|propos\w+|recommend\w*|remains? open|re-?open\w*)\b`,
);
const DENIED_CLOSED = /\bno longer (?:hold|held|carr\w+|considered|regarded|seen|a)\b/;
/** Something is still missing. */
const UNDONE =
  /\b(?:(?:have|has|with|hold|holds) no (?:\w+ ){0,2}(?:capital|funding|money|budget|source|site)|not (?:yet )?(?:been )?(?:allocated|secured|funded|found|agreed|signed|decided|approved|identified|let|chosen|confirmed|filled|appointed|in place)|needs? (?:\w+ ){0,2}(?:capital|funding|money)|(?:yet|still|remains?|are|is) to be (?:found|secured|agreed|signed|let|filled|allocated|approved|decided|identified|appointed)|unfunded|without (?:funding|capital|money|a site|a contract)|(?:to be|must be) (?:found|raised)|await\w*(?: a| the)? (?:decision|approval|capital|funding|consent)|no (?:source|site|capital|funding|contract|money) (?:has|have|is|for|yet|was)|(?:is|are|posts?|stand) (?:still )?vacant|(?:has|have|are|with|carr\w+) (?:\w+ ){0,2}vacanc(?:y|ies)|brought no applicants?|places? short|short of (?:what|the)|will vote|votes? (?:on|in)|in doubt|has not decided|cannot (?:go ahead|start|proceed|be built)|(?:running|is|are) (?:\w+ ){0,3}(?:late|behind)\b|decision due|bid pending|still to do|outstanding|until money is found|without it|fails? without|schemes? without funding|not allocated)\b/;
const MENDED =
  /\b(?:no|none|nothing|neither|zero|nil|0) (?:\w+ ){0,3}(?:outstanding|vacan\w+|unfunded|late|schemes? without)\b|\bno longer\b|\b(?:had been|until then|since (?:been|then)|now (?:secured|agreed|granted|signed|filled|found))\b|\b(?:outstanding|without funding|open bids?|vacan\w+)\b[^:;]{0,20}: (?:none|nil|0|no|–|-)(?:\W|$)/;

const TOPICS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:capital|fund\w*|money|grant|bid)\b/, /\b(?:capital|fund\w*|unfunded|money|grant|bids?|£)/],
  [
    /\b(?:recruit\w*|staff\w*|workforce|posts?|psychologists?|capacity)\b/,
    /\b(?:posts?|vacan\w+|adverts?|psychologists?|recruit\w*)\b/,
  ],
  [/\b(?:transfer|forum)\b/, /\b(?:transfer|forum|vote)\b/],
  [/\b(?:contracts?|tender|provider|market)\b/, /\b(?:contracts?|tender)\b/],
  [
    /\b(?:places?|schemes?|building|sites?|delivery of places)\b/,
    /\b(?:places?|schemes?|sites?|extension|building)\b/,
  ],
  [/\b(?:payments?|finance|grant)\b/, /\b(?:payments?|grant)\b/],
];

/** Rows of a register with a closed risk, and sentences that tell of one. */
function isClosed({ low, row, asked }: Said): boolean {
  if (row !== null) {
    const heads = row.cells.map(({ head }) => head).join(' ');
    const isRisk = /\brisks?\b/.test(
      `${heads} ${row.cells.map((cell) => cell.low).join(' ')} ${row.grid.caption.toLowerCase()}`,
    );
    const states = row.cells.filter(
      ({ head, low: cell }, at) =>
        at > 0 &&
        cell.length < 40 &&
        (/^\W*(?:closed|retired|archived)\b/.test(cell) ||
          ratingIn(cell) !== null ||
          /\bdate closed\b/.test(head)),
    );
    const last = states.at(-1);
    const isDated = last !== undefined && /\bdate closed\b/.test(last.head) && /\d/.test(last.low);
    return (
      (isRisk || /\bdate closed\b/.test(heads)) &&
      last !== undefined &&
      (/^\W*(?:closed|retired|archived)\b/.test(last.low) || /\bblue\b/.test(last.low) || isDated)
    );
  }
  if (
    /\brisks?\b[^.?]{0,40}\b(?:closed|removed|retired|taken off)\b|\bclosed\b[^.?]{0,30}\brisks?\b/.test(
      asked,
    )
  )
    return !/^\W*(?:a\W+)?(?:no\b|none)/.test(low);
  if (
    /^\W*(?:risk )?r?\d{0,2}[.)]? ?[^.;:–—]{3,60} [–—-] (?:blue|closed|complete)\b/.test(low) &&
    /\b(?:capital|risk|fund\w*)\b/.test(low)
  )
    return true;
  return CLOSED.test(low) && (!NOT_CLOSED.test(low) || DENIED_CLOSED.test(low));
}

const ASKS_IN_PLACE =
  /\b(?:in place|funded|secured|agreed|filled|could (?:still )?delay|still (?:at risk|to))\b/;

function isUndone({ low, flat, asked }: Said): boolean {
  if (
    ASKS_IN_PLACE.test(asked) &&
    /\ball\b|\bdelay\b|\bevery\b/.test(asked) &&
    /^\W*(?:a\W+)?no[,.]/.test(low)
  )
    return true;
  return UNDONE.test(flat.replace(/^\W*(?:risk|r\d+)[^:]{0,40}: /, '')) && !MENDED.test(low);
}

/** Names of places in a text, by which one thing is told from the next. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<=[a-z,(] )[A-Z][a-z]{3,}/g)].flatMap(([name]) =>
    /^(?:January|February|March|April|June|July|August|September|October|November|December|Department|Council|Forum|Board|Cabinet|Update|Schools?|Risk|Condition|Closed|Blue|Amber|Green)$/.test(
      name,
    )
      ? []
      : [name],
  );
}

/** Whose posts: psychologists are no caseworkers. */
const POSTS =
  /\b(?:psychologist|case ?worker|therapist|teacher|officer|co-?ordinator|manager|assistant|broker|analyst|planner)/g;

function isOfIt(risk: Said, other: Said): boolean {
  // What stands behind the closing is why, and names no part of the risk.
  const closing = risk.row === null ? risk.text.search(CLOSED_AT) : -1;
  const own = namesIn(closing < 0 ? risk.text : risk.text.slice(0, closing));
  if (own.length > 0 && !own.some((name) => other.text.includes(name))) return false;
  const low = `${risk.low} ${risk.asked}`;
  const posts: readonly string[] = low.match(POSTS) ?? [];
  const others: readonly string[] = other.low.match(POSTS) ?? [];
  if (posts.length > 0 && others.length > 0 && !posts.some((post) => others.includes(post))) return false;
  return TOPICS.some(([words, undone]) => words.test(low) && undone.test(other.low));
}

/** What a sentence says behind the words that close the risk. */
function partAfter(text: string): string {
  const at = text.search(CLOSED_AT);
  return at < 0 ? '' : text.slice(at);
}

/** A row of a register is of its own risk, and tells nothing of another's. */
function isOtherRisk(risk: Said, other: Said): boolean {
  if (other.group === risk.group) return false;
  const heads = other.row?.cells.map(({ head }) => head).join(' ') ?? '';
  return /\brisks?\b|\bmitigation\b/.test(heads) || /^\W*(?:risk|r) ?\d/.test(other.low);
}

function closedTooSoon(document: Understanding): Found[] {
  const all = saidOf(document);
  const undone = all.filter(isUndone);
  if (undone.length === 0) return [];
  return all.flatMap((risk): Found[] => {
    if (!isClosed(risk)) return [];
    const mates = saidWith(document).get(risk.group) ?? [];
    const other =
      undone.find((one) => one === risk && risk.row !== null) ??
      undone.find((one) => one !== risk && mates.includes(one) && Math.abs(one.at - risk.at) <= 3) ??
      (UNDONE.test(partAfter(risk.flat)) && risk.row === null && !MENDED.test(risk.low) ? risk : undefined) ??
      undone.find((one) => !mates.includes(one) && !isOtherRisk(risk, one) && isOfIt(risk, one));
    if (other === undefined) return [];
    return [
      {
        spots: other === risk ? [risk.spot] : [risk.spot, other.spot],
        arithmetic: `the risk is closed; still open: "${UNDONE.exec(other.flat)?.[0] ?? other.text.slice(0, 80)}"`,
      },
    ];
  });
}

/** Risks closed in any words. */
export const CLOSED_TOLD_RULES: readonly Rule[] = [
  {
    code: 'answer.closed-and-undone',
    kind: 'answer',
    severity: 'warning',
    isWide: true,
    title: 'A risk is told as closed, and beside it or elsewhere what it is about is still open',
    meaning:
      'A risk closed, retired, archived or no longer held, in any words, and money not found, posts vacant, votes or contracts to come: in the same row, paragraph, list or answer, or elsewhere of the same subject. Silent where a name tells the two apart.',
    advice: 'Open the risk again, or split it: close the part that is done and keep the rest.',
    fires:
      'The funding risk has been retired now that the grant is ours. A second phase needs £4m of capital for which no source has been identified.',
    silent:
      'The funding risk has been retired now that the grant is ours. It covers both phases, which are fully funded.',
    find: closedTooSoon,
  },
];
