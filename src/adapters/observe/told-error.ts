/** The part of an error that is logged. */
export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string | number;
  /** The request to the host and the status of its answer. */
  readonly asked?: string;
  readonly status?: number;
  readonly errors?: readonly ToldError[];
}

/** Longer texts do not help, and may be the content of somebody's file. */
const longest = 2000;

/**
 * Only fields that are known to help: an error of the host contains our request with its headers, one of a handler the
 * whole webhook, and neither may be logged.
 */
export function toldError(error: unknown, depth = 0): ToldError {
  const { name, message, stack, code, status, request, errors, cause } = (
    typeof error === 'object' && error !== null ? error : { message: String(error) }
  ) as Readonly<Record<string, unknown>>;
  const { method, url } = (request ?? {}) as Readonly<Record<string, unknown>>;
  const below = depth < 3 ? [...(Array.isArray(errors) ? errors : []), ...(cause === undefined ? [] : [cause])] : [];
  return {
    type: typeof name === 'string' ? name : 'Error',
    message: String(message).slice(0, longest),
    stack: String(stack ?? '').slice(0, longest),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof method === 'string' && typeof url === 'string' && { asked: `${method} ${url}` }),
    ...(typeof status === 'number' && { status }),
    ...(below.length > 0 && { errors: below.slice(0, 5).map((one: unknown) => toldError(one, depth + 1)) }),
  };
}
