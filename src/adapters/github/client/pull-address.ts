/** Where a pull request is shown. */
export interface PullAddress {
  /** With its port, where it is not the usual one. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/**
 * Reads what a browser shows above a pull request, whatever tab of it is open, or `acme/shop#12`, which is on `usual`; null
 * where it is nothing of the kind.
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
