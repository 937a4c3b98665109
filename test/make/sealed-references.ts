/** Case references of a made-up return, sealed as the product seals them. */
import { sealText } from '../../src/edge/keys/seal-text.ts';
import type { Scope, Store } from '../../src/edge/store/store.ts';
import { sampleImport } from '../store/store-samples.ts';

/** Put so many sealed references into a store, each of the text `MOS-` and its number from 0. */
export async function addSealedReferences(
  store: Store,
  scope: Scope,
  key: Parameters<typeof sealText>[0],
  count: number,
): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({
    row: at + 1,
    sheet: '',
    record: { caseKey: `c${at}`, sealed: sealText(key, `MOS-${at}`) },
  }));
  await store.transaction(async ({ imports, rows: table }) => {
    await imports.add(sampleImport('i1'));
    await table.add(scope, 'i1', { table: 'caseReferences', rows });
  });
}
