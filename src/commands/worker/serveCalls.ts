import { BehaviorSubject, filter, firstValueFrom, skip } from 'rxjs';
import { UsageError } from '../../errors.js';
import { httpSend } from '../../providers/http/httpSend.js';
import { proxyFor } from '../../providers/http/proxyFor.js';
import type { ProviderLookup } from '../../providers/provider.js';
import { unknownProvider } from '../../providers/unknownProvider.js';
import { secretsOf } from '../../settings/secrets.js';
import { readSettings } from '../../settings/settings.js';
import { cleanText } from '../../text/cleanText.js';
import { counted } from '../../text/counted.js';
import { grouped } from '../../text/grouped.js';
import { natsBroker } from '../../workers/nats/natsBroker.js';
import { type Served, startWorker } from '../../workers/worker/startWorker.js';
import type { CliIo } from '../cliIo.js';
import { EXIT } from '../exitCodes.js';
import { stopSignals } from '../run/ending/stopSignals.js';
import { providersOf } from '../run/input/providersOf.js';
import { type Tell, tellOn } from '../tell.js';
import type { WorkerFlags } from './workerFlags.js';

/** Makes calls until it is told to end, and returns the exit code. */
export async function serveCalls(flags: WorkerFlags, io: CliIo): Promise<number> {
  const secrets = secretsOf(readSettings(io.env, io.cwd()));
  const tell = timed(tellOn(io.stderr, secrets.redact));
  const send = httpSend({ proxyFor: proxyFor(secrets.settings) });
  try {
    const providers = await providersOf(flags, secrets, send, io.cwd());
    const served = servedOf(flags, providers);
    for (const { name, provider } of served) {
      if (provider.unconfigured !== undefined) tell(`${name}: takes no calls: ${provider.unconfigured}`);
    }
    if (served.every(({ provider }) => provider.unconfigured !== undefined))
      throw new UsageError('nothing of what is to be served is configured: see parallamr providers');
    return await serve(flags, served, { io, tell, clean: (text) => cleanText(text, secrets.redact) });
  } finally {
    send.close();
  }
}

interface Surroundings {
  readonly io: CliIo;
  readonly tell: Tell;
  readonly clean: (text: string) => string;
}

async function serve(
  { url, name, ...flags }: WorkerFlags,
  served: readonly Served[],
  { io, tell, clean }: Surroundings,
): Promise<number> {
  // From now on, so that none of them ends the program.
  const signals = new BehaviorSubject(0);
  const listening = stopSignals(io).subscribe(() => signals.next(signals.value + 1));
  const isStopped = () => signals.value > 0;
  try {
    const broker = await natsBroker({
      url,
      creds: flags['workers-creds'],
      ca: flags['workers-ca'],
      name: `parallamr worker ${name}`,
      patience: { onWait: (problem) => tell(`${problem}. It is waited for`), isGivenUp: isStopped },
    });
    listening.add(() => broker.close());
    listening.add(broker.problems.subscribe((problem) => tell(`broker: ${problem}`)));
    const worker = startWorker({ broker, name, served, clean, tell });
    const places = served.map(({ name: provider, places: some }) => `${provider}=${some}`).join(', ');
    tell(`${name} serves ${places} at ${broker.name}`);

    await firstValueFrom(signals.pipe(filter(isStopped)));
    tell('ends when the calls in flight are answered; once more, and they are handed back');
    listening.add(signals.pipe(skip(1)).subscribe(() => worker.abort()));
    await worker.drain();
    await broker.close();
    const { calls, errors } = worker.counts;
    tell(`${name} has answered ${counted(calls, 'call')}, ${grouped(errors)} of them with an error`);
  } catch (error) {
    if (!isStopped()) throw error;
  } finally {
    listening.unsubscribe();
  }
  return EXIT.ok;
}

/** What is to be served. Throws a `UsageError` for a provider that nobody knows. */
function servedOf(flags: WorkerFlags, providers: ProviderLookup): readonly Served[] {
  const places = Object.entries<number>(Object.assign({}, ...flags.serve));
  return places.map(([name, count]) => {
    const provider = providers(name);
    if (provider === undefined) throw new UsageError(`--serve: ${unknownProvider(name, providers)}`);
    return { name, provider, places: count };
  });
}

/** Lines of a log that goes on for days. */
function timed(tell: Tell): Tell {
  return (line) => tell(`${new Date().toISOString()} ${line}`);
}
