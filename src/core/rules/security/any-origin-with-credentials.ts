import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'high',
  message: 'Any web page may call this in the name of whoever is signed in.',
  why: 'A page that a user merely visits reads their data and acts for them, with their cookies.',
  fix: 'List the origins that may, and keep credentials off where the origin is open.',
  ask: 'Find a CORS setting that this change adds or widens and that lets every origin in, by a wildcard, a pattern that matches all or by answering the Origin it was sent, together with credentials, or on an interface with cookies.',
  notWhen: [
    'a list of origins is checked before the header is sent',
    'the interface is public and takes no cookies or credentials',
  ],
  authority: [authorities.mdnCors, authorities.owaspMisconfiguration],
} satisfies AskRule;
