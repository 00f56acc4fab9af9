import type { Side } from './place.ts';

/**
 * A statement of a reader about the change, which an agent is told and can cite. Its kind is `subject.event`
 * (`call.added`); only the reader that makes it has to know the kind.
 */
export interface Statement {
  readonly kind: string;
  readonly certainty: 'proven' | 'likely';
  readonly subject: string;
  readonly said: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /**
   * What distinguishes it from others of its kind in the file, and stays when lines move: its name, and the text it was
   * read from.
   */
  readonly known: readonly [name: string, text: string];
}

/** Something a reader or a rule found in the change, as an agent is told and cites it. */
export interface Fact extends Omit<Statement, 'known'> {
  /** Stays the same from push to push, and differs for other facts. */
  readonly id: string;
  /** The id of the finding it stands for; null if it is no finding. */
  readonly finding: string | null;
}
