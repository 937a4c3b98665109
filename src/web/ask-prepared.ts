/** Questions whose answers the server makes beforehand: asked again by themselves while the first, or a newer one, is being made. */
import { queryOptions } from '@tanstack/react-query';
import type { MakingNote, PreparedNote, PreparingReply } from '../contract/prepared.ts';
import { getJson } from './api.ts';

/** The answer with what it says of itself, or how far the first one has come. */
export type Prepared<T> = (T & { readonly prepared?: PreparedNote }) | PreparingReply;

/** Between two questions while something is on its way [milliseconds]. */
export const ASK_AGAIN = 1500;

/** Ask for an answer made beforehand. @param follows  whether a newer one takes the place of what is shown by itself. */
export function askPrepared<T extends object>(path: string, follows = true) {
  return queryOptions({
    queryKey: [path],
    queryFn: () => getJson<Prepared<T>>(path),
    refetchInterval: ({ state: { data } }) => (isOnItsWay(data, follows) ? ASK_AGAIN : false),
  });
}

/** Say whether there is no answer yet. */
export function isPreparing<T extends object>(data: Prepared<T>): data is PreparingReply {
  return 'preparing' in data;
}

function isOnItsWay<T extends object>(data: Prepared<T> | undefined, follows: boolean): boolean {
  if (data === undefined) return false;
  if (isPreparing(data)) return true;
  return follows && (data.prepared?.renewal ?? null) !== null;
}

/** Ask for a reply of which a part, as it says itself, or all of it may still be on its way. */
export function askWithPart<T extends { readonly forecast: MakingNote } | PreparingReply>(path: string) {
  return queryOptions({
    queryKey: [path],
    queryFn: () => getJson<T>(path),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && ('preparing' in data || data.forecast.making !== null) ? ASK_AGAIN : false,
  });
}
