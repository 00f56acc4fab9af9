import type { Consumer } from '../model/consumer.ts';
import type { Format } from '../model/contract.ts';

/** A kind of file that uses contracts. It never is one. */
export interface ConsumerKind {
  /** The format of the contracts it uses. */
  readonly format: Format;
  /** Whether a file is called as those are. */
  isNamed(path: string): boolean;
  /** Of those whether it is called as nothing else is, so that it is worth a request to a host. */
  isTelling(path: string): boolean;
  /** What a text asks of contracts; nothing where it is no such file or cannot be read. Never throws. */
  read(file: string, text: string): readonly Consumer[];
}
