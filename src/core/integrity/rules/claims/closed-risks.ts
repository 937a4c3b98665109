/** A risk that is closed although what it is about is not done: money not found, consent not given, works not finished. */
import type { Found, Spot } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { newestOf, type RatedRow, ratedRows } from '../../understand/rated-things.ts';
import { ratingKey } from '../../understand/rating-key.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

type Topic = { readonly words: RegExp; readonly undone: RegExp };

const NOT_YET = `(?:has|have|had|is|are|was|were)? ?(?:not|yet to|still to|never) (?:yet |so far |now )?(?:been |be )?`;
/** What a risk may be about, and the words by which that is not done. */
const TOPICS: readonly Topic[] = [
  {
    words: /\b(?:fund\w*|capital|money|financ\w*|grant|budget|cost)\b/,
    undone: new RegExp(
      String.raw`\b(?:short of the (?:money|sum|funding|cost)|short(?:fall|age) (?:of|remains|is|in)|${NOT_YET}(?:allocated|funded|secured|found|identified|confirmed|approved|met)|unfunded|unallocated|(?:do|does) not (?:yet )?have (?:a |any |the )?(?:funding|budget|capital|money)|(?:is|are|remains?) to be (?:identified|found|funded)|(?:still|yet) to (?:be )?(?:find|found|secure[d]?|allocated?|funded)|(?:funding )?gap (?:of|remains)|needs? (?:allocated )?(?:capital|funding|a further)|no (?:capital|funding|budget|money) (?:has|is|yet|for)|funding (?:is )?(?:awaited|pending)|awaiting (?:funding|the outcome of)|without funding)\b`,
    ),
  },
  {
    words:
      /\b(?:planning|consent|permission|approval|approv\w*|licen\w+|registration|decision|sign[- ]?off)\b/,
    undone: new RegExp(
      String.raw`\b(?:${NOT_YET}(?:been |be )?(?:given|granted|approved|secured|obtained|registered|decided|signed)|is to (?:decide|consider)|(?:will|to) (?:decide|determine|consider|be determined|be decided)|decision (?:is )?(?:due|expected|awaited|still)|await(?:s|ed|ing)|pending|refused|deferred|objection)\b`,
    ),
  },
  {
    words:
      /\b(?:build\w*|works?|construct\w*|handover|contractor|late|delay\w*|programme|opening|opens?|site|completion|slips?|slippage|deliver\w*)\b/,
    undone: new RegExp(
      String.raw`\b(?:still on site|(?:contractor|builder)s? (?:is|are|remains?) (?:still )?on site|${NOT_YET}(?:complete[d]?|open(?:ed)?|handed over|finished|started|ready)|(?:handover|opening|completion|date) (?:has |was )?(?:moved|slipped|put back)|moved (?:from|to) \w+|now (?:due|expected|forecast)|slipped|snagging|unfinished|outstanding|will (?:not )?(?:open|be (?:handed over|complete|finished))|delayed|behind (?:schedule|programme))\b`,
    ),
  },
  {
    words: /\b(?:recruit\w*|staff\w*|vacan\w*|posts?|capacity|workforce|turnover|psychologists?)\b/,
    undone: new RegExp(
      String.raw`\b(?:vacant|vacancies (?:remain|are|in)|(?:\d+|one|two|three|four|five|six) vacanc(?:y|ies)|vacancy (?:remains|rate)|unfilled|${NOT_YET}(?:appointed|recruited|filled)|still (?:recruiting|advertis\w+|vacant)|agency cover|posts? (?:remain|are) (?:empty|open))\b`,
    ),
  },
  {
    words: /\b(?:transfer|forum|vote|consult\w*|schools block)\b/,
    undone: new RegExp(
      String.raw`\b(?:${NOT_YET}(?:agreed|voted|decided|approved)|(?:is|are) to (?:vote|decide|consider)|vote (?:is )?(?:due|still|to)|decision (?:is )?(?:due|awaited|expected)|turned down|voted against|consultation (?:closes|runs|ends|is open)|will (?:vote|decide|consider))\b`,
    ),
  },
  {
    words: /\b(?:contracts?|agreements?|framework|tender|provider|procure\w*)\b/,
    undone: new RegExp(
      String.raw`\b(?:${NOT_YET}(?:signed|agreed|awarded|let|concluded)|unsigned|in negotiation|negotiations? (?:continue|are)|out to tender|re-?tender\w*|withdrawn|fell through)\b`,
    ),
  },
];

const CLOSED =
  /\b(?:closed|retired|risk removed|removed from the register|no longer a risk|(?:fully )?resolved)\b|^\W{0,3}(?:complete[d]?)\W{0,3}$/i;
