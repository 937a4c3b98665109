/** The conditions of the agreement: text, test, ratings per update, linked measures and the newest commentary. */
import { z } from 'zod';
import { CommentaryBlock } from './commentary.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { RatingLevelShape, RatingRound } from './rating.ts';
import { ShownFigure } from './shown-figure.ts';

export const ConditionDetail = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  text: z.string(),
  owner: z.string(),
  /** The test in plain words, its basis named. */
  test: z.array(z.string()),
  rounds: z.array(RatingRound),
  measures: z.array(ShownFigure),
  commentary: z.array(CommentaryBlock),
  /** The figures that the commentary cites, so that each can say where it is from. */
  figures: z.array(ShownFigure),
});
export type ConditionDetail = z.infer<typeof ConditionDetail>;

export const ConditionsReply = z.strictObject({
  header: ProgrammeHeader,
  /** How the conditions are rated in the newest update, in a sentence. */
  answer: z.string(),
  key: z.array(RatingLevelShape),
  conditions: z.array(ConditionDetail),
});
export type ConditionsReply = z.infer<typeof ConditionsReply>;
