import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Answer } from '../http/route.ts';
import { description, referenced, type Schema } from './description.ts';
import { closed, jsonSchema, nameOf } from './schema.ts';

/** The content of a request, without its sender; `body` is undefined where there is none. */
export interface RequestContent {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const ajv = new Ajv({ strict: false, validateSchema: false, code: { optimize: false } });
(formats as unknown as (ajv: Ajv) => void)(ajv);
const coercing = new Ajv({ strict: false, validateSchema: false, code: { optimize: false }, coerceTypes: true });
(formats as unknown as (ajv: Ajv) => void)(coercing);
const compiled = new Map<string, ValidateFunction | null>();

/** Validates every request and every answer against GitHub's own description, and collects the violations. */
export class Validator {
  readonly violations: string[] = [];

  report(violation: string): void {
    this.violations.push(violation);
  }

  /** What is wrong with a request; null where nothing is. */
  request(operation: string, { params, query, body }: RequestContent): string | null {
    if (operation === 'POST /graphql') return null;
    const described = operationOf(operation);
    if (!described) return this.#found(`${operation} is no operation of GitHub`);
    const parameters = ((described['parameters'] ?? []) as Schema[]).map((one) =>
      typeof one['$ref'] === 'string' ? referenced(one['$ref']) : one,
    );
    for (const [place, values] of [
      ['path', params],
      ['query', query],
    ] as const) {
      const fits = validator(`${operation} ${place}`, coercing, () => parametersSchema(parameters, place));
      const wrong = fits && mistake(fits, { ...values });
      if (wrong) return this.#found(`${operation}: ${place} ${wrong}`);
    }
    const content = (described['requestBody'] as Schema | undefined)?.['content'] as Record<string, Schema> | undefined;
    const schema = content?.['application/json']?.['schema'];
    if (body === undefined) {
      const required = (described['requestBody'] as Schema | undefined)?.['required'];
      return required && schema ? this.#found(`${operation}: a body is required`) : null;
    }
    if (!schema) return this.#found(`${operation} takes no body`);
    const fits = validator(`${operation} body`, ajv, () => closed(schema, referenced) as Schema);
    const wrong = fits && mistake(fits, body);
    return wrong ? this.#found(`${operation}: body ${wrong}`) : null;
  }

  /** Validates an answer of the fake GitHub itself. */
  answer(operation: string, { status, body }: Answer): void {
    if (operation === 'POST /graphql' || body instanceof Uint8Array) return;
    const responses = operationOf(operation)?.['responses'] as Record<string, Schema> | undefined;
    let response = responses?.[`${status}`];
    if (typeof response?.['$ref'] === 'string') response = referenced(response['$ref']);
    if (!response) {
      if (status < 300) this.report(`${operation} never answers ${status}`);
      return;
    }
    const content = response['content'] as Record<string, Schema> | undefined;
    const schema = content?.['application/json']?.['schema'];
    if (!schema) return;
    const fits = validator(`${operation} ${status}`, ajv, () => schema as Schema);
    const wrong = fits && mistake(fits, body);
    if (wrong) this.report(`${operation} answered ${status}: ${wrong}`);
  }

  /** Validates a webhook that the fake GitHub sends. */
  webhook(event: string, action: string | null, payload: unknown): void {
    const name = [event, action].filter(Boolean).join('-').replaceAll('_', '-');
    const described = description()['x-webhooks'][name]?.post;
    const content = (described?.['requestBody'] as Schema | undefined)?.['content'] as Record<string, Schema>;
    const schema = content?.['application/json']?.['schema'];
    if (!schema) return this.report(`GitHub sends no ${name}`);
    const fits = validator(`webhook ${name}`, ajv, () => schema as Schema);
    const wrong = fits && mistake(fits, payload);
    if (wrong) this.report(`webhook ${name}: ${wrong}`);
  }

  #found(violation: string): string {
    this.report(violation);
    return violation;
  }
}

function operationOf(operation: string): Schema | undefined {
  const [method = '', path = ''] = operation.split(' ');
  return description().paths[path]?.[method.toLowerCase()];
}

function parametersSchema(parameters: readonly Schema[], place: string): Schema {
  const here = parameters.filter((one) => one['in'] === place);
  return {
    type: 'object',
    properties: Object.fromEntries(here.map((one) => [one['name'], one['schema']])),
    required: here.filter((one) => one['required']).map((one) => one['name']),
    additionalProperties: false,
  };
}

/** Compiles a schema when it is first needed, with what it refers to. */
function validator(key: string, by: Ajv, schema: () => Schema): ValidateFunction | null {
  let known = compiled.get(key);
  if (known === undefined) {
    const refs = new Set<string>();
    const made = jsonSchema(schema(), refs) as Schema;
    for (const ref of refs) {
      const key = `${by === ajv} ${ref}`;
      if (!added.has(key)) by.addSchema(jsonSchema(referenced(ref), refs) as Schema, nameOf(ref));
      added.add(key);
    }
    known = by.compile(made);
    compiled.set(key, known);
  }
  return known;
}

const added = new Set<string>();

function mistake(fits: ValidateFunction, value: unknown): string | null {
  if (fits(value)) return null;
  const [error] = fits.errors ?? [];
  const which = Object.values(error?.params ?? {}).filter((one) => typeof one === 'string');
  return `${error?.instancePath || '/'} ${error?.message ?? 'does not fit'}${which.length ? ` (${which.join(', ')})` : ''}`;
}
