/** A return as its officers write it: every section with its words, its state, its limits, and what there is to work from. */

import { raise } from '../../core/base/problem.ts';
import type { Update } from '../../core/programme/definitions.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import { plainText } from '../../core/report/block-walk.ts';
import type { ChartBlock, TableBlock } from '../../core/report/blocks.ts';
import { composeParts } from '../../core/report/compose-commentary.ts';
import { wordsIn } from '../../core/report/compose-question.ts';
import { LIVE_CHARTS, LIVE_TABLES } from '../../core/report/live/live-blocks.ts';
import type { LiveSource } from '../../core/report/live/live-source.ts';
import { diffWords } from '../../core/sealed-return/diff-words.ts';
import { carryForward } from '../../core/writing/carry-forward.ts';
import { draftFromEvidence } from '../../core/writing/draft-from-evidence.ts';
import { movedFigures, referencesOf, type SeenFigures } from '../../core/writing/moved-figures.ts';
import { type WrittenSection, writtenSections } from '../../core/writing/written-sections.ts';
import { SeenFiguresShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { composeDraft } from '../compose-draft.ts';
import { isOpenUpdate } from './open-update.ts';
import { partsIn } from './require-section.ts';
import { SEEN } from './save-section.ts';
import { listComments, type SectionComment, sectionId } from './section-comments.ts';
import { isReady, listWork, type SectionWork } from './section-work.ts';

/** One section with its words and all that is beside them. */
export type OpenSection = ReturnType<typeof shapeSection>;

/** Open the writing of one update. @throws ProblemError `return.unknown-update`. */
export async function openWriting(read: Repositories, scope: Scope, updateId: string) {
  const { facts, update, book, problems } = await composeDraft(read, scope, updateId);
  const source: LiveSource = { facts, book, update };
  const record =
    (await read.documents.newest(scope, 'update', updateId)) ??
    raise({ code: 'return.unknown-update', place: updateId, message: 'The store holds no such update' });
  const comments = await listComments(read, scope, updateId);
  const work = await listWork(read, scope, updateId);
  const seen = await seenBySection(read, scope, updateId);
  return {
    version: record.version,
    update,
    isOpen: await isOpenUpdate(read, scope, record),
    sections: writtenSections(facts.programme, update).map((section) =>
      shapeSection(source, section, {
        comments: comments.get(section.fieldId) ?? [],
        work: work.get(section.fieldId) ?? null,
        seen: seen.get(section.fieldId) ?? {},
        problems: problems
          .filter(({ place }) => place === `update ${updateId}, ${section.fieldId}`)
          .map(({ message }) => message),
      }),
    ),
    figures: book,
    tables: built<TableBlock>(source, LIVE_TABLES),
    charts: built<ChartBlock>(source, LIVE_CHARTS),
  };
}

async function seenBySection({ documents }: Repositories, scope: Scope, updateId: string) {
  const start = sectionId({ updateId, fieldId: '' });
  const records = (await documents.all(scope, SEEN)).filter(({ id }) => id.startsWith(start));
  return new Map(records.map(({ id, body }) => [id.slice(start.length), SeenFiguresShape.parse(body).seen]));
}

/** The live blocks that the stored data supports, by the name under which words call them. */
function built<B>(
  source: LiveSource,
  blocks: Readonly<Record<string, (source: LiveSource) => B | null>>,
): readonly { readonly id: string; readonly block: B }[] {
  return Object.entries(blocks).flatMap(([id, build]) => {
    const block = build(source);
    return block === null ? [] : [{ id, block }];
  });
}

type Beside = {
  readonly comments: readonly SectionComment[];
  readonly work: SectionWork | null;
  readonly seen: SeenFigures;
  readonly problems: readonly string[];
};

function shapeSection(
  source: LiveSource,
  section: WrittenSection,
  { comments, work, seen, problems }: Beside,
) {
  const { facts, book, update } = source;
  const { fieldId } = section;
  const { programme } = facts;
  const previous = updateBefore(programme.updates, update);
  const partsOf = (updateId: string | undefined) =>
    updateId === undefined ? [] : partsIn(programme.commentary, { updateId, fieldId });
  const parts = partsOf(update.id);
  const earlier = partsOf(previous?.id);
  const { blocks } = composeParts(source, parts, fieldId);
  const { parts: carried, left } = carryForward(earlier, {
    from: previous?.dataCutOff ?? update.dataCutOff,
    to: update.dataCutOff,
    book,
  });
  const condition = programme.agreement.conditions.find(({ number }) => fieldId === `condition:${number}`);
  return {
    ...section,
    assigned: work?.owner ?? '',
    isReady: work !== null && isReady(work, parts),
    answer:
      programme.answers.find((one) => one.updateId === update.id && one.fieldId === fieldId)?.answer ?? null,
    evidence: condition === undefined ? [] : draftFromEvidence(condition, update, book),
    parts,
    earlier,
    carried,
    left,
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
