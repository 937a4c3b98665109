/** Finds the update that a call names among those of its programme. */
import { raise } from '../core/base/problem.ts';
import type { Update } from '../core/programme/definitions.ts';
import type { Programme } from '../core/programme/programme.ts';

/** Give the update of an id, "2024-25/3". @throws ProblemError `return.unknown-update`. */
export function requireUpdate({ updates }: Programme, updateId: string): Update {
  return (
    updates.find(({ id }) => id === updateId) ??
    raise({
      code: 'return.unknown-update',
      place: updateId,
      message: 'The programme has no update of that name',
      advice: `Its updates are: ${updates.map(({ id }) => id).join(', ')}.`,
    })
  );
}
