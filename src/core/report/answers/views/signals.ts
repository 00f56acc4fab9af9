import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { changedOperations } from './changed-operations.ts';
import { hostIn } from './service-map.ts';
import { changedCalls } from './waits.ts';

const most = 5;

/** What to measure of the operations and calls that change, as queries over the metrics that OpenTelemetry names. */
export function signals(material: Material): readonly string[] {
  const operations = changedOperations(material).flatMap(({ operation, after }) => (after === null ? [] : [operation]));
  const hosts = [...new Set(changedCalls(material).flatMap(({ text }) => hostIn(text) ?? []))];
  const routes = [...new Set(operations.map((operation) => operation.split(' ', 2)[1] ?? ''))].filter(isPlain);
  const calls = operations.filter((operation) => /^[\w.]+\/\w+$/u.test(operation));
  const queries = [
    ...queriesOf('http_server_request_duration_seconds', 'http_route', routes),
    ...queriesOf('grpc_server_call_duration_seconds', 'grpc_method', calls, 'grpc_status!="OK"'),
    ...queriesOf('http_client_request_duration_seconds', 'server_address', hosts.filter(isPlain)),
  ];
  return queries.length === 0
    ? []
    : [
        'To watch what changes, in PromQL over the metrics that OpenTelemetry and gRPC name: rate, share of errors, and the 99th percentile of the time it takes.',
        block('promql', queries),
      ];
}

function queriesOf(
  metric: string,
  label: string,
  values: readonly string[],
  failed = 'http_response_status_code=~"5.."',
): readonly string[] {
  if (values.length === 0) return [];
  const wanted = values.slice(0, most).map((value) => value.replace(/[{}.]/gu, String.raw`\\$&`));
  const which = `${label}=~"${wanted.join('|')}"`;
  const by = `sum by (${label})`;
  return [
    `${by} (rate(${metric}_count{${which}}[5m]))`,
    `${by} (rate(${metric}_count{${which},${failed}}[5m])) / ${by} (rate(${metric}_count{${which}}[5m]))`,
    `histogram_quantile(0.99, sum by (le, ${label}) (rate(${metric}_bucket{${which}}[5m])))`,
  ];
}

/** What can stand between quotes and do nothing there. */
function isPlain(text: string): boolean {
  return /^[\w/{}.:~-]{1,200}$/u.test(text);
}
