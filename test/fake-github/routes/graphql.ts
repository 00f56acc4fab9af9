import { execute, type GraphQLFieldResolver } from 'graphql';
import { rootSource } from '../graphql/root.ts';
import { Refusal } from '../http/refusal.ts';
import type { Route } from '../http/route.ts';
import { checkedDocument, graphqlSchema } from '../validation/graphql.ts';
import type { Validator } from '../validation/validator.ts';

/** Runs GraphQL documents against GitHub's own schema. A field that is not implemented is reported. */
export function graphqlRoute(validator: Validator): Route {
  const resolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
    const from = source as Record<string, unknown>;
    if (!(info.fieldName in from)) validator.report(`the fake GitHub has no ${info.parentType.name}.${info.fieldName}`);
    const value = from[info.fieldName];
    return typeof value === 'function' ? (value as (args: unknown) => unknown)(args) : value;
  };
  return {
    operation: 'POST /graphql',
    needs: null,
    async answer({ hub, actor, body }) {
      const { query = '', variables } = (body ?? {}) as { query?: string; variables?: Record<string, unknown> };
      const document = checkedDocument(query);
      if (typeof document === 'string') {
        validator.report(`GraphQL: ${document}`);
        return { status: 200, body: { errors: [{ message: document }] } };
      }
      const result = await execute({
        schema: graphqlSchema(),
        document,
        rootValue: rootSource(hub, actor),
        variableValues: variables ?? null,
        fieldResolver: resolver,
      });
      const errors = result.errors?.map(({ message, path, locations, originalError }) => ({
        ...(originalError instanceof Refusal ? { type: originalError.status === 404 ? 'NOT_FOUND' : 'FORBIDDEN' } : {}),
        path,
        locations,
        message,
      }));
      return { status: 200, body: { data: result.data, ...(errors ? { errors } : {}) } };
    },
  };
}
