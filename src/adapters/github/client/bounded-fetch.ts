/** The seconds the host may take from the request to the end of its answer. It gives up by itself after ten. */
export const hostSeconds = 20;

/**
 * A `fetch` that returns whole answers of the host or fails: one that hangs or breaks off would otherwise block a worker
 * for minutes, or count as an empty answer, and a page of a proxy or half of an answer as a success. A timeout is not
 * retried at once; the name of the error tells the client so.
 */
export function boundedFetch(seconds = hostSeconds): typeof fetch {
  return async (address, options) => {
    const late = AbortSignal.timeout(seconds * 1000);
    const signal = options?.signal ? AbortSignal.any([options.signal, late]) : late;
    try {
      const answer = await fetch(address, { ...options, signal });
      const body = await answer.arrayBuffer();
      const wrong = answer.ok ? whatIsWrong(answer, body) : null;
      if (wrong !== null) throw new Error(wrong);
      const { status, statusText, headers, url } = answer;
      const whole = new Response(hasNoBody(status) ? null : body, { status, statusText, headers });
      return Object.defineProperty(whole, 'url', { value: url });
    } catch (error) {
      if (!late.aborted || options?.signal?.aborted) throw error;
      throw new DOMException(`it did not answer within ${seconds} seconds`, 'AbortError');
    }
  };
}

/** What shows that a success is none: something between here and the host answered, or spoiled what the host did. */
function whatIsWrong({ status, headers }: Response, body: ArrayBuffer): string | null {
  const type = headers.get('content-type') ?? '';
  if (/^text\/html\b/iu.test(type)) return 'a page was answered, by something between here and the host';
  if (status === 200 && type === '' && body.byteLength === 0) return 'nothing was answered';
  const isBroken = /^application\/json\b/iu.test(type) && !hasNoBody(status) && !isJson(body);
  return isBroken ? 'what was answered is not whole' : null;
}

function isJson(body: ArrayBuffer): boolean {
  try {
    JSON.parse(new TextDecoder().decode(body));
    return true;
  } catch {
    return false;
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
