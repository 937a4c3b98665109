/** What masking of an authority's answers goes by: the product's list of words, and its own register of schools. */
import { readCell } from '../../core/plan/plan-cell.ts';
import type { MaskingBase } from '../../core/review/mask-answer.ts';
import { readKnownSchools } from '../../core/text/known-schools.ts';
import { type Repositories, type Scope, SHARED_SCOPE } from '../../edge/store/store.ts';
import { knownWords } from './review-files.ts';

type Reading = Pick<Repositories, 'rows' | 'documents'>;

/** Read it: schools of the authority's own register, and those under its number on the shared shelf. */
export async function readMaskingBase(read: Reading, scope: Scope): Promise<MaskingBase> {
  const own = await read.rows.all(scope, 'establishments');
  const programme = await read.documents.newest(scope, 'programme', 'programme');
  const number = readCell(programme?.body, 'authorityNumber');
  const shared =
    typeof number === 'string'
      ? await read.rows.where(SHARED_SCOPE, 'establishments', 'authorityNumber', number)
      : [];
  const names = [...own, ...shared].map(({ record }) => record.name);
  return { lexicon: knownWords(), schools: readKnownSchools(names) };
}
