/** Seals the submitted updates of a fictional programme, so that a visitor sees what a sealed return is. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Update } from '../../core/programme/definitions.ts';
import { makeOfficerKey } from '../../edge/keys/officer-key.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { ReturnName } from './sealed-returns.ts';

/**
 * Freeze, sign, seal and submit each update that the records call submitted, in order. The two officers' keys are made
 * for this and thrown away: nobody can sign anything with them again.
 * @throws ProblemError `seal.not-fictional` for a real authority; nothing is sealed then.
 */
export async function sealEarlierUpdates(app: App, actor: Actor, scope: Scope): Promise<void> {
  const { programme } = await app.openProgramme(actor, scope);
  if (!programme.fictional)
    raise({
      code: 'seal.not-fictional',
      place: programme.id,
      message: 'Only the returns of a fictional programme are signed without its officers',
      advice: 'Let the two officers sign.',
    });
  const keys = { s151: makeOfficerKey(null), dcs: makeOfficerKey(null) };
  for (const update of programme.updates.filter(({ status }) => status === 'submitted'))
    await sealUpdate(app, actor, scope, { update, keys });
}

type Made = {
  readonly update: Update;
  readonly keys: Readonly<Record<'s151' | 'dcs', { readonly privateKey: string }>>;
};

async function sealUpdate(app: App, actor: Actor, scope: Scope, { update, keys }: Made): Promise<void> {
  const name: ReturnName = { updateId: update.id };
  const frozen = await app.returns.freeze(actor, scope, { updateId: update.id, correction: null });
  if ('blockers' in frozen) return raise(frozen.blockers[0]);
  for (const role of ['s151', 'dcs'] as const)
    await app.returns.sign(actor, scope, {
      ...name,
      role,
      key: { pem: keys[role].privateKey, place: 'a key of the fictional county' },
      passphrase: null,
      name: null,
      statement: null,
      contentHash: null,
    });
  await app.returns.seal(actor, scope, name);
  await app.returns.submit(actor, scope, name, update.submitted);
}
