import type { Focus } from './focus.ts';
import { credentials } from '../views/credentials.ts';
import { requests } from '../views/requests.ts';

/** Who may do what, and how they prove who they are. */
export const auth: Focus = {
  title: 'Who may do what',
  rules: [
    'security/',
    'contract/access-narrowed',
    'gateway/identity-header-trusted',
    'gateway/internal-route-exposed',
    'api/internals-in-error',
    'api/webhook-not-verifiable',
  ],
  contracts: ['AuthN & AuthZ', 'Security patterns'],
  statements: [],
  views: [credentials, requests],
  richer: 'whether each path to the data asks who the caller is and whether that object is theirs',
};
