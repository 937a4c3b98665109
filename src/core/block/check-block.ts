/** What must hold in a High Needs Block before it is projected, and what is only a risk that the answer must name. */
import type { Problem } from '../base/problem.ts';
import { yearInWords } from '../base/time.ts';
import { isAboveForumLimit } from './block-income.ts';
import { checkLine, missing, overFilled } from './check-line.ts';
import type { HighNeedsBlock, IncomeLine } from './high-needs-block.ts';
import { exactAt, type MoneyPath } from './money-path.ts';

/** Check a block. @returns every problem; empty where it may be projected. */
export function checkBlock(block: HighNeedsBlock): readonly Problem[] {
  return [
    ...checkYears(block),
    ...block.income.flatMap((line) => checkIncome(block, line)),
    ...(block.income.length === 0 ? [missing('income', 'any line of income')] : []),
    ...(block.spend.length === 0 ? [missing('spend', 'any line of spend')] : []),
    ...block.spend.flatMap((line) => checkLine(block.years, line)),
    ...checkTwice(block),
    ...block.savings.flatMap(({ id, base, growth }) => [
      ...gaps(block, `savings.${id}`, (n) => base[n] !== null && base[n] !== undefined),
      ...gaps(block, `savings.${id}.growth`, (n) => n === 0 || (growth[n] ?? null) !== null),
    ]),
    ...block.otherBlocks.flatMap(({ block: name, income, spend }) => [
      ...checkPath(block, `otherBlocks.${name}.income`, income),
      ...checkPath(block, `otherBlocks.${name}.spend`, spend),
    ]),
    ...checkTransfer(block),
    ...checkPayments(block),
  ];
}

function checkYears({ years }: HighNeedsBlock): Problem[] {
  if (years.length === 0)
    return [
      {
        code: 'plan.no-years',
        place: 'block',
        message: 'The block has no years',
        advice: 'Give at least one financial year.',
      },
    ];
  return years.flatMap((year, n) =>
    n > 0 && year !== (years[n - 1] ?? 0) + 1 ? [gap('years', (years[n - 1] ?? 0) + 1)] : [],
  );
}

function gaps({ years }: HighNeedsBlock, place: string, isThere: (n: number) => boolean): Problem[] {
  return years.flatMap((year, n) => (isThere(n) ? [] : [gap(place, year)]));
}

function gap(place: string, year: number): Problem {
  return {
    code: 'plan.year-gap',
    place: `block.${place}, ${yearInWords(year)}`,
    message: `Nothing is stated for ${yearInWords(year)}, and no growth leads up to it`,
    advice: 'State the year, or the growth from the year before; a missing value is never taken as nil.',
  };
}

function checkPath(block: HighNeedsBlock, place: string, path: MoneyPath): Problem[] {
  return gaps(block, place, (n) => exactAt(path, n) !== null);
}

function checkIncome(block: HighNeedsBlock, line: IncomeLine): Problem[] {
  const place = `income.${line.id}`;
  if (line.kind === 'import-export')
    return gaps(block, `${place}.netPupils`, (n) => (line.netPupils[n] ?? null) !== null);
  const problems = checkPath(block, place, line.path);
  if (line.kind !== 'allocation') return problems;
  const { floor, cap, population } = line;
  if (floor !== null && cap !== null && floor.n * cap.d > cap.n * floor.d)
    problems.push({
      code: 'plan.range-reversed',
      place: `block.${place}`,
      message: 'The floor of growth is above its cap',
      advice: 'Give a floor at or below the cap.',
    });
  if (population !== null)
    problems.push(...gaps(block, `${place}.population`, (n) => (population[n]?.n ?? 0n) > 0n));
  return problems;
}

/** Two lines of the same name, or of the same category, provision, age and band, would count the same money twice. */
function checkTwice({ spend, income, savings }: HighNeedsBlock): Problem[] {
  const seen = new Set<string>();
  const twice = (key: string, place: string): Problem[] => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        code: 'plan.line-twice',
        place: `block.${place}`,
        message: 'The same line is stated twice',
        advice: 'Give each line a name of its own, and one line for each category, provision, age and band.',
      },
    ];
  };
  return [
    ...income.flatMap(({ id }) => twice(`income ${id}`, `income.${id}`)),
    ...savings.flatMap(({ id }) => twice(`saving ${id}`, `savings.${id}`)),
    ...spend.flatMap(({ id, category, provision, age, band }) => [
      ...twice(`spend ${id}`, `spend.${id}`),
      ...twice(JSON.stringify([category, provision, age, band]), `spend.${id}`),
    ]),
  ];
}

