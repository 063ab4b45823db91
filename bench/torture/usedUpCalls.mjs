// @ts-check
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const stream = 'PARALLAMR_CALLS';

/**
 * Listens at the broker for calls that were handed out three times and never acknowledged: where three workers in a row were
 * killed, frozen, or had no processor for the length of a lease, their rows are errors in all honesty.
 *
 * @param {string} url of the broker, which may go and come back
 * @returns {Promise<{ prompts: ReadonlySet<string>, close: () => Promise<void> }>} the prompts of those calls, live
 */
export async function usedUpCalls(url) {
  const connection = await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
  const { streams } = await jetstreamManager(connection, { checkAPI: false });
  /** @type {Set<string>} */
  const prompts = new Set();
  /** @param {number} seq */
  const note = async (seq) => {
    const call = await streams.getMessage(stream, { seq });
    if (call) prompts.add(JSON.parse(new TextDecoder().decode(call.data)).request.prompt);
  };
  connection.subscribe(`$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${stream}.*`, {
    callback(_error, message) {
      // The broker was killed meanwhile, or the run was quicker: its row is a violation then, to be looked at.
      note(message.json().stream_seq).catch(() => {});
    },
  });
  return { prompts, close: () => connection.close() };
}
