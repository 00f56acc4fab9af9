/** The address of a pull request. */
export interface PullAddress {
  /** With the port, if it is not the default one. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/**
 * Parses the address of a pull request, with any of its tabs, or `acme/shop#12` on the `usual` host; null if it is
 * neither.
 */
export function readPullAddress(text: string, usual = 'github.com'): PullAddress | null {
  const [, someone, repository, pull] = /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(text) ?? [];
  if (someone !== undefined && repository !== undefined) {
    return { host: usual.toLowerCase(), owner: someone, name: repository, number: Number(pull) };
  }
  const match = /^https?:\/\/([\w.-]+(?::\d+)?)\/([\w.-]+)\/([\w.-]+)\/pull\/(\d{1,9})(?:[/?#].*)?$/i.exec(text);
  const [, host, owner, name, number] = match ?? [];
  if (host === undefined || owner === undefined || name === undefined) return null;
  return { host: host.toLowerCase().replace(/^www\.github\.com$/, 'github.com'), owner, name, number: Number(number) };
}
