/** Ratings of conditions and risks: by update side by side, what the evidence proposes, and what is doubted. */
import { z } from 'zod';
import { ProgrammeHeader } from './programme-header.ts';
import { RatingLevelShape, RatingRound } from './rating.ts';

export const ShownChallenge = z.strictObject({
  id: z.string(),
  update: z.string(),
  said: z.string(),
  by: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  state: z.enum(['open', 'answered', 'closed']),
});
export type ShownChallenge = z.infer<typeof ShownChallenge>;

export const RatedSubject = z.strictObject({
  kind: z.enum(['condition', 'risk']),
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  rounds: z.array(RatingRound),
  proposed: z.strictObject({
    activity: RatingLevelShape.nullable(),
    effect: RatingLevelShape.nullable(),
    overall: RatingLevelShape.nullable(),
  }),
  grounds: z.array(z.strictObject({ of: z.enum(['activity', 'effect']), words: z.string() })),
  /** Why the rating as it stands could not be saved today; empty where it could. */
  against: z.array(z.string()),
  challenges: z.array(ShownChallenge),
  history: z.array(z.string()),
});
export type RatedSubject = z.infer<typeof RatedSubject>;

export const RatingsReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  updateId: z.string(),
  updateName: z.string(),
  mayRate: z.boolean(),
  mayChallenge: z.boolean(),
  mayAnswer: z.boolean(),
  /** Levels that stand somewhere on the page. */
  key: z.array(RatingLevelShape),
  /** All of the scale, to choose from. */
  levels: z.array(RatingLevelShape),
  subjects: z.array(RatedSubject),
});
export type RatingsReply = z.infer<typeof RatingsReply>;

const Subject = z.strictObject({ kind: z.enum(['condition', 'risk']), id: z.string().min(1).max(64) });
const UpdateId = z.string().regex(/^\d{4}-\d{2}\/[1-9]\d?$/, 'An update like 2024-25/3');
const ChallengeId = z.string().min(1).max(200);
const Words = z.string().max(2000);

export const RateBody = z.strictObject({
  updateId: UpdateId,
  subject: Subject,
  activity: z.string().max(64),
  effect: z.string().max(64),
  reason: Words,
});
export const ChallengeBody = z.strictObject({ updateId: UpdateId, subject: Subject, text: Words });
export const AnswerChallengeBody = z.strictObject({ id: ChallengeId, text: Words });
export const CloseChallengeBody = z.strictObject({ id: ChallengeId });
