import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'What names a thing to its callers looks or means other than before.',
  why: 'Callers have stored the old ids, addresses and names; they no longer find what they stored, or find something else.',
  fix: 'Accept and answer the old form as long as somebody may hold it.',
  ask: 'Find an id, resource name, URL template, key or value format that callers store or compare, and that this change builds or reads in another way.',
  notWhen: [
    'the old form is still accepted and answered',
    'callers are told to treat it as opaque and never to keep it',
  ],
  authority: [authorities.aip180, authorities.aip122],
} satisfies AskRule;
