import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A repository of so many .proto files, fifty to a package, three of which its last commit changes. Returns its folder. */
export function manyProtos(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'architect-bench-'));
  const git = (...args: readonly string[]) => {
    const ended = spawnSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
    });
    if (ended.status !== 0) throw new Error(`git ${args.join(' ')}: ${String(ended.stderr)}`);
  };
  write(folder, 'common/money.proto', 'syntax = "proto3";\npackage common;\nmessage Money { int64 units = 1; }\n');
  for (let number = 0; number < count; number++) write(folder, pathOf(number), orders(number, 'int32'));
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=before');
  for (const number of [7, Math.floor(count / 2), count - 1]) write(folder, pathOf(number), orders(number, 'string'));
  git('commit', '--quiet', '--all', '--message=after');
  return folder;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
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
