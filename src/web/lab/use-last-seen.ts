/** What was there last, while something new is on its way. */
import { useState } from 'react';

/** Give the value, or the last one that was there while it is null; null as long as there was none. */
export function useLastSeen<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  // Noted while rendering, as the library asks where one state follows from another.
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
