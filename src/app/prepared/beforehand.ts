/** What takes long and is made beside the requests: whoever asks is given it, or told how far it has come. */
import type { WorkListId } from '../../core/lists/work-lists.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { StoredPlanForecast } from '../forecast-programme-plan.ts';
import type { GraphWorth } from '../records/record-use-cases.ts';
import type { ListView } from '../views/lists-view.ts';
import type { Making } from './making.ts';

/** A working list ready to be shown, or the text of its file, with how much is looked at in it, for the audit trail. */
export type MadeList = {
  readonly kind: 'made';
  readonly size: Readonly<Record<string, string | number>>;
  readonly made: { readonly view: ListView } | { readonly text: string };
};

/** A working list is given as it is now or not at all: an old one is no use. */
export type MadeListNow = MadeList | { readonly kind: 'making'; readonly making: Making };

/** No right is asked for here: that is the question of whoever shows it. */
export type Beforehand = {
  planForecast(scope: Scope): Promise<StoredPlanForecast>;
  /** What the nodes of the graph of records are worth, as it is now, where the plan simulates its numbers from the records of children. */
  graphWorth(scope: Scope): Promise<GraphWorth | { readonly making: Making }>;
  workList(scope: Scope, id: WorkListId, asFile: boolean): Promise<MadeListNow>;
};
