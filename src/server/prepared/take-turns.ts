/** Lets so many pieces of work go on at once; what somebody waits for goes before what nobody has asked for yet. */

type Waiting = { readonly isAsked: boolean; readonly start: () => void };

export type Turns = {
  /** Do the work when its turn comes. */
  take(isAsked: boolean, work: () => Promise<void>): Promise<void>;
};

/** Make turns. @param atOnce  how many go on at once. */
export function takeTurns(atOnce: number): Turns {
  const waiting: Waiting[] = [];
  let going = 0;
  const next = () => {
    if (going >= atOnce) return;
    const asked = waiting.findIndex(({ isAsked }) => isAsked);
    const [first] = waiting.splice(Math.max(0, asked), 1);
    if (first === undefined) return;
    going++;
    first.start();
  };
  return {
    take: async (isAsked, work) => {
      await new Promise<void>((start) => {
        waiting.push({ isAsked, start });
        next();
      });
      try {
        await work();
      } finally {
        going--;
        next();
      }
    },
  };
}
