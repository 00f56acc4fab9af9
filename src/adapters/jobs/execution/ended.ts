/** Why a running job was ended. */
export type Ending = 'superseded' | 'called-off' | 'stopping';

const sentences: Readonly<Record<Ending, string>> = {
  superseded: 'A newer review of this pull request has taken its place.',
  'called-off': 'It is not needed any more.',
  stopping: 'This process is stopping; another one does it, or this one when it is back.',
};

/** The reason of an aborted signal: nothing went wrong, and the job is not to go on. */
export class Ended extends Error {
  readonly why: Ending;

  constructor(why: Ending) {
    super(sentences[why]);
    this.name = 'Ended';
    this.why = why;
  }
}
