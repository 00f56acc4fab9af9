import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const asyncapi = 'asyncapi.yaml';
const event = 'src/main/java/example/shipping/events/ParcelShipped.java';
const fields = 'required: [eventId, occurredAt, orderId, carrier, trackingCode]';
const property = `          trackingCode:
            type: string
            description: Consumers build the link to the parcel from it
`;
const link = `          trackingUrl:
            type: string
            format: uri
`;
const address = '"https://track.example/" + parcel.carrier() + "/" + parcel.trackingCode()';
const release: Edit = { path: asyncapi, replace: 'version: 3.2.0', by: 'version: 3.3.0' };

export default {
  seed: 'spring-kafka',
  title: 'Send the link to the parcel',
  area: 'Event-driven',
  flawed: [
    release,
    { path: asyncapi, replace: fields, by: 'required: [eventId, occurredAt, orderId, carrier, trackingUrl]' },
    { path: asyncapi, replace: property, by: link },
    { path: event, replace: 'String trackingCode, Integer', by: 'String trackingUrl, Integer' },
    { path: event, replace: 'parcel.trackingCode()', by: address },
  ],
  safe: [
    release,
    { path: asyncapi, replace: property, by: `${property}${link}` },
    { path: event, replace: 'String trackingCode, Integer', by: 'String trackingCode, String trackingUrl, Integer' },
    {
      path: event,
      replace: '        parcel.trackingCode(),\n',
      by: `        parcel.trackingCode(),\n        ${address},\n`,
    },
  ],
  golden: [
    {
      checks: ['events/schema-breaks-consumers', 'EVT-01', 'VER-02'],
      path: asyncapi,
      quote: '          trackingCode:',
      side: 'before',
      severity: 'critical',
      must: true,
      also: [
        { path: asyncapi, quote: '          trackingUrl:', side: 'after' },
        { path: event, quote: 'String trackingCode, Integer', side: 'before' },
        { path: event, quote: 'String trackingUrl, Integer', side: 'after' },
      ],
    },
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: asyncapi,
      quote: 'version: 3.3.0',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
