import type { Material } from '../../../model/material.ts';
import type { Area } from '../../../model/rule.ts';

/** What a focused review looks at. Data: how it is said is the same for all of them. */
export interface Focus {
  readonly title: string;
  /** The rules whose findings belong to it, by how their ids begin: a family, or one of another. */
  readonly rules: readonly string[];
  /** The areas whose rules about contracts belong to it: their family says nothing of that. */
  readonly contracts: readonly Area[];
  /** The kinds of statements that belong to it, by how they begin. */
  readonly statements: readonly string[];
  /** What else facts say to it, with what to write for the code at hand. */
  readonly views: readonly View[];
  /** What a model would add, in words that follow a colon. */
  readonly richer: string;
}

/** Paragraphs of Markdown about one thing in a change; none where nothing is known of it. */
export type View = (material: Material) => readonly string[];
