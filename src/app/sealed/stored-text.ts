/** A stored return as the text of its file: what is exported, and what is verified. */
import type { Actor } from '../../core/access/access.ts';
import { sealedText } from '../../edge/intake/sealed/read-sealed.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import { raiseNotFound } from './return-changes.ts';
import type { ReturnName } from './sealed-returns.ts';

/** Give the text. @throws ProblemError `seal.not-found`. */
export async function storedText(app: App, actor: Actor, scope: Scope, name: ReturnName): Promise<string> {
  return sealedText((await app.returns.find(actor, scope, name)) ?? raiseNotFound(name.updateId));
}
