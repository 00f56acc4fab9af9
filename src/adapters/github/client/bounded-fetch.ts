/** What the host has to answer in, from the first byte sent to the last one read. It gives up by itself after ten. */
export const hostSeconds = 20;

/**
 * `fetch` that brings whole answers or fails: one that hangs, or breaks off in the middle, would otherwise hold up a
 * worker for minutes, or count as an empty answer. That it took too long is not worth trying again at once, and the name
 * of the error is how the client is told so.
 */
export function boundedFetch(seconds = hostSeconds): typeof fetch {
  return async (address, options) => {
    const late = AbortSignal.timeout(seconds * 1000);
    const signal = options?.signal ? AbortSignal.any([options.signal, late]) : late;
    try {
      const answer = await fetch(address, { ...options, signal });
      const body = await answer.arrayBuffer();
      const { status, statusText, headers, url } = answer;
      const whole = new Response(hasNoBody(status) ? null : body, { status, statusText, headers });
      return Object.defineProperty(whole, 'url', { value: url });
    } catch (error) {
      if (!late.aborted || options?.signal?.aborted) throw error;
      throw new DOMException(`it did not answer within ${seconds} seconds`, 'AbortError');
    }
  };
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
