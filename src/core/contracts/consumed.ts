import type { Use } from '../model/consumer.ts';
import type { Difference } from '../model/contract.ts';
import type { Flow } from './comparison/element.ts';
import { isSafeAddition } from '../model/rule.ts';

/** A part of a contract that somebody uses. */
export interface Used {
  /** The part, as the subjects of differences name it: `Order > total`, `operation Query.order`. */
  readonly subject: string;
  /** The way it is used; left out where a difference of either way is one of it. */
  readonly flow?: Flow;
  /** The parts of it that are surely given, so that one more that is demanded is no news: `argument id`. */
  readonly gives: readonly string[];
  readonly use: Use;
}

type Stated = Pick<Difference, 'subject' | 'aspect' | 'was' | 'effect' | 'direction'>;

/** More uses of one part than this are not kept. */
const most = 30;

/** Who uses what, by the part. */
export class Consumed {
  readonly #by: ReadonlyMap<string, readonly Used[]>;

  constructor(used: readonly Used[]) {
    this.#by = Map.groupBy(used, ({ subject }) => subject);
  }

  /**
   * Who uses what a difference takes away or changes, each once. Of what comes and has to be given, or may come back, it
   * is who uses what it belongs to, and does not give it yet.
   */
  of(difference: Stated): readonly Use[] {
    if (isSafeAddition(difference)) return [];
    const { subject, aspect, was, effect } = difference;
    const [, part = '', flow = ''] = /^(.*) \((input|output|both)\)(?: [^>]*)?$/s.exec(subject) ?? [];
    const isNew = aspect === 'presence' && was === null;
    const isLeftOut = isNew || aspect === 'default' || (aspect === 'required' && effect === 'narrowed');
    const found = isLeftOut ? this.#without(part) : (this.#by.get(part) ?? []);
    const uses = found.flatMap((one) => (meets(one.flow, flow) ? [one.use] : []));
    const once = new Map<string, Use>();
    for (const use of uses) {
      const key = `${use.kind} ${use.by} ${use.file}`;
      if (!once.has(key)) once.set(key, use);
    }
    return [...once.values()].slice(0, most);
  }

  /** Who uses what holds a part, and does not give the part. */
  #without(part: string): readonly Used[] {
    const at = part.lastIndexOf(' > ');
    const name = part.slice(at + 3);
    const all = at < 0 ? [] : (this.#by.get(part.slice(0, at)) ?? []);
    return all.filter(({ gives }) => !gives.includes(name));
  }
}

function meets(one: Flow | undefined, other: string): boolean {
  return one === undefined || one === 'both' || other === 'both' || one === other;
}
