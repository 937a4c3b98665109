/** What takes long and is made beside the requests: whoever asks is given it, or told how far it has come. */
import type { WorkListId } from '../../core/lists/work-lists.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { StoredPlanForecast } from '../forecast-programme-plan.ts';
import type { WorkList } from '../lists/read-work-list.ts';
import type { GraphWorth } from '../records/record-use-cases.ts';
import type { Making } from './making.ts';

/** A working list is given as it is now or not at all: an old one is no use. */
export type WorkListNow = WorkList | { readonly kind: 'making'; readonly making: Making };

/** No right is asked for here: that is the question of whoever shows it. */
export type Beforehand = {
  planForecast(scope: Scope): Promise<StoredPlanForecast>;
  /** What the nodes of the graph of records are worth, as it is now, where the plan simulates its numbers from the records of children. */
  graphWorth(scope: Scope): Promise<GraphWorth | { readonly making: Making }>;
  workList(scope: Scope, id: WorkListId): Promise<WorkListNow>;
};
