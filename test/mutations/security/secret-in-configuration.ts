import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const application = 'src/main/resources/application.yml';
const configuration = 'src/main/java/example/shipping/carrier/CarrierConfiguration.java';
const sent: readonly Edit[] = [
  {
    path: configuration,
    replace: '      @Value("${carrier.url}") String url,\n',
    by: '      @Value("${carrier.url}") String url,\n      @Value("${carrier.key}") String key,\n',
  },
  {
    path: configuration,
    replace: '        .baseUrl(url)\n',
    by: '        .baseUrl(url)\n        .defaultHeader("X-Carrier-Key", key)\n',
  },
];

export default {
  seed: 'spring-kafka',
  title: 'Sign in at the carrier',
  area: 'Security patterns',
  flawed: [
    ...sent,
    {
      path: application,
      replace: '  connect-timeout: 1s\n',
      by: '  key: c4rr13r-7f3a91be2d604c58\n  connect-timeout: 1s\n',
    },
  ],
  safe: [
    ...sent,
    { path: application, replace: '  connect-timeout: 1s\n', by: '  key: ${CARRIER_KEY:}\n  connect-timeout: 1s\n' },
    {
      path: 'deploy/deployment.yaml',
      replace: '            - name: DATABASE_PASSWORD\n',
      by: `            - name: CARRIER_KEY
              valueFrom:
                secretKeyRef:
                  name: shipping-carrier
                  key: key
            - name: DATABASE_PASSWORD
`,
    },
  ],
  golden: [
    {
      checks: ['security/secret-in-configuration', 'SEC-03'],
      path: application,
      quote: 'key: c4rr13r-',
      side: 'after',
      severity: 'critical',
      must: true,
    },
  ],
} satisfies Mutator;