function checkTransfer(block: HighNeedsBlock): Problem[] {
  const { schoolsBlock, rate, status } = block.transfer;
  return [
    ...checkPath(block, 'transfer.schoolsBlock', schoolsBlock),
    ...gaps(block, 'transfer.rate', (n) => (rate[n] ?? null) !== null),
    ...block.years.flatMap((year, n): Problem[] => {
      const share = rate[n];
      const state = status[n] ?? null;
      const place = `block.transfer, ${yearInWords(year)}`;
      if (share == null || share.n === 0n) return [];
      if (share.n < 0n)
        return [
          {
            code: 'plan.negative-money',
            place,
            message: 'The rate of the transfer is below nil',
            advice: 'Give what leaves the Schools Block as a share above nil.',
          },
        ];
      if (state === 'forum-refused' || state === 'department-refused')
        return [
          {
            code: 'plan.transfer-refused',
            place,
            message: 'The plan counts on a transfer that was refused',
            advice: 'Set its rate to nil, or correct its status.',
          },
        ];
      if (state === 'forum-approved' && isAboveForumLimit(share))
        return [
          {
            code: 'plan.transfer-above-limit',
            place,
            message: 'A schools forum cannot approve more than 0.5% of the Schools Block',
            advice: 'Name the approval of the Secretary of State, or plan for 0.5%.',
          },
        ];
      return [];
    }),
  ];
}

function checkPayments({ years, payments, contributions }: HighNeedsBlock): Problem[] {
  const lists = { payments, contributions };
  return (['payments', 'contributions'] as const).flatMap((name) =>
    lists[name].flatMap(({ year, amountPence }): Problem[] => {
      const place = `block.${name}, ${yearInWords(year)}`;
      if (!years.includes(year))
        return [
          {
            code: 'plan.year-outside',
            place,
            message: `${yearInWords(year)} is not a year of the plan, so the money would be lost`,
            advice: 'Put what came before the first year into the opening; correct the year otherwise.',
          },
        ];
      if (amountPence >= 0n) return [];
      return [
        {
          code: 'plan.negative-money',
          place,
          message: 'A payment or contribution is below nil',
          advice: 'Give it above nil: both lower the deficit.',
        },
      ];
    }),
  );
}

/** Name what the projection counts on and nobody has granted or said. */
export function riskyInBlock(block: HighNeedsBlock): readonly Problem[] {
  const { years, spend, transfer, otherBlocks, opening } = block;
  const risks = years.flatMap((year, n): Problem[] => {
    const share = transfer.rate[n];
    const state = transfer.status[n] ?? null;
    if (share == null || share.n === 0n || state === 'department-approved') return [];
    const isAbove = isAboveForumLimit(share);
    if (!isAbove && state === 'forum-approved') return [];
    return [transferAtRisk(`block.transfer, ${yearInWords(year)}`, isAbove, state)];
  });
  risks.push(...spend.flatMap((line) => overFilled(block, line)));
  if (otherBlocks.length < 3 || opening.otherBlocksPence === null)
    risks.push({
      code: 'plan.blocks-not-stated',
      place: 'block.otherBlocks',
      message: `${otherBlocks.length} of the three other blocks are stated${opening.otherBlocksPence === null ? ', and not what of the opening deficit is theirs' : ''}; those not stated add nothing to the deficit shown`,
      advice: 'State income and spend of each block, and its part of the opening deficit.',
    });
  return risks;
}

/** Say that a transfer is counted which nobody has allowed. @param state  how far it has come; null where not said. */
export function transferAtRisk(
  place: string,
  isAbove: boolean,
  state: HighNeedsBlock['transfer']['status'][number],
): Problem {
  const approval =
    state === null
      ? 'the plan does not say that it is approved'
      : `its approval stands at: ${state.replaceAll('-', ' ')}`;
  return {
    code: isAbove ? 'plan.transfer-not-approved' : 'plan.transfer-assumed',
    place,
    message: `The transfer is ${isAbove ? 'above' : 'within'} 0.5% of the Schools Block, and ${approval}`,
    advice: isAbove
      ? 'It is counted as a risk: see the case without it. Ask the Secretary of State, or plan for 0.5%.'
      : 'It is counted as a risk: see the case without it. Ask the schools forum, or plan without it.',
  };
}
