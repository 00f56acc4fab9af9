import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'critical',
  message: 'A token is accepted without everything about it being checked.',
  why: 'A token made for another service, signed with another algorithm or expired long ago opens the door.',
  fix: 'Verify signature, algorithm, issuer, audience and expiry with a maintained library, and fetch its keys by id.',
  ask: 'Find code that this change adds or edits and that accepts a JWT or an OIDC token without checking signature with a fixed algorithm, issuer, audience and expiry, or with keys that cannot rotate.',
  notWhen: [
    'the library checks them by default with the options given here',
    'the gateway checks it and the service cannot be reached otherwise',
  ],
  authority: [authorities.rfc8725, authorities.owaspAuthentication],
} satisfies AskRule;
