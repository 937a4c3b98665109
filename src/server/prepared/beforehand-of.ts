/** Gives use cases what is made beside the requests: the last one, or how far the first has come. */
import type { StoredPlanForecast } from '../../app/forecast-programme-plan.ts';
import type { Beforehand, MadeList } from '../../app/prepared/beforehand.ts';
import type { GraphWorth } from '../../app/records/record-use-cases.ts';
import type { PreparedReplies } from './prepare-answers.ts';
import { type Packed, unpackOnce } from '../../app/prepared/works.ts';

/** Make the giver. @param prepared  gives the answers made beforehand; asked for at each use, for the two need one another. */
export function beforehandOf(prepared: () => PreparedReplies): Beforehand {
  return {
    planForecast: async (scope) => {
      const told = await prepared().ask({ work: { name: 'plan-forecast', params: scope }, scope });
      if (told.kind === 'preparing') return { kind: 'making', making: told.preparing };
      const { madeAt, renewal } = told.prepared;
      const made = unpackOnce(told.reply as Packed) as StoredPlanForecast; // as `works` packed it
      if (renewal === null || made.kind === 'making') return made;
      return { ...made, renewal: { madeAt, making: renewal } };
    },
    graphWorth: async (scope) => {
      const told = await prepared().ask({ work: { name: 'graph-worth', params: scope }, scope });
      if (told.kind === 'preparing') return { making: told.preparing };
      // worth of an earlier graph says nothing of what was linked since
      const { renewal } = told.prepared;
      return renewal === null ? (unpackOnce(told.reply as Packed) as GraphWorth) : { making: renewal }; // as `works` packed it
    },
    workList: async (scope, list, asFile) => {
      const params = { ...scope, list, asFile };
      const told = await prepared().ask({ work: { name: 'work-list', params }, scope });
      if (told.kind === 'preparing') return { kind: 'making', making: told.preparing };
      const { renewal } = told.prepared;
      if (renewal !== null) return { kind: 'making', making: renewal };
      return unpackOnce(told.reply as Packed) as MadeList; // as `works` packed it
    },
  };
}
