/** Makes up whole returns from a seed: consistent figures of a made-up council, told in one of several styles. */
import { createStream, type Stream, uniformInt } from '../../src/core/num/random.ts';

/** Chooses from a seed. */
class Chooser {
  readonly #stream: Stream;

  constructor(seed: number) {
    this.#stream = createStream('made-up return', seed);
  }

  whole(low: number, high: number): number {
    return low + uniformInt(this.#stream, high - low + 1);
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[uniformInt(this.#stream, items.length)] ?? items[0];
  }
}

const COUNCILS = [
  'Ambermere',
  'Birkdale Vale',
  'Cranmoor',
  'Dunholme',
  'Elverton',
  'Fenmarsh',
  'Garthwick',
  'Holmbury',
] as const;
const MONTHS = ['May', 'June', 'July', 'August', 'September', 'October'] as const;

function count(value: number): string {
  return value.toLocaleString('en-GB');
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`;
}

/** The figures of one council, each consistent with the others. */
function figures(choose: Chooser) {
  const start = choose.whole(1500, 7000);
  const plans: number[] = [];
  for (let at = 0, now = start; at < MONTHS.length; at++) {
    now += choose.whole(12, 45);
    plans.push(now);
  }
  const latest = plans.at(-1) ?? start;
  const forecast = plans.map((value) => value - choose.whole(5, 40));
  const places = choose.whole(40, 120);
  const opened = places - choose.whole(6, 20);
  const inYear = choose.whole(45, 160) / 10;
  const agreed = inYear - choose.whole(8, 25) / 10;
  const opening = choose.whole(100, 400) / 10;
  const parts = [
    choose.whole(200, 800),
    choose.whole(200, 600),
    choose.whole(60, 200),
    choose.whole(50, 150),
  ];
  const requests = choose.whole(240, 1500);
  const independent = choose.whole(80, 300);
  const respondents = choose.whole(60, 240);
  const content = Math.floor(respondents * 0.62);
  return {
    start,
    plans,
    latest,
    forecast,
    places,
    opened,
    inYear,
    agreed,
    opening,
    parts,
    requests,
    independent,
    respondents,
    content,
  };
}

type Figures = ReturnType<typeof figures>;

function plansTable({ plans, forecast }: Figures, choose: Chooser): string {
  const head = choose.of([
    '| Month | Actual plans | Forecast | Gap |',
    '| Month end | Plans (actual) | Agreed forecast | Variance |',
  ]);
  const rows = MONTHS.map(
    (month, at) =>
      `| ${month} 2024 | ${count(plans[at] ?? 0)} | ${count(forecast[at] ?? 0)} | ${(plans[at] ?? 0) - (forecast[at] ?? 0)} |`,
  );
  return [head, '| --- | --- | --- | --- |', ...rows].join('\n');
}

function placementTable({ parts }: Figures): string {
  const names = ['Mainstream', 'Special schools', 'Resource bases', 'Other'];
  const total = parts.reduce((sum, part) => sum + part, 0);
  return [
    '| Placement | Children |',
    '| --- | --- |',
    ...names.map((name, at) => `| ${name} | ${count(parts[at] ?? 0)} |`),
    `| Total | ${count(total)} |`,
  ].join('\n');
}

function demand(all: Figures, choose: Chooser): string {
  const { start, latest, requests } = all;
  const rise = latest - start;
  const first = choose.of([
    `The number of plans rose from ${count(start)} to ${count(latest)}, an increase of ${rise} plans.`,
    `We now have ${count(latest)} plans, up from ${count(start)}: ${rise} more.`,
    `Plans have grown by ${((rise / start) * 100).toFixed(1)}%, from ${count(start)} to ${count(latest)}.`,
  ]);
  const second = choose.of([
    `Requests averaged ${(requests / 12).toFixed(2)} a month over the last twelve months.`,
    `There were ${count(requests)} requests over the last 12 months, an average of ${(requests / 12).toFixed(1)} a month.`,
  ]);
  return `${first} ${second}`;
}

function money({ inYear, agreed, opening }: Figures, choose: Chooser): string {
  const closing = (opening + inYear).toFixed(1);
  const gap = (inYear - agreed).toFixed(1);
  return choose.of([
    `The deficit brought forward was £${opening.toFixed(1)}m. With an in-year deficit of £${inYear.toFixed(1)}m the deficit carried forward is £${closing}m.`,
    `We opened the year with a deficit of £${opening.toFixed(1)}m, and the overspend of £${inYear.toFixed(1)}m takes it to £${closing}m.`,
    `Our forecast in-year deficit is £${inYear.toFixed(1)}m against £${agreed.toFixed(1)}m in the agreement, an adverse variance of £${gap}m.`,
  ]);
}

function places({ places: due, opened }: Figures, choose: Chooser): string {
  const late = due - opened;
  return choose.of([
    `Of ${due} places due in September 2024, ${opened} of ${due} (${share(opened, due)}) were delivered; the other ${late} open in April 2025.`,
    `By September 2024 ${opened} of the ${due} planned places had opened (${share(opened, due)}).`,
  ]);
}

function voice({ respondents, content }: Figures, choose: Chooser): string {
  return choose.of([
    `In the autumn survey ${content} of ${respondents} parents (${share(content, respondents)}) were content with their last meeting.`,
    `Of the ${respondents} parents who replied, ${content} (${share(content, respondents)}) would recommend the service.`,
  ]);
}

function list(choose: Chooser): string {
  const steps = ['start earlier', 'listen more', 'write less', 'share the data', 'meet every month'];
  const number = choose.whole(3, 5);
  const words = ['three', 'four', 'five'][number - 3] ?? 'three';
  return `The panel agreed ${words} priorities:\n\n${steps
    .slice(0, number)
    .map((step) => `- ${step}`)
    .join('\n')}`;
}

/** Make a return in Markdown, without a fault. Same seed, same return. */
export function makeReturn(seed: number): string {
  const choose = new Chooser(seed);
  const all = figures(choose);
  const council = choose.of(COUNCILS);
  const rating = choose.of(['Amber', 'Red']);
  return `# ${council}: monitoring return, Update 3

Date submitted: 11 December 2024

Data to the end of: 31 October 2024

Will this year's deficit in the agreement be met? No. ${money(all, choose)}

Is the capital project on track? No. ${places(all, choose)}

## Condition 1

Rating: ${rating}

${demand(all, choose)}

${plansTable(all, choose)}

At the end of October 2024 there were ${count(all.latest)} plans. Recovery is planned by September 2025.

## Condition 2

Rating: Amber

There were ${all.independent} independent placements at the end of October 2024, ${share(all.independent, all.latest)} of all ${count(all.latest)} plans.

${placementTable(all)}

${voice(all, choose)} ${list(choose)}

The new team will be in place by March 2025.
`;
}
