import { emptyFolder } from '../../test/entry/command-line/architect.ts';
import { repository } from '../../test/entry/command-line/repository.ts';

/** Makes a repository of `count` .proto files, fifty per package, whose last commit changes three. Returns its folder. */
export function manyProtos(count: number): string {
  const { path, commit } = repository(emptyFolder().path);
  const file = (number: number, type: string) => [pathOf(number), orders(number, type)];
  const files = Array.from({ length: count }, (_, number) => file(number, 'int32'));
  const money = 'syntax = "proto3";\npackage common;\nmessage Money { int64 units = 1; }\n';
  commit('before', { 'common/money.proto': money, ...Object.fromEntries(files) });
  const changed = [7, Math.floor(count / 2), count - 1].map((number) => file(number, 'string'));
  commit('after', Object.fromEntries(changed));
  return path;
}

function pathOf(number: number): string {
  return `shop/p${Math.floor(number / 50)}/v1/orders_${number}.proto`;
}

function orders(number: number, type: string): string {
  const messages = Array.from(
    { length: 5 },
    (_, index) =>
      `message Order${number}x${index} {\n  string id = 1;\n  common.Money total = 2;\n  ${type} count = 3;\n}\n`,
  );
  const head = `syntax = "proto3";\npackage shop.p${Math.floor(number / 50)}.v1;\nimport "common/money.proto";\n`;
  return head + messages.join('');
}
