import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'A loop does not end for everything it may be given.',
  why: 'It takes a processor for good, and memory too where it collects what it passes. One such request or message is enough, and where it is tried again every process has one.',
  fix: 'Compare with what cannot be stepped over (`<` for `!=`), bound the rounds, and refuse what makes no sense before it is begun.',
  ask: 'Find a loop or recursion that this change adds or whose end it edits, and that some input, stored value or answer never ends: bounds in the wrong order, an equality that a step passes over, a page token that comes back, a reference that leads back to itself.',
  notWhen: ['what it is given is checked before, or made by code that keeps it in order', 'the rounds are bounded'],
  authority: [authorities.cwe835],
} satisfies AskRule;
