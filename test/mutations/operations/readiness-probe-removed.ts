import type { Mutator } from '../../../scripts/eval/mutator.ts';

const deployment = 'deploy/deployment.yaml';
const probe = `          readinessProbe:
            exec:
              command: [/bin/grpc_health_probe, -addr=:9090]
            periodSeconds: 5
`;

export default {
  seed: 'go-grpc',
  title: 'Start from an image without a probe command',
  area: 'Deployment & operations',
  flawed: [{ path: deployment, replace: probe, by: '' }],
  safe: [
    {
      path: deployment,
      replace: probe,
      by: `          readinessProbe:
            grpc:
              port: 9090
            periodSeconds: 5
`,
    },
  ],
  golden: [
    {
      checks: ['operations/probe-missing', 'DEP-04', 'RES-11'],
      path: deployment,
      quote: 'readinessProbe:',
      side: 'before',
      severity: 'medium',
      must: true,
    },
  ],
} satisfies Mutator;
