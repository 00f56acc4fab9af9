import type { Side } from './place.ts';

/**
 * What a reader says of the change in words, so that an agent can be told it and can cite it. A kind is
 * `room.what-happened` (`call.added`); nobody needs to know it beforehand.
 */
export interface Statement {
  readonly kind: string;
  readonly certainty: 'proven' | 'likely';
  readonly subject: string;
  readonly said: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** What tells it from the others of its kind in the file, stable under line moves: its name, and the text it was read from. */
  readonly known: readonly [name: string, text: string];
}

/** Something that was read of the change or said by a rule, in the words an agent is told and cites it in. */
export interface Fact extends Omit<Statement, 'known'> {
  /** The same from push to push, and of the same fact only. */
  readonly id: string;
  /** The finding it stands for, by its id; null where no rule spoke. */
  readonly finding: string | null;
}
