/** What the use cases need from outside. */
import type { Instant } from '../core/base/time.ts';
import type { Provider } from '../edge/identity/provider.ts';
import type { KeyRing } from '../edge/keys/key-ring.ts';
import type { LanguageModel } from '../edge/language-model/ask-model.ts';
import type { Relay } from '../edge/mail/relay.ts';
import type { Store } from '../edge/store/store.ts';
import type { Beforehand } from './prepared/beforehand.ts';

/** What the use cases need from outside: the store, the clock, and new ids. */
export type AppDependencies = {
  readonly store: Store;
  readonly now: () => Instant;
  /** A new id, unique and sorting by time. */
  readonly newId: () => string;
  /** The secret keys, opened when they are first needed. */
  readonly keys: () => Promise<KeyRing>;
  /** Name and version, "Evenkeel 0.1.0": what a sealed return says it was made by. */
  readonly product: string;
  /** The authority's own provider of single sign-on, where one is set up. */
  readonly provider?: Provider | null;
  /** Opens the operator's mail relay, where one is set up. */
  readonly relay?: (() => Promise<Relay>) | null;
  /** Where people reach the server: "https://evenkeel.example.gov.uk"; null where it is not said. */
  readonly home?: string | null;
  /** True where many ask one after the other, as of a server: newest extracts are then kept ready. */
  readonly keepsExtracts?: boolean;
  /** Is told, while the newest extract is read to be kept, how many rows have been read. */
  readonly tellRows?: (rows: number) => void;
  /** Asked where a simulation begins: gives who is told how many of its runs are done. */
  readonly whoIsToldOfRuns?: () => (done: number, all: number) => void;
  /** What takes long, made beside the requests; left out where whoever asks waits for it, as a command does. */
  readonly beforehand?: Beforehand;
  /** The organisation's own language model, where one is set up; off by default. */
  readonly languageModel?: LanguageModel | null;
};
