/** Condition and risk rows of a return: the ratings of the year side by side, then what is said of the newest. */
import type { Problem } from '../base/problem.ts';
import { dayInWords } from '../base/time.ts';
import type { Rating, Risk } from '../programme/programme.ts';
import type { RatingLevel } from '../programme/rating-scale.ts';
import { impactInWords, likelihoodInWords } from '../programme/risk/risk-score.ts';
import type { Block, Inline, RatingRowBlock } from './blocks.ts';
import { type Composed, composeCommentary } from './compose-commentary.ts';
import type { LiveSource } from './live/live-source.ts';

/** Compose one row for each condition of the agreement, whatever their number, depth and wording. */
export function composeConditions(source: LiveSource): Composed {
  const { agreement } = source.facts.programme;
  return joined(
    agreement.conditions.map((condition) => {
      const commentary = composeCommentary(source, `condition:${condition.number}`);
      const row = ratingRow(source, 'condition', condition.id, `condition ${condition.number}`);
      return {
        blocks: [
          {
            kind: 'rating-row' as const,
            id: `condition-${condition.number}`,
            number: condition.number,
            title: condition.title,
            text: condition.text,
            ratings: row.ratings,
            details: [...row.notes, ...commentary.blocks],
          },
        ],
        problems: [...row.problems, ...commentary.problems],
      };
    }),
  );
}

/** Compose one row for each risk: cause, event and effect, its ratings, mitigation and progress. */
export function composeRisks(source: LiveSource): Composed {
  return joined(
    source.facts.programme.risks.map((risk) => {
      const mitigation = composeCommentary(source, `risk:${risk.id}/mitigation`);
      const progress = composeCommentary(source, `risk:${risk.id}/progress`);
      const row = ratingRow(source, 'risk', risk.id, `risk ${risk.id}`);
      return {
        blocks: [
          {
            kind: 'rating-row' as const,
            id: `risk-${risk.id}`,
            number: risk.id,
            title: risk.title,
            text: `${risk.cause} ${risk.event} ${risk.effect}`,
            ratings: row.ratings,
            details: [
              scoreOf(risk),
              ...row.notes,
              ...labelled('Mitigation', mitigation.blocks),
              ...labelled('Progress', progress.blocks),
            ],
          },
        ],
        problems: [...row.problems, ...mitigation.problems, ...progress.problems],
      };
    }),
  );
}

function scoreOf(risk: Risk): Block {
  const { likelihood, impact, owner, inherentLikelihood, inherentImpact } = risk;
  const before =
    inherentLikelihood === undefined || inherentImpact === undefined
      ? ''
      : ` Before any action: likelihood ${inherentLikelihood}, impact ${inherentImpact}, score ${inherentLikelihood * inherentImpact}.`;
  const text = `Likelihood ${likelihood} of 5 (${likelihoodInWords(likelihood)}), impact ${impact} of 5 (${impactInWords(impact)}), score ${likelihood * impact}. Owner: ${owner}.${before}${actionsOf(risk)}`;
  return { kind: 'paragraph', content: [{ text }] };
}

/** What is done about a risk, with its dates, as the register has it. */
function actionsOf({ actions = [] }: Risk): string {
  if (actions.length === 0) return '';
  const said = actions.map(({ what, due, done }) =>
    done === null ? `${what} (due ${dayInWords(due)})` : `${what} (done ${dayInWords(done)})`,
  );
  return ` Actions: ${said.join('; ')}.`;
}

function labelled(label: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const lead: Inline = { text: `${label}: `, strong: true };
  return first.kind === 'paragraph'
    ? [{ kind: 'paragraph', content: [lead, ...first.content] }, ...rest]
    : [{ kind: 'paragraph', content: [lead] }, ...blocks];
}

type RatedRow = {
  readonly ratings: RatingRowBlock['ratings'];
  readonly notes: readonly Block[];
  readonly problems: readonly Problem[];
};

function ratingRow(source: LiveSource, kind: 'condition' | 'risk', id: string, words: string): RatedRow {
  const { programme } = source.facts;
  const updates = programme.updates.filter(
    (update) => update.year === source.update.year && update.sequence <= source.update.sequence,
  );
  const find = (updateId: string): Rating | undefined =>
    programme.ratings.find(
      (rating) => rating.updateId === updateId && rating.subject.kind === kind && rating.subject.id === id,
    );
  const problems: Problem[] = [];
  const level = (levelId: string | null | undefined, updateId: string): RatingLevel | null => {
    if (levelId === null || levelId === undefined) return null;
    const found = programme.scale.levels.find((item) => item.id === levelId);
    if (found !== undefined) return found;
    problems.push({
      code: 'return.unknown-rating',
      place: `update ${updateId}, ${words}`,
      message: `The rating "${levelId}" is not a level of the scale ${programme.scale.name}`,
      advice: 'Use a level of the scale; a letter alone is never taken for a colour.',
    });
    return null;
  };
  const ratings = updates.map((update) => ({
    update: `Update ${update.sequence} (${update.label})`,
    level: level(find(update.id)?.overall, update.id),
  }));
  const newest = find(source.update.id);
  if (newest === undefined || newest.overall === null)
    problems.push({
      code: 'return.rating-missing',
      place: `update ${source.update.id}, ${words}`,
      message: 'The newest update has no rating here',
      advice: 'Rate it; a rating is never carried forward from an earlier update.',
    });
  return { ratings, notes: newest === undefined ? [] : ratingNote(newest, level, source), problems };
}

function ratingNote(
  rating: Rating,
  level: (id: string | null, updateId: string) => RatingLevel | null,
  source: LiveSource,
): readonly Block[] {
  const activity = level(rating.activity, source.update.id)?.word;
  const effect = level(rating.effect, source.update.id)?.word;
  if (activity === undefined || effect === undefined) return [];
  const reason = rating.reason === '' ? '' : ` ${rating.reason}`;
  return [
    {
      kind: 'paragraph',
      content: [
        { text: 'Activity: ', strong: true },
        { text: `${activity}. ` },
        { text: 'Effect: ', strong: true },
        { text: `${effect}.${reason}` },
      ],
    },
  ];
}

function joined(parts: readonly Composed[]): Composed {
  return {
    blocks: parts.flatMap((part) => part.blocks),
    problems: parts.flatMap((part) => part.problems),
  };
}
