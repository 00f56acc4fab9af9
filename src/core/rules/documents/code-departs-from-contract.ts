import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  severity: 'high',
  message: 'The code does something else than its published contract says.',
  why: 'Clients are generated and written from the contract. Where it is wrong they fail in ways their authors cannot explain.',
  fix: 'Change both in the same pull request, or generate one from the other.',
  ask: 'Compare a route, field, status or type that this change adds or edits in code with what the contract of the same service says of it, and find where the two now differ.',
  notWhen: [
    'the contract is generated from this code by a build step',
    'the operation is not part of the published contract',
  ],
  authority: [authorities.zalando100, authorities.zalando101, authorities.rel03bp03],
} satisfies AskRule;
