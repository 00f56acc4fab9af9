import type { Focus } from './focus.ts';
import { knownClients } from '../views/known-clients.ts';
import { requests } from '../views/requests.ts';
import { testsBeside } from '../views/tests-beside.ts';

/** What tries a change before its users do. */
export const testing: Focus = {
  title: 'Tests',
  rules: ['testing/'],
  contracts: ['Testing'],
  statements: [],
  views: [testsBeside, knownClients, requests],
  richer: 'which failures of this change no test tries, and what such a test looks like here',
};
