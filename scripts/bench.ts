import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { embedded, type Place, postgres } from '../test/entry/server/database.ts';
import { findBuf } from '../test/core/contracts/protobuf/buf.ts';
import { manyProtos } from './bench/many-protos.ts';
import { measureService } from './bench/service.ts';
import { measure, type Measured } from './bench/measure.ts';
import { tinyPairs } from './bench/tiny-pairs.ts';
import { findCorpora } from './score/find-corpora.ts';

const project = join(import.meta.dirname, '..');
const architect = join(project, 'bin', 'architect.js');
const asked = process.argv[2];
const corpora = asked ? null : findCorpora(undefined, project);
const folder = asked ? resolve(asked) : corpora && join(corpora, 'real');
const runs = 5;

/** Programs that read and parse both files, and do nothing else: the floor for anything that compares them. */
const parsers = {
  json: "const { readFileSync } = require('fs'); for (const file of process.argv.slice(1)) JSON.parse(readFileSync(file, 'utf8'));",
  yaml:
    "const { readFileSync } = require('fs'); const { load, CORE_SCHEMA } = require('js-yaml'); " +
    "for (const file of process.argv.slice(1)) load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA });",
};

/** A program that compares two schemas with graphql-inspector. Neither is checked first: one of them has a field twice. */
const inspector =
  "const { readFileSync } = require('fs'); const { buildSchema } = require('graphql'); const { diff } = require('@graphql-inspector/core'); " +
  "const [before, after] = process.argv.slice(1).map((file) => buildSchema(readFileSync(file, 'utf8'), { assumeValid: true, assumeValidSDL: true })); " +
  'diff(before, after);';

line('', 'took', 'limit', 'peak');
if (folder && existsSync(folder)) {
  pair('4 MB JSON pair', 'json', join(folder, 'stripe-near.old.json'), join(folder, 'stripe-near.new.json'), 4);
  pair('4 MB YAML pair', 'yaml', join(folder, 'stripe-yaml.old.yaml'), join(folder, 'stripe-yaml.new.yaml'), 5);
  const [schemas, protos] = ['github.%.graphql', 'proto/gcloud.%'].map((path) =>
    ['old', 'new'].map((side) => join(folder, path.replace('%', side))),
  ) as [[string, string], [string, string]];
  const inspected = measure(['--eval', inspector, ...schemas], runs);
  compareWith('1 MB GraphQL pair', schemas, 'graphql-inspector', inspected);
  const buf = findBuf();
  if (buf === null) console.log('skipped: buf is not installed for this machine');
  else {
    const [before, after] = protos;
    const how = { program: buf, cwd: after, codes: [0, 100] };
    compareWith('1,060 protos, 19 MB', protos, 'buf breaking', measure(['breaking', '.', '--against', before], 3, how));
  }
} else {
  console.log('skipped: no folder with the real descriptions. Name one: npm run bench -- FOLDER');
}
const batch = measure([architect, 'contract', '--batch'], 1, { input: tinyPairs(2000) });
line('2,000 tiny pairs', seconds(batch), '10 s', memory(batch));
const cwd = manyProtos(5000);
const review = measure([architect, 'review', '--base', 'HEAD^', '--format', 'json'], runs, { cwd, codes: [0, 1] });
rmSync(cwd, { recursive: true });
line('3 of 5,000 protos', seconds(review), '1 s', memory(review));
measure([architect, '--help'], 1);
const start = measure([architect, '--help'], runs);
line('start-up, warm cache', `${Math.round(start.seconds * 1000)} ms`, '150 ms', memory(start));
const bare = measure(['--eval', '0'], runs);
line('  bare node', `${Math.round(bare.seconds * 1000)} ms`, '', memory(bare));
for (const place of [await embedded(), await postgres()]) if (place.isAvailable) await service(place);

async function service(place: Place): Promise<void> {
  const { name } = place;
  const { accepted, published, start, calls, burst, large } = await measureService(place);
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
  const half = (value: number) => `half within ${milliseconds(value)}`;
  line(`first start, ${name}`, milliseconds(start), '3000 ms', 'until it is ready');
  line(`webhooks, ${name}`, milliseconds(accepted.p99), '10 ms', `p99 at 50 a second; ${half(accepted.p50)}`);
  line(`reviews, ${name}`, milliseconds(published.p95), '400 ms', `p95, 20 files; ${half(published.p50)} of 150 ms`);
  line('  requests to the host', `${calls}`, '12', 'for each of them');
  line('  500 at once', `${burst.toFixed(1)}/s`, '20/s', '');
  const peak = large.peak === null ? 'not measured' : `${Math.round(large.peak)} of 1024 MB`;
  line('  3,000 files', `${large.seconds.toFixed(1)} s`, '10 s', peak);
}

function pair(name: string, parser: keyof typeof parsers, before: string, after: string, limit: number): void {
  const floor = measure(['--eval', parsers[parser], before, after], runs);
  const ours = measure([architect, 'contract', before, after, '--format', 'json'], runs, { codes: [0, 1] });
  line(name, seconds(ours), `${limit}x`, `${memory(ours)} of 400 MB`);
  line('  only parsed', seconds(floor), `ratio ${(ours.seconds / floor.seconds).toFixed(1)}`, memory(floor));
}

/** Prints our time for a pair, and its ratio to the time of another tool. */
function compareWith(name: string, pair: readonly [string, string], other: string, theirs: Measured): void {
  const ours = measure([architect, 'contract', ...pair, '--format', 'json'], theirs.seconds > 5 ? 3 : runs, {
    codes: [0, 1],
  });
  line(name, seconds(ours), '1x', memory(ours));
  line(`  ${other}`, seconds(theirs), `ratio ${(ours.seconds / theirs.seconds).toFixed(1)}`, memory(theirs));
}

function seconds(measured: Measured): string {
  return `${measured.seconds.toFixed(2)} s`;
}

function memory(measured: Measured): string {
  return measured.peak === null ? 'not measured' : `${Math.round(measured.peak)} MB`;
}

function line(name: string, took: string, limit: string, peak: string): void {
  console.log(name.padEnd(24) + took.padEnd(12) + limit.padEnd(12) + peak);
}
