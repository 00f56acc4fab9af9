import type { Consumer, HttpCall, JsonPart, Named } from '../../model/consumer.ts';
import type { ContractOutline } from '../../model/contract-outline.ts';
import type { Element } from '../comparison/element.ts';
import { stepOf } from '../comparison/subject.ts';
import type { Used } from '../consumed.ts';
import { type At, below, Followed, isNamed } from '../followed.ts';

/** How much of all requests is followed at most. */
const mostSteps = 500_000;

/**
 * What files of requests use of an API. One of which most requests go elsewhere is of another API, unless it names this
 * one as the one who answers.
 */
export function usesOf(
  root: Element,
  outline: ContractOutline,
  path: string,
  consumers: readonly Consumer[],
): readonly Used[] {
  const operations = root.parts().filter(({ kind, given }) => kind === 'operation' && !given['webhook']);
  const routes = operations.map((operation) => routeOf(operation, outline.bases));
  const steps = { left: mostSteps };
  return consumers.flatMap((consumer) => {
    if (!('calls' in consumer)) return [];
    const met = consumer.calls.flatMap((call) => {
      const operation = operationOf(call, routes);
      return operation === null ? [] : [{ call, operation }];
    });
    if (met.length <= consumer.calls.length / 2 && !isNamed(consumer.provider, [outline.title, path])) return [];
    const walk = new Walk(consumer, steps);
    for (const { call, operation } of met) walk.call(call, operation);
    return walk.found;
  });
}

/** An operation, and the paths at which it answers, between their slashes. */
interface Route {
  readonly operation: Element;
  readonly method: string | undefined;
  readonly paths: readonly (readonly string[])[];
}

function routeOf(operation: Element, bases: readonly string[]): Route {
  const [, method, template = ''] = /^(\S+) (.*)$/s.exec(operation.name) ?? [];
  const paths = ['', ...bases].map((base) => `${base}${template}`.split('/').filter((segment) => segment !== ''));
  return { operation, method, paths };
}

/** The operation that answers a request: of several, the one whose path says most; none where two say as much. */
function operationOf({ method, path }: HttpCall, routes: readonly Route[]): Element | null {
  const fitting = routes.flatMap(({ operation, method: verb, paths }) => {
    if (verb !== method) return [];
    const counts = paths.flatMap((segments) => literalsOf(segments, path) ?? []);
    return counts.length === 0 ? [] : [{ operation, literals: counts.reduce((a, b) => Math.max(a, b)) }];
  });
  const [best, second] = fitting.toSorted((a, b) => b.literals - a.literals);
  // A path of nothing but variables fits everything.
  return best === undefined || best.literals === 0 || best.literals === second?.literals ? null : best.operation;
}

/** How many segments of a template a path has word by word; null where it does not fit. */
function literalsOf(segments: readonly string[], path: HttpCall['path']): number | null {
  if (segments.length !== path.length) return null;
  const fits = segments.every((segment, index) => segment.includes('{') || segment === path[index]);
  return fits ? segments.filter((segment) => !segment.includes('{')).length : null;
}

class Walk extends Followed {
  call({ line, query, headers, body, answer }: HttpCall, operation: Element): void {
    const at = below({ element: operation, subject: '' }, operation);
    const parts = operation.parts().map((part) => below(at, part));
    const sent: string[] = [];
    const take = (part: At, where: number) => {
      sent.push(stepOf(part.element));
      this.use(part, where);
    };
    for (const part of parts) {
      const { kind, key } = part.element;
      if (kind === 'parameter') {
        const [place = '', name = ''] = key.split(' ', 2);
        const given = place === 'query' ? named(query, name) : place === 'header' ? named(headers, name) : undefined;
        if (place === 'path' || place === 'cookie') sent.push(stepOf(part.element));
        else if (given) take(part, given.line);
      } else if (kind === 'body' && body !== null) {
        take(part, body.line);
        this.#content(part, body);
      }
    }
    const answering = answer && responseOf(parts, answer.status);
    if (answer && answering) {
      this.use(answering, answer.line);
      for (const header of answering.element.parts().filter(({ kind }) => kind === 'header')) {
        const given = named(answer.headers, header.key);
        if (given) this.use(below(answering, header), given.line);
      }
      if (answer.body !== null) this.#content(answering, answer.body);
    }
    this.use(at, line, sent);
  }

  /** Follows a value into the JSON of a body. */
  #content(at: At, body: JsonPart): void {
    for (const part of at.element.parts()) {
      if (part.kind !== 'media-type' || !/[/+]json\b|^\*\/\*$/.test(part.key)) continue;
      const content = below(at, part);
      this.use(content, body.line);
      this.value(content, body);
    }
  }
}

function responseOf(parts: readonly At[], status: number): At | undefined {
  const responses = parts.filter(({ element }) => element.kind === 'response');
  const keys = [`${status}`, `${Math.floor(status / 100)}XX`, 'DEFAULT'];
  return keys.map((key) => responses.find(({ element }) => element.key === key)).find((one) => one !== undefined);
}

function named(names: readonly Named[], wanted: string): Named | undefined {
  return names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.toLowerCase() === wanted);
}
