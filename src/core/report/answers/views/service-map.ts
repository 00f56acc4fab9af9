import type { Material } from '../../../model/material.ts';
import { type Service, serviceOf } from '../../../model/service.ts';
import type { Source } from '../../../model/source.ts';
import { code } from '../../words/escape.ts';
import { at } from './named.ts';

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

/** Who uses whom, by the imports that lead into another service and the addresses that calls name, with what comes and goes. */
export function serviceMap({ facts: { sources, services } }: Material): readonly ChangedUse[] {
  const [before, after] = [usesOf(sources.before, services), usesOf(sources.after, services)];
  const key = ({ from, to, label }: Use) => JSON.stringify([from, to, label]);
  const [was, is] = [new Set(before.map(key)), new Set(after.map(key))];
  const all = new Map([...before, ...after].map((one) => [key(one), one]));
  return [...all].map(([name, use]) => ({
    ...use,
    state: was.has(name) ? (is.has(name) ? 'there' : 'removed') : 'added',
  }));
}

/** A use as it is listed, with what comes and goes. */
export function sayUse({ from, to, label, path, line, state }: ChangedUse): string {
  const sign = { added: 'new: ', removed: 'gone: ', there: '' }[state];
  return `${sign}${code(from)} → ${code(to)} (${code(label)}) ${at(path, line)}`;
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
      return host === undefined ? [] : [{ from, to: host, label: expression, path, line }];
    });
    return [...imported, ...called];
  });
}

/** The host that the text of a call names; undefined where it names none. */
export function hostIn(text: string): string | undefined {
  return /https?:\/\/([\w.-]+)/u.exec(text)?.[1];
}
