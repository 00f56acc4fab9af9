import type { IncomingMessage } from 'node:http';
import { senderOf } from './senders.ts';

/** A request is refused with this status and message. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** Limits in bytes: of one body, of all that one address sends in front of so many proxies, and of all bodies being read. */
export interface Bounds {
  readonly body: number;
  readonly address: number;
  readonly proxies: number;
  readonly together: number;
  /** How long a body may take to arrive, in seconds. The host gives up after ten. */
  readonly seconds: number;
}

/** A body that is being read. */
interface Reading {
  readonly address: string;
  readonly began: number;
  length: number;
  readonly drop: (why: Refused) => void;
}

/**
 * Reads bodies within limits. A body that is too long is refused as soon as that is known, from its header or while it
 * arrives. If all bodies being read exceed their limit, the slowest is dropped: a trickling sender keeps nobody else
 * out.
 */
export function boundedReader(bounds: Bounds): (request: IncomingMessage) => Promise<Buffer> {
  const readings = new Set<Reading>();
  const [all, ofAddress] = [{ length: 0 }, new Map<string, number>()];
  const count = (reading: Reading, bytes: number): void => {
    all.length += bytes;
    const left = (ofAddress.get(reading.address) ?? 0) + bytes;
    if (left === 0) ofAddress.delete(reading.address);
    else ofAddress.set(reading.address, left);
  };
  const makeRoom = (address: string): void => {
    const drop = (reading: Reading | undefined) =>
      reading?.drop(new Refused(503, 'Too much is being read at the same time. Send it again.'));
    if ((ofAddress.get(address) ?? 0) > bounds.address)
      drop(slowest([...readings].filter((one) => one.address === address)));
    if (all.length > bounds.together) drop(slowest([...readings]));
  };
  return (request) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (!(announced <= bounds.body)) return Promise.reject(tooLong(bounds));
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const chunks: Buffer[] = [];
    const done = (): void => {
      if (!readings.delete(mine)) return;
      clearTimeout(over);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      count(mine, -mine.length);
    };
    const mine: Reading = {
      address: senderOf(request, bounds.proxies),
      began: Date.now(),
      length: 0,
      // The request is not destroyed here: the sender still has to receive the answer.
      drop: (why) => {
        done();
        reject(why);
      },
    };
    const onData = (chunk: Buffer): void => {
      mine.length += chunk.length;
      count(mine, chunk.length);
      chunks.push(chunk);
      if (mine.length > bounds.body) mine.drop(tooLong(bounds));
      else makeRoom(mine.address);
    };
    const onEnd = (): void => {
      done();
      resolve(Buffer.concat(chunks, mine.length));
    };
    const onClose = (): void => mine.drop(new Refused(400, 'The body broke off.'));
    const late = () => new Refused(408, `The body took longer than ${bounds.seconds} seconds.`);
    const over = setTimeout(() => mine.drop(late()), bounds.seconds * 1000);
    readings.add(mine);
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
    return promise;
  };
}

function slowest(readings: readonly Reading[]): Reading | undefined {
  const speedOf = ({ length, began }: Reading) => length / (Date.now() - began + 1);
  return readings.toSorted((one, other) => speedOf(one) - speedOf(other))[0];
}

function tooLong({ body }: Bounds): Refused {
  return new Refused(413, `More than ${body} bytes are not read.`);
}
