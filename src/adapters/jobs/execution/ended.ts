/** Why a running job was ended. */
export type Ending = 'superseded' | 'cancelled' | 'stopping';

const sentences: Readonly<Record<Ending, string>> = {
  superseded: 'A newer review of this pull request has taken its place.',
  cancelled: 'It is not needed any more.',
  stopping: 'This process is stopping; another one does it, or this one when it is back.',
};

/** The reason an aborted job's signal carries: nothing went wrong, and the job has to stop. */
export class Ended extends Error {
  readonly why: Ending;

  constructor(why: Ending) {
    super(sentences[why]);
    this.name = 'Ended';
    this.why = why;
  }
}
