import type { Mutator } from '../../../scripts/eval/mutator.ts';

const server = 'internal/server/server.go';
const failed = (then: string): string => `	if err != nil {
${then}	}
	return &stockv1.ReserveResponse{Result: stockv1.ReserveResult_RESERVE_RESULT_RESERVED}, nil
`;
const answer = '\t\treturn nil, status.Error(codes.Unavailable, "try again")\n';
const log = '\t\tslog.ErrorContext(ctx, "not reserved", "order", request.GetOrderId(), "error", err)\n';

export default {
  seed: 'go-grpc',
  title: 'Log reservations that fail',
  area: 'Resilience',
  flawed: [{ path: server, replace: failed(answer), by: failed(log) }],
  safe: [{ path: server, replace: failed(answer), by: failed(log + answer) }],
  golden: [
    {
      checks: ['resilience/error-swallowed', 'RES-10'],
      path: server,
      quote: '"not reserved"',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;
