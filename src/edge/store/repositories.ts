/** All repositories over one session. */
import { audit } from './audit.ts';
import { documents } from './documents.ts';
import { importedRows } from './imported-rows.ts';
import { imports } from './imports.ts';
import type { Session } from './session.ts';
import type { Repositories } from './store.ts';

/** Make the repositories that share one session, and so one transaction. */
export function makeRepositories(session: Session): Repositories {
  return {
    imports: imports(session),
    rows: importedRows(session),
    documents: documents(session),
    audit: audit(session),
  };
}
