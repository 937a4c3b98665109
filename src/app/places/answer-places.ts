/** The answer on places: reckoned in the core, allocated by the solver, told in words. */
import { type Actor, may } from '../../core/access/access.ts';
import { type Problem, ProblemError, raise } from '../../core/base/problem.ts';
import { type AcademicYear, isMonth, type Month } from '../../core/base/time.ts';
import { type AllocationModel, hasChoice } from '../../core/places/allocation.ts';
import { modelOfYear, septemberOf } from '../../core/places/allocation-model.ts';
import { type AllocationLine, explainAllocation } from '../../core/places/explain-allocation.ts';
import type { PlacesRecord } from '../../core/places/place-scheme.ts';
import {
  capacityInWords,
  placesInWords,
  placesNotes,
  rangeInWords,
  type SlippageTotals,
  totalSlippage,
} from '../../core/places/places-words.ts';
import { type PlacesReckoning, reckonPlaces } from '../../core/places/reckon-places.ts';
import { solveAllocation } from '../../edge/solve/solve-allocation.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { InputFile } from '../read-input-file.ts';
import { requirePermission } from '../require-permission.ts';
import { type FoundPlaces, readFolderPlaces, readStoredPlaces } from './read-places-facts.ts';

/** What a caller may choose. */
export type PlacesRequest = {
  /** Month of the answer; null for the record's own or the newest update's. */
  readonly asAt: Month | null;
  readonly seed: number;
  readonly draws: number;
};

/** One September's allocation at the least whole cost, or what stands in its way. */
export type AllocatedPlaces =
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | {
      readonly kind: 'allocated';
      readonly year: AcademicYear;
      readonly model: AllocationModel;
      readonly lines: readonly AllocationLine[];
      /** Prices and travel of a year [pence]. */
      readonly pricePence: bigint;
      readonly travelPence: bigint;
      /** What it would cost were all of them in independent schools [pence]. */
      readonly withoutPence: bigint;
      readonly countsTravel: boolean;
      /** Whether more wanted a site than it holds: only then is there anything to choose. */
      readonly hadChoice: boolean;
    };

export type PlacesAnswer = {
  readonly of: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly sentence: string;
  /** How far the cost may go; empty where there is no range. */
  readonly rangeSentence: string;
  readonly capacitySentence: string;
  readonly notes: readonly string[];
  readonly reckoning: PlacesReckoning;
  readonly totals: SlippageTotals;
  readonly vacant: number | null;
  readonly record: PlacesRecord;
  readonly allocation: AllocatedPlaces;
};

/**
 * Answer for a stored programme.
 * @throws ProblemError `access.refused`, `call.wrong`, `programme.not-found`, `places.*`.
 */
export async function answerStoredPlaces(
  read: Repositories,
  actor: Actor,
  scope: Scope,
  request: PlacesRequest,
): Promise<PlacesAnswer> {
  requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the places of this authority');
  const answer = await answerPlaces(await readStoredPlaces(read, scope, monthOf(request)), request);
  return may(actor, 'import.read', scope.authorityCode) ? answer : withoutSmallGroups(answer);
}

/** Take out groups of a few children. They are for those who work with the authority's records; others see the sums. */
export function withoutSmallGroups(answer: PlacesAnswer): PlacesAnswer {
  const { reckoning, allocation } = answer;
  const capacity = reckoning.capacity.map((year) => ({ ...year, cells: [] }));
  return {
    ...answer,
    reckoning: { ...reckoning, capacity, ground: { ...reckoning.ground, needYears: [] } },
    allocation:
      allocation.kind === 'allocated'
        ? { ...allocation, lines: [], model: { groups: [], sites: allocation.model.sites, costs: [] } }
        : allocation,
  };
}

/** Answer for a folder with a plan and a record of places. @throws ProblemError `plan.*`, `file.*`, `places.*`. */
export async function answerFolderPlaces(folder: string, request: PlacesRequest): Promise<PlacesAnswer> {
  return await answerPlaces(await readFolderPlaces(folder, monthOf(request)), request);
}

function monthOf({ asAt }: PlacesRequest): Month | null {
  if (asAt !== null && !isMonth(asAt))
    raise({
      code: 'call.wrong',
      message: 'The month of --as-at is not understood',
      advice: 'Write it as year and month: 2024-10.',
    });
  return asAt;
}

/** Answer from what was found. The same facts, seed and draws give the same answer. */
export async function answerPlaces(
  found: FoundPlaces,
  { seed, draws }: PlacesRequest,
): Promise<PlacesAnswer> {
  const reckoning = reckonPlaces(found.facts, { seed, draws });
  return {
    of: found.of,
    seed,
    draws,
    inputs: found.inputs,
    sentence: placesInWords(reckoning),
    rangeSentence: rangeInWords(reckoning),
    capacitySentence: capacityInWords(reckoning),
    notes: placesNotes(reckoning, found.agesUnknown),
    reckoning,
    totals: totalSlippage(reckoning),
    vacant: found.vacant,
    record: found.facts.record,
    allocation: await allocate(found, reckoning),
  };
}

/** Allocate the next September of which the need is known. A record that lacks something for it is told, not raised. */
async function allocate({ facts }: FoundPlaces, { ground, asAt }: PlacesReckoning): Promise<AllocatedPlaces> {
  const need = ground.needYears.find(({ year }) => septemberOf(year) > asAt);
  if (need === undefined || ground.base === null)
    return { kind: 'none', why: 'No need of a coming September is known, so there is nobody to place.' };
  const { travel } = facts.record;
  try {
    const model = modelOfYear({ ...ground, base: ground.base, need, travel });
    const answer = await solveAllocation(model);
    if (answer === null) return { kind: 'none', why: 'The solver found no answer.' };
    const lines = explainAllocation(model, answer);
    const sum = (pick: (line: AllocationLine) => bigint) =>
      lines.reduce((all, line) => all + BigInt(line.children) * pick(line), 0n);
    return {
      kind: 'allocated',
      year: need.year,
      model,
      lines,
      pricePence: sum(({ pricePence }) => pricePence),
      travelPence: sum(({ travelPence }) => travelPence),
      withoutPence: allElsewhere(model),
      countsTravel: travel.length > 0,
      hadChoice: hasChoice(model),
    };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

/** The whole cost were everybody in an independent school, the last site of the model. */
function allElsewhere({ groups, sites, costs }: AllocationModel): bigint {
  const last = sites.length - 1;
  return groups.reduce((sum, { children }, at) => {
    const cost = costs[at]?.[last] ?? null;
    return cost === null ? sum : sum + BigInt(children) * (cost.pricePence + cost.travelPence);
  }, 0n);
}
