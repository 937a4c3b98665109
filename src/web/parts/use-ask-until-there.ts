/** Asks for something that leaves an entry in the audit trail until it is there, and stops when the page is left: then nobody looked. */
import { useEffect, useRef, useState } from 'react';
import type { MakingProgress, PreparingReply } from '../../contract/prepared.ts';
import { postJson } from '../api.ts';
import { ASK_AGAIN } from '../ask-prepared.ts';

/** Ask, with how far it has come meanwhile; null where it is there, or nothing was asked. */
export function useAskUntilThere() {
  const [making, setMaking] = useState<MakingProgress | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  /** @returns null where the page was left before. @throws RefusedError where the server refuses. */
  const askUntilThere = async <T extends object>(path: string, body: object): Promise<T | null> => {
    try {
      while (isHere.current) {
        const reply = await postJson<T | PreparingReply>(path, body);
        if (!('preparing' in reply)) return reply;
        if (isHere.current) setMaking(reply.preparing);
        await new Promise((done) => setTimeout(done, ASK_AGAIN));
      }
      return null;
    } finally {
      if (isHere.current) setMaking(null);
    }
  };
  return { making, askUntilThere };
}
