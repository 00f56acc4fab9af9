import type { Verified } from '../../model/finding.ts';
import { headPlace, levelOf, sayAlso } from '../parts/annotation.ts';
import { plain } from '../words/escape.ts';
import { counted, firstOf, sentence } from '../words/phrase.ts';
import { headingOf, sayCoverage } from '../parts/coverage.ts';
import { fitForLines } from '../parts/tally.ts';
import type { OutputFormat } from './output-format.ts';

const commands = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** Workflow commands that a runner shows as annotations, then one line for the log. */
export const github: OutputFormat = ({ check, verified, coverage }) => {
  const unread = coverage.unread.map((one) => {
    const { file, line, because, fix } = one;
    return command('warning', { file, line, title: headingOf(one, coverage) }, `${sentence(because)} ${sentence(fix)}`);
  });
  const notes = coverage.notes.map((note) => command('warning', { title: 'Not reviewed' }, note));
  const seen = [...Map.groupBy(coverage.seen, ({ kind }) => kind)].map(([kind, files]) => {
    const title = `Seen, not read: ${kind}`;
    return command(
      'notice',
      { title },
      `No rule reads ${counted(files.length, 'file')} of ${kind}: ${firstOf(
        files.map(({ path }) => path),
        3,
      )}.`,
    );
  });
  const read = sayCoverage(coverage, plain);
  const ending = [...(read === '' ? [] : [read]), check.title, ''];
  return [...fitForLines(verified).map(findingCommand), ...unread, ...notes, ...seen, ...ending].join('\n');
};

function findingCommand({ finding }: Verified): string {
  const place = headPlace(finding);
  const file = place?.file ?? finding.path;
  const remarks = (finding.remarks ?? []).map((remark) => ` ${remark.message} ${remark.fix} (${remark.rule})`);
  const also = sayAlso(finding);
  const message = `${finding.why} ${finding.fix} (${finding.rule})${also === '' ? '' : ` ${also}`}${remarks.join('')}`;
  return command(commands[levelOf(finding)], { file, line: place?.line, title: finding.message }, message);
}

function command(name: string, properties: Record<string, string | number | undefined>, message: string): string {
  const pairs = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`],
  );
  return `::${name} ${pairs.join(',')}::${data(message)}`;
}

function data(value: string): string {
  return plain(value).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
