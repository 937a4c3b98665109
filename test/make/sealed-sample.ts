/** A sealed return of the small made-up programme, with keys made for it: what tests change a letter of. */

import { sha256 } from '../../src/app/sealed/seal-tools.ts';
import { signAct } from '../../src/app/sealed/sign-file.ts';
import { projectFinance } from '../../src/core/finance/project-finance.ts';
import type { ProgrammeFacts } from '../../src/core/report/programme-facts.ts';
import { withAct } from '../../src/core/sealed-return/append-act.ts';
import { freezeContent, freezeReturn } from '../../src/core/sealed-return/freeze-return.ts';
import type { SealedReturn, SigningRole } from '../../src/core/sealed-return/sealed-return.ts';
import { makeOfficerKey } from '../../src/edge/keys/officer-key.ts';
import { fakeOpenProgramme } from './fake-programme.ts';

/** Keys of the two officers of the sample. */
export const SAMPLE_KEYS = { s151: makeOfficerKey(null), dcs: makeOfficerKey(null) };

const OFFICERS = { s151: 'Blake Example', dcs: 'Casey Example' } as const;

/** The facts of the sample, with both officers in its register. */
export function sampleFacts(): ProgrammeFacts {
  const { facts } = fakeOpenProgramme();
  const contacts = [
    { role: 'Section 151 officer', name: OFFICERS.s151, email: 's151@dunmere.example', interim: false },
    {
      role: "Director of children's services",
      name: OFFICERS.dcs,
      email: 'dcs@dunmere.example',
      interim: false,
    },
  ];
  return {
    ...facts,
    programme: { ...facts.programme, contacts },
    scenarios: facts.scenarios.map((one) => ({ ...one, projection: projectFinance(one.inputs) })),
  };
}

/** Freeze the newest update of the sample. */
export function frozenSample(facts: ProgrammeFacts = sampleFacts()): SealedReturn {
  const update = facts.programme.updates.at(-1);
  if (update === undefined) throw new Error('The sample has no update');
  const made = freezeContent(facts, {
    product: 'Evenkeel test',
    revision: 1,
    follows: null,
    corrects: null,
    update,
    imports: [{ file: 'monthly.csv', kind: 'monthly-actuals', sha256: '5d'.repeat(32) }],
  });
  if ('blockers' in made) throw new Error(`The sample cannot be frozen: ${made.blockers[0].message}`);
  return freezeReturn(made.content, sha256);
}

/** Sign as one of the officers. */
export function signSample(file: SealedReturn, role: SigningRole, at: string): SealedReturn {
  const request = {
    role,
    privateKey: SAMPLE_KEYS[role].privateKey,
    passphrase: null,
    keyPlace: 'the sample',
    name: null,
    statement: null,
    at,
    by: 'local:test',
  };
  return withAct(file, signAct(file, request), sha256);
}

/** Freeze, sign twice and seal. */
export function sealedSample(file: SealedReturn = frozenSample()): SealedReturn {
  const signed = signSample(signSample(file, 's151', '2024-12-11T09:00:00Z'), 'dcs', '2024-12-11T10:00:00Z');
  const seal = {
    act: 'sealed',
    contentHash: file.contentHash,
    at: '2024-12-11T11:00:00Z',
    by: 'local:test',
  } as const;
  return withAct(signed, seal, sha256);
}
