/** The risk register: cause, event, effect, likelihood and impact in words, ratings per update, mitigation and progress. */
import { z } from 'zod';
import { CommentaryBlock } from './commentary.ts';
import { MakingNote } from './prepared.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { RatingLevelShape, RatingRound } from './rating.ts';
import { ShownFigure } from './shown-figure.ts';

/** Whole pence as digits: a page does not reckon with them. */
const Whole = z.string().regex(/^-?\d+$/);

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
  score: z.int(),
  /** Before any action, in words with its score; null where it was never scored. */
  inherent: z.string().nullable(),
  /** The highest score that is accepted. */
  appetite: z.int(),
  isAboveAppetite: z.boolean(),
  /** What it may cost, as a range with the figure that it comes from; null where none is named or known. */
  exposure: z
    .strictObject({ shown: z.string(), from: z.string(), lowPence: Whole, highPence: Whole })
    .nullable(),
  actions: z.array(
    z.strictObject({
      id: z.string(),
      what: z.string(),
      owner: z.string(),
      due: z.string(),
      state: z.string(),
      isOpen: z.boolean(),
    }),
  ),
  /** On which the next change is based; 0 for one that was only loaded. */
  version: z.int().min(0),
  history: z.array(z.string()),
  closure: z.string().nullable(),
  rounds: z.array(RatingRound),
  mitigation: z.array(CommentaryBlock),
  progress: z.array(CommentaryBlock),
  figures: z.array(ShownFigure),
});
export type RiskDetail = z.infer<typeof RiskDetail>;

export const RisksReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  mayWrite: z.boolean(),
  /** Of when the plan's forecast is that exposures come from; while there is none, no exposure is known. */
  forecast: MakingNote,
  key: z.array(RatingLevelShape),
  risks: z.array(RiskDetail),
  likelihoods: z.array(z.string()),
  impacts: z.array(z.string()),
});
export type RisksReply = z.infer<typeof RisksReply>;
