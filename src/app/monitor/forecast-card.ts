/** The report card of every forecast issued for a programme, and the log of what its ranges were multiplied by. */
import type { Actor } from '../../core/access/access.ts';
import type { Instant } from '../../core/base/time.ts';
import { drawUpCard, type ReportCard, reliabilitySentence } from '../../core/monitor/report-card.ts';
import { type ScoredForecast, scoreVintages } from '../../core/monitor/score-vintages.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { openStoredProgramme } from '../open-programme.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { requirePermission } from '../require-permission.ts';
import { RANGE_FACTOR } from './log-range-factor.ts';
import { outcomesOf } from './vintage-outcomes.ts';

/** Scores of one kind of forecast so many years ahead. */
export type CardGroup = ReportCard & {
  readonly kind: Vintage['kind'];
  readonly series: string;
  /** Years ahead, begun years counted [years]. */
  readonly yearsAhead: number;
};

export type CardVintage = Omit<Vintage, 'steps' | 'isCount' | 'unit'> & {
  readonly steps: number;
  /** Steps whose outcome is known. */
  readonly scored: number;
};

/** The document `evenkeel/forecast-card@1`. */
export type ForecastCard = {
  readonly schema: 'evenkeel/forecast-card@1';
  readonly programme: string;
  readonly authorityCode: string;
  /** The plain sentence for people. */
  readonly sentence: string;
  readonly groups: readonly CardGroup[];
  readonly vintages: readonly CardVintage[];
  readonly scored: readonly ScoredForecast[];
  /** Oldest first; what each change was learnt from is in its body. */
  readonly rangeLog: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly by: string;
    readonly change: unknown;
  }[];
};

/** The groups and the sentence of an opened programme: what pages show. */
export function cardOf(open: OpenProgramme): Pick<ForecastCard, 'sentence' | 'groups' | 'scored'> {
  const scored = scoreVintages(open.vintages, outcomesOf(open));
  const keys = new Map<string, ScoredForecast[]>();
  for (const one of scored) {
    const key = `${one.kind}|${one.series}|${String(yearsAhead(one)).padStart(2, '0')}`;
    const own = keys.get(key) ?? [];
    own.push(one);
    keys.set(key, own);
  }
  const groups = [...keys.keys()].sort().flatMap((key): CardGroup[] => {
    const own = keys.get(key) ?? [];
    const [first] = own;
    const card = drawUpCard(own);
    return first === undefined || card === null
      ? []
      : [{ kind: first.kind, series: first.series, yearsAhead: yearsAhead(first), ...card }];
  });
  return { sentence: reliabilitySentence(drawUpCard(scored)), groups, scored };
}

function yearsAhead({ ahead }: ScoredForecast): number {
  return Math.ceil(ahead / 12);
}

/**
 * Draw up the card.
 * @throws ProblemError `access.refused`, `programme.not-found`.
 */
export async function forecastCard(read: Repositories, actor: Actor, scope: Scope): Promise<ForecastCard> {
  requirePermission(actor, 'programme.read', scope.authorityCode);
  const open = await openStoredProgramme(read, scope);
  const card = cardOf(open);
  const scoredOf = (id: string) => card.scored.filter(({ vintage }) => vintage === id).length;
  const log = [];
  for (const { id } of await read.documents.all(scope, RANGE_FACTOR))
    for (const { createdAt, createdBy, body } of await read.documents.history(scope, RANGE_FACTOR, id))
      log.push({ id, at: createdAt, by: createdBy, change: body });
  return {
    schema: 'evenkeel/forecast-card@1',
    programme: scope.programmeId,
    authorityCode: scope.authorityCode,
    sentence: card.sentence,
    groups: card.groups,
    vintages: open.vintages.map(({ steps, isCount: _, unit: __, ...rest }) => ({
      ...rest,
      steps: steps.length,
      scored: scoredOf(rest.id),
    })),
    scored: card.scored,
    rangeLog: log,
  };
}
