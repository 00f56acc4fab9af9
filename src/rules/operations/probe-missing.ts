import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'Nothing tells whether an instance is ready, or what tells it is wrong.',
  why: 'Traffic reaches instances that cannot answer yet, or a slow dependency restarts all of them at once.',
  fix: 'Give it a readiness probe of its own, and let liveness look at nothing but the process.',
  ask: 'Find a workload that this change adds or edits without the readiness or liveness probe, resource limits or disruption budget it had or its siblings have, or a liveness probe that asks a dependency.',
  notWhen: ['it takes no traffic, as a job does', 'the platform or a base chart adds them'],
  authority: [authorities.k8sProbes, authorities.builderHealth],
} satisfies AskRule;
