/** Puts what was sure and what was decided of a returned document into the records of its update. */
import type { Problem } from '../base/problem.ts';
import type { Answer, Commentary, CommentaryPart, Rating } from '../programme/programme.ts';
import type { DraftLine, DraftPair, ReturnedDocument, ReturnedFinding } from './returned.ts';

/** The parts of an update's record that a document can change. */
export type UpdateWords = {
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
  readonly commentary: readonly Commentary[];
};

/** What somebody decided: finding id to the value of one of its offers. */
export type Decisions = Readonly<Record<string, string>>;

/** Say what stands in the way: a question without an answer, or an answer that was not offered. */
export function openQuestions(returned: ReturnedDocument, decisions: Decisions): readonly Problem[] {
  return returned.findings.flatMap(({ id, certainty, where, offered }): Problem[] => {
    const decided = decisions[id];
    if (certainty === 'sure' || offered.some(({ value }) => value === decided)) return [];
    const message =
      decided === undefined
        ? 'A question about the document is not decided'
        : 'The decision is none of those offered';
    return [
      {
        code: 'reimport.question-open',
        place: `${id}, ${where}`,
        message,
        advice: `Decide it as ${offered.map(({ value }) => value).join(', ')}.`,
      },
    ];
  });
}

/**
 * Apply. Call only where no question is open.
 * @param words  the records of the update as the document was compared with.
 */
export function applyReturned(
  words: UpdateWords,
  updateId: string,
  returned: ReturnedDocument,
  decisions: Decisions,
): UpdateWords {
  const takes = ({ id, certainty }: ReturnedFinding) => certainty === 'sure' || decisions[id] !== 'record';
  const changed = returned.findings
    .filter(takes)
    .reduce((now, finding) => withChange(now, updateId, finding, decisions[finding.id]), words);
  const taken = new Set(returned.findings.filter(takes).map(({ id }) => id));
  let { commentary } = words;
  for (const draft of returned.drafts) commentary = rebuilt(commentary, updateId, draft, taken);
  return { ...changed, commentary };
}

function withChange(
  words: UpdateWords,
  updateId: string,
  { change, certainty }: ReturnedFinding,
  decision: string | undefined,
): UpdateWords {
  if (change === null) return words;
  const decided = certainty === 'sure' ? undefined : decision;
  if (change.kind === 'rating') {
    const overall = decided === undefined || decided === 'document' ? change.level : decided;
    const isIt = (one: Rating) => isRating(one, updateId, change.subject);
    return { ...words, ratings: replaced(words.ratings, isIt, (one) => ({ ...one, overall })) };
  }
  const answer = asAnswer(decided ?? '') ?? change.answer;
  const isIt = (one: Answer) => one.updateId === updateId && one.fieldId === change.fieldId;
  return { ...words, answers: replaced(words.answers, isIt, (one) => ({ ...one, answer })) };
}

function isRating(one: Rating, updateId: string, { kind, id }: Rating['subject']): boolean {
  return one.updateId === updateId && one.subject.kind === kind && one.subject.id === id;
}

function asAnswer(text: string): Answer['answer'] | null {
  return text === 'yes' || text === 'no' || text === 'not-applicable' ? text : null;
}

function replaced<T>(items: readonly T[], isIt: (item: T) => boolean, change: (item: T) => T): readonly T[] {
  return items.map((item) => (isIt(item) ? change(item) : item));
}

/** Rebuild the commentaries that one part of the form holds from its lines. */
function rebuilt(
  commentary: readonly Commentary[],
  updateId: string,
  draft: readonly DraftPair[],
  taken: ReadonlySet<string>,
): readonly Commentary[] {
  const lines = draft.flatMap(({ finding, before, after }) =>
    finding === null || taken.has(finding) ? after : before,
  );
  const fields = new Set(
    draft.flatMap(({ before, after }) => [...before, ...after].map(({ fieldId }) => fieldId)),
  );
  let all = commentary;
  for (const fieldId of fields) {
    const isIt = (one: Commentary) => one.updateId === updateId && one.fieldId === fieldId;
    const old = all.find(isIt)?.parts ?? [];
    const parts = partsOf(
      lines.filter((line) => line.fieldId === fieldId),
      old,
    );
    const next: Commentary = { updateId, fieldId, parts };
    all = all.some(isIt) ? all.map((one) => (isIt(one) ? next : one)) : [...all, next];
  }
  return all;
}

/** Lines as parts: items in a row are one list, and what is drawn stands once however many lines it prints. */
function partsOf(lines: readonly DraftLine[], old: readonly CommentaryPart[]): readonly CommentaryPart[] {
  const parts: CommentaryPart[] = [];
  const drawn = new Set<number>();
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.kind === 'drawn') {
      const part = old[line.part];
      if (part !== undefined && !drawn.has(line.part)) parts.push(part);
      drawn.add(line.part);
    } else if (line.kind === 'grid') parts.push({ kind: 'grid', caption: line.caption, rows: line.rows });
    else if (line.kind === 'paragraph') parts.push({ kind: 'paragraph', text: line.text });
    else if (last?.kind === 'list')
      parts[parts.length - 1] = { kind: 'list', items: [...last.items, line.text] };
    else parts.push({ kind: 'list', items: [line.text] });
  }
  return parts;
}
