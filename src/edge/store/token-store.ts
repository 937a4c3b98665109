/** What is kept of tokens of programs, as the use cases see it. */
import type { ApiToken } from '../../core/access/api-token.ts';
import type { Instant } from '../../core/base/time.ts';

export type TokenRepository = {
  /** Add one that was never used. */
  add(
    token: Omit<ApiToken, 'createdAt' | 'usedAt' | 'revokedAt'>,
    tokenHash: string,
    by: string,
  ): Promise<void>;
  findByHash(tokenHash: string): Promise<ApiToken | null>;
  find(id: string): Promise<ApiToken | null>;
  /** Every token, revoked and ended ones too, newest first. */
  list(): Promise<readonly ApiToken[]>;
  /** Say that it was used. */
  touch(id: string, usedAt: Instant): Promise<void>;
  revoke(id: string, at: Instant): Promise<void>;
};
