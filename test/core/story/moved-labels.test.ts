import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const said = (before: string, after: string) =>
  saidOf({ 'orders.smithy': before }, { 'orders.smithy': after }).map(({ message }) => message);

/** A model whose orders are at this address, with these members in what their operations take. */
function model(address: string, label: string, more = '', ofShop = ''): string {
  const operation = (name: string, method: string, end: string, members: string) =>
    `@http(method: "${method}", uri: "${address}${end}")\noperation ${name} { input := { ${members} } }\n`;
  return `$version: "2"
namespace shop
@aws.protocols#restJson1
service Shop { version: "1", resources: [Order], operations: [GetShop] }
resource Order {
    identifiers: { ${label === '' ? '' : 'shopId: String, '}orderId: String }
    read: GetOrder
    list: ListOrders
    delete: DeleteOrder
}
@http(method: "POST", uri: "/find")
operation GetShop { input := { ${ofShop} } }
${operation('GetOrder', 'GET', '/orders/{orderId}', `${label} @required @httpLabel orderId: String`)}
${operation('DeleteOrder', 'DELETE', '/orders/{orderId}', `${label} @required @httpLabel orderId: String`)}
${operation('ListOrders', 'POST', '/orders', `${label} ${more}`)}`;
}

const shopId = '@required @httpLabel shopId: String';

test('operations of Smithy that move alike are one finding, with what fills the variables of their addresses', () => {
  expect(said(model('', ''), model('/shops/{shopId}', shopId))).toEqual([
    '3 operations moved from `/` to `/shops/{shopId}`: `GetOrder`, `DeleteOrder` and `ListOrders`.',
  ]);
  expect(said(model('/shops/{shopId}', shopId), model('', ''))).toEqual([
    expect.stringMatching(/^3 operations moved from `\/shops\/\{shopId\}` to `\/`/),
  ]);
});

test('operations that move with their resource, which is called otherwise, are one finding', () => {
  const [before, after] = [model('/orders', ''), model('/carts', '')];
  const named = (text: string) => text.replaceAll(/(resource |resources: \[)Order\b/g, '$1Cart');
  expect(said(before, named(after))).toEqual([
    expect.stringMatching(/^3 operations moved from `\/orders` to `\/carts`/),
  ]);
  // Another resource that is gone is said.
  const offering = (text: string, more: string) => text.replace('[Order]', `[Order${more}]`);
  const other = 'resource Note { identifiers: { id: String } }\n';
  expect(said(`${offering(before, ', Note')}${other}`, after).toSorted()).toEqual([
    expect.stringMatching(/^3 operations moved/),
    'The resource `Note` was removed.',
  ]);
});

test('what else they ask for is said beside that', () => {
  expect(said(model('', ''), model('/shops/{shopId}', shopId, '@required note: String')).toSorted()).toEqual([
    expect.stringMatching(/^3 operations moved/),
    'The required field `note` was added to ListOrdersInput in requests to ListOrders.',
  ]);
  expect(said(model('', ''), model('/shops/{shopId}', shopId, '', '@required shopId: String'))).toHaveLength(2);
});

test('operations that are called at other addresses each in its own way are as many findings', () => {
  const each = (written: string) => written.replace('"/orders"', '"/find-orders"').replace('"/find"', '"/look"');
  expect(said(model('', ''), each(model('', '')))).toEqual([
    expect.stringMatching(/HTTP binding of the operation `GetShop`/),
    expect.stringMatching(/HTTP binding of the operation `ListOrders`/),
  ]);
});

test('labels that are called otherwise are one finding, with the resource that they identify', () => {
  const of = (id: string, identifier = id, of = 'refunds') => `$version: "2"
namespace shop
@aws.protocols#restJson1
service Shop { version: "1", resources: [Refund] }
resource Refund { identifiers: { ${identifier}: String }, read: GetRefund, delete: DropRefund }
@http(method: "GET", uri: "/${of}/{${id}}")
operation GetRefund { input := { @httpLabel @required ${id}: String } }
@http(method: "DELETE", uri: "/${of}/{${id}}")
operation DropRefund { input := { @httpLabel @required ${id}: String } }
`;
  expect(said(of('refundId'), of('id'))).toEqual([
    'The label `refundId` of GetRefundInput in requests to GetRefund is called `id` now. It identifies `Refund`. The same in DropRefundInput in requests to DropRefund.',
  ]);
  // Of a resource that is identified by something else that is no news.
  expect(said(of('refundId'), of('id', 'refundId'))).toHaveLength(1);
  expect(said(of('refundId'), of('id', 'other'))).toHaveLength(2);
  // At another address it fills another place.
  expect(said(of('refundId'), of('id', 'id', 'payouts'))).toContainEqual(
    expect.stringMatching(/^The required field `id` was added/),
  );
});

test('operations whose addresses end alike in nothing but a variable have moved too, as they are called what they were', () => {
  const orders = (address: string, other = address) => {
    const operation = (name: string, method: string, uri: string) =>
      `@http(method: "${method}", uri: "${uri}")\noperation ${name} { input := { ${
        uri.includes('{') ? '@required @httpLabel id: String' : ''
      } } }\n`;
    return `$version: "2"
namespace shop
@aws.protocols#restJson1
service Shop { version: "1", operations: [GetOrder, AddOrder, DropOrder] }
${operation('GetOrder', 'GET', `${address}/{id}`)}${operation('AddOrder', 'POST', address)}${operation('DropOrder', 'DELETE', `${other}/{id}`)}`;
  };
  expect(said(orders('/store/orders'), orders('/shop/order'))).toEqual([
    '3 operations moved from `/store/orders` to `/shop/order`: `GetOrder`, `AddOrder` and `DropOrder`.',
  ]);
  expect(said(orders('/store/orders'), orders('/shop/order', '/bin'))).toHaveLength(3);
});
