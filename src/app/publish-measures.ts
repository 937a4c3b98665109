/** Makes the public copy of the measures: newest figures only, rounded, beside everything that was published before. */
import type { Actor } from '../core/access/access.ts';
import { ROUND_TO_5 } from '../core/disclosure/rule.ts';
import type { MeasureValue } from '../core/measures/measure-value.ts';
import { type PublicMeasure, protectMeasures } from '../core/measures/public-measures.ts';
import type { Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import type { MeasuresAnswer } from './measure-programme.ts';
import { publishCounts } from './publish-counts.ts';
import { keyOf, type MeasureCell, measureTable } from './publish-measure-cells.ts';

/** The measures as readers outside may see them, with the rule that was applied. */
export type PublicMeasuresAnswer = Omit<MeasuresAnswer, 'measures'> & {
  readonly measures: readonly PublicMeasure[];
  readonly disclosure: { readonly rule: string; readonly text: string };
};

const ALSO =
  'Counts of 1 to 4 are shown as "c", and so are further counts from which they could be worked out, alone or beside earlier publications.';

/**
 * Protect the measures of a programme and record what was published.
 * @throws ProblemError those of `publishCounts`; nothing is recorded then.
 */
export async function publishMeasures(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  answer: MeasuresAnswer,
): Promise<PublicMeasuresAnswer> {
  const { measures, rule, ruleText } = protectMeasures(answer.measures);
  const { table, cellsOf } = measureTable(answer.measures, measures);
  const { hidden } = await publishCounts(dependencies, actor, scope, {
    id: `measures ${answer.asAt ?? 'without month'}`,
    table,
    overlaps: [],
    rule: ROUND_TO_5,
    hidesSmall: true,
  });
  return {
    ...answer,
    measures: measures.map((measure) => withHidden(measure, cellsOf.get(keyOf(measure)) ?? [], hidden)),
    disclosure: { rule, text: `${ruleText} ${ALSO}` },
  };
}

/** A share or mean goes whole where a count of its own is kept back. */
function withHidden(
  measure: PublicMeasure,
  cells: readonly MeasureCell[],
  hidden: ReadonlySet<string>,
): PublicMeasure {
  if (!cells.some(({ id }) => hidden.has(id))) return measure;
  const kept: Pick<MeasureValue, 'value' | 'numerator' | 'denominator'> = {
    value: null,
    numerator: null,
    denominator: null,
  };
  return { ...measure, ...kept, mark: 'c' };
}
