/** Saves what an officer wrote in one section: a version with its audit entry, brought together with what others wrote meanwhile. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Commentary, CommentaryPart } from '../../core/programme/programme.ts';
import { factsAsAt } from '../../core/report/facts-as-at.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import type { ProgrammeFacts } from '../../core/report/programme-facts.ts';
import { cleanParts } from '../../core/writing/clean-parts.ts';
import { type MergedStretch, mergedWhole, mergeParts } from '../../core/writing/merge-parts.ts';
import { type SeenFigures, seenFigures } from '../../core/writing/moved-figures.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import { SeenFiguresShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { requireUpdate } from '../require-update.ts';
import { requireOpenUpdate } from './open-update.ts';
import { partsIn, requireSection } from './require-section.ts';
import { type SectionName, sectionId } from './section-comments.ts';

/** Under this kind stands what the figures of a section showed when it was saved. */
export const SEEN = 'section-figures';

/** What an officer sends. */
export type SectionDraft = SectionName & {
  readonly parts: readonly CommentaryPart[];
  /** The version of the update's record that the officer had before them. */
  readonly basedOn: number;
};

/** What became of it: kept, kept with another's words beside them, or not kept because somebody must choose. */
export type SavedSection =
  | {
      readonly outcome: 'saved' | 'merged';
      readonly version: number;
      readonly parts: readonly CommentaryPart[];
    }
  | { readonly outcome: 'choose'; readonly version: number; readonly stretches: readonly MergedStretch[] };

/**
 * Save, made clean. Where others saved the same section meanwhile, both are brought together part by part; only where
 * both changed the same part in different ways is nothing written, and both are given back. A figure that moved stays
 * amber: saving other words is not reading it again.
 * @throws ProblemError `return.nothing-written-here`, `reimport.update-closed`, `access.refused`.
 */
export async function saveSection(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  draft: SectionDraft,
): Promise<SavedSection> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to write in a return');
  const { updateId, fieldId, basedOn } = draft;
  return await store.transaction(async (repositories) => {
    const { documents, audit } = repositories;
    const record = await requireOpenUpdate(repositories, scope, updateId);
    const { facts } = await requireSection(repositories, scope, draft);
    const body = RECORD_KINDS.update.parse(record.body);
    const mine = cleanParts(draft.parts);
    const theirs = partsIn(body.commentary, draft);
    const base = await partsAt(repositories, scope, draft);
    const stretches = mergeParts(base, mine, theirs);
    const parts = mergedWhole(stretches);
    if (parts === null) return { outcome: 'choose', version: record.version, stretches };
    const next: Commentary = { updateId, fieldId, parts };
    const isIt = (one: Commentary) => one.updateId === updateId && one.fieldId === fieldId;
    const others = body.commentary.filter((one) => !isIt(one));
    const commentary = body.commentary.some(isIt)
      ? body.commentary.map((one) => (isIt(one) ? next : one))
      : [...others, next];
    const stored = await documents.put(
      scope,
      { kind: 'update', id: updateId, body: { ...body, commentary } },
      actor.id,
    );
    await keepSeen(repositories, actor, scope, { saved: next, facts });
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'commentary.saved',
      subjectKind: 'section',
      subjectId: sectionId(draft),
      detail: {
        programme: scope.programmeId,
        basedOn,
        versionBefore: record.version,
        version: stored.version,
      },
      correlationId: newId(),
    });
    const isMine = JSON.stringify(parts) === JSON.stringify(mine);
    return { outcome: isMine ? 'saved' : 'merged', version: stored.version, parts };
  });
}

/** What the officer had before them. @throws ProblemError `return.nothing-written-here` for a version that never was. */
async function partsAt(
  { documents }: Repositories,
  scope: Scope,
  draft: SectionDraft,
): Promise<readonly CommentaryPart[]> {
  const seen = (await documents.history(scope, 'update', draft.updateId)).find(
    ({ version }) => version === draft.basedOn,
  );
  if (seen !== undefined) return partsIn(RECORD_KINDS.update.parse(seen.body).commentary, draft);
  return raise({
    code: 'return.nothing-written-here',
    place: sectionId(draft),
    message: 'There is no such version of the update',
    advice: 'Open the section again.',
  });
}

/** What the figures of a section showed when its words were last read; empty where nobody saved it here. */
export async function seenOf(
  { documents }: Repositories,
  scope: Scope,
  name: SectionName,
): Promise<SeenFigures> {
  const record = await documents.newest(scope, SEEN, sectionId(name));
  return record === null ? {} : SeenFiguresShape.parse(record.body).seen;
}

async function keepSeen(
  repositories: Repositories,
  actor: Actor,
  scope: Scope,
  { saved, facts }: { readonly saved: Commentary; readonly facts: ProgrammeFacts },
): Promise<void> {
  const book = buildFigureBook(factsAsAt(facts, requireUpdate(facts.programme, saved.updateId)));
  const seen = seenFigures(saved.parts, book, await seenOf(repositories, scope, saved));
  await repositories.documents.put(scope, { kind: SEEN, id: sectionId(saved), body: { seen } }, actor.id);
}
