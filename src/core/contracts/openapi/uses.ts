import type { Consumer, HttpCall, HttpConsumer, JsonPart, Named } from '../../model/consumer.ts';
import type { ContractOutline } from '../../model/contract-outline.ts';
import type { Element } from '../comparison/element.ts';
import { stepOf } from '../comparison/subject.ts';
import type { Used } from '../consumed.ts';

/** How much of all requests is followed at most. */
const mostSteps = 500_000;
/** Of the items of a list so many are looked at: the others are like them. */
const mostItems = 5;

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

/** Whether a provider goes by the title of a contract, or by the folder or file it is in. */
function isNamed(provider: string, [title, path]: readonly [string, string]): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]|(service|api)(?![a-z])/g, '');
  const name = plain(provider);
  return name !== '' && [title, ...path.replace(/\.\w+$/, '').split('/')].some((one) => plain(one) === name);
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

/** Where in a contract one is: the component, and the steps from there, as subjects have them. */
interface At {
  readonly element: Element;
  readonly subject: string;
}

class Walk {
  readonly found: Used[] = [];
  readonly #consumer: HttpConsumer;
  readonly #steps: { left: number };

  constructor(consumer: HttpConsumer, steps: { left: number }) {
    this.#consumer = consumer;
    this.#steps = steps;
  }

  call({ line, query, headers, body, answer }: HttpCall, operation: Element): void {
    const at = below({ element: operation, subject: '' }, operation);
    const parts = operation.parts().map((part) => below(at, part));
    const sent: string[] = [];
    const take = (part: At, where: number) => {
      sent.push(stepOf(part.element));
      this.#use(part, where);
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
      this.#use(answering, answer.line);
      for (const header of answering.element.parts().filter(({ kind }) => kind === 'header')) {
        const given = named(answer.headers, header.key);
        if (given) this.#use(below(answering, header), given.line);
      }
      if (answer.body !== null) this.#content(answering, answer.body);
    }
    this.#use(at, line, sent);
  }

  /** Follows a value into the JSON of a body. */
  #content(at: At, body: JsonPart): void {
    for (const part of at.element.parts()) {
      if (part.kind !== 'media-type' || !/[/+]json\b|^\*\/\*$/.test(part.key)) continue;
      const content = below(at, part);
      this.#use(content, body.line);
      this.#value(content, body);
    }
  }

  #value(at: At, part: JsonPart): void {
    for (const child of at.element.parts()) {
      if (--this.#steps.left < 0) return;
      const { kind, name } = child;
      if (kind === 'schema') this.#schema(below(at, child), part);
      else if (kind === 'property') {
        const field = part.fields.find((one) => one.name === name);
        if (field === undefined) continue;
        const inner = below(at, child);
        this.#use(
          inner,
          field.line,
          field.value.fields.map((one) => one.name),
        );
        this.#value(inner, field.value);
      } else if (kind === 'constraint' && child.given['constraint'] === 'items') {
        for (const item of part.items.slice(0, mostItems)) this.#value(below(at, child), item);
      } else if (kind === 'enum-value' && part.literal !== undefined && name === String(part.literal)) {
        this.#use(below(at, child), part.line);
      }
    }
  }

  #schema(at: At, part: JsonPart): void {
    this.#use(
      at,
      part.line,
      part.fields.map(({ name }) => name),
    );
    this.#value(at, part);
  }

  #use({ subject, element }: At, line: number, gives: readonly string[] = []): void {
    const { kind, by, file } = this.#consumer;
    if (subject !== '') this.found.push({ subject, flow: element.flow, gives, use: { kind, by, file, line } });
  }
}

/** A step further, as the comparison takes it: a component starts anew, and a schema by itself is no step. */
function below({ subject }: At, element: Element): At {
  if (element.component !== undefined && element.identity !== undefined) return { element, subject: element.component };
  if (element.kind === 'schema') return { element, subject };
  return { element, subject: subject === '' ? stepOf(element) : `${subject} > ${stepOf(element)}` };
}

function responseOf(parts: readonly At[], status: number): At | undefined {
  const responses = parts.filter(({ element }) => element.kind === 'response');
  const keys = [`${status}`, `${Math.floor(status / 100)}XX`, 'DEFAULT'];
  return keys.map((key) => responses.find(({ element }) => element.key === key)).find((one) => one !== undefined);
}

function named(names: readonly Named[], wanted: string): Named | undefined {
  return names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.toLowerCase() === wanted);
}
