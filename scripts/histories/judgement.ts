import { linesOf } from './record.ts';

/** A person's judgement of a finding, after reading the diff. */
export interface Judgement {
  readonly repo: string;
  readonly commit: string;
  readonly rule: string;
  readonly message: string;
  readonly judgement: 'true' | 'noise' | 'false';
  readonly why: string;
}

/** The judgements of a file, one a line. */
export function readJudgements(file: string): readonly Judgement[] {
  return linesOf(file).map((line) => JSON.parse(line) as Judgement);
}
