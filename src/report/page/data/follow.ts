import type { Report } from './report.js';

/** Takes the rows of a run that goes on, as its server tells of them. */
export function follow(report: Report, address: string): void {
  const events = new EventSource(address);
  let last = Promise.resolve();
  report.state = 'live';
  report.changed();
  events.addEventListener('block', ({ data }: MessageEvent<string>) => {
    const [facts = '', texts = ''] = data.split(' ');
    report.packed.push({ facts, texts });
    last = last.then(() => report.add(facts, () => texts)).then(() => report.changed());
  });
  const end = (state: Report['state']) => {
    events.close();
    last.then(() => {
      report.state = state;
      report.changed();
    });
  };
  events.addEventListener('end', () => end('complete'));
  events.addEventListener('error', () => end('broken off'));
}
