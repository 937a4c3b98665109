/** After the seal: sending a return, the department's questions, the replies, and a corrected return in its place. */
import type { Actor, Permission } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { type IsoDate, isIsoDate, lastDayOf } from '../../core/base/time.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { changeReturn, openShelved, raiseNotFound, recordAct } from './return-changes.ts';
import { listShelf } from './return-shelf.ts';
import type { SealedReturns } from './sealed-returns.ts';

/** Make the use cases that follow the seal. */
export function sentReturns(
  dependencies: AppDependencies,
): Pick<SealedReturns, 'submit' | 'recordQuestion' | 'reply' | 'supersede'> {
  const { now, store, newId } = dependencies;
  const today = () => now().slice(0, 10);
  const guard = (actor: Actor, permission: Permission, scope: Scope, act: string) =>
    requirePermission(actor, permission, scope.authorityCode, act);
  return {
    submit: async (actor, scope, name, on) => {
      guard(actor, 'return.submit', scope, 'to submit a return');
      return await changeReturn(dependencies, actor, scope, name, async (file, repositories) => {
        const day = requireDay(on ?? today(), file);
        await requireOnlyOne(repositories, scope, file);
        await noteSubmission(repositories, actor, scope, { updateId: file.content.updateId, day });
        return { act: 'submitted', at: now(), by: actor.id, on: day };
      });
    },
    recordQuestion: async (actor, scope, { text, on, ...name }) => {
      guard(actor, 'return.answer', scope, 'to record a question of the department');
      requireText(text);
      return await changeReturn(dependencies, actor, scope, name, (file) => {
        const asked = file.chain.filter(({ act }) => act === 'questioned').length;
        const question = `Q${asked + 1}`;
        const day = requireDay(on ?? today(), file);
        return Promise.resolve({ act: 'questioned', at: now(), by: actor.id, question, on: day, text });
      });
    },
    reply: async (actor, scope, { question, text, ...name }) => {
      guard(actor, 'return.answer', scope, 'to reply to the department');
      requireText(text);
      return await changeReturn(dependencies, actor, scope, name, () =>
        Promise.resolve({ act: 'replied', at: now(), by: actor.id, question, text }),
      );
    },
    supersede: async (actor, scope, updateId) => {
      guard(actor, 'return.supersede', scope, 'to put a corrected return in the place of another');
      return await store.transaction(async (repositories) => {
        const { old, corrected, seal } = await correctionOf(repositories, scope, updateId);
        return await recordAct(repositories, { actor, scope, correlationId: newId() }, old, {
          act: 'superseded',
          at: now(),
          by: actor.id,
          revision: corrected.content.revision,
          seal,
        });
      });
    },
  };
}

/** The newest revision, which must be sealed, and the one it corrects. */
async function correctionOf(repositories: Repositories, scope: Scope, updateId: string) {
  const own = (await listShelf(repositories, scope)).filter((one) => one.updateId === updateId);
  const newest = own.at(-1) ?? raiseNotFound(updateId);
  const corrected = await openShelved(repositories, scope, newest);
  const seal = sealOf(corrected.chain);
  const { corrects } = corrected.content;
  const old = own.find(({ chain }) => corrects !== null && sealOf(chain) === corrects.seal);
  if (seal === null || old === undefined)
    return raise({
      code: 'seal.no-correction',
      place: updateId,
      message: 'There is no sealed correction of this return',
      advice: 'Freeze the corrected return with its reason, let both officers sign it, and seal it first.',
    });
  return { old: await openShelved(repositories, scope, old), corrected, seal };
}

/** A corrected return is sent only once the one it corrects has given way to it. */
async function requireOnlyOne(repositories: Repositories, scope: Scope, file: SealedReturn): Promise<void> {
  const { updateId, revision } = file.content;
  const standing = (await listShelf(repositories, scope)).find(
    (one) =>
      one.updateId === updateId &&
      one.revision !== revision &&
      sealOf(one.chain) !== null &&
      one.stage.stage !== 'superseded',
  );
  if (standing === undefined) return;
  raise({
    code: 'seal.not-superseded',
    place: `update ${updateId}, revision ${standing.revision}`,
    message: 'The return that this one corrects still stands',
    advice: 'Supersede it first: "evenkeel return supersede".',
  });
}

/** The record of the update says from now on that it was sent; a new version of it, nothing overwritten. */
async function noteSubmission(
  { documents }: Repositories,
  actor: Actor,
  scope: Scope,
  { updateId, day }: { readonly updateId: string; readonly day: IsoDate },
): Promise<void> {
  const record = await documents.newest(scope, 'update', updateId);
  const body = record?.body;
  if (typeof body !== 'object' || body === null || !('update' in body)) return;
  const update = { ...Object(body.update), submitted: day, status: 'submitted' };
  await documents.put(scope, { kind: 'update', id: updateId, body: { ...body, update } }, actor.id);
}

function requireDay(day: IsoDate, { content }: SealedReturn): IsoDate {
  const update = content.inputs.programme.updates.find(({ id }) => id === content.updateId);
  if (!isIsoDate(day))
    raise({
      code: 'seal.wrong-day',
      place: '--on',
      message: 'This is not a day of the calendar',
      advice: 'Write it as 2024-12-11.',
    });
  if (update !== undefined && day < lastDayOf(update.dataCutOff))
    raise({
      code: 'return.submitted-before-cut-off',
      place: `update ${content.updateId}`,
      message: 'The return is dated as submitted before the end of the month that its data goes to',
      advice: 'Correct the date of submission or the data cut-off.',
    });
  return day;
}

function requireText(text: string): void {
  if (text.trim() !== '') return;
  raise({
    code: 'seal.text-missing',
    message: 'There is nothing to record: the text is empty',
    advice: 'Write the question or the reply in full.',
  });
}
