import type { Mutator } from '../../../scripts/eval/mutator.ts';

const proto = 'proto/stock/v1/stock.proto';
const was = '  // The next delivery, as a date in ISO 8601.\n  string next_delivery = 4;\n';
const server = 'internal/server/server.go';

export default {
  seed: 'go-grpc',
  title: 'Say in how many days an article arrives',
  area: 'API contracts & docs',
  flawed: [
    {
      path: proto,
      replace: was,
      by: '  // In how many days the next delivery arrives.\n  int32 days_to_delivery = 4;\n',
    },
    { path: server, replace: 'answer.NextDelivery = delivery', by: 'answer.DaysToDelivery = daysTo(delivery)' },
    {
      path: server,
      replace: 'func answerOf(',
      by: `func daysTo(day string) int32 {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int32(time.Until(date).Hours() / 24)
}

func answerOf(`,
    },
    { path: server, replace: '\t"log/slog"\n', by: '\t"log/slog"\n\t"time"\n' },
  ],
  safe: [
    {
      path: proto,
      replace: was,
      by: `${was}  // In how many days the next delivery arrives.\n  int32 days_to_delivery = 5;\n`,
    },
    {
      path: server,
      replace: '\tanswer.NextDelivery = delivery\n',
      by: '\tanswer.NextDelivery = delivery\n\tanswer.DaysToDelivery = daysTo(delivery)\n',
    },
    {
      path: server,
      replace: 'func answerOf(',
      by: `func daysTo(day string) int32 {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int32(time.Until(date).Hours() / 24)
}

func answerOf(`,
    },
    { path: server, replace: '\t"log/slog"\n', by: '\t"log/slog"\n\t"time"\n' },
  ],
  golden: [
    {
      checks: ['contract/field-number-reused', 'VER-18'],
      path: proto,
      quote: 'days_to_delivery = 4',
      side: 'after',
      severity: 'critical',
      must: true,
      also: [{ path: proto, quote: 'next_delivery = 4', side: 'before' }],
    },
  ],
} satisfies Mutator;
