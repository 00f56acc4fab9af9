import { below, type Spot } from '../../texts/document.ts';
import type { AspectValue } from '../comparison/element.ts';
import { restrictingFlag } from '../comparison/laws.ts';
import type { Stated } from '../comparison/lifecycle.ts';
import type { Node } from '../document-store.ts';
import type { Directives } from './sdl.ts';

/** Directives that say whom a server or a gateway lets in. */
const guarding =
  /^(authenticated|requires(scopes|role|auth|permissions?)|policy|auth|has(role|scope|permission)|isauthenticated)$/i;

/** Directives that say which services of a federation answer what a service returns. On anything else they mean nothing. */
const serving = new Set(['external', 'shareable', 'override']);

/** What the directives on a part of a schema say of it. */
export class Uses {
  readonly #uses: readonly { readonly name: string; readonly text: string; readonly at: Spot }[];

  /** The part may be written in several places: a definition and what extends it. */
  constructor(nodes: readonly Node[]) {
    this.#uses = nodes.flatMap(({ raw, spot }) =>
      ((raw as { directives?: Directives }).directives ?? []).map((text, index) => {
        const name = /^@(\w+)/.exec(text)?.[1] ?? '';
        return { name, text, at: below(spot, 'directives', index) };
      }),
    );
  }

  has(name: string): boolean {
    return this.#uses.some((use) => use.name === name);
  }

  /** Whether clients cannot see it: it is left out of the API, or it is something to return and another service does. */
  isUnseen(isReturned = false): boolean {
    return this.has('inaccessible') || (isReturned && this.has('external'));
  }

  /** A flag that a directive is, for a lifecycle; undefined where it is not there. */
  stated(name: string): Stated | undefined {
    const use = this.#uses.find((one) => one.name === name);
    return use && { value: true, at: use.at };
  }

  /** What hides or guards the part, and all the others but those that are said elsewhere. */
  aspects(at: Spot, said: readonly string[], isReturned = false): AspectValue[] {
    const isOther = (name: string) => name !== 'inaccessible' && name !== 'key' && !guarding.test(name);
    const others = this.#uses.filter(
      ({ name }) => isOther(name) && !said.includes(name) && !(isReturned && serving.has(name)),
    );
    const ending = this.#uses.filter(({ name }) => name === 'deprecated' && said.includes(name));
    const keys = this.#uses.filter(({ name }) => name === 'key');
    const guards = this.#uses.filter(({ name }) => guarding.test(name));
    const shared = this.#uses.filter(({ name }) => name === 'shareable' || name === 'override');
    return [
      this.#flag('inaccessible', 'hidden', at, hiding),
      ...(isReturned
        ? [
            this.#flag('external', 'external', at, leaving),
            { ...this.#list(shared, at), aspect: 'shared' as const, law: sharing },
          ]
        : []),
      { ...this.#list(guards, at), aspect: 'authorization', law: (was, now) => (was === now ? null : 'replaced') },
      {
        ...this.#list([...others, ...ending], at),
        value: { others: this.#list(others, at).value, ending: this.#list(ending, at).value } satisfies Told,
        shown: this.#list([...others, ...ending], at).value,
        aspect: 'directives',
        law: toldLaw,
      },
      ...(keys.length === 0
        ? []
        : [
            {
              ...this.#list(keys, at),
              value: keys.map(keyOf),
              shown: shownOf(keys),
              aspect: 'identifiers' as const,
              law: keysLaw,
            },
          ]),
    ];
  }

  /** That exactly one field of an input has to be given. */
  oneOf(at: Spot): AspectValue {
    return this.#flag('oneOf', 'oneOf', at, restrictingFlag);
  }

  /** Where the format of a scalar is described. */
  specifiedBy(at: Spot): AspectValue {
    const use = this.#uses.find(({ name }) => name === 'specifiedBy');
    const law: AspectValue['law'] = (was, now) =>
      was === now ? null : was === undefined || now === undefined ? 'noted' : 'replaced';
    const url = use && (/url: "(.*)"\)$/.exec(use.text)?.[1] ?? use.text);
    return { aspect: 'specifiedBy', value: url, law, stated: use !== undefined, at: use?.at ?? at };
  }

  #flag(name: string, aspect: AspectValue['aspect'], at: Spot, law: AspectValue['law']): AspectValue {
    const use = this.#uses.find((one) => one.name === name);
    return { aspect, value: use === undefined ? undefined : true, law, stated: use !== undefined, at: use?.at ?? at };
  }

  #list(uses: readonly { readonly text: string; readonly at: Spot }[], at: Spot) {
    const texts = uses.map(({ text }) => text).toSorted();
    const [first] = uses;
    return { value: first && texts.join(' '), stated: first !== undefined, at: first?.at ?? at };
  }
}

