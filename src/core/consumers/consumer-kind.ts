import type { Consumer } from '../model/consumer.ts';
import type { Format } from '../model/contract.ts';

/** A kind of file that uses contracts, and is none itself. */
export interface ConsumerKind {
  /** The format of the contracts it uses. */
  readonly format: Format;
  /** Whether a file has a name of this kind. */
  isNamed(path: string): boolean;
  /** Whether, of those, hardly any file of another kind has such a name, so that it is worth a request to a host. */
  isDistinctive(path: string): boolean;
  /** The users in a text; none if it is of another kind or cannot be read. Never throws. */
  read(file: string, text: string): readonly Consumer[];
}
