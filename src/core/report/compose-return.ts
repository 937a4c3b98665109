/** Composes the return of one update from its form's definition: every section and field, every figure from the book. */
import type { Problem } from '../base/problem.ts';
import { dayInWords, type Instant, monthInWords } from '../base/time.ts';
import type { TemplateField, Update } from '../programme/definitions.ts';
import type { Answer } from '../programme/programme.ts';
import type { Block, Inline, ReportDocument } from './blocks.ts';
import { type Composed, composeCommentary } from './compose-commentary.ts';
import { composeConditions, composeRisks } from './compose-ratings.ts';
import { type FigureBook, withInputs } from './figure-book.ts';
import { figureIdsIn } from './figure-ids.ts';
import { buildFigureBook } from './figures/build-figure-book.ts';
import { financeTemplate } from './finance-template.ts';
import { LIVE_CHARTS } from './live/live-blocks.ts';
import type { LiveSource } from './live/live-source.ts';
import type { ProgrammeFacts } from './programme-facts.ts';

/** The document, and every problem that stands in the way of sending it; a document with problems is never written. */
export type ComposedReturn = { readonly document: ReportDocument; readonly problems: readonly Problem[] };

/** For whom: a public copy holds no names or addresses of officers. */
export type Copy = 'internal' | 'public';

/**
 * Compose the return of one update.
 *
 * @param update  one of the programme's updates; its dates are the document's own, so the same facts give the same bytes.
 * @source Return form, sections A to F.
 */
export function composeReturn(
  facts: ProgrammeFacts,
  update: Update,
  copy: Copy = 'internal',
  book: FigureBook = buildFigureBook(facts),
): ComposedReturn {
  const { programme } = facts;
  const source: LiveSource = { facts, book, update };
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  if (programme.fictional)
    blocks.push({
      kind: 'notice',
      tone: 'info',
      content: [
        { text: `${programme.authorityName} is made up: no real authority, school or person is described.` },
      ],
    });
  for (const section of programme.template.sections) {
    blocks.push({ kind: 'heading', level: 1, id: section.id, text: section.title });
    if (section.introduction !== undefined)
      blocks.push({ kind: 'paragraph', content: [{ text: section.introduction }] });
    for (const field of section.fields) {
      const composed = composeField(source, field, copy);
      blocks.push(...composed.blocks);
      problems.push(...composed.problems);
    }
  }
  return { document: documentOf(source, blocks), problems };
}

function documentOf({ facts, book, update }: LiveSource, blocks: readonly Block[]): ReportDocument {
  const { programme } = facts;
  const signed = programme.signOffs.filter((item) => item.updateId === update.id && item.signedOn !== null);
  const state = signed.length >= 2 ? 'signed' : 'not signed';
  return {
    id: `${programme.id}-${update.id.replace('/', '-')}`,
    title: programme.template.title,
    subtitle: `Update ${update.sequence} (${update.label}) ${update.id.slice(0, 7)}`,
    authority: programme.authorityName,
    footer: `${programme.authorityName} · update ${update.id} · data to ${monthInWords(update.dataCutOff)} · finance ${update.financeBasis} · ${state}`,
    frozenAt: frozenAt(update),
    blocks,
    figures: withInputs(book, figureIdsIn(blocks)),
  };
}

/** The moment a return's bytes carry: the day it was submitted or, while open, the day it is due. */
export function frozenAt(update: Update): Instant {
  return `${update.submitted ?? update.due}T12:00:00Z`;
}

