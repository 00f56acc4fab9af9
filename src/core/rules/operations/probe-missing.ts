import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'A workload lacks a probe, a limit or a budget, or its probe asks the wrong thing.',
  why: 'Traffic reaches instances that cannot answer yet, a slow dependency restarts all of them at once, or one of them starves its neighbours.',
  fix: 'Give it what its siblings have: a readiness probe, limits, a disruption budget. Let liveness look at nothing but the process.',
  ask: 'Find a workload that this change adds or edits without the readiness or liveness probe, resource limits or disruption budget it had or its siblings have, or a liveness probe that asks a dependency.',
  notWhen: ['it takes no traffic, as a job does', 'the platform or a base chart adds them'],
  authority: [authorities.k8sProbes, authorities.builderHealth],
} satisfies AskRule;
