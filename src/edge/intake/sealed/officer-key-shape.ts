/** The record of an officer's key as it stands in the store, checked when it is read back. */
import { z } from 'zod';

/** `lockedKey` is the private key, locked with the officer's passphrase and then with the installation's key. */
export const StoredOfficerKey = z.object({
  role: z.enum(['s151', 'dcs']),
  name: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
  lockedKey: z.string().nullable(),
});
