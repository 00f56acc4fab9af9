import type { Material } from '../../model/material.ts';
import type { Service } from '../../model/service.ts';
import type { Source } from '../../model/source.ts';
import { code } from '../words/escape.ts';
import type { Answer } from './answer.ts';
import { changesOf, operationsOf } from './changes-of.ts';
import { type Edge, flowchart, type Node, sequence } from './mermaid.ts';

const mostEdges = 40;

/** A picture from what was read: services and who uses whom, or the calls that clients make of what changes. */
export const diagram: Answer = {
  richer: 'what stands behind the edges that no import or call in the read files shows',
  say: (material, [kind = 'services']) => {
    if (kind === 'sequence') return calls(material);
    if (kind === 'before-after') return `${services(material, 'before')}\n\n${services(material, 'after')}`;
    if (kind === 'services') return services(material, null);
    return 'There is `diagram services`, `diagram sequence` and `diagram before-after`.';
  },
};

/** An edge with the line that shows it. */
interface Shown {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly at: string;
}

/** The map of services; of one side alone, or with null of both, with what comes and goes. */
function services({ facts }: Material, only: 'before' | 'after' | null): string {
  const before = edgesOf(facts.sources.before, facts.services);
  const after = edgesOf(facts.sources.after, facts.services);
  const key = ({ from, to, label }: Shown) => JSON.stringify([from, to, label]);
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  const all = [...new Map([...before, ...after].map((one) => [key(one), one])).entries()].slice(0, mostEdges);
  const edges = all.flatMap(([name, shown]): readonly (Edge & { readonly at: string })[] => {
    const state = was.has(name) ? (is.has(name) ? 'there' : 'removed') : 'added';
    if (only !== null && !(only === 'before' ? was : is).has(name)) return [];
    return [{ ...shown, state: only === null ? state : 'there' }];
  });
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = new Map<string, Node>(facts.services.map(({ name }) => [name, { label: name, state: 'there' }]));
  for (const end of ends) if (!nodes.has(end)) nodes.set(end, { label: end, state: 'there' });
  const title = only === null ? 'Services, and what this change does to who uses whom' : `Services ${only} the change`;
  if (nodes.size === 0)
    return `### ${title}\n\nNo service was read: a folder is one where it has a manifest or a Dockerfile.`;
  const shown = edges.map(({ from, to, label, at, state }) => {
    const sign = { added: 'new: ', removed: 'gone: ', there: '' }[state];
    return `- ${sign}${code(from)} → ${code(to)} (${code(label)}) ${code(at)}`;
  });
  const why = facts.services.map(({ name, because }) => `- ${code(name)} ${code(because)}`);
  return [
    `### ${title}`,
    flowchart(nodes, edges),
    ...(only === null ? ['A thick arrow is new, a dotted one is gone.'] : []),
    ['Shown by:', '', ...why, ...shown].join('\n'),
  ].join('\n\n');
}

/** Who uses whom, by the imports that lead into another service and the addresses that calls name. */
function edgesOf(sources: readonly Source[], services: readonly Service[]): readonly Shown[] {
  const deepest = services.toSorted((one, other) => other.root.length - one.root.length);
  const owner = (path: string) => deepest.find(({ root }) => root === '' || path.startsWith(`${root}/`))?.name;
  return sources.flatMap(({ path, imports, calls, role }): readonly Shown[] => {
    const from = role === 'service' ? owner(path) : undefined;
    if (from === undefined) return [];
    const imported = imports.flatMap(({ target, line }): readonly Shown[] => {
      const to = target === null ? undefined : owner(target);
      return to === undefined || to === from ? [] : [{ from, to, label: 'imports', at: `${path}:${line}` }];
    });
    const called = calls.flatMap(({ text, expression, line }): readonly Shown[] => {
      const host = /https?:\/\/([\w.-]+)/u.exec(text)?.[1];
      return host === undefined ? [] : [{ from, to: host, label: expression, at: `${path}:${line}` }];
    });
    return [...imported, ...called];
  });
}

const mostMessages = 20;

function calls({ verified }: Material): string {
  const changes = changesOf(verified);
  const operations = operationsOf(changes).slice(0, mostMessages);
  if (operations.length === 0) return '### Calls\n\nNo operation of a contract changes.';
  const contracts = [...new Set(changes.map(({ path }) => path))];
  const messages = operations.map((operation) => {
    const met = changes.filter(({ change }) => change.usedBy.includes(operation));
    const to = contracts.indexOf(met[0]?.path ?? '') + 1;
    return {
      from: 0,
      to,
      label: operation,
      note: met.map(({ change, message }) => `${change.severity}: ${message}`)[0] ?? '',
    };
  });
  const shown = changes.map(({ id, path, line }) => `- ${code(id)} ${code(`${path}:${line}`)}`);
  return [
    '### Calls that this change touches',
    sequence(['Clients', ...contracts], messages),
    ['Shown by:', '', ...shown].join('\n'),
  ].join('\n\n');
}
