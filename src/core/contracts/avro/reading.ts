import type { Spot } from '../../texts/document.ts';
import type { Element, Flow } from '../comparison/element.ts';
import type { Names, Schema } from './names.ts';

/** What reading a schema takes: the named types in reach, and which way its data flows. */
export interface Reading {
  readonly names: Names;
  readonly flow: Flow;
  /** Whether types of other files are contracts of their own, and compared as such. */
  readonly apart: boolean;
  /** Told of a name that nothing has. */
  readonly missed?: (name: string, at: Spot) => void;
}

/** Makes an element of a schema. */
export type ReadSchema = (schema: Schema, reading: Reading, name: string) => Element;
