import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'high',
  message: 'The server fetches an address that a user chose.',
  why: 'The server stands inside the network: it reaches metadata services, databases and admin pages that the user cannot.',
  fix: 'Allow named hosts only, resolve and check the address before connecting, follow no redirects, and limit size and time.',
  ask: 'Find a request that this change lets go to a URL, host or redirect taken from input without a list of allowed targets.',
  notWhen: [
    'the host is checked against a list, after resolving and on every redirect',
    'the request leaves through a proxy that refuses internal addresses',
  ],
  authority: [authorities.owaspSsrf],
} satisfies AskRule;
