/** Figures of the agreement's conditions, of the places due and of the mitigations. */
import { type Pence, pence } from '../../base/pence.ts';
import { showCount, showMillions } from '../../base/show.ts';
import { monthInWords, yearInWords } from '../../base/time.ts';
import type { Condition, ConditionTest } from '../../programme/definitions.ts';
import type { FigureBookWriter } from '../figure-book.ts';
import type { ProgrammeFacts } from '../programme-facts.ts';
import { showDeficit } from './finance-figures.ts';

/** Add the figures of conditions, places and mitigations. */
export function addProgrammeFigures(book: FigureBookWriter, facts: ProgrammeFacts): void {
  for (const condition of facts.programme.agreement.conditions) {
    if (condition.test.kind === 'deficit-ceiling') addCeilings(book, facts, condition, condition.test);
    if (condition.test.kind === 'in-year-balance') {
      const words = yearInWords(condition.test.byYear);
      book.add({
        id: `condition.${condition.number}.by-year`,
        label: `year by which condition ${condition.number} asks for an in-year balance`,
        value: words,
        unit: 'year',
        shown: words,
        source: { kind: 'stored', record: agreementRecord(facts) },
      });
    }
  }
  addPlaces(book, facts);
  // A path of plans and a share of a price have no size in plans a month.
  const byMonth = facts.mitigations.filter(({ flow }) => flow !== 'caseload' && flow !== 'unit-cost');
  for (const mitigation of byMonth)
    book.add({
      id: `mitigation.${mitigation.id}.plans-a-month`,
      label: `effect of ${mitigation.name}, plans a month`,
      value: mitigation.size,
      unit: 'per month',
      shown: showCount(mitigation.size),
      source: { kind: 'computed', method: 'assumption of the plan', inputs: [facts.planRecord] },
    });
}

/**
 * The deficit that a ceiling is tested on: the basis named in the agreement decides. Gross counts no programme
 * payments; with the authority's own contribution left out it is the projection's position before contributions.
 */
export function testedDeficit(
  facts: ProgrammeFacts,
  test: Extract<ConditionTest, { readonly kind: 'deficit-ceiling' }>,
  year: number,
): { readonly amount: Pence; readonly input: string } | null {
  const [main] = facts.scenarios;
  const found = main?.projection.years.find((item) => item.year === year);
  if (main === undefined || found === undefined) return null;
  const position = main.projection.years.indexOf(found);
  const upTo = (amounts: readonly bigint[]) => amounts.slice(0, position + 1).reduce((sum, x) => sum + x, 0n);
  const { openingAfterContributionsPence: after, openingBeforeContributionsPence: before } = main.inputs;
  const received = before - after;
  const contribution = test.countsOwnContribution ? upTo(main.inputs.laContributionPence) : 0n;
  const payments =
    test.basis === 'gross' ? 0n : received + upTo(countedPayments(facts, test.basis, main.inputs));
  const amount = found.cumulativeBeforeContributionsPence - payments - contribution;
  return { amount: pence(amount), input: `finance.${main.id}.cumulative-before.${yearInWords(year)}` };
}

function countedPayments(
  { programme }: ProgrammeFacts,
  basis: 'net-of-paid' | 'net-of-all-planned',
  inputs: { readonly years: readonly number[]; readonly safetyValvePaymentPence: readonly bigint[] },
): bigint[] {
  if (basis === 'net-of-all-planned') return [...inputs.safetyValvePaymentPence];
  const isPaid = (status: string) => status === 'paid' || status === 'made-up';
  return inputs.years.map((year) =>
    programme.agreement.payments
      .filter((payment) => payment.year === year && isPaid(payment.status))
      .reduce((sum, payment) => sum + BigInt(payment.amountPence), 0n),
  );
}

function addCeilings(
  book: FigureBookWriter,
  facts: ProgrammeFacts,
  condition: Condition,
  test: Extract<ConditionTest, { readonly kind: 'deficit-ceiling' }>,
): void {
  for (const { year, ceilingPence } of test.ceilings) {
    const words = yearInWords(year);
    const name = `condition.${condition.number}`;
    book.add({
      id: `${name}.ceiling.${words}`,
      label: `ceiling of condition ${condition.number} at the end of ${words}`,
      value: ceilingPence,
      unit: 'pence',
      shown: showMillions(ceilingPence),
      source: { kind: 'stored', record: agreementRecord(facts) },
    });
    const tested = testedDeficit(facts, test, year);
    if (tested === null) continue;
    const basis = `${test.basis} basis, own contribution ${test.countsOwnContribution ? 'counted' : 'not counted'}`;
    book.add({
      id: `${name}.tested.${words}`,
      label: `cumulative deficit tested by condition ${condition.number} at the end of ${words} (${basis})`,
      value: tested.amount,
      unit: 'pence',
      shown: showDeficit(tested.amount),
      source: { kind: 'computed', method: basis, inputs: [tested.input] },
    });
    const breach = pence(tested.amount - ceilingPence);
    book.add({
      id: `${name}.breach.${words}`,
      label: `cumulative deficit above the ceiling of condition ${condition.number} at the end of ${words}`,
      value: breach,
      unit: 'pence',
      shown: breach < 0 ? `${showMillions(pence(-breach))} of headroom` : showMillions(breach),
      source: {
        kind: 'computed',
        method: 'deficit less ceiling',
        inputs: [`${name}.tested.${words}`, `${name}.ceiling.${words}`],
      },
    });
  }
}

function addPlaces(book: FigureBookWriter, { programme }: ProgrammeFacts): void {
  const cutOff = programme.updates.at(-1)?.dataCutOff ?? '';
  const dueSchemes = programme.places.filter((scheme) => scheme.due <= cutOff);
  const count = (id: string, label: string, value: number, inputs: readonly string[] | null) =>
    book.add({
      id,
      label,
      value,
      unit: 'count',
      shown: showCount(value),
      source:
        inputs === null
          ? { kind: 'stored', record: 'register of place schemes' }
          : { kind: 'computed', method: 'sum over schemes or due less delivered', inputs },
    });
  const ids = (part: string) => dueSchemes.map((scheme) => `places.${scheme.id}.${part}`);
  for (const scheme of programme.places) {
    const name = `places.${scheme.id}`;
    count(`${name}.due`, `places due, ${scheme.name}`, scheme.placesDue, null);
    count(`${name}.delivered`, `places delivered, ${scheme.name}`, scheme.placesDelivered, null);
    count(`${name}.shortfall`, `places short, ${scheme.name}`, scheme.placesDue - scheme.placesDelivered, [
      `${name}.due`,
      `${name}.delivered`,
    ]);
  }
  if (dueSchemes.length === 0) return;
  const due = dueSchemes.reduce((sum, scheme) => sum + scheme.placesDue, 0);
  const delivered = dueSchemes.reduce((sum, scheme) => sum + scheme.placesDelivered, 0);
  const by = monthInWords(cutOff);
  count('places.due', `places due by ${by}`, due, ids('due'));
  count('places.delivered', `places delivered of those due by ${by}`, delivered, ids('delivered'));
  count('places.shortfall', `places short of those due by ${by}`, due - delivered, [
    'places.due',
    'places.delivered',
  ]);
}

function agreementRecord({ programme }: ProgrammeFacts): string {
  return `agreement ${programme.agreement.id}, version ${programme.agreement.version}`;
}
