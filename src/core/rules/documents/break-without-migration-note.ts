import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Docs & developer experience',
  severity: 'low',
  message: 'A change breaks clients, and nothing tells them how to move.',
  why: 'Each of them finds out alone, in production, and asks the same questions.',
  fix: 'Say what changes, since when, until when the old form works, and what to do instead.',
  ask: 'For a breaking change in the facts, look for a changelog, migration guide or deprecation notice in this change, where this repository keeps such.',
  notWhen: ['the repository keeps no such document', 'the contract itself names the replacement'],
  requires: ['contract.breaking'],
  reads: ['CHANGELOG', 'MIGRATION', 'UPGRADING'],
  authority: [authorities.githubBreaking, authorities.aip185],
} satisfies AskRule;
