import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const settings = 'internal/settings/settings.go';
const limit: readonly Edit[] = [
  {
    path: settings,
    replace: '\tCallers          []string\n',
    by: '\tCallers          []string\n\tRegion           string\n',
  },
  {
    path: 'cmd/stock/main.go',
    replace: '\tarticles, err := store.Open(',
    by: '\tslog.SetDefault(slog.With("region", config.Region))\n\tarticles, err := store.Open(',
  },
];
const database = '\tdatabase := os.Getenv("DATABASE_URL")\n';
const callers = '\t\tCallers:          strings.Split(or("CALLERS", "orders,returns"), ","),\n';

export default {
  seed: 'go-grpc',
  title: 'Log the region',
  area: 'Deployment & operations',
  flawed: [
    ...limit,
    {
      path: settings,
      replace: database,
      by: `	region := os.Getenv("REGION")
	if region == "" {
		return Settings{}, fmt.Errorf("REGION is not set")
	}
${database}`,
    },
    { path: settings, replace: callers, by: `${callers}\t\tRegion:           region,\n` },
  ],
  safe: [...limit, { path: settings, replace: callers, by: `${callers}\t\tRegion:           or("REGION", "none"),\n` }],
  golden: [
    {
      checks: ['operations/setting-without-default', 'DEP-03'],
      path: settings,
      quote: 'region := os.Getenv("REGION")',
      side: 'after',
      severity: 'medium',
      must: true,
    },
  ],
} satisfies Mutator;
