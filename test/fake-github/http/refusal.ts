/** An answer that is no success, with the words GitHub uses. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    errors: readonly unknown[] | null = null,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** What GitHub says of what is not there, and of what may not be seen. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** What GitHub says of a value it does not take. */
export function unprocessable(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', [{ resource, code: 'custom', field, message }]);
}
