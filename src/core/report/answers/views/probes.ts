import type { Material } from '../../../model/material.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { list } from '../../words/phrase.ts';
import { at, named } from './named.ts';

const wanted = ['readinessProbe', 'livenessProbe', 'resources'] as const;

/** The workloads of changed manifests that Kubernetes cannot tell whether they are well, and what to write. */
export function probes({ changed, trees }: Material): readonly string[] {
  const lacking = changed.flatMap((path) => workloadsIn(path, trees.after.read(path) ?? ''));
  if (lacking.length === 0) return [];
  const ports = lacking.flatMap(({ port }) => port ?? []);
  return [
    ...named(
      'Workloads that lack something',
      lacking.map(({ path, line, name, lacks }) => `${code(name)} (${at(path, line)}) has no ${list(lacks.map(code))}`),
    ),
    'For each of its containers; the paths are those at which your service answers:',
    block('yaml', [
      `readinessProbe: { httpGet: { path: /ready, port: ${ports[0] ?? 8080} }, periodSeconds: 5, failureThreshold: 3 }`,
      `livenessProbe: { httpGet: { path: /live, port: ${ports[0] ?? 8080} }, periodSeconds: 10, failureThreshold: 6 }`,
      'resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 256Mi } }',
    ]),
  ];
}

/** What a manifest runs, and what it does not say of it: told by its lines, so that a template is read too. */
function workloadsIn(path: string, text: string) {
  if (!/\.ya?ml$/iu.test(path) || text.length > 500_000) return [];
  let start = 1;
  return text.split(/^---.*$/mu).flatMap((part) => {
    const first = start;
    start += part.split('\n').length - 1;
    const containers = part.search(keyed('containers'));
    if (!/^kind:\s*["']?(?:Deployment|StatefulSet|DaemonSet)\b/mu.test(part) || containers < 0) return [];
    const lacks = wanted.filter((key) => !keyed(key).test(part));
    const line = first + part.slice(0, containers).split('\n').length - 1;
    const name = /^ {2}name:\s*["']?([\w.-]+)/mu.exec(part)?.[1] ?? 'a workload';
    const port = /containerPort:\s*(\d{1,5})/u.exec(part)?.[1];
    return lacks.length === 0 ? [] : [{ path, line, name, lacks, port }];
  });
}

/** A line with a key. */
function keyed(key: string): RegExp {
  return new RegExp(`^[ \\t]*(?:- )?${key}:`, 'mu');
}
