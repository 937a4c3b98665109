/** The risk register: cause, event, effect, likelihood and impact in words, ratings per update, mitigation and progress. */
import { z } from 'zod';
import { CommentaryBlock } from './commentary.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { RatingLevelShape, RatingRound } from './rating.ts';
import { ShownFigure } from './shown-figure.ts';

export const RiskDetail = z.strictObject({
  id: z.string(),
  title: z.string(),
  cause: z.string(),
  event: z.string(),
  effect: z.string(),
  owner: z.string(),
  likelihood: z.number().int(),
  likelihoodInWords: z.string(),
  impact: z.number().int(),
  impactInWords: z.string(),
  status: z.enum(['open', 'closed', 'became-issue']),
  statusInWords: z.string(),
  rounds: z.array(RatingRound),
  mitigation: z.array(CommentaryBlock),
  progress: z.array(CommentaryBlock),
  figures: z.array(ShownFigure),
});
export type RiskDetail = z.infer<typeof RiskDetail>;

export const RisksReply = z.strictObject({
  header: ProgrammeHeader,
  key: z.array(RatingLevelShape),
  risks: z.array(RiskDetail),
  likelihoods: z.array(z.string()),
  impacts: z.array(z.string()),
});
export type RisksReply = z.infer<typeof RisksReply>;
