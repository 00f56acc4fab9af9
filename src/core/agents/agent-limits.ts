import type { World } from '../model/world.ts';
import type { Ask } from './conversation/converse.ts';
import type { Extra } from './material/extra.ts';

/** What an agent may cost and look at. */
export interface AgentLimits {
  readonly ask: Ask;
  readonly look: World['look'];
  readonly gather: World['gather'];
  readonly isNear: boolean;
  /** The most US dollars for this pull request and head. */
  readonly dollars: number;
  /** What the marks around texts of others are derived from; nobody who opens a pull request knows it. */
  readonly key: string;
  /** What is left out of what agents are shown besides the change. */
  readonly without: Extra | null;
}
