/** Who writes a section of a return, and whether it is ready: a word that holds for those words and no others. */
import type { Actor } from '../../core/access/access.ts';
import type { CommentaryPart } from '../../core/programme/programme.ts';
import { SectionWorkShape } from '../../edge/intake/programme/writing-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { sha256 } from '../sealed/seal-tools.ts';
import { requireOpenUpdate } from './open-update.ts';
import { requireSection } from './require-section.ts';
import { type SectionName, sectionId } from './section-comments.ts';

const KIND = 'section-work';
/** A post or a name is no longer [characters]. */
const LONGEST_OWNER = 100;

/** What is kept of the work on a section. */
export type SectionWork = ReturnType<typeof SectionWorkShape.parse>;

/** What is said of a section. */
export type WorkWish = SectionName & {
  /** Who writes it; empty for whoever owns it by the records. */
  readonly owner: string;
  readonly isReady: boolean;
};

const NONE: SectionWork = { owner: '', ready: null };

/** List the work on every section of an update, by its field; a section nobody spoke of is not there. */
export async function listWork(
  { documents }: Repositories,
  scope: Scope,
  updateId: string,
): Promise<ReadonlyMap<string, SectionWork>> {
  const start = sectionId({ updateId, fieldId: '' });
  const records = (await documents.all(scope, KIND)).filter(({ id }) => id.startsWith(start));
  return new Map(records.map(({ id, body }) => [id.slice(start.length), SectionWorkShape.parse(body)]));
}

/** Say whether the words that stand are those that were called ready. */
export function isReady({ ready }: SectionWork, parts: readonly CommentaryPart[]): boolean {
  return ready !== null && ready.words === hashOf(parts);
}

/**
 * Keep who writes a section and whether it is ready.
 * @throws ProblemError `access.refused`, `reimport.update-closed`, `return.nothing-written-here`.
 */
export async function setWork(
  { store, newId, now }: AppDependencies,
  actor: Actor,
  scope: Scope,
  wish: WorkWish,
): Promise<void> {
  requirePermission(actor, 'return.write', scope.authorityCode, 'to say who writes a section');
  await store.transaction(async (repositories) => {
    await requireOpenUpdate(repositories, scope, wish.updateId);
    const { parts } = await requireSection(repositories, scope, wish);
    const before = (await listWork(repositories, scope, wish.updateId)).get(wish.fieldId) ?? NONE;
    const stays = before.ready !== null && isReady(before, parts);
    const said = stays ? before.ready : { by: actor.id, at: now(), words: hashOf(parts) };
    const body: SectionWork = {
      owner: wish.owner.trim().slice(0, LONGEST_OWNER),
      ready: wish.isReady ? said : null,
    };
    await repositories.documents.put(scope, { kind: KIND, id: sectionId(wish), body }, actor.id);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'section.assigned',
      subjectKind: 'section',
      subjectId: sectionId(wish),
      // an owner may be a person's name: the trail says that it changed, the record says to whom
      detail: {
        programme: scope.programmeId,
        isOwnerChanged: body.owner !== before.owner,
        isReady: wish.isReady,
      },
      correlationId: newId(),
    });
  });
}

function hashOf(parts: readonly CommentaryPart[]): string {
  return sha256(JSON.stringify(parts));
}
