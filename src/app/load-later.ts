/** Use cases whose code is loaded, and whose state is made, when one of them is first asked for: a command that needs none starts without. */

type Work<Given extends readonly unknown[], Answer> = (...given: Given) => Promise<Answer>;

/** Give a function that loads itself once. @param load  makes it; called at the first use. */
export function laterFunction<Given extends readonly unknown[], Answer>(
  load: () => Promise<Work<Given, Answer>>,
): Work<Given, Answer> {
  let loaded: Promise<Work<Given, Answer>> | null = null;
  return async (...given) => {
    loaded ??= load();
    return await (await loaded)(...given);
  };
}

/**
 * Give use cases that load themselves once, all together.
 * @param names  every use case by its name: the checker asks for each.
 */
export function laterUseCases<T extends Readonly<Record<keyof T, Work<never[], unknown>>>>(
  names: Readonly<Record<keyof T, true>>,
  load: () => Promise<T>,
): T {
  let loaded: Promise<T> | null = null;
  const later =
    (name: keyof T) =>
    async (...given: never[]) => {
      loaded ??= load();
      return await (await loaded)[name](...given);
    };
  // Each name of T is there, and its function is called as it was given.
  return Object.fromEntries(Object.keys(names).map((name) => [name, later(name as keyof T)])) as T;
}
