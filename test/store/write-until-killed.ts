/** A program of its own that changes a store: `node write-until-killed.ts PLACE documents|rows NAME COUNT`. */
import { openStore } from '../../src/edge/store/open-store.ts';
import { MARLSHIRE, now, sampleAct, sampleImport } from './store-samples.ts';

const BATCH = 500;

const [place = '', what = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openStore(
  place.includes('://') ? { databaseUrl: place, now } : { sqlitePath: place, now },
);
process.stdout.write('open\n');

/** Many small transactions: each a document of its own, and one that all processes share. */
async function writeDocuments(): Promise<void> {
  for (let index = 0; index < Number(count); index++)
    await store.transaction(async ({ documents, audit }) => {
      await documents.put(MARLSHIRE, { kind: 'risks', id: `${name}-${index}`, body: { index } }, name);
      await documents.put(MARLSHIRE, { kind: 'plan', id: 'shared', body: { name, index } }, name);
      await audit.append(sampleAct(`${name}-${index}`));
    });
}

/** Large transactions, each an import of COUNT batches, one after the other without end. */
async function writeRows(): Promise<void> {
  for (let turn = 0; ; turn++)
    await store.transaction(async ({ imports, rows, audit }) => {
      const importId = `${name}-${turn}`;
      for (let batch = 0; batch < Number(count); batch++)
        await rows.add(MARLSHIRE, importId, {
          table: 'needs',
          rows: Array.from({ length: BATCH }, (_, index) => ({
            row: batch * BATCH + index + 2,
            record: { activePlanKey: `p${index}`, need: 'ASD', rank: 1 as const },
          })),
        });
      await imports.add(sampleImport(importId, 'sen2-csv'));
      await audit.append(sampleAct(importId));
    });
}

await (what === 'rows' ? writeRows() : writeDocuments());
await store.close();
