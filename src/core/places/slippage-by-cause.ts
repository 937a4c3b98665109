/** Late places by their cause: every late place stands under one, so places, children and money sum to the whole. */
import type { LateCause, PlannedScheme } from './place-scheme.ts';
import { isLate, type SchemeSlippage, sumIfKnown } from './place-slippage.ts';

/** Kinds of causes in words. */
export const LATE_CAUSE_WORDS: Readonly<Record<LateCause, string>> = {
  site: 'site or lease not settled',
  planning: 'planning permission',
  building: 'building work',
  money: 'money not agreed',
  registration: 'waiting for registration',
  staffing: 'leaders and staff not found',
  other: 'another cause',
};

/** What stands where nothing is recorded. */
const NO_CAUSE = 'no cause recorded';

/** One cause. Money is null where that of one of its schemes is not known. */
export type CauseSlippage = {
  /** In words: the kind, else the cause as recorded. */
  readonly cause: string;
  readonly kind: LateCause | null;
  readonly schemes: readonly string[];
  /** Due by now and not there [places]. */
  readonly late: number;
  readonly children: number;
  /** [pence/week] */
  readonly weeklyPence: bigint | null;
  readonly totalPence: bigint | null;
};

/** Put late schemes together by their kind of cause, or by its words where no kind is recorded; in the order of the schemes. */
export function slippageByCause(
  schemes: readonly Pick<PlannedScheme, 'id' | 'cause' | 'causeKind'>[],
  slippage: readonly SchemeSlippage[],
): readonly CauseSlippage[] {
  const causeOf = new Map(schemes.map(({ id, cause, causeKind }) => [id, { cause, causeKind }]));
  const groups = Map.groupBy(slippage.filter(isLate), ({ id }) => {
    const { cause, causeKind } = causeOf.get(id) ?? { cause: '', causeKind: null };
    return causeKind === null ? cause || NO_CAUSE : LATE_CAUSE_WORDS[causeKind];
  });
  return [...groups].map(([cause, own]) => ({
    cause,
    kind: causeOf.get(own[0]?.id ?? '')?.causeKind ?? null,
    schemes: own.map(({ name }) => name),
    late: own.reduce((sum, { late }) => sum + late, 0),
    children: own.reduce((sum, { children }) => sum + children, 0),
    weeklyPence: sumIfKnown(own.map(({ weeklyPence }) => weeklyPence)),
    totalPence: sumIfKnown(own.map(({ totalPence }) => totalPence)),
  }));
}