function composeField(source: LiveSource, field: TemplateField, copy: Copy): Composed {
  switch (field.type) {
    case 'header':
      return { blocks: [headerOf(source, field, copy)], problems: [] };
    case 'yes-no':
      return composeQuestion(source, field, answerOf(source, field));
    case 'list':
    case 'commentary':
      return composeQuestion(source, field, null);
    case 'conditions':
      return composeConditions(source);
    case 'risks':
      return composeRisks(source);
    case 'rating-key':
      return {
        blocks: [{ kind: 'rating-key', id: field.id, levels: source.facts.programme.scale.levels }],
        problems: [],
      };
    case 'finance-table':
      return {
        blocks: source.facts.scenarios.slice(0, 2).map((scenario) => financeTemplate(source.book, scenario)),
        problems: source.facts.scenarios.length === 0 ? [nothingFor(source, field)] : [],
      };
    case 'dashboard':
      return {
        blocks: Object.values(LIVE_CHARTS).flatMap((build) => build(source) ?? []),
        problems: [],
      };
  }
}

function answerOf({ facts, update }: LiveSource, field: TemplateField): Answer | null {
  return (
    facts.programme.answers.find((item) => item.updateId === update.id && item.fieldId === field.id) ?? null
  );
}

const ANSWER_WORDS: Readonly<Record<Answer['answer'], string>> = {
  yes: 'Yes',
  no: 'No',
  'not-applicable': 'Not applicable',
};

function composeQuestion(source: LiveSource, field: TemplateField, answer: Answer | null): Composed {
  const commentary = composeCommentary(source, field.id);
  const problems: Problem[] = [...commentary.problems];
  const isAnswered = field.type === 'yes-no' ? answer !== null : commentary.blocks.length > 0;
  if (field.required && !isAnswered) problems.push(nothingFor(source, field));
  const items = commentary.blocks.reduce(
    (sum, block) => sum + (block.kind === 'list' ? block.items.length : 0),
    0,
  );
  if (field.maxItems !== undefined && items > field.maxItems)
    problems.push({
      code: 'return.too-many-items',
      place: `update ${source.update.id}, ${field.id}`,
      message: `The form takes at most ${field.maxItems} entries here and ${items} are given`,
      advice: 'Keep those that matter most.',
    });
  return {
    blocks: [
      {
        kind: 'question',
        id: field.id,
        question: field.prompt,
        answer: answer === null ? null : ANSWER_WORDS[answer.answer],
        details: commentary.blocks,
      },
    ],
    problems,
  };
}

function nothingFor(source: LiveSource, field: TemplateField): Problem {
  return {
    code: 'return.not-answered',
    place: `update ${source.update.id}, ${field.id}`,
    message: 'The form asks for an answer here and none is stored',
    advice: 'Answer it, or say why there is nothing to say.',
  };
}

function headerOf({ facts, update }: LiveSource, field: TemplateField, copy: Copy): Block {
  const { programme } = facts;
  const row = (label: string, text: string) => ({ label, content: [{ text }] satisfies Inline[] });
  const signOff = (role: 's151' | 'dcs') => {
    const found = programme.signOffs.find((item) => item.updateId === update.id && item.role === role);
    return found?.signedOn == null ? 'Not yet signed' : `Signed on ${dayInWords(found.signedOn)}`;
  };
  const contacts = programme.contacts.map((contact) => {
    const holder = contact.interim ? `${contact.name} (interim)` : contact.name;
    return row(
      contact.role,
      copy === 'public' ? 'Named in the internal copy' : `${holder}, ${contact.email}`,
    );
  });
  return {
    kind: 'summary-list',
    id: field.id,
    rows: [
      row('Local authority', programme.authorityName),
      row('Programme', programme.agreement.name),
      row('Update', `Update ${update.sequence} (${update.label})`),
      {
        ...row(
          'Date submitted',
          update.submitted === null ? 'Not yet submitted' : dayInWords(update.submitted),
        ),
        state: 'submitted',
      },
      row('Date due', dayInWords(update.due)),
      row('Data to the end of', monthInWords(update.dataCutOff)),
      row('Finance basis', update.financeBasis),
      { ...row('Section 151 officer', signOff('s151')), state: 's151' },
      { ...row("Director of children's services", signOff('dcs')), state: 'dcs' },
      ...contacts,
    ],
  };
}