const NOT_CLOSED =
  /\b(?:not|to be|will be|cannot be|until|when|once|if|propos\w+|gap closed|unless)\b[^.;|]{0,16}$|\bclosed on\b/i;

type Closed = {
  readonly spot: Spot;
  readonly text: string;
  readonly paragraph: number;
  readonly name: string;
};

/** The colour by which a key says that a thing is complete. */
function doneColour(document: Understanding): string {
  return ratingKey(document).find(({ state }) => state === 'done')?.colour ?? 'blue';
}

function isClosed(
  document: Understanding,
  { row, beside }: RatedRow,
  last: ReturnType<typeof newestOf>,
): boolean {
  const text = `${beside} ${row.row.cells.join(' | ')}`;
  const match = CLOSED.exec(text);
  if (match !== null && !NOT_CLOSED.test(text.slice(0, match.index))) return true;
  return last?.colour === doneColour(document) || last?.colour === 'blue';
}

/** The closed risks of tables that rate them, or have a column for their status. */
function closedRows(document: Understanding): Closed[] {
  const rated = ratedRows(document).filter((row) => row.isRisk && isClosed(document, row, newestOf(row)));
  const seen = new Set(rated.map(({ row }) => row.row.paragraph));
  const others = document.grids.flatMap((grid) =>
    isRegister(grid)
      ? grid.rows
          .filter((row) => isClosedRow(row) && !seen.has(row.row.paragraph))
          .map((row) => ({ grid, row }))
      : [],
  );
  return [...rated, ...others].map(({ grid, row }) => ({
    spot: rowSpot(grid, row),
    text: row.row.cells.join(' | '),
    paragraph: row.row.paragraph,
    name: row.label.length <= 4 ? (row.row.cells[1] ?? '') : row.label,
  }));
}

function isRegister(grid: Grid): boolean {
  return (
    !grid.block.isChart &&
    /\brisks?\b/i.test(`${grid.caption} ${grid.columns.map(({ low }) => low).join(' ')}`)
  );
}

function isClosedRow({ row }: GridRow): boolean {
  return row.cells
    .slice(1)
    .some((cell) => CLOSED.test(cell) && !NOT_CLOSED.test(cell.slice(0, CLOSED.exec(cell)?.index ?? 0)));
}

/** "Risk 4 was closed in October." */
function closedInText({ sentences }: Understanding): Closed[] {
  return sentences.flatMap((sentence): Closed[] => {
    const isTold =
      /\brisk\b[^.;]{0,80}\b(?:(?:has been|is|was|now) (?:now )?(?:closed|retired)|(?:we|board) (?:have |has )?closed)\b|\b(?:we|board) (?:have |has )?closed\b[^.;]{0,24}\brisk\b/.test(
        sentence.low,
      );
    if (!isTold || !isStatement(sentence) || /\b(?:not|until|if|would|will)\b/.test(sentence.low)) return [];
    return [
      {
        spot: sentenceSpot(sentence),
        text: sentence.text,
        paragraph: sentence.block.paragraph,
        name: sentence.text,
      },
    ];
  });
}

const GENERIC = new Set(
  'risk closed complete completed all place action further now scheme project programme funding capital fund works work plan late delay school condition place council authority build consent secured retired month week update register delivery new contractor'.split(
    ' ',
  ),
);

function namesIn(text: string): Set<string> {
  return new Set([...thingWords(text)].filter((word) => word.length > 3 && !GENERIC.has(word)));
}

const OF_ALL =
  /\b(?:all|every|each|fully|whole)\b[^|.;]{0,30}\b(?:fund\w*|capital|schemes?|money|works?|consents?|posts?|places)\b|\bfully funded\b/i;
/** A sentence that tells of the past or of what has been mended since. */
const MENDED =
  /\b(?:had been|last year|all (?:are|posts are)? ?(?:now )?filled|until|previously|before|since (?:been|then)|now (?:secured|agreed|granted|signed|complete|open|filled)|was then|no longer|if|would)\b/;

type Line = {
  readonly text: string;
  /** The heading, caption or column heads that it stands under. */
  readonly under: string;
  readonly spot: Spot;
  readonly paragraph: number;
};

