import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readPackage } from './package.ts';

/** What the service counts, for `/metrics`. */
export type Metrics = ReturnType<typeof openMetrics>;

/** An installation has at least 5,000 requests an hour: below this it is nearly out. */
const few = 500;

/** Metrics in a registry of their own, so that two services in one process are counted apart. */
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
  const limits = new Map<number, { readonly remaining: number; readonly reset: number }>();
  /**
   * The remaining requests of each installation in this hour, the least first. One label per installation would be too
   * many.
   */
  const left = (): readonly number[] => {
    for (const [installation, { reset }] of limits) if (reset * 1000 < Date.now()) limits.delete(installation);
    return [...limits.values()].map(({ remaining }) => remaining).toSorted((a, b) => a - b);
  };
  gauge('build_info', 'What runs: always 1.', ['version', 'node']).set(
    { version: readPackage().version, node: process.version },
    1,
  );
  return {
    registry,
    /** Records how many requests an installation has left according to the host, and until when, in epoch seconds. */
    noteLimit: (installation: number, remaining: number, reset: number): void => {
      if (Number.isFinite(remaining) && Number.isFinite(reset)) limits.set(installation, { remaining, reset });
    },
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
    publishedSeconds: seconds('published', 'From a webhook until a lane of its review was published.', ['lane']),
    databaseSeconds: seconds('database', 'How long the database took to take a webhook, or to answer.', ['what']),
    hostSeconds: seconds('github_request', 'How long the host took to answer.', ['kind']),
    deadLetters: counter('dead_letters_total', 'Jobs that failed for good.', ['kind']),
    workerDeaths: counter('worker_deaths_total', 'Reviews that took their worker with them, by why.', ['why']),
    hostRequests: counter('github_requests_total', 'Requests to the host, by route and status.', ['route', 'status']),
    limitRemaining: new Gauge({
      name: 'architect_github_ratelimit_remaining',
      help: 'Requests left in this hour to the installation that has the fewest.',
      registers,
      collect() {
        this.reset();
        const [least] = left();
        if (least !== undefined) this.set(least);
      },
    }),
    limitsLow: new Gauge({
      name: 'architect_github_ratelimit_low',
      help: `Installations with fewer than ${few} requests left in this hour.`,
      registers,
      collect() {
        this.set(left().filter((remaining) => remaining < few).length);
      },
    }),
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
