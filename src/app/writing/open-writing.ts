/** A return as its officers write it: every section with its words, its state, its limits, and what there is to work from. */

import { raise } from '../../core/base/problem.ts';
import { allFields } from '../../core/programme/asked-fields.ts';
import type { TemplateField, Update } from '../../core/programme/definitions.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import { plainText } from '../../core/report/block-walk.ts';
import type { Block } from '../../core/report/blocks.ts';
import { composeParts } from '../../core/report/compose-commentary.ts';
import { wordsIn } from '../../core/report/compose-question.ts';
import { LIVE_CHARTS, LIVE_TABLES } from '../../core/report/live/live-blocks.ts';
import type { LiveSource } from '../../core/report/live/live-source.ts';
import { diffWords } from '../../core/sealed-return/diff-words.ts';
import { draftFromEvidence } from '../../core/writing/draft-from-evidence.ts';
import { movedFigures, referencesOf, type SeenFigures } from '../../core/writing/moved-figures.ts';
import { SeenFiguresShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { composeDraft } from '../compose-draft.ts';
import { isOpenUpdate } from './open-update.ts';
import { SEEN } from './save-section.ts';
import { listComments, type SectionComment, sectionId } from './section-comments.ts';

/** A section before its words are looked at. */
type Listed = {
  readonly fieldId: string;
  readonly group: string;
  readonly title: string;
  readonly owner: string;
  readonly maxWords: number | null;
  readonly evidence: readonly CommentaryPart[];
};

/** Fields whose words are written here. */
const WRITTEN: readonly TemplateField['type'][] = [
  'list',
  'commentary',
  'yes-no',
  'choice',
  'number',
  'money',
  'date',
  'text',
];

/** Open the writing of one update. @throws ProblemError `return.unknown-update`. */
export async function openWriting(read: Repositories, scope: Scope, updateId: string) {
  const { facts, update, book, problems } = await composeDraft(read, scope, updateId);
  const source: LiveSource = { facts, book, update };
  const record =
    (await read.documents.newest(scope, 'update', updateId)) ??
    raise({ code: 'return.unknown-update', place: updateId, message: 'The store holds no such update' });
  const comments = await listComments(read, scope, updateId);
  const seen = await seenOf(read, scope, updateId);
  const listed = listSections(source);
  return {
    version: record.version,
    isOpen: await isOpenUpdate(read, scope, record),
    sections: listed.map((section) =>
      shapeSection(source, section, {
        comments: comments.get(section.fieldId) ?? [],
        seen: seen.get(section.fieldId) ?? {},
        problems: problems
          .filter(({ place }) => place === `update ${updateId}, ${section.fieldId}`)
          .map(({ message }) => message),
      }),
    ),
    figures: [...book.values()].map(({ id, label, shown }) => ({ id, label, shown })),
    tables: namesOf(source, LIVE_TABLES),
    charts: namesOf(source, LIVE_CHARTS),
  };
}

async function seenOf({ documents }: Repositories, scope: Scope, updateId: string) {
  const start = sectionId({ updateId, fieldId: '' });
  const records = (await documents.all(scope, SEEN)).filter(({ id }) => id.startsWith(start));
  return new Map(records.map(({ id, body }) => [id.slice(start.length), SeenFiguresShape.parse(body).seen]));
}

function namesOf(
  source: LiveSource,
  blocks: Readonly<Record<string, (source: LiveSource) => Block | null>>,
): readonly { readonly id: string; readonly title: string }[] {
  return Object.entries(blocks).flatMap(([id, build]) => {
    const block = build(source);
    if (block?.kind === 'table') return [{ id, title: block.caption }];
    return block?.kind === 'chart' ? [{ id, title: block.chart.title }] : [];
  });
}

function listSections({ facts: { programme }, update, book }: LiveSource): readonly Listed[] {
  const none = { maxWords: null, evidence: [] };
  const fields = programme.template.sections.flatMap((section) =>
    section.fields
      .filter(({ type }) => WRITTEN.includes(type))
      .map(
        (field): Listed => ({
          ...none,
          fieldId: field.id,
          group: section.title,
          title: field.prompt,
          owner: 'Programme lead',
          maxWords: field.maxWords ?? null,
        }),
      ),
  );
  const has = (type: TemplateField['type']) =>
    allFields(programme.template).some((field) => field.type === type);
  const conditions = programme.agreement.conditions.map(
    (condition): Listed => ({
      ...none,
      fieldId: `condition:${condition.number}`,
      group: 'Conditions',
      title: `${condition.number} ${condition.title}`,
      owner: condition.owner,
      evidence: draftFromEvidence(condition, update, book),
    }),
  );
  const risks = programme.risks.flatMap((risk) =>
    ['mitigation', 'progress'].map(
      (what): Listed => ({
        ...none,
        fieldId: `risk:${risk.id}/${what}`,
        group: 'Risks',
        title: `${risk.id} ${risk.title}: ${what}`,
        owner: risk.owner,
      }),
    ),
  );
  return [...fields, ...(has('conditions') ? conditions : []), ...(has('risks') ? risks : [])];
}

type Beside = {
  readonly comments: readonly SectionComment[];
  readonly seen: SeenFigures;
  readonly problems: readonly string[];
};

function shapeSection(source: LiveSource, section: Listed, { comments, seen, problems }: Beside) {
  const { facts, book, update } = source;
  const partsOf = (updateId: string | undefined): readonly CommentaryPart[] =>
    facts.programme.commentary.find((one) => one.updateId === updateId && one.fieldId === section.fieldId)
      ?.parts ?? [];
  const parts = partsOf(update.id);
  const earlier = partsOf(updateBefore(facts.programme.updates, update)?.id);
  const { blocks } = composeParts(source, parts, section.fieldId);
  return {
    ...section,
    parts,
    earlier,
    words: wordsIn(blocks),
    figures: referencesOf(parts).flatMap((id) => {
      const figure = book.get(id);
      return figure === undefined ? [] : [{ id, label: figure.label, shown: figure.shown }];
    }),
    moved: movedFigures(parts, seen, book),
    changed: earlier.length === 0 ? [] : diffWords(textOf(source, earlier), textOf(source, parts)),
    comments,
    problems,
  };
}

function updateBefore(updates: readonly Update[], update: Update): Update | undefined {
  return updates[updates.findIndex(({ id }) => id === update.id) - 1];
}

function textOf(source: LiveSource, parts: readonly CommentaryPart[]): string {
  return composeParts(source, parts, '')
    .blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [plainText(block.content)];
      return block.kind === 'list' ? block.items.map(plainText) : [];
    })
    .join('\n');
}
