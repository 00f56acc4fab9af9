import type { Model } from './model.ts';

/** What the protocols of a model's services make of its values; undefined or true where one of them is not known. */
export interface Protocols {
  /** The form of a point in time in a body whose format is not written down. */
  readonly timestamps: string | undefined;
  /** Whether names in XML are sent. */
  readonly xml: boolean;
  /** Whether names in JSON that differ from those of the members are sent. */
  readonly jsonNames: boolean;
}

const json = { timestamps: 'epoch-seconds', xml: false, jsonNames: false };
const xml = { timestamps: 'date-time', xml: true, jsonNames: false };
const unknown: Protocols = { timestamps: undefined, xml: true, jsonNames: true };

const known: Readonly<Record<string, Protocols>> = {
  'aws.protocols#restJson1': { ...json, jsonNames: true },
  'aws.protocols#awsJson1_0': json,
  'aws.protocols#awsJson1_1': json,
  'smithy.protocols#rpcv2Cbor': json,
  'aws.protocols#restXml': xml,
  'aws.protocols#awsQuery': xml,
  'aws.protocols#ec2Query': xml,
  'alloy#simpleRestJson': { timestamps: undefined, xml: false, jsonNames: true },
};

const found = new WeakMap<Model, Protocols>();

/** How the services of a model are spoken to, as far as they say so. */
export function protocolsOf(model: Model): Protocols {
  const cached = found.get(model);
  if (cached !== undefined) return cached;
  const all = model.services.flatMap((service) => {
    const spoken = [...model.traitsOf(service).keys()].flatMap((id) => (isProtocol(id, model) ? [known[id]] : []));
    return spoken.length === 0 ? [undefined] : spoken;
  });
  const [first] = all;
  const protocols =
    first === undefined || all.includes(undefined)
      ? unknown
      : {
          timestamps: all.every((one) => one?.timestamps === first.timestamps) ? first.timestamps : undefined,
          xml: all.some((one) => one?.xml),
          jsonNames: all.some((one) => one?.jsonNames),
        };
  found.set(model, protocols);
  return protocols;
}

/** Whether a trait of a service says which protocol it speaks. */
export function isProtocol(id: string, model: Model): boolean {
  if (/^(aws|smithy)\.protocols#|^alloy#\w*(Json|Rpc)$/i.test(id)) return true;
  const shape = model.shapes.get(id);
  return shape !== undefined && model.traitsOf(shape).has('smithy.api#protocolDefinition');
}
