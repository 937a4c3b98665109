/** A risk that is closed, and a line elsewhere by which what it feared goes on. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Line, linesOf } from '../../understand/lines.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CLOSED = /\b(?:closed|retired|removed from the register|no longer a risk|no longer live)\b/;
const NOT_CLOSED =
  /\b(?:not|to be|will be|cannot be|until|when|once|if|unless|gap|date|school|site) (?:\w+ ){0,2}closed\b|\bclosed on\b/;
/** The thing is short, empty, missing or not done. */
const LIVE =
  /\b(?:vacan(?:t|cy|cies)|unfilled|still short|short of|shortage|hard to (?:fill|recruit)|(?:cannot|can not|could not) be (?:filled|recruited|found)|no candidates?|empty|remain\w* (?:open|unfilled|vacant|hard)|goes on|continues?|not yet (?:found|funded|secured|approved|signed|recruited|agreed)|still (?:unfunded|waiting|to be|not|late|missing)|unfunded|has not been (?:found|secured|agreed|signed)|yet to be (?:found|secured|agreed|signed|appointed))\b/;
const PART_FILLED =
  /\b(\d{1,3}) of (?:the |our )?(\d{1,3}) (?:\w+ )?(?:posts?|roles|places on the team)\b[^.;]{0,20}\b(?:filled|in post|occupied)\b|\b(\d{1,3}) (?:posts? )?(?:filled|in post) of (\d{1,3})\b/;
const NOT_LIVE =
  /\b(?:no (?:vacanc\w+|shortage|longer)|all (?:are |posts are |now )?(?:now )?filled|last year|were filled|was|none|until|risk of|had been|fully|ended|over now)\b/;
const COMMON = new Set(
  'risk closed shortage few many new post posts team service council place school plan staff open update quarter month full live longer fully work strength number reason late rating note ref comment'.split(
    ' ',
  ),
);

type Closed = { readonly spot: Spot; readonly words: ReadonlySet<string>; readonly line: Line };

/** The words that name what a risk is about, cut to their stems. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...thingWords(text)]
      .filter((word) => word.length > 4 && !COMMON.has(word) && !/^\d/.test(word))
      .map((word) => word.slice(0, 7)),
  );
}

function closedIn(document: Understanding): Closed[] {
  return linesOf(document).flatMap((line): Closed[] => {
    const { row, low, grid } = line;
    if (row !== null) {
      const isRisks = /\brisks?\b/.test(
        `${line.under} ${grid?.columns.map((column) => column.low).join(' ') ?? ''}`,
      );
      const last = row.row.cells
        .slice(1)
        .filter((cell) => /^\W*(?:red|amber|green|blue|closed|open|live|[rag])\b/i.test(cell))
        .at(-1);
      const isClosed = last !== undefined && /^\W*closed\b/i.test(last);
      const name = row.row.cells.find((cell) => /[a-z]{4}/i.test(cell)) ?? '';
      return isRisks && isClosed ? [{ spot: line.spot, words: wordsOf(name), line }] : [];
    }
    const isTold =
      /\brisk\b/.test(low) &&
      CLOSED.test(low) &&
      !NOT_CLOSED.test(low) &&
      !/\b(?:not|propos\w*|should|would|will)\b/.test(low);
    return isTold ? [{ spot: line.spot, words: wordsOf(low.replace(/, as .*$/, '')), line }] : [];
  });
}

function isLive({ low }: Line): boolean {
  const part = PART_FILLED.exec(low);
  const [filled, all] = [Number(part?.[1] ?? part?.[3] ?? 0), Number(part?.[2] ?? part?.[4] ?? 0)];
  if (part !== null && filled < all) return true;
  return LIVE.test(low) && !NOT_LIVE.test(low) && !CLOSED.test(low);
}

/** Two words of the risk's name, or all of them, in the line or the name it stands under. */
function isOfRisk({ words }: Closed, line: Line): boolean {
  const own = wordsOf(`${line.low}`);
  const shared = [...words].filter((word) => own.has(word));
  return words.size > 0 && (shared.length >= 2 || (shared.length === words.size && words.size === 1));
}

function closedTooSoon(document: Understanding): Found[] {
  const closed = closedIn(document);
  if (closed.length === 0) return [];
  const live = linesOf(document).filter(
    (line) => line.row === null && isLive(line) && !/\brisks?\b/.test(line.under),
  );
  return closed.flatMap((risk): Found[] => {
    const line = live.find((one) => one.group !== risk.line.group && isOfRisk(risk, one));
    return line === undefined
      ? []
      : [
          {
            spots: [risk.spot, line.spot],
            arithmetic: `the risk is closed; elsewhere: "${line.text.slice(0, 110)}"`,
          },
        ];
  });
}

/** Closed risks. */
export const CLOSED_LIVE_RULES: readonly Rule[] = [
  {
    code: 'told.closed-and-live',
    kind: 'answer',
    severity: 'error',
    isWide: true,
    title: 'A risk is closed, and what it feared goes on',
    meaning:
      'A risk closed in a register or a sentence, and a line elsewhere that shares two words of its name and tells of vacancies, fewer posts filled than there are, a shortage that goes on, or of what is not yet found or agreed. Silent for what was.',
    advice: 'Open the risk again, or say which part of it is closed.',
    fires:
      '| Risk | Rating |\n| --- | --- |\n| Shortage of speech therapists | Closed |\n| Fees rise | Red |\n\n## Health\n\nFour of the nine posts for speech therapists are vacant.',
    silent:
      '| Risk | Rating |\n| --- | --- |\n| Shortage of speech therapists | Closed |\n| Fees rise | Red |\n\n## Health\n\nAll nine posts for speech therapists are filled.',
    find: closedTooSoon,
  },
];
