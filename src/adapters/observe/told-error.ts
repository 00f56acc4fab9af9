/** What the log tells of an error. */
export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string | number;
  /** What was asked of the host, and how it answered. */
  readonly asked?: string;
  readonly status?: number;
  readonly errors?: readonly ToldError[];
}

/** More of it does not help anybody, and may be somebody's file. */
const longest = 2000;

/**
 * Only what is known to help: an error of the host carries our request with its headers, one of a handler the whole
 * webhook, and both would be written down.
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
