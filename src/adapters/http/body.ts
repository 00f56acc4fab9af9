import type { IncomingMessage } from 'node:http';

/** Why a request is not answered as its sender wished. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** How much may be read: of one body, and of all that are read at the same time. */
export interface Bounds {
  readonly body: number;
  readonly together: number;
}

/** Reads bodies within bounds: what is too long is refused as soon as that is known, by its header or on the way. */
export function boundedReader(bounds: Bounds): (request: IncomingMessage) => Promise<Buffer> {
  let inFlight = 0;
  return async (request) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (!(announced <= bounds.body)) throw tooLong(bounds);
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      // Not ended by us in the middle: whoever sends too much is still to be told so.
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        length += chunk.length;
        inFlight += chunk.length;
        if (length > bounds.body) throw tooLong(bounds);
        if (inFlight > bounds.together)
          throw new Refused(503, 'Too much is being read at the same time. Send it again.');
        chunks.push(chunk);
      }
    } finally {
      inFlight -= length;
    }
    return Buffer.concat(chunks, length);
  };
}

function tooLong({ body }: Bounds): Refused {
  return new Refused(413, `More than ${body} bytes are not read.`);
}
