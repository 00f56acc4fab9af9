import type { World } from '../model/world.ts';
import type { Ask } from './conversation/converse.ts';
import type { Extra } from './material/extra.ts';

/** Limits of an agent: its cost, and the evidence it gets. */
export interface AgentLimits {
  readonly ask: Ask;
  readonly look: World['look'];
  readonly gather: World['gather'];
  readonly isLocal: boolean;
  /** US dollars for this pull request and head. */
  readonly dollars: number;
  /**
   * The secret that the fences around untrusted texts are derived from; the author of a pull request does not know it.
   */
  readonly key: string;
  /** Evidence that is left out, for an evaluation; null for all. */
  readonly without: Extra | null;
}
