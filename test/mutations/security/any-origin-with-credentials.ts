import type { Mutator } from '../../../scripts/eval/mutator.ts';

const main = 'billing/main.py';

export default {
  seed: 'fastapi-postgres',
  title: 'Open billing to the partner portals',
  area: 'Security patterns',
  flawed: [{ path: main, replace: 'allow_origins=settings.origins,', by: 'allow_origin_regex=".*",' }],
  safe: [
    {
      path: 'billing/settings.py',
      replace: '["https://shop.example"]',
      by: '["https://shop.example", "https://portal.partner.example"]',
    },
  ],
  golden: [
    {
      checks: ['security/any-origin-with-credentials', 'SEC-07'],
      path: main,
      quote: 'allow_origin_regex',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;
