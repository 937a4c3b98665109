/** Writes a return from the figures of the reference case, in words of our own; nothing of the real return is copied. */

export type Fact = {
  readonly id: string;
  readonly value: unknown;
  readonly when: string;
};

const MONTHS: readonly (readonly [string, string])[] = [
  ['04', 'April'],
  ['05', 'May'],
  ['06', 'June'],
  ['07', 'July'],
  ['08', 'August'],
  ['09', 'September'],
  ['10', 'October'],
];

/** The facts by id, each asked for by name so that a change of the file is noticed. */
class Facts {
  readonly #byId: ReadonlyMap<string, unknown>;

  constructor(facts: readonly Fact[]) {
    this.#byId = new Map(facts.map(({ id, value }) => [id, value]));
  }

  number(id: string): number {
    const value = this.#byId.get(id);
    if (typeof value !== 'number') throw new RangeError(`The reference case has no number ${id}`);
    return value;
  }

  count(id: string): string {
    return this.number(id).toLocaleString('en-GB');
  }

  percent(id: string): string {
    return `${Math.round(this.number(id) * 1e6) / 1e4}%`;
  }

  millions(id: string): string {
    return `£${this.number(id) / 1e6}m`;
  }
}

function monthly(facts: Facts, subject: string): string {
  return MONTHS.map(
    ([month, name]) =>
      `| ${name} 2024 | ${subject
        .split(',')
        .map((id) =>
          facts
            .number(`${id}.2024-${month}`)
            .toLocaleString('en-GB', { minimumFractionDigits: id.includes('rolling') ? 2 : 0 }),
        )
        .join(' | ')} |`,
  ).join('\n');
}

function yearly(facts: Facts, ids: readonly string[], years: readonly string[]): string {
  return years
    .map(
      (year) =>
        `| ${year.replace('-', '/')} | ${ids.map((id) => facts.number(`${id}.${year}`) / 1e6).join(' | ')} |`,
    )
    .join('\n');
}

const YEARS = ['2023-24', '2024-25', '2025-26', '2026-27', '2027-28', '2028-29', '2029-30', '2030-31'];

/** The finance chart: as it was read off a picture, or from the plan that the text tells. */
function chart(facts: Facts, isClean: boolean): string {
  const head =
    'Chart 1: the mitigated forecast\n\n| Year | In-year deficit, £m | Cumulative deficit, £m |\n| --- | --- | --- |\n';
  if (!isClean) return head + yearly(facts, ['finance.chart.inYear', 'finance.chart.cumulative'], YEARS);
  return `${head.replace('Cumulative deficit', 'Cumulative deficit after payments')}| 2028/29 | 9.1 | 130.4 |\n| 2029/30 | 2.8 | 125.2 |\n| 2030/31 | -1.9 | 122.5 |`;
}

function list(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `- insight ${'abcdefgh'.charAt(at)}, told by the panel`,
  ).join('\n');
}

/** Requests of June 2024 as a mean that twelve months can have. */
const POSSIBLE_JUNE = 98.42;

/** The return in Markdown. `cleaned` mends what the case's own readings say, and nothing else. */
export function caseReturn(all: readonly Fact[], how: 'as printed' | 'cleaned'): string {
  const facts = new Facts(all);
  const isClean = how === 'cleaned';
  const requests = monthly(facts, 'ehcna.rolling12');
  return `# Case W: update 3

Date submitted: 11 December 2024

Data to the end of: October 2024

## On track

Is the authority on track for this year's deficit in the agreement? No. The forecast worsened by ${facts.millions('finance.movement.q1q2')} between the first and second quarters, ${isClean ? 'which is put down to the price of placements and their full-year effect' : 'put down to demand above forecast leading to more independent placements'}.

Will the deficit be £0 by the end of the agreement? No. A residual deficit of ${facts.millions('finance.residual.current')} is left with the authority at 31 March 2031.${isClean ? '' : ` The original plan itself left a residual deficit of ${facts.millions('finance.residual.original')}.`}

Is the capital project on track? Yes. ${isClean ? 'The funded scheme meets its milestones. This answer does not cover the places that are told of under Condition 3.3.' : 'The funded scheme meets its milestones.'}

## Condition 1

A positive in-year balance is now forecast by the end of 2030/31, not 2028/29.

${chart(facts, isClean)}

High Needs Block income is ${facts.millions('finance.income.2025-26')} in 2025/26, up by ${facts.percent('finance.income.growth.2025-26')}. The forecast assumes a Schools Block transfer of ${facts.percent('finance.transfer.2025-26')} in 2025/26.

## Condition 2

The cumulative deficit before payments is not to exceed the cap of ${facts.millions('finance.condition2.cap.2024-25')} in 2024/25; the condition is off track and the cap will be exceeded.

## Condition 3.1

| Month | Actual plans | Forecast plans |
| --- | --- | --- |
${monthly(facts, 'ehcp.actual,ehcp.forecast')}

Plans are around ${facts.count('ehcp.gap.stated')} ahead of forecast.

Requests for assessment, 12-month rolling average:

| Month | Requests a month |
| --- | --- |
${isClean ? requests.replace(String(facts.number('ehcna.rolling12.2024-06')), String(POSSIBLE_JUNE)) : requests}

${isClean ? 'Part of the new plans come from clearing the backlog of assessments. ' : ''}Plan numbers are to stabilise by April 2026${isClean ? ' and then fall by about 200 a year' : ''}. The unmitigated forecast is ${isClean ? '11,500' : facts.count('ehcp.unmitigated.2031-03-31')} plans at 31 March 2031. The mitigated forecast is ${facts.count('ehcp.mitigated.2031-03-31')} plans at 31 March 2031.

Four interventions avoid ${facts.count('interventions.plansPerMonth')} plans a month${isClean ? ' between April 2025 and March 2026, which alone is less than the present growth,' : ''} and are worth ${facts.millions('interventions.value')} over the plan.

The panel gave ${isClean ? 'six' : 'five'} key insights:

${list(facts.number('insights.listed'))}

## Condition 3.2

${isClean ? `The INMSS share was ${facts.percent('inmss.share.2024-10')} of plans in October 2024.` : `The INMSS share was ${facts.percent('inmss.share.2024-07')} of plans in July 2024 and ${facts.percent('inmss.share.2024-10')} in October 2024.`} There was one fewer INMSS placement than in July.

## Condition 3.3

Of ${facts.count('places.special.due.2024-09')} special school places due in September 2024, ${facts.count('places.special.delivered.2024-09')} were delivered.

## Condition 3.4

Plans ceased averaged ${facts.count('ceases.rolling12.2024-10')} a month over the twelve months to October, down from ${facts.count('ceases.rolling12.2024-07')} in July.

## Risks

${isClean ? 'Schools are being consulted on the transfer.' : `Schools are being consulted on a transfer of ${facts.percent('finance.transfer.2025-26.previous')} for 2025/26.`}
`;
}
