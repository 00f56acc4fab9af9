import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'medium',
  message: 'One service calls another without showing which it is.',
  why: 'Whoever is inside the network can call it too, and nobody can say afterwards who did.',
  fix: 'Give the caller an identity of its own, by mutual TLS or a token, with the scopes it needs.',
  ask: 'Find a call between services that this change adds without the credential, client certificate or token its siblings send, with one shared by several services, or an endpoint for services that asks for none.',
  notWhen: ['the mesh or platform adds the identity', 'no sibling has one either'],
  authority: [authorities.zalando104, authorities.owaspAuthentication],
} satisfies AskRule;
