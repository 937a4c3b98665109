/** Runs the model again from the frozen inputs and compares every cell with what was sealed, to the penny. */
import type { ProgrammeFacts } from '../report/programme-facts.ts';
import { firstDifference } from '../seal/first-difference.ts';
import { membersOf } from '../seal/json-pointer.ts';
import { frozenResults } from './frozen-inputs.ts';
import type { ReturnContent } from './sealed-return.ts';

/** One cell that came out otherwise. */
export type ReplayDifference = { readonly at: string; readonly sealed: unknown; readonly again: unknown };

export type Replay = {
  readonly scenarios: number;
  /** Cells compared: amounts, unit costs, caseloads, years. */
  readonly cells: number;
  readonly differences: readonly ReplayDifference[];
};

/**
 * Compare the model's results.
 * @param facts  read from the frozen inputs, its projections run anew.
 */
export function replayReturn(content: Pick<ReturnContent, 'results'>, facts: ProgrammeFacts): Replay {
  const sealed = cellsOf(content.results);
  const again = cellsOf(frozenResults(facts));
  const differences = [...new Set([...sealed.keys(), ...again.keys()])]
    .filter((at) => firstDifference(sealed.get(at), again.get(at)) !== null)
    .map((at) => ({ at, sealed: sealed.get(at) ?? null, again: again.get(at) ?? null }));
  return { scenarios: content.results.length, cells: sealed.size, differences };
}

function cellsOf(results: unknown): ReadonlyMap<string, unknown> {
  const cells = new Map<string, unknown>();
  const walk = (value: unknown, at: string) => {
    const members = membersOf(value, at);
    if (members.length === 0) cells.set(at, value);
    else for (const member of members) walk(member.value, member.at);
  };
  walk(results, '/content/results');
  return cells;
}
