import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Docs & developer experience',
  severity: 'low',
  message: 'Something that people go by is wrong after this change.',
  why: 'A runbook, diagram, example or onboarding guide is read in a hurry and believed.',
  fix: 'Change it together with what it describes.',
  ask: 'Find a runbook, diagram, example, generated client or guide in this repository that names what this change renames, removes or does in another way, and that the change leaves as it is. Name its line.',
  notWhen: ['it is generated when it is published', 'it describes an older version and says so'],
  reads: ['README'],
  authority: [authorities.prr],
} satisfies AskRule;
