/** The seconds the host may take from the request to the end of its answer. It gives up by itself after ten. */
export const hostSeconds = 20;

/**
 * A `fetch` that returns whole answers of the host or fails: one that hangs or breaks off would otherwise block a worker
 * for minutes, or count as an empty answer, and a page of a proxy as a success. A timeout is not retried at once; the
 * name of the error tells the client so.
 */
export function boundedFetch(seconds = hostSeconds): typeof fetch {
  return async (address, options) => {
    const late = AbortSignal.timeout(seconds * 1000);
    const signal = options?.signal ? AbortSignal.any([options.signal, late]) : late;
    try {
      const answer = await fetch(address, { ...options, signal });
      const body = await answer.arrayBuffer();
      // With its login, or what it has to say of an outage: the request did not get to the host.
      if (answer.ok && isPage(answer)) throw new Error('a page was answered, by something between here and the host');
      const { status, statusText, headers, url } = answer;
      const whole = new Response(hasNoBody(status) ? null : body, { status, statusText, headers });
      return Object.defineProperty(whole, 'url', { value: url });
    } catch (error) {
      if (!late.aborted || options?.signal?.aborted) throw error;
      throw new DOMException(`it did not answer within ${seconds} seconds`, 'AbortError');
    }
  };
}

function isPage({ headers }: Response): boolean {
  return /^text\/html\b/iu.test(headers.get('content-type') ?? '');
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
