/** Works that are made beforehand and are no route's whole reply: several pages rest on one, or show it with what is read at once. */
import type { App } from '../app.ts';
import type { GraphWorth } from '../records/record-use-cases.ts';
import { machineActor } from '../../core/access/access.ts';
import { packValue, unpackValue } from '../../core/lab/pack-value.ts';
import { WORK_LISTS, type WorkListId } from '../../core/lists/work-lists.ts';
import type { Scope } from '../../edge/store/store.ts';

/** Which list, and whether as a file. */
type ListAsked = { readonly list: WorkListId; readonly asFile: boolean };

/** A work of a programme, with what it is asked for beside. */
export type Work =
  | { readonly name: 'plan-forecast' | 'graph-worth'; readonly params: Scope }
  | { readonly name: 'work-list'; readonly params: Scope & ListAsked };

/** A made thing on its way between threads and into the store. */
export type Packed = { readonly packed: string };

const MAKER = machineActor('pages');

/** Do a work. @returns it packed. @throws Error for a name that is none, which is our fault. */
export async function runWork(name: string, params: unknown, app: App): Promise<Packed> {
  const { list, asFile = false, ...scope } = params as Scope & Partial<ListAsked>; // put together by `Work`
  if (name === 'plan-forecast') return { packed: packValue(await app.forecastPlan(MAKER, scope)) };
  if (name === 'graph-worth') {
    const { worth, refused } = await app.records.graph(MAKER, scope);
    return { packed: packValue({ worth: [...worth], refused } satisfies GraphWorth) };
  }
  if (name === 'work-list' && list !== undefined && WORK_LISTS.includes(list))
    return { packed: packValue(await app.makeWorkList(scope, list, asFile)) };
  throw new Error(`There is no work of the name ${name}`);
}

/** What was unpacked goes with what it was unpacked from: many requests show one made thing. */
const unpacked = new WeakMap<object, unknown>();

/** Unpack a made thing, once. The caller knows what was packed. */
export function unpackOnce(made: Packed): unknown {
  if (!unpacked.has(made)) unpacked.set(made, unpackValue(made.packed));
  return unpacked.get(made);
}
