import type { Consumer, JsonPart } from '../model/consumer.ts';
import type { Element } from './comparison/element.ts';
import { stepOf } from './comparison/subject.ts';
import type { Used } from './consumed.ts';

/** Of the items of a list so many are looked at: the others are like them. */
const mostItems = 5;

/** Where in a contract one is: the element, and the steps to it, as subjects have them. */
export interface At {
  readonly element: Element;
  readonly subject: string;
}

/** Follows what one consumer asks for through the elements of a contract, and keeps what it uses of them. */
export class Followed {
  readonly found: Used[] = [];
  readonly #consumer: Consumer;
  readonly #steps: { left: number };

  /** `steps` bounds what is followed, for all consumers together. */
  constructor(consumer: Consumer, steps: { left: number }) {
    this.#consumer = consumer;
    this.#steps = steps;
  }

  /** Follows a value into what an element says of it. */
  value(at: At, part: JsonPart): void {
    for (const child of at.element.parts()) {
      if (--this.#steps.left < 0) return;
      const { kind, name } = child;
      if (kind === 'schema') this.#schema(below(at, child), part);
      else if (kind === 'property') {
        const field = part.fields.find((one) => one.name === name);
        if (field === undefined) continue;
        const inner = below(at, child);
        this.use(
          inner,
          field.line,
          field.value.fields.map((one) => one.name),
        );
        this.value(inner, field.value);
      } else if (kind === 'constraint' && child.given['constraint'] === 'items') {
        for (const item of part.items.slice(0, mostItems)) this.value(below(at, child), item);
      } else if (kind === 'enum-value' && part.literal !== undefined && name === String(part.literal)) {
        this.use(below(at, child), part.line);
      }
    }
  }

  #schema(at: At, part: JsonPart): void {
    this.use(
      at,
      part.line,
      part.fields.map(({ name }) => name),
    );
    this.value(at, part);
  }

  /** Keeps that a part is used, with the parts of it that are surely given. */
  use({ subject, element }: At, line: number, gives: readonly string[] = []): void {
    const { kind, by, file } = this.#consumer;
    if (subject !== '') this.found.push({ subject, flow: element.flow, gives, use: { kind, by, file, line } });
  }
}

/** A step further, as the comparison takes it: a component starts anew, and a schema by itself is no step. */
export function below({ subject }: At, element: Element): At {
  if (element.component !== undefined && element.identity !== undefined) return { element, subject: element.component };
  if (element.kind === 'schema') return { element, subject };
  return { element, subject: subject === '' ? stepOf(element) : `${subject} > ${stepOf(element)}` };
}

/** Whether a provider goes by the title of a contract, or by the folder or file it is in. */
export function isNamed(provider: string, [title, path]: readonly [string, string]): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]|(service|api)(?![a-z])/g, '');
  const name = plain(provider);
  return name !== '' && [title, ...path.replace(/\.\w+$/, '').split('/')].some((one) => plain(one) === name);
}
