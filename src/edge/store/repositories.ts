/** All repositories over one session. */
import { accountRepository } from './account-repository.ts';
import { auditRepository } from './audit-repository.ts';
import { documentRepository } from './document-repository.ts';
import { importRepository } from './import-repository.ts';
import { importedRows } from './imported-rows.ts';
import { personRepository } from './person-repository.ts';
import { planRepository } from './plan-repository.ts';
import { preparedRepository } from './prepared-repository.ts';
import { recordRepository } from './record-repository.ts';
import { retentionRepository } from './retention-repository.ts';
import { reviewRepository } from './review-repository.ts';
import { sealRepository } from './seal-repository.ts';
import type { Session } from './session.ts';
import { signInRepository } from './sign-in-repository.ts';
import type { Repositories } from './store.ts';
import { surveyRepository } from './survey-repository.ts';
import { tokenRepository } from './token-repository.ts';
import { voiceRepository } from './voice-repository.ts';

/** Build the repositories over a session; they live as long as it does. */
export function buildRepositories(session: Session): Repositories {
  return {
    imports: importRepository(session),
    rows: importedRows(session),
    documents: documentRepository(session),
    plans: planRepository(session),
    records: recordRepository(session),
    voice: voiceRepository(session),
    surveys: surveyRepository(session),
    reviews: reviewRepository(session),
    audit: auditRepository(session),
    accounts: accountRepository(session),
    signIns: signInRepository(session),
    seals: sealRepository(session),
    tokens: tokenRepository(session),
    prepared: preparedRepository(session),
    persons: personRepository(session),
    retention: retentionRepository(session),
  };
}
