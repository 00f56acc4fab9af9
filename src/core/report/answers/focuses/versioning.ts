import type { Focus } from './focus.ts';
import { knownClients } from '../views/known-clients.ts';
import { versions } from '../views/versions.ts';

/** Which version a change needs, and how old ones end. */
export const versioning: Focus = {
  title: 'Versions and deprecation',
  rules: ['versioning/', 'documents/break-without-migration-note'],
  contracts: [],
  statements: [],
  views: [versions, knownClients],
  richer: 'which clients are where, and which dates and steps suit them',
};
