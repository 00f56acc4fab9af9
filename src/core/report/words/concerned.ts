import type { Audience } from '../../model/finding.ts';

/** Whom a change of a contract concerns, in words that follow "for". */
export const concerned: Readonly<Record<Audience, string>> = {
  wire: 'running clients',
  json: 'clients that exchange JSON',
  source: 'generated code',
  file: 'those who import the file',
};
