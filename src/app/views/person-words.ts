/** Who did something, in words: an account's name without what kind of account it is. */

/** Say who. "local:name" is whoever sat at this machine. */
export function personInWords(actor: string): string {
  return actor.startsWith('local:')
    ? `${actor.slice('local:'.length)} (at this machine)`
    : actor.replace(/^user:/, '');
}