/** What is said of a part beside what has an aspect of its own, and what it says of its end. */
interface Told {
  readonly others: string | undefined;
  readonly ending: string | undefined;
}

/** That it begins to end, or ends no longer, is said by itself; another reason is one more remark. */
const toldLaw: AspectValue['law'] = (was, now) => {
  const [a, b] = [was, now] as (Told | undefined)[];
  const isOtherEnd = a?.ending !== undefined && b?.ending !== undefined && a.ending !== b.ending;
  return isOtherEnd || a?.others !== b?.others ? 'noted' : null;
};

/** Who names what is hidden now fails; a value that is only received is just never seen again. */
const hiding: AspectValue['law'] = (was, now, _before, after) => {
  if ((was === true) === (now === true)) return null;
  if (now !== true) return after?.flow === 'input' ? 'widened' : 'noted';
  return after?.kind === 'enum-value' && after.flow === 'output' ? 'narrowed' : 'replaced';
};

/** Who asks for a field that is left to another service is answered if that one has it; where it comes back it is answered here. */
const leaving: AspectValue['law'] = (was, now) => (was === now ? null : now === true ? 'replaced' : 'noted');

/** A gateway refuses two services that answer the same, unless all of them share it or one takes it over. */
const sharing: AspectValue['law'] = (was, now) => (was === now ? null : now === undefined ? 'replaced' : 'noted');

/** By which fields other services of a federation ask for a type, and whether this one answers them. */
interface Key {
  readonly fields: string;
  readonly resolvable: boolean;
}

function keyOf({ text }: { readonly text: string }): Key {
  const fields = /fields:\s*"([^"]*)"/.exec(text)?.[1] ?? text;
  return {
    fields: fieldSet((fields.match(/\w+|[{}]/g) ?? []).values()),
    resolvable: !/resolvable:\s*false/.test(text),
  };
}

/** Fields in one order, each with what is selected of it. */
function fieldSet(words: Iterator<string>): string {
  const fields: string[] = [];
  for (let next = words.next(); next.done !== true && next.value !== '}'; next = words.next()) {
    if (next.value === '{') fields.push(`${fields.pop()} { ${fieldSet(words)} }`);
    else fields.push(next.value);
  }
  return fields.toSorted().join(' ');
}

function shownOf(keys: readonly { readonly text: string }[]): string {
  return keys
    .map(keyOf)
    .map(({ fields, resolvable }) => (resolvable ? fields : `${fields} (not resolvable)`))
    .toSorted()
    .join(' and ');
}

const keysLaw: AspectValue['law'] = (was, now) => {
  const [a, b] = [was ?? [], now ?? []] as (readonly Key[])[];
  const isIn = (keys: readonly Key[] | undefined, { fields, resolvable }: Key) =>
    keys?.some((one) => one.fields === fields && (one.resolvable || !resolvable)) === true;
  if (a?.some((one) => !isIn(b, one))) return 'narrowed';
  return b?.some((one) => !isIn(a, one)) ? 'widened' : null;
};
