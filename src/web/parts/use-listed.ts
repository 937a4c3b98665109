/** The programme of the address as the listing knows it: its names, before its own page has loaded. */
import { useQuery } from '@tanstack/react-query';
import { listing, type ProgrammeAddress } from '../api.ts';

/** Give the programme's line of the listing; undefined while loading or where there is none. */
export function useListed({ authority, programme }: ProgrammeAddress) {
  const { data } = useQuery(listing());
  return data?.programmes.find((one) => one.authorityCode === authority && one.programmeId === programme);
}
