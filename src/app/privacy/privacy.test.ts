/** The rights of a child and the periods of retention, on the embedded store; the same tests run on PostgreSQL. */
import { declarePrivacyTests } from '../../../test/store/privacy-tests.ts';
import { openStore } from '../../edge/store/open-store.ts';

declarePrivacyTests('embedded', async (work) => {
  const store = await openStore({ sqlitePath: ':memory:', now: () => '2025-02-01T09:00:00.000Z' });
  try {
    await work(store);
  } finally {
    await store.close();
  }
});
