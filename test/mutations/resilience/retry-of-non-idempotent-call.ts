import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const bank = 'billing/bank.py';
const again: Edit = {
  path: bank,
  replace: 'def transfer(key: UUID,',
  by: `@retry(
    retry=retry_if_exception_type(httpx.TransportError),
    stop=stop_after_attempt(3),
    wait=wait_random_exponential(multiplier=0.5, max=4),
    reraise=True,
)
def transfer(key: UUID,`,
};
const headers = 'headers={**correlation_headers(), "idempotency-key": str(key)},';

export default {
  seed: 'fastapi-postgres',
  title: 'Try transfers again when the bank drops the line',
  area: 'Resilience',
  flawed: [
    again,
    { path: bank, replace: headers, by: 'headers={**correlation_headers(), "x-request-id": str(uuid4())},' },
    { path: bank, replace: 'from uuid import UUID\n', by: 'from uuid import UUID, uuid4\n' },
  ],
  safe: [again],
  golden: [
    {
      checks: ['resilience/unsafe-retry', 'api/create-without-idempotency-key', 'RES-03', 'API-03'],
      path: bank,
      quote: 'wait_random_exponential(multiplier=0.5',
      side: 'after',
      severity: 'high',
      must: true,
      also: [
        { path: bank, quote: '"x-request-id": str(uuid4())', side: 'after' },
        { path: bank, quote: '"idempotency-key": str(key)', side: 'before' },
      ],
    },
  ],
} satisfies Mutator;
