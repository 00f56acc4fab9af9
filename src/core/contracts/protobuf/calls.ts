import type { Document } from '../../texts/document.ts';
import type { ProtoFile } from './data.ts';
import { fileOf, type Names } from './names.ts';

/** More steps from calls to types than this are not followed. */
const mostSteps = 1_000_000;

/** The calls that the services of a contract offer, by the names that gRPC has for them: `shop.orders.v1.Orders/Pay`. */
export class Calls {
  readonly #documents: readonly Document[];
  readonly #names: Names;
  readonly #fieldsOf = new Map<string, readonly string[]>();
  #usedBy: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(documents: readonly Document[], names: Names) {
    this.#documents = documents;
    this.#names = names;
  }

  /** The calls that carry a message or an enum, by its full name, in the order of their files. */
  usedBy(type: string): readonly string[] {
    return (this.#usedBy ??= this.#follow()).get(type) ?? [];
  }

  #follow(): ReadonlyMap<string, readonly string[]> {
    const usedBy = new Map<string, string[]>();
    let steps = mostSteps;
    for (const document of this.#documents) {
      const file = fileOf(document);
      for (const { call, types } of callsIn(file)) {
        const reached = new Set(types.map((type) => this.#names.resolve(type, file.package)));
        for (const type of reached) {
          if (--steps < 0) return usedBy;
          const users = usedBy.get(type);
          if (users === undefined) usedBy.set(type, [call]);
          else users.push(call);
          for (const one of this.#typesOf(type)) reached.add(one);
        }
      }
    }
    return usedBy;
  }

  #typesOf(message: string): readonly string[] {
    const known = this.#fieldsOf.get(message);
    if (known !== undefined) return known;
    const fields = Object.values(this.#names.messageOf(message)?.fields ?? {});
    const types = [...new Set(fields.map(({ type }) => this.#names.resolve(type, message)))];
    this.#fieldsOf.set(message, types);
    return types;
  }
}

/** What gRPC calls a method of a service. */
export function callOf(scope: string, service: string, method: string): string {
  return `${scope === '' ? '' : `${scope}.`}${service}/${method}`;
}

function callsIn({ package: scope, services }: ProtoFile) {
  return Object.entries(services).flatMap(([service, { methods }]) =>
    Object.entries(methods).map(([method, { input, output }]) => ({
      call: callOf(scope, service, method),
      types: [input, output],
    })),
  );
}
