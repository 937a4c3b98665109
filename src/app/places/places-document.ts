/** The answer on places as one document, `evenkeel/places-answer@1`: whole pence, months as text, what is not known null. */
import { yearInWords } from '../../core/base/time.ts';
import { ALLOCATION_NOTE, ALLOCATION_REASONS } from '../../core/places/explain-allocation.ts';
import { slippageByCause } from '../../core/places/slippage-by-cause.ts';
import type { AllocatedPlaces, PlacesAnswer } from './answer-places.ts';

/**
 * Shape the document. Its name is not that of the record of places, `evenkeel/places@1`, which it is made from.
 * @param version  the product's.
 */
export function placesDocument(answer: PlacesAnswer, version: string) {
  const { reckoning, totals, seed, draws } = answer;
  const { asAt, due, delivered } = reckoning;
  return {
    schema: 'evenkeel/places-answer@1',
    of: answer.of,
    version,
    seed,
    draws,
    inputs: answer.inputs,
    asAt,
    answer: answer.sentence,
    range: answer.rangeSentence,
    capacityAnswer: answer.capacitySentence,
    notes: answer.notes,
    places: { due, delivered, late: due - delivered },
    pipeline: reckoning.pipeline.map(({ scheme, usableFrom, usable, expected, onRoll }) => ({
      id: scheme.id,
      name: scheme.name,
      countsAs: scheme.countsAs,
      area: scheme.site?.area ?? null,
      needs: scheme.site?.needs ?? null,
      phases: scheme.site?.phases ?? null,
      planned: scheme.site?.stages.planned ?? null,
      funded: scheme.site?.stages.funded ?? null,
      registered: scheme.site?.stages.registered ?? null,
      due: scheme.due,
      usableFrom,
      placesDue: scheme.placesDue,
      placesDelivered: scheme.placesDelivered,
      placesUsable: usable,
      filledByPlan: expected,
      onRoll,
      cause: scheme.cause,
      causeKind: scheme.causeKind,
      owner: scheme.owner === '' ? null : scheme.owner,
      nextStep: scheme.nextStep,
    })),
    vacantPlaces: answer.vacant,
    capacity: reckoning.capacity.map(({ year, cells, planned, ...rest }) => ({
      year: yearInWords(year),
      ...rest,
      plannedIndependent: planned,
      cells,
    })),
    slippage: {
      ...totals,
      schemes: reckoning.slippage.map((one) => ({
        ...one,
        byYear: one.byYear.map(({ year, costPence }) => ({ year: yearInWords(year), costPence })),
      })),
      byCause: slippageByCause(
        reckoning.pipeline.map(({ scheme }) => scheme),
        reckoning.slippage,
      ),
      range: reckoning.range,
      filling: reckoning.filling,
    },
    allocation: allocationDocument(answer.allocation),
  };
}

function allocationDocument(allocation: AllocatedPlaces) {
  if (allocation.kind !== 'allocated') return allocation;
  const { kind, year, lines, pricePence, travelPence, withoutPence, countsTravel, hadChoice, model } =
    allocation;
  return {
    kind,
    year: yearInWords(year),
    note: ALLOCATION_NOTE,
    reasons: ALLOCATION_REASONS,
    sites: model.sites,
    pricePence,
    travelPence,
    withoutPence,
    countsTravel,
    hadChoice,
    lines: lines.map(({ group, ...line }) => ({ ...group, waiting: group.children, ...line })),
  };
}
