/** Reads a stream of bytes by line and by length, without holding more than one piece of it. */

export type ByteReader = {
  /** The bytes up to a line feed, which is taken but not given; null where none comes within `most` bytes. */
  line(most: number): Promise<Uint8Array | null>;
  /** The next bytes, at least one and at most so many; null at the end. */
  upTo(most: number): Promise<Uint8Array | null>;
  isAtEnd(): Promise<boolean>;
  /** Let go of the stream; what has not been read is not wanted. */
  cancel(): Promise<void>;
};

const LINE_FEED = 10;
const NOTHING = new Uint8Array();

/** Read a stream. A stream that breaks off ends as if it were whole: whoever reads it knows how long it should be. */
export function readBytes(stream: ReadableStream<Uint8Array>): ByteReader {
  const reader = stream.getReader();
  let waiting: Uint8Array = NOTHING;
  let isEnded = false;

  async function more(): Promise<boolean> {
    while (waiting.byteLength === 0 && !isEnded) {
      const next = await reader.read().catch(() => null); // the sender went away
      if (next === null || next.done) isEnded = true;
      else waiting = next.value;
    }
    return waiting.byteLength > 0;
  }

  function take(length: number): Uint8Array {
    const part = waiting.subarray(0, length);
    waiting = waiting.subarray(part.byteLength);
    return part;
  }

  return {
    async line(most) {
      const parts: Uint8Array[] = [];
      for (let length = 0; length <= most && (await more()); ) {
        const end = waiting.indexOf(LINE_FEED);
        const part = take(end === -1 ? waiting.byteLength : end);
        parts.push(part);
        length += part.byteLength;
        if (end !== -1 && length <= most) {
          take(1);
          return Buffer.concat(parts);
        }
      }
      return null;
    },
    upTo: async (most) => ((await more()) ? take(most) : null),
    isAtEnd: async () => !(await more()),
    cancel: () => reader.cancel().catch(() => undefined),
  };
}
