import type { Material } from '../../../model/material.ts';
import { type Service, serviceOf } from '../../../model/service.ts';
import type { Source } from '../../../model/source.ts';
import { code } from '../../words/escape.ts';
import { lineInWords } from '../../words/line-in-words.ts';
import { changesOf } from '../changes-of.ts';

/** That one part uses another, with the line that shows it. */
export interface Use {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly path: string;
  readonly line: number;
}

/** A use, and what the change does to it. */
export interface ChangedUse extends Use {
  readonly state: 'there' | 'added' | 'removed';
}

/**
 * Who uses whom, by the imports that lead into another service, the addresses that calls name, and the messages that change,
 * with what comes and goes.
 */
export function serviceMap(material: Material): readonly ChangedUse[] {
  const { sources, services } = material.facts;
  const [before, after] = [usesOf(sources.before, services), usesOf(sources.after, services)];
  const key = ({ from, to, label }: Use) => JSON.stringify([from, to, label]);
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  const all = new Map([...before, ...after].map((one) => [key(one), one]));
  const used = [...all].map(([name, use]): ChangedUse => {
    const state = was.has(name) ? (is.has(name) ? 'there' : 'removed') : 'added';
    return { ...use, state };
  });
  return [...used, ...messagesOf(material)];
}

/** The messages of services that a change meets, as their contracts have them: nothing else tells of those. */
function messagesOf({ verified, facts: { contracts, services } }: Material): readonly ChangedUse[] {
  const messaging = new Set(contracts.flatMap(({ format, path }) => (format === 'asyncapi' ? [path] : [])));
  const uses = changesOf(verified).flatMap(({ rule, path, line, change }) => {
    const service = messaging.has(path) ? serviceOf(services, path)?.name : undefined;
    const state = stateBy.get(rule) ?? 'there';
    return change.usedBy.flatMap((operation): readonly ChangedUse[] => {
      const [, action, address] = /^(send|receive) (.+)$/u.exec(operation) ?? [];
      if (service === undefined || address === undefined) return [];
      const ends = action === 'send' ? { from: service, to: address } : { from: address, to: service };
      return [{ ...ends, label: `${action}s`, path, line, state }];
    });
  });
  return [...new Map(uses.map((use) => [JSON.stringify([use.from, use.to]), use])).values()];
}

const stateBy: ReadonlyMap<string, ChangedUse['state']> = new Map([
  ['contract/operation-added', 'added'],
  ['contract/operation-removed', 'removed'],
]);

/** A use as it is listed, with what comes and goes. */
export function sayUse({ from, to, label, path, line, state }: ChangedUse): string {
  const sign = { added: 'new: ', removed: 'gone: ', there: '' }[state];
  return `${sign}${code(from)} → ${code(to)} (${code(label)}) ${lineInWords({ path, line, side: state === 'removed' ? 'before' : 'after' })}`;
}

function usesOf(sources: readonly Source[], services: readonly Service[]): readonly Use[] {
  return sources.flatMap(({ path, imports, calls, role }): readonly Use[] => {
    const from = role === 'service' ? serviceOf(services, path)?.name : undefined;
    if (from === undefined) return [];
    const imported = imports.flatMap(({ target, line }): readonly Use[] => {
      const to = target === null ? undefined : serviceOf(services, target)?.name;
      return to === undefined || to === from ? [] : [{ from, to, label: 'imports', path, line }];
    });
    const called = calls.flatMap(({ text, expression, line }): readonly Use[] => {
      const host = hostIn(text);
      return host === undefined ? [] : [{ from, to: ownerOf(host, services), label: expression, path, line }];
    });
    return [...imported, ...called];
  });
}

/** The service that a host is of, where it is called so inside of a cluster; else the host itself. */
function ownerOf(host: string, services: readonly Service[]): string {
  const [first = ''] = host.split('.');
  const isInside = host === first || /\.(?:svc|local|internal)(?:\.|$)/u.test(host);
  return isInside && services.some(({ name }) => name === first) ? first : host;
}

/** The host that the text of a call names; undefined where it names none. */
export function hostIn(text: string): string | undefined {
  return /https?:\/\/([\w.-]+)/u.exec(text)?.[1];
}
