/** The on-track questions of a return and how they are answered. */
import type { DocumentBlock } from '../document.ts';
import type { Spot } from '../finding.ts';

export type Topic = 'in-year' | 'zero-deficit' | 'capital' | 'other';

/** A question with its answer. `value` is null where none is given. */
export type Answer = {
  readonly topic: Topic;
  readonly value: 'yes' | 'no' | 'not applicable' | null;
  readonly question: string;
  readonly spot: Spot;
  readonly section: string | null;
  /** What is said after the answer, until the next question or heading, in lower case. */
  readonly commentary: string;
  /** The blocks that the answer spans, first and last. */
  readonly fromBlock: number;
  readonly toBlock: number;
};

const YES_NO =
  /^[\s\W]{0,6}(?:(?:answer|response|reply|a)\b(?: \([^)]{1,40}\))?\W{0,4})?(yes|no|n\/a|not applicable)\b(?!\s(?:longer|more|later|further|fewer|less))/i;
const ASKS = /\b(?:will|would|is|are|was|were|has|have|had|do|does|did|can|could|should|on track)\b/i;
const LABELLED = /\bon[- ]track\b[^.?\n]{0,110}?[:–—]\s{0,3}\W{0,3}(yes|no)\b/i;

/** Say what a question is about. */
export function topicOf(question: string): Topic {
  const low = question.toLowerCase().replaceAll('’', "'");
  if (/capital/.test(low)) return 'capital';
  if (
    /£0|\bzero\b|\bnil\b|eliminat|clear(?:ed)? (?:the|its)|end of the (?:agreement|plan|programme)|cumulative/.test(
      low,
    )
  )
    return /in[- ]year (?:position|deficit|balance)?.{0,20}\bbalance\b|\bin[- ]year balance\b/.test(low)
      ? 'other'
      : 'zero-deficit';
  // "In-year balance by 2027/28?" asks of a year to come, and not of the deficit of this one.
  if (
    /\b(?:balance|break[- ]?even|surplus)\b/.test(low) &&
    !/\bdeficit|\b(?:this|current|the) year\b|year's/.test(low)
  )
    return 'other';
  if (/in[- ]year|this year|current year|year's|20\d\d[/-]\d\d|deficit/.test(low)) return 'in-year';
  return 'other';
}

function yesOrNo(word: string): Answer['value'] {
  const low = word.toLowerCase();
  return low === 'yes' || low === 'no' ? low : 'not applicable';
}

type Start = {
  readonly question: string;
  readonly value: Answer['value'];
  readonly rest: string;
  readonly spot: Spot;
  readonly isForm: boolean;
};

/** "Zero cumulative deficit by 31 March 2029? Yes.": a question of the form without its verb, and the answer right behind. */
function isShortQuestion(text: string, mark: number): boolean {
  return topicOf(text.slice(0, mark)) !== 'other' && YES_NO.test(text.slice(mark + 1));
}

function questionInText(block: Extract<DocumentBlock, { text: string }>): Start | null {
  const { text, paragraph, page, section } = block;
  const spot = (end: number): Spot => ({
    paragraph,
    page,
    section,
    start: 0,
    end,
    quote: text.slice(0, end),
  });
  const labelled = LABELLED.exec(text.slice(0, 400));
  const mark = text.slice(0, 500).indexOf('?');
  const asked = text.slice(0, Math.max(0, mark));
  if (mark > 10 && (ASKS.test(asked) || isShortQuestion(text, mark)) && !/[.!]\s/.test(text.slice(6, mark))) {
    const rest = text.slice(mark + 1);
    const answer = YES_NO.exec(rest);
    const end = answer === null ? mark + 1 : mark + 1 + answer[0].length;
    return {
      question: text.slice(0, mark + 1),
      value: answer?.[1] === undefined ? null : yesOrNo(answer[1]),
      rest,
      spot: spot(end),
      isForm: true,
    };
  }
  if (labelled?.[1] === undefined) return null;
  const end = labelled.index + labelled[0].length;
  return {
    question: labelled[0],
    value: yesOrNo(labelled[1]),
    rest: text.slice(end),
    spot: spot(end),
    isForm: true,
  };
}

function questionsInTable(block: Extract<DocumentBlock, { kind: 'table' }>): Start[] {
  return block.rows.flatMap((row) => {
    const [asked = '', ...others] = row.cells;
    const isAsked = asked.includes('?') || /\bon[- ]track\b/i.test(asked);
    if (!isAsked || others.length === 0) return [];
    const answer = others.map((cell) => YES_NO.exec(cell)?.[1]).find((word) => word !== undefined);
    if (answer === undefined) return [];
    const quote = row.raw ?? row.cells.join(' | ');
    const { page, section } = block;
    const spot: Spot = { paragraph: row.paragraph, page, section, start: 0, end: quote.length, quote };
    return [{ question: asked, value: yesOrNo(answer), rest: others.join(' '), spot, isForm: true }];
  });
}

function startsOf(block: DocumentBlock): readonly Start[] {
  if (block.kind === 'table') return questionsInTable(block);
  const start = questionInText(block);
  return start === null ? [] : [start];
}

/** Most blocks that a commentary runs on. */
const LONGEST = 12;

function commentaryAfter(
  blocks: readonly DocumentBlock[],
  at: number,
): { readonly text: string; readonly to: number } {
  const parts: string[] = [];
  let to = at;
  for (let next = at + 1; next < Math.min(blocks.length, at + LONGEST); next++) {
    const block = blocks[next];
    if (
      block === undefined ||
      (block.kind !== 'table' && (block.kind === 'heading' || questionInText(block) !== null))
    )
      break;
    if (block.kind !== 'table') parts.push(block.text);
    to = next;
  }
  return { text: parts.join('\n'), to };
}

/** The place of a Yes or No that stands in the block after its question. */
function answeringSpot(blocks: readonly DocumentBlock[], at: number, question: Spot): Spot {
  const block = blocks[at + 1];
  const match = block === undefined || block.kind === 'table' ? null : YES_NO.exec(block.text);
  if (block === undefined || block.kind === 'table' || match === null) return question;
  const { paragraph, page, section, text } = block;
  const end = match[0].length;
  return { paragraph, page, section, start: 0, end, quote: text.slice(0, end) };
}

/** The answer to a question that begins at a block; none where it is a question of running prose. */
function answerAt(
  blocks: readonly DocumentBlock[],
  at: number,
  block: DocumentBlock,
  start: Start,
): Answer[] {
  const after = block.kind === 'table' ? { text: '', to: at } : commentaryAfter(blocks, at);
  const next = start.value === null && start.rest.trim() === '' ? YES_NO.exec(after.text)?.[1] : undefined;
  const value = next === undefined ? start.value : yesOrNo(next);
  const topic = topicOf(start.question);
  const isFormQuestion = topic !== 'other' && /on track|be met|achiev|£0|zero|nil/i.test(start.question);
  if (value === null && !isFormQuestion) return [];
  return [
    {
      topic,
      value,
      question: start.question,
      spot: next === undefined ? start.spot : answeringSpot(blocks, at, start.spot),
      section: block.section,
      commentary: `${start.rest}\n${after.text}`.toLowerCase().replaceAll('’', "'"),
      fromBlock: at,
      toBlock: after.to,
    },
  ];
}

/** Read the answers of a document. A question in running prose without an answer is none. */
export function answersOf(blocks: readonly DocumentBlock[]): Answer[] {
  return blocks.flatMap((block, at) =>
    startsOf(block).flatMap((start) => answerAt(blocks, at, block, start)),
  );
}
