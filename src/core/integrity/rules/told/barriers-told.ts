/** One barrier said to be the only one, and work that has stopped, is late or off target for another reason. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf, linesWith } from '../../understand/lines.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const BARRIER =
  '(?:barriers?|obstacles?|blockers?|hurdles?|impediments?|constraints?|difficult(?:y|ies)|problems?|things? in the way)';
const ONLY = new RegExp(
  [
    `\\b(?:only|single|sole|one|just one) (?:\\w+ ){0,2}?${BARRIER}\\b`,
    `\\b${BARRIER}\\b[^.;]{0,50}\\b(?:only|alone)\\W*$`,
    '\\bnothing else (?:has|is|was|stands|held|holds|stood|to report|in the way)\\b|\\bthere (?:are|were) no others?\\b',
    '\\b(?:apart from|other than|beyond) [^.;]{3,70}\\b(?:nothing|no (?:other )?(?:barrier|obstacle|problem))\\b',
    '\\b(?:sole|only|single) (?:reason|cause) (?:why|for|of|that)\\b[^.;]{0,40}\\b(?:late|behind|delay\\w*|off|anything|slipped|missed)\\b',
  ].join('|'),
);
const OF_PART =
  /\b(?:barriers? to (?:learning|attendance|inclusion|recruit\w*|work)|if|whether|would|last (?:year|quarter|update)|in (?:workstream|condition) \d|not the only|for (?:this|that) (?:scheme|project|child))\b/;
const STOPPED =
  /\b(?:red|late|off target|off track|behind|missed|stopped|stalled|halted|held up|delayed|did not (?:start|open|begin)|lost|withdr[ae]w\w*|refus\w+|turned down|rejected|collapsed|went out of business|broke down|fell through|insolven\w*|left the site|slipped|[rR]|4)\b/;
const CAUSE =
  /\b(?:because|as|due to|owing to|after|since|so|when|for lack of|for want of|by|held up|refus\w+|turned down|rejected|withdr[ae]w\w*|went out of business|left the site|stalled|insolven\w*|collapsed|fell through|broke down|missed|unfilled|only \w+ of|stopped|no longer|will not)\b/;
const NOT_NOW =
  /\b(?:will(?! not)|would|may|might|could|if|risk|last year|opened on time|on target|green|has been solved|resolved|forecast|requests?|parents?|assess(?:ment|ed)?|no longer red|deficit|cap|share|rate|tribunal|secretary of state|transfer|plans? (?:rose|grew)|target of)\b/;
const COMMON = new Set(
  'barrier obstacle quarter programme delivery update thing period project condition reason way year council month new plan place team other work nothing anything stood late hold held delayed'.split(
    ' ',
  ),
);
const LEAST_WORD = 4;

function wordsOf(text: string): Set<string> {
  return new Set(
    [...thingWords(text)]
      .filter((word) => word.length >= LEAST_WORD && !COMMON.has(word))
      .map((word) => word.slice(0, 6)),
  );
}

/** The claim with the lines beside it of its group: what the barrier is. */
function barrierOf(document: Understanding, claim: Line): Set<string> {
  const near = linesWith(document, claim).filter(({ at }) => Math.abs(at - claim.at) <= 2);
  return wordsOf(`${claim.before} ${near.map(({ low }) => low).join(' ')}`);
}

function isOther(line: Line, barrier: ReadonlySet<string>): boolean {
  return [...wordsOf(line.low)].every((word) => !barrier.has(word));
}

/** A line by which work is late or off target for a reason of its own. */
function isEvidence(line: Line): boolean {
  if (line.row !== null) {
    const isOff = line.row.row.cells.some((cell) => /^\W*(?:red|r|4|d)\W*$/i.test(cell));
    const said = line.row.row.cells
      .filter((cell) => cell.length > 18)
      .join('. ')
      .toLowerCase();
    return (
      isOff &&
      said !== '' &&
      STOPPED.test(said) &&
      CAUSE.test(said) &&
      !NOT_NOW.test(said) &&
      !isRegister(line)
    );
  }
  return (
    STOPPED.test(line.low) &&
    CAUSE.test(line.low) &&
    !NOT_NOW.test(line.low) &&
    !ONLY.test(line.low) &&
    !/\brisk|\bkey\b/.test(line.under) &&
    !/\bred[:=]|\bred (?:means|is for)\b/.test(line.low)
  );
}

/** What a register of risks fears has not happened. */
function isRegister({ grid, under }: Line): boolean {
  return /\brisks?\b/.test(`${under} ${grid?.columns.map(({ low }) => low).join(' ') ?? ''}`);
}

function otherBarriers(document: Understanding): Found[] {
  const lines = linesOf(document);
  const claims = lines.filter(({ low, row, before, under }) => {
    if (row !== null || !ONLY.test(low) || OF_PART.test(low)) return false;
    return new RegExp(`\\b(?:${BARRIER}|in the way|held (?:us )?up|reason|stood|stands)\\b`).test(
      `${before} ${low} ${under}`,
    );
  });
  const [claim] = claims;
  if (claim === undefined) return [];
  const barrier = barrierOf(document, claim);
  const others = lines.filter(
    (line) => line.group !== claim.group && isEvidence(line) && isOther(line, barrier),
  );
  const [first] = others;
  if (first === undefined) return [];
  return [
    {
      spots: [claim.spot, ...others.slice(0, 3).map(({ spot }) => spot)],
      arithmetic: `"${ONLY.exec(claim.low)?.[0] ?? ''}"; elsewhere: "${first.text.slice(0, 100)}"`,
    },
  ];
}

/** Barriers told. */
export const BARRIER_TOLD_RULES: readonly Rule[] = [
  {
    code: 'told.other-barriers',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'One barrier is said to be the only one, and other work has stopped for another reason',
    meaning:
      'A line or answer by which there is one barrier and no other, and a line or a row rated off target that tells of work stopped, late or lost for a reason that shares no word with it. Silent for risks, for what may happen, and for one part of the programme.',
    advice: 'List every barrier behind what is late or off target, each with its owner.',
    fires:
      'There is one barrier to delivery, the vacancies in casework. Nothing else has held us up.\n\n## Fees\n\nThe fee framework has stalled because providers refused to sign it.',
    silent:
      'There is one barrier to delivery, the vacancies in casework. Nothing else has held us up.\n\n## Reviews\n\nReviews are late because of the vacancies in casework.',
    find: otherBarriers,
  },
];
