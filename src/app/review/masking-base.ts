/** What masking of an authority's answers goes by: the product's list of words, and its own register of schools. */
import { readCell } from '../../core/plan/plan-cell.ts';
import type { MaskingBase } from '../../core/review/mask-answer.ts';
import { readKnownSchools } from '../../core/text/known-schools.ts';
import { type Repositories, type Scope, SHARED_SCOPE, type Store } from '../../edge/store/store.ts';
import { rowsState } from '../newest-change.ts';
import { knownWords } from './review-files.ts';

type Reading = Pick<Repositories, 'rows' | 'documents' | 'audit'>;
type Kept = { readonly state: string; readonly base: MaskingBase };

/** By store and programme, with the state of the files that it was read from: it is asked for with each answer that is sent. */
const keptOf = new WeakMap<Store, Map<string, Kept>>();

/**
 * Give it: schools of the authority's own register, and those under its number on the shared shelf. Read again where files changed.
 * @param read  of this store, or of a transaction on it.
 */
export async function readMaskingBase(store: Store, read: Reading, scope: Scope): Promise<MaskingBase> {
  const kept = keptOf.get(store) ?? new Map<string, Kept>();
  keptOf.set(store, kept);
  const name = `${scope.authorityCode}/${scope.programmeId}`;
  const state = await rowsState(read, scope);
  const known = kept.get(name);
  if (known?.state === state) return known.base;
  const base = { lexicon: knownWords(), schools: readKnownSchools(await schoolNames(read, scope)) };
  kept.set(name, { state, base });
  return base;
}

async function schoolNames(read: Reading, scope: Scope): Promise<readonly string[]> {
  const own = await read.rows.all(scope, 'establishments');
  const programme = await read.documents.newest(scope, 'programme', 'programme');
  const number = readCell(programme?.body, 'authorityNumber');
  const shared =
    typeof number === 'string'
      ? await read.rows.where(SHARED_SCOPE, 'establishments', 'authorityNumber', number)
      : [];
  return [...own, ...shared].map(({ record }) => record.name);
}
