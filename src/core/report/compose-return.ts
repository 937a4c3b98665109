/** Composes the return of one update from its form's definition: every section and field, every figure from the book. */
import type { Problem } from '../base/problem.ts';
import { dayInWords, type Instant, monthInWords } from '../base/time.ts';
import { allFields, askedSections } from '../programme/asked-fields.ts';
import type { TemplateField, TemplateSection, Update } from '../programme/definitions.ts';
import type { Programme } from '../programme/programme.ts';
import type { Block, Inline, ReportDocument } from './blocks.ts';
import type { Composed } from './compose-commentary.ts';
import { answerValue, composeQuestion, notAnswered } from './compose-question.ts';
import { composeConditions, composeRisks } from './compose-ratings.ts';
import { type FigureBook, withInputs } from './figure-book.ts';
import { figureIdsIn } from './figure-ids.ts';
import { buildFigureBook } from './figures/build-figure-book.ts';
import { financeTemplate } from './finance-template.ts';
import { withKeyInUse } from './key-in-use.ts';
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
  for (const section of sectionsAsked(source.facts.programme, source.update)) {
    blocks.push({ kind: 'heading', level: 1, id: section.id, text: section.title });
    if (section.introduction !== undefined)
      blocks.push({ kind: 'paragraph', content: [{ text: section.introduction }] });
    for (const field of section.fields) {
      const composed = composeField(source, field, copy);
      blocks.push(...composed.blocks);
      problems.push(...composed.problems);
    }
  }
  return { document: documentOf(source, withKeyInUse(source, blocks)), problems };
}

/** List the sections that an update is asked, by its round and its answers. */
export function sectionsAsked(programme: Programme, update: Update): readonly TemplateSection[] {
  const fields = allFields(programme.template);
  return askedSections(programme.template, {
    round: update.sequence,
    answerTo: (id) =>
      answerValue(
        programme,
        update,
        fields.find((field) => field.id === id),
      ),
  });
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
    case 'choice':
    case 'number':
    case 'money':
    case 'date':
    case 'text':
    case 'list':
    case 'commentary':
    case 'figure':
      return composeQuestion(source, field);
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
        problems:
          source.facts.scenarios.length === 0 ? [notAnswered(`update ${source.update.id}, ${field.id}`)] : [],
      };
    case 'dashboard':
      return {
        blocks: Object.values(LIVE_CHARTS).flatMap((build) => build(source) ?? []),
        problems: [],
      };
  }
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
