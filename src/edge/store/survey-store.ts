/** What the store keeps of surveys, and what may be asked of it. */
import type { SurveyAnswers } from '../../core/survey/survey-answer.ts';
import type { Scope } from './store.ts';

/** A published survey; its body is the definition as JSON. */
export type SurveyVersion = {
  readonly surveyId: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly body: string;
  readonly sha256: string;
};

/** A round of asking. */
export type SurveyWave = {
  readonly waveId: string;
  readonly surveyId: string;
  readonly version: number;
  /** First and last day on which answers are taken. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** The day it was closed by hand; null where it was not. */
  readonly closedOn: string | null;
};

export type SurveyInvitation = {
  readonly scope: Scope;
  readonly waveId: string;
  readonly group: string;
  readonly isUsed: boolean;
};

/** An answer with no link to whom it is from. */
export type StoredReply = {
  readonly group: string;
  readonly givenOn: string;
  readonly entry: 'code' | 'paper';
  readonly answers: SurveyAnswers;
};

export type SurveyRepository = {
  /** Keep a version; one with the same words as the newest is the newest. */
  publish(
    scope: Scope,
    survey: { readonly surveyId: string; readonly body: string },
    by: string,
  ): Promise<SurveyVersion>;
  /** One version, or null. */
  version(scope: Scope, surveyId: string, version: number): Promise<SurveyVersion | null>;
  /** Every version, by survey and version. */
  versions(scope: Scope): Promise<readonly SurveyVersion[]>;
  /** Open a wave. A second of the same id is the database's to refuse. */
  addWave(scope: Scope, wave: Omit<SurveyWave, 'closedOn'>): Promise<void>;
  waves(scope: Scope): Promise<readonly SurveyWave[]>;
  /** Close a wave, and wipe its drafts. */
  closeWave(scope: Scope, waveId: string, day: string): Promise<void>;
  addInvitations(
    scope: Scope,
    invitations: {
      readonly waveId: string;
      readonly group: string;
      readonly hashes: readonly string[];
      /** So many of them are used already: of a wave that is taken over whole; none where it is left out. */
      readonly used?: number;
    },
  ): Promise<void>;
  /** Find an invitation of any programme by the hash of its code, or null. */
  findInvitation(hash: string): Promise<SurveyInvitation | null>;
  /** Mark an invitation used. @returns false where it was used already: nothing is changed then. */
  markInvitationUsed(scope: Scope, hash: string): Promise<boolean>;
  /** Group to how many were invited and how many invitations were used. */
  countInvitations(
    scope: Scope,
    waveId: string,
  ): Promise<ReadonlyMap<string, { readonly invited: number; readonly used: number }>>;
  addReply(scope: Scope, waveId: string, reply: StoredReply): Promise<void>;
  addReplies(scope: Scope, waveId: string, replies: readonly StoredReply[]): Promise<void>;
  /** The answers of a wave, in an order that chance gave. */
  replies(scope: Scope, waveId: string): Promise<readonly StoredReply[]>;
  /** Keep a draft under the hash of the code that opens it; `sealed` can be read with that code alone. */
  putDraft(
    scope: Scope,
    draft: { readonly waveId: string; readonly hash: string; readonly sealed: string },
  ): Promise<void>;
  findDraft(
    hash: string,
  ): Promise<{ readonly scope: Scope; readonly waveId: string; readonly sealed: string } | null>;
  dropDraft(scope: Scope, hash: string): Promise<void>;
};
