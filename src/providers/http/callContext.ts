import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { cleanText } from '../../text/cleanText.js';
import type { HttpSend } from './httpSend.js';
import { type SendJson, sendJson } from './sendJson.js';

/** What a provider's calls have in common. */
export interface CallContext {
  /** Sends a call over the shared connections; every failure is already classified. */
  readonly send: SendJson;
  /** A text from outside as one harmless line, without keys. */
  readonly clean: (text: string) => string;
  /** Clock. */
  readonly scheduler: SchedulerLike;
}

export interface CallContextOptions {
  /** Name of the provider in messages. */
  readonly name: string;
  readonly send: HttpSend;
  /** Takes the keys out of a text. Default: leaves it as it is. */
  readonly redact?: ((text: string) => string) | undefined;
  /** Clock. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike | undefined;
}

/** Puts together what a provider's calls have in common. */
export function callContext(options: CallContextOptions): CallContext {
  const { name, send, redact, scheduler = asyncScheduler } = options;
  return {
    send: sendJson(send, name, redact, () => scheduler.now()),
    clean: (text) => cleanText(text, redact),
    scheduler,
  };
}
