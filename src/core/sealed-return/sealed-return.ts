/** A return as it is frozen, signed and sealed: its content, the hash of it, and the chain of what was done with it. */
import type { Instant, IsoDate } from '../base/time.ts';
import type { FileKind } from '../domain/intake.ts';
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import type { Traced } from '../domain/traced.ts';
import type { Mitigation } from '../programme/plan-file.ts';
import type { Programme } from '../programme/programme.ts';
import type { VoiceMeasure } from '../programme/voice-measure.ts';
import type { ReturnJson } from '../report/return-json.ts';
import type { ChainLink } from '../seal/hash-chain.ts';
import type { JsonPart } from '../seal/json-parts.ts';
import type { planInputsJson, projectionJson } from './plan-json.ts';

/** The two officers who sign. */
export type SigningRole = 's151' | 'dcs';

/** A file whose rows the return may draw on. */
export type FrozenImport = { readonly file: string; readonly kind: FileKind; readonly sha256: string };

/** Everything that the model and the text are made from again. */
export type FrozenInputs = {
  readonly programme: Programme;
  readonly monthly: readonly Traced<MonthlyFigure>[];
  readonly plan: {
    readonly record: string;
    /** In the plan's order; the first is the main one. */
    readonly scenarios: readonly {
      readonly id: string;
      readonly inputs: ReturnType<typeof planInputsJson>;
    }[];
    readonly mitigations: readonly Mitigation[];
  };
  readonly imports: readonly FrozenImport[];
  /** Absent where no measure of culture or trust was taken. */
  readonly voice?: readonly VoiceMeasure[];
  /** How the key to the ratings is made; absent from returns frozen before: they list the whole scale. */
  readonly key?: 'in-use';
};

/** What the check found in a return, and what was said to it; null where nothing was: a warning may stand so. */
export type SealedFinding = {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Null where it stands in none. */
  readonly section: string | null;
  readonly quotes: readonly string[];
  readonly arithmetic: string;
  readonly answer: {
    readonly answer: 'explained' | 'accepted';
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
};

/** What both officers sign. Nothing in it depends on when it was frozen, so the same records give the same hash. */
export type ReturnContent = {
  /** "Evenkeel 0.1.0". */
  readonly product: string;
  readonly authorityCode: string;
  readonly programmeId: string;
  /** "2024-25/3". */
  readonly updateId: string;
  /** 1 for the first of an update; a corrected one counts on. */
  readonly revision: number;
  /** The sealed return of the update before, or null where there is none. */
  readonly follows: { readonly updateId: string; readonly seal: string } | null;
  /** The sealed return of the same update that this one corrects, and why; null for a first one. */
  readonly corrects: { readonly seal: string; readonly reason: string } | null;
  /** Where chance is in the figures: what it was drawn from. A return's figures are exact today, so it is null. */
  readonly chance: { readonly seed: number; readonly draws: number } | null;
  readonly inputs: FrozenInputs;
  /** What the model gave, every cell, to compare with when it is run again. */
  readonly results: readonly {
    readonly id: string;
    readonly projection: ReturnType<typeof projectionJson>;
  }[];
  readonly return: ReturnJson;
  /** Errors with their answers, and warnings; absent from returns frozen before it was kept. */
  readonly check?: readonly SealedFinding[];
};

/** What an officer signs: these words, over this content. */
export type Attestation = {
  readonly schema: 'evenkeel/attestation@1';
  readonly contentHash: string;
  readonly role: SigningRole;
  readonly name: string;
  readonly statement: string;
  readonly signedAt: Instant;
  /** SHA-256 of the public key's DER form (SubjectPublicKeyInfo). */
  readonly keyFingerprint: string;
};

/** One thing done with a frozen return. `by` is the account at work; an officer is known by the key. */
export type ReturnAct =
  | {
      readonly act: 'frozen';
      readonly contentHash: string;
      /** SHA-256 of the canonical JSON of `parts`. */
      readonly partsHash: string;
      readonly frozenAt: Instant;
    }
  | {
      readonly act: 'signed';
      readonly by: string;
      readonly attestation: Attestation;
      /** PEM, SubjectPublicKeyInfo. */
      readonly publicKey: string;
      /** Ed25519 over the canonical JSON of the attestation, base64. */
      readonly signature: string;
    }
  | { readonly act: 'sealed'; readonly contentHash: string; readonly at: Instant; readonly by: string }
  | { readonly act: 'withdrawn'; readonly at: Instant; readonly by: string; readonly reason: string }
  | { readonly act: 'submitted'; readonly at: Instant; readonly by: string; readonly on: IsoDate }
  | {
      readonly act: 'questioned';
      readonly at: Instant;
      readonly by: string;
      /** "Q1", "Q2", … in the order in which they came. */
      readonly question: string;
      readonly on: IsoDate;
      readonly text: string;
    }
  | {
      readonly act: 'replied';
      readonly at: Instant;
      readonly by: string;
      readonly question: string;
      readonly text: string;
    }
  | {
      readonly act: 'superseded';
      readonly at: Instant;
      readonly by: string;
      /** Revision and seal of the corrected return. */
      readonly revision: number;
      readonly seal: string;
    };

/** An act in its place of the chain. */
export type ChainedAct = ReturnAct & ChainLink;

/** The file of `return freeze`, `sign` and `seal`. */
export type SealedReturn = {
  readonly schema: 'evenkeel/sealed-return@1';
  /** SHA-256 of the canonical JSON of `content`. */
  readonly contentHash: string;
  readonly chain: readonly ChainedAct[];
  readonly content: ReturnContent;
  /** `content` in small parts with a hash each, to tell where it was changed. */
  readonly parts: readonly JsonPart[];
};
