import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'response',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
    given: { success: true },
  },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'a success status is what the client called for: one fewer is not a value it can do without',
  },
  message: 'The {name} was removed from {where}.',
  why: 'Clients wait for this status to know that the call succeeded, and read its body. They will treat what comes instead as a failure, or read nothing.',
  fix: 'Keep the status. If the meaning changes (a job that is accepted instead of done), add a new operation.',
  authority: [authorities.azureStatus, authorities.aip180],
} satisfies ContractRule;
