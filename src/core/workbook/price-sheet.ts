/** What mitigations of prices come to, for the live sheets: by how much prices would be higher without them, and the lines at such prices. */
import { dearerPence, partsDearer } from '../plan/exact-case.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { type EffectFrame, plannedEffect } from '../plan/mitigation-effect.ts';
import { placementTypeInWords } from '../report/finance-template.ts';
import { live, type SheetDraft, words } from './book.ts';
import type { LinesWithout, Priced } from './lines-without.ts';
import { type Results, yearColumn, yearSheet } from './money-sheets.ts';

/** The sheet, and what it gives for other sheets. */
export type PriceSheet = {
  readonly sheet: SheetDraft;
  /** What one mitigation brings in a year on the lines as planned; null where it lowers no price. */
  readonly brings: (place: number, n: number) => Priced | null;
  /** What a line would cost more at prices without any of them, its plans those without any mitigation; null where no price of it is lowered. */
  readonly dearer: (type: string, n: number) => Priced | null;
};

/** Whole parts of a million million by which prices are higher by place and type, in each year. */
type Higher = ReadonlyMap<string, readonly bigint[]>;

/**
 * Make it. Rows "higher.PLACE.TYPE" hold by how much a price would be higher without that mitigation and those of prices listed before
 * it, so that what each brings adds up: as written, since a plan holds prices with them in.
 * @param lines  with no plan spared, at prices as planned.
 * @returns null where no mitigation lowers a price.
 * @source Method note 9, equation 9.7 and section 5.
 */
export function priceSheet(results: Results, frame: EffectFrame, lines: LinesWithout): PriceSheet | null {
  const { plan, projection, calculation } = results;
  const places = plan.mitigations.flatMap(({ flow }, place) => (flow === 'unit-cost' ? [place] : []));
  const last = places.at(-1);
  if (last === undefined) return null;
  const higher = higherParts(plan, frame, places);
  const draft = yearSheet(
    results,
    'Effects on prices',
    'Prices without the mitigations that lower them',
    'A plan holds prices with these mitigations in them. By how much a price would be higher without them stands here as written, in parts of a million million, each without itself and those above it; below that, in whole pence, the lines with no plan spared and what they would cost more. What is changed on Governance and management moves nothing here: change the price itself on Amounts.',
  );
  for (const place of places)
    for (const type of plan.finance.types) {
      const parts = higher.get(`${place}.${type}`);
      if (parts === undefined) continue;
      draft.add(`higher.${place}.${type}`, [
        words(`Higher without it, and those above: ${plan.mitigations[place]?.name ?? ''}`),
        words(placementTypeInWords(type)),
        ...parts.map((value) => ({ is: 'number', value: Number(value), look: 'count' }) as const),
      ]);
    }
  for (const type of plan.finance.types) {
    const parts = higher.get(`${last}.${type}`);
    if (parts === undefined) continue;
    draft.add(`line.${type}`, [
      words('Line with no plan spared, pence'),
      words(placementTypeInWords(type)),
      ...projection.years.map((_, n) => {
        const { formula, value } = lines(type, n);
        return live(formula, Number(value), 'pence');
      }),
    ]);
    draft.add(`dearer.${type}`, [
      words('What it would cost more at prices without them, pence'),
      words(placementTypeInWords(type)),
      ...projection.years.map((_, n) =>
        live(
          timesParts(
            draft.at(`line.${type}`, yearColumn(n)),
            draft.at(`higher.${last}.${type}`, yearColumn(n)),
          ),
          Number(dearerPence(lines(type, n).value, parts[n] ?? 0n)),
          'pence',
        ),
      ),
    ]);
  }
  const dearerOf = (place: number, type: string, n: number): Priced | null => {
    const parts = higher.get(`${place}.${type}`)?.[n];
    if (parts === undefined) return null;
    const line = calculation.from(`lineCostPence.${type}`, yearColumn(n));
    return {
      value: dearerPence(projection.years[n]?.lineCostPence[type] ?? 0n, parts),
      formula: timesParts(line, draft.from(`higher.${place}.${type}`, yearColumn(n))),
    };
  };
  return {
    sheet: draft,
    brings: (place, n) => {
      const at = places.indexOf(place);
      if (at < 0) return null;
      const before = places[at - 1];
      return summed(
        plan.finance.types.flatMap((type) => {
          const upTo = dearerOf(place, type, n);
          const already = before === undefined ? null : dearerOf(before, type, n);
          if (upTo === null) return [];
          if (already === null) return [upTo];
          return [{ value: upTo.value - already.value, formula: `${upTo.formula}-(${already.formula})` }];
        }),
      );
    },
    dearer: (type, n) => {
      const parts = higher.get(`${last}.${type}`)?.[n];
      if (parts === undefined) return null;
      return {
        value: dearerPence(lines(type, n).value, parts),
        formula: draft.from(`dearer.${type}`, yearColumn(n)),
      };
    },
  };
}

function higherParts(plan: ManagementPlan, frame: EffectFrame, places: readonly number[]): Higher {
  const { types, years } = plan.finance;
  const all = plannedEffect(frame, () => true).cheaper;
  return new Map(
    places.flatMap((upTo) => {
      const rest = plannedEffect(frame, (place) => place > upTo).cheaper;
      return types.flatMap((type, column) => {
        const parts = years.map((_, n) => {
          const cell = n * types.length + column;
          return partsDearer((1 - (rest[cell] ?? 0)) / (1 - (all[cell] ?? 0)));
        });
        return parts.every((one) => one === 0n) ? [] : [[`${upTo}.${type}`, parts] as const];
      });
    }),
  );
}

function summed(parts: readonly Priced[]): Priced {
  return {
    value: parts.reduce((sum, { value }) => sum + value, 0n),
    formula: parts.map(({ formula }) => formula).join('+') || '0',
  };
}

/**
 * A whole number of pence times parts of a million million, rounded once, halves up. Both are cut into millions and a rest, so that no number
 * passes 10^13, and each of the two carries is dropped where it stands.
 * @param line  address of the pence. @param parts  address of the parts.
 */
function timesParts(line: string, parts: string): string {
  const millions = (cell: string) => `INT(${cell}/1000000)`;
  const rest = (cell: string) => `(${cell}-1000000*${millions(cell)})`;
  const lowest = `INT((${rest(line)}*${rest(parts)}+500000000000)/1000000)`;
  const middle = `${millions(line)}*${rest(parts)}+${rest(line)}*${millions(parts)}`;
  return `${millions(line)}*${millions(parts)}+INT((${middle}+${lowest})/1000000)`;
}
