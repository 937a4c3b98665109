/** Frozen returns in the store: the content once, and the chain of its acts, a version for each act. */
import type { Instant } from '../../core/base/time.ts';
import { requireStage } from '../../core/sealed-return/append-act.ts';
import type { ReturnStage } from '../../core/sealed-return/return-stage.ts';
import type { ChainedAct, SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import { ActChain } from '../../edge/intake/sealed/sealed-shape.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';

const CONTENT = 'frozen-return';
const ACTS = 'return-acts';

/** One frozen return of an update without its content: what a list needs. */
export type ShelvedReturn = {
  readonly updateId: string;
  readonly revision: number;
  readonly chain: readonly ChainedAct[];
  readonly stage: ReturnStage;
  readonly changedAt: Instant;
};

function idOf(updateId: string, revision: number): string {
  return `${updateId}/${String(revision).padStart(3, '0')}`;
}

/** List the frozen returns of a programme by update and revision. */
export async function listShelf(
  { documents }: Repositories,
  scope: Scope,
): Promise<readonly ShelvedReturn[]> {
  return (await documents.all(scope, ACTS)).map(({ id, body, createdAt }) => {
    const cut = id.lastIndexOf('/');
    const chain = chainOf(body);
    return {
      updateId: id.slice(0, cut),
      revision: Number(id.slice(cut + 1)),
      chain,
      stage: requireStage(chain),
      changedAt: createdAt,
    };
  });
}

/** Read one frozen return whole; null where there is none. */
export async function readShelved(
  { documents }: Repositories,
  scope: Scope,
  updateId: string,
  revision: number,
): Promise<SealedReturn | null> {
  const id = idOf(updateId, revision);
  const content = await documents.newest(scope, CONTENT, id);
  const acts = await documents.newest(scope, ACTS, id);
  if (content === null || acts === null) return null;
  // Written by `shelve` from a return of this type; whoever uses it checks its hash, chain and signatures.
  return { ...(content.body as Omit<SealedReturn, 'chain'>), chain: chainOf(acts.body) };
}

/** Put a return on the shelf. A content that stands there is never written again; a longer chain is a new version. */
export async function shelve(
  { documents }: Repositories,
  scope: Scope,
  { chain, ...content }: SealedReturn,
  by: string,
): Promise<void> {
  const id = idOf(content.content.updateId, content.content.revision);
  await documents.put(scope, { kind: CONTENT, id, body: content }, by);
  await documents.put(scope, { kind: ACTS, id, body: { chain } }, by);
}

function chainOf(body: unknown): readonly ChainedAct[] {
  const chain = typeof body === 'object' && body !== null && 'chain' in body ? body.chain : null;
  return ActChain.parse(chain);
}
