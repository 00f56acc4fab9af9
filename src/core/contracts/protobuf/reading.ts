import type { Calls } from './calls.ts';
import type { ChosenAt, Features } from './features.ts';
import type { Names } from './names.ts';

/** What the reader of a part knows of where it stands. */
export interface Reading {
  readonly names: Names;
  /** Left out where messages are the payload of something else, which knows who meets them. */
  readonly calls?: Calls;
  /** The full names of types that options alone are made of. */
  readonly ofOptions: ReadonlySet<string>;
  readonly features: Features;
  readonly chosenAt: ChosenAt;
  /** The full name of the package or message around it. */
  readonly scope: string;
  /** The full name without the package: what the contract calls its parts. */
  readonly within: string;
  /** The file it is in, and the files of its side. */
  readonly file: string;
  readonly files: ReadonlySet<string>;
  /** The files that declare a name outside of any message. */
  readonly declaring: ReadonlyMap<string, ReadonlySet<string>>;
}
