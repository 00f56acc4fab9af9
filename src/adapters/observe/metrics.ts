import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the service counts, for `/metrics`. */
export type Metrics = ReturnType<typeof openMetrics>;

/** Metrics of their own registry, so that two services in one process count apart. */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `architect_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `architect_${name}`, help, labelNames, registers });
  const seconds = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({
      name: `architect_${name}_seconds`,
      help,
      labelNames,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
      registers,
    });
  return {
    registry,
    webhooks: counter('webhooks_total', 'Webhooks with a good signature, by what became of them.', [
      'event',
      'action',
      'result',
    ]),
    jobs: gauge('jobs', 'Jobs by queue and state, as last counted.', ['queue', 'state']),
    oldestJob: gauge(
      'oldest_job_seconds',
      'How long the oldest job that could be started has waited, as last counted.',
      ['queue'],
    ),
    jobSeconds: seconds('job', 'How long an errand took.', ['kind', 'result']),
    reviewSeconds: seconds('review', 'How long each stage of a review took.', ['stage']),
    hostRequests: counter('github_requests_total', 'Requests to the host, by route and status.', ['route', 'status']),
    limitRemaining: gauge('github_ratelimit_remaining', 'Requests left in this hour, as the host last said.'),
    findings: counter('findings_total', 'Findings that were published.', ['severity']),
    dismissed: counter('dismissed_total', 'Findings that somebody called wrong or not worth it, by rule.', ['rule']),
    reviews: counter('reviews_total', 'Reviews, by what they came to.', ['outcome']),
    healed: counter('reconcile_recovered_total', 'What was lost and found again.', ['what']),
    modelCalls: counter('llm_calls_total', 'Questions to a model, by what became of them.', [
      'model',
      'purpose',
      'result',
    ]),
    modelTokens: counter('llm_tokens_total', 'Tokens, as they are billed.', ['model', 'kind']),
    modelCost: counter('llm_cost_usd_total', 'US dollars, by our table of prices.', ['model']),
  };
}