/** Whether what is told is of the risk: a name in common, or the risk claims all of its kind. */
function isOf(risk: Closed, { text, under }: Line, topic: Topic): boolean {
  const whole = `${text} ${under}`;
  const hasTopic = topic.words.test(whole.toLowerCase()) || topic.undone.test(text.toLowerCase());
  const own = namesIn(risk.text);
  // What names the thing in the line itself counts, else what stands above it.
  const inLine = [...namesIn(text)].filter((word) => own.has(word));
  const shared =
    inLine.length > 0 || hasName(text) ? inLine : [...namesIn(under)].filter((word) => own.has(word));
  const isProper = shared.some((word) =>
    new RegExp(`\\b${RegExp.escape(`${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)}`).test(
      risk.text.slice(1),
    ),
  );
  const isOfAll = OF_ALL.test(risk.text) && topic.words.test(whole.toLowerCase());
  // A post names what the risk is of, as a place does.
  const isPost = shared.some((word) => POSTS.test(word));
  // "Capital not available" names no scheme, and is of the money of all.
  const isOfMoney =
    topic === TOPICS[0] &&
    !hasName(risk.name) &&
    /\b(?:capital|funding)\b/i.test(risk.name) &&
    /\b(?:schemes?|projects?|capital)\b/i.test(text);
  return hasTopic && (isProper || isPost || isOfMoney || shared.length >= 2 || isOfAll);
}

const POSTS =
  /^(?:psychologist|caseworker|therapist|coordinator|officer|teacher|adviser|manager|casework|commissioner)$/;

/** Whether a line names some thing or place itself. */
function hasName(text: string): boolean {
  return /(?<=[a-z,] )[A-Z][a-z]{3,}/.test(
    text.replaceAll(
      /\b(?:January|February|March|April|June|July|August|September|October|November|December|Department|Council|Forum|Board|Cabinet|Update)\b/g,
      '',
    ),
  );
}

/** So much of a paragraph names what it is of [characters]. */
const HEAD = 90;

/** All that might tell that something is not done: sentences, part by part, and the rows of tables. */
function linesOf({ sentences, grids }: Understanding): Line[] {
  const told = sentences.flatMap((one: Sentence): Line[] => {
    const { section, paragraph, text } = one.block;
    const under = `${section ?? ''} ${one.start > 0 ? text.slice(0, HEAD) : ''}`;
    const place = { under, spot: sentenceSpot(one), paragraph };
    // Each part that a semicolon sets apart is of a thing of its own.
    return isStatement(one) ? one.text.split(';').map((part) => ({ text: part, ...place })) : [];
  });
  const rows = grids.flatMap((grid): Line[] => {
    if (grid.block.isChart || isRegister(grid)) return [];
    const under = `${grid.caption} ${grid.block.section ?? ''} ${grid.columns.map(({ header }) => header).join(' ')}`;
    return grid.rows.map((row) => ({
      text: row.row.cells.join(' | '),
      under,
      spot: rowSpot(grid, row),
      paragraph: row.row.paragraph,
    }));
  });
  return [...told, ...rows];
}

function closedTooSoon(document: Understanding): Found[] {
  const closed = [...closedRows(document), ...closedInText(document)];
  if (closed.length === 0) return [];
  const lines = linesOf(document);
  return closed.flatMap((risk): Found[] => {
    const low = risk.text.toLowerCase();
    for (const topic of TOPICS) {
      if (!topic.words.test(low)) continue;
      const line = lines.find((one) => {
        const text = one.text.toLowerCase();
        return (
          one.paragraph !== risk.paragraph &&
          topic.undone.test(text) &&
          !MENDED.test(text) &&
          isOf(risk, one, topic)
        );
      });
      if (line !== undefined)
        return [
          {
            spots: [risk.spot, line.spot],
            arithmetic: `the risk is closed; elsewhere: "${topic.undone.exec(line.text.toLowerCase())?.[0].trim() ?? ''}"`,
          },
        ];
    }
    return [];
  });
}

/** Risks. */
export const CLOSED_RISK_RULES: readonly Rule[] = [
  {
    code: 'answer.risk-closed',
    kind: 'answer',
    severity: 'error',
    title: 'A risk is closed, and what it is about is not done',
    meaning:
      'A risk closed, retired or rated complete, and a sentence or row of the same thing by which money is not found, consent not given, works not finished, posts not filled, a vote or contract still to come.',
    advice: 'Open the risk again, or split it: close the part that is done and keep the rest.',
    fires:
      '| Risk | Status | Note |\n| --- | --- | --- |\n| Planning consent for Larchwood | Closed | Consent secured |\n| Prices | Open | Amber |\n\nThe committee is to decide on Larchwood on 4 March; consent has not yet been given.',
    silent:
      '| Risk | Status | Note |\n| --- | --- | --- |\n| Planning consent for Larchwood | Closed | Consent secured |\n| Prices | Open | Amber |\n\nThe committee gave its consent to Larchwood on 4 March; a decision on Beech Road is awaited.',
    find: closedTooSoon,
  },
];
