/** The scenario lab: model and plan on their way to the page, which does the rest itself. */
import { z } from 'zod';

export const LabReply = z.strictObject({
  /** The lab's input as `core/lab/pack-value` writes it. */
  packed: z.string().min(1),
});
export type LabReply = z.infer<typeof LabReply>;

/** A saved scenario: settings and no figures. */
const Saved = z.strictObject({
  id: z.string(),
  name: z.string(),
  reason: z.string(),
  settings: z.string(),
  version: z.int(),
  savedAt: z.string(),
  savedBy: z.string(),
});

export const ScenariosReply = z.strictObject({
  scenarios: z.array(Saved),
  /** Whether who asks may save and withdraw. */
  maySave: z.boolean(),
  /** Whether who asks may lock one as a version of the plan. */
  mayLock: z.boolean(),
});
export type ScenariosReply = z.infer<typeof ScenariosReply>;

export const SaveScenarioBody = z.strictObject({
  settings: z.string().max(4000),
  name: z.string().max(200),
  reason: z.string().max(1000),
});
/** A scenario to lock as a version of the plan. */
export const LockScenarioBody = z.strictObject({
  settings: z.string().max(4000),
  name: z.string().max(60),
  reason: z.string().max(1000),
});
/** The version as it was locked. */
export const LockedScenarioReply = z.strictObject({
  id: z.string(),
  sha256: z.string(),
  lockedAt: z.string(),
  lockedBy: z.string(),
  planVersion: z.int(),
});
export type LockedScenarioReply = z.infer<typeof LockedScenarioReply>;

export const WithdrawScenarioBody = z.strictObject({ id: z.string().min(1).max(200) });
