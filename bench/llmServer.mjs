// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';
import { machineTimeMs } from './machineTimeMs.mjs';
import { seededRandom } from './seededRandom.mjs';
import { admission } from './server/admission.mjs';
import { toCall } from './server/call.mjs';
import { callCounts } from './server/callCounts.mjs';
import { modelReply } from './server/modelReply.mjs';
import { brokenReply, errorReply, refusalReply, send, successReply } from './server/replies.mjs';

/** @typedef {import('./server/apis.mjs').Api} Api */
/** @typedef {import('./server/call.mjs').Call} Call */
/** @typedef {import('./server/callCounts.mjs').Fault} Fault */
/** @typedef {import('./server/callCounts.mjs').LlmServerCounts} LlmServerCounts */
/** @typedef {import('./server/replies.mjs').Reply} Reply */
/** @typedef {() => number} Random from 0 to below 1 */

/** @type {readonly Fault[]} */
const faultNames = ['refusal', 'error', 'reset', 'broken', 'hang'];
/** Connections that wait to be taken: of Node's own 511, thousands that come at once are tried again after seconds. */
const mostWaiting = 4096;

/**
 * @typedef {object} LlmServerOptions
 * @property {number | { min: number, max: number } | ((call: Call, random: Random) => number)} [latencyMs] from a
 *   call's arrival to its answer; a range is drawn from evenly. Default 0
 * @property {import('./server/admission.mjs').AdmissionOptions} [limits] what is refused, at once. Default nothing
 * @property {Partial<Record<Fault, number>> | ((call: Call, random: Random) => Fault | undefined)} [faults] shares from
 *   0 to 1, or a choice per call: a 429, a 500, a reset connection, half a JSON text, no answer at all. Default none
 * @property {(call: Call) => Reply | undefined} [respond] answers in place of all that, and on other paths too
 * @property {number} [seed] of latencies and faults. Default 1
 */

/**
 * @typedef {object} LlmServer
 * @property {string} url without a path: `http://127.0.0.1:PORT`
 * @property {LlmServerCounts} counts live
 * @property {() => Promise<void>} down cuts all connections and refuses new ones
 * @property {() => Promise<void>} up comes back on the same port
 * @property {() => Promise<void>} close for good; idempotent
 */

/**
 * Starts an LLM server on a free local port. It speaks the chat APIs of OpenAI (and its compatibles, under any path),
 * Ollama, Anthropic and Gemini, answers `Answer to: PROMPT`, and counts what it sees.
 *
 * @example
 * const server = await startLlmServer({ latencyMs: 50, faults: { error: 0.1 } });
 * const baseUrl = `${server.url}/v1`;
 *
 * @param {LlmServerOptions} [options]
 * @returns {Promise<LlmServer>}
 */
export async function startLlmServer({ latencyMs = 0, limits = {}, faults = {}, respond, seed = 1 } = {}) {
  const random = seededRandom(seed);
  const { counts, connected, started } = callCounts();
  const admit = admission(limits, () => counts.all.inFlight);

  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => answer(toCall(request, Buffer.concat(chunks).toString()), response));
  });
  server.on('connection', connected);
  // Longer than any pause of a client: a connection closed while a call is on its way looks like a reset.
  server.keepAliveTimeout = 120_000;

  /**
   * @param {Call} call
   * @param {import('node:http').ServerResponse} response
   */
  function answer(call, response) {
    const { api, path } = call;
    const given = respond?.(call) ?? modelReply(path);
    if (!api) return send(response, given ?? { status: 404, body: { error: `no such path: ${path}` } });

    const ended = started(call);
    const { admitted, headers } = given ? { admitted: true, headers: {} } : admit();
    if (!admitted) {
      ended('refusal');
      return send(response, { ...refusalReply(api), headers });
    }
    counts.admittedAtMs.push(machineTimeMs());

    const fault = given ? undefined : faultOf(faults, call, random);
    const reply = given ?? { ...replyTo(api, call, fault), headers };
    const timer = setTimeout(
      () => {
        if (fault === 'hang') return;
        ended(fault ?? ((reply.status ?? 200) < 400 ? 'success' : 'error'));
        if (fault === 'reset') response.socket?.resetAndDestroy();
        else send(response, reply);
      },
      latencyOf(latencyMs, call, random),
    );
    response.on('close', () => {
      clearTimeout(timer);
      ended(fault === 'hang' ? 'hang' : 'aborted');
    });
  }

  /** @param {number} port */
  async function listen(port) {
    server.listen({ port, host: '127.0.0.1', backlog: mostWaiting });
    await once(server, 'listening');
  }

  async function down() {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  await listen(0);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, counts, down, up: () => listen(port), close: down };
}

/**
 * @param {Api} api
 * @param {Call} call
 * @param {Fault} [fault]
 * @returns {Reply}
 */
function replyTo(api, call, fault) {
  if (fault === 'refusal') return refusalReply(api);
  if (fault === 'error') return errorReply(api);
  return fault === 'broken' ? brokenReply(successReply(api, call)) : successReply(api, call);
}

/**
 * @param {NonNullable<LlmServerOptions['latencyMs']>} latencyMs
 * @param {Call} call
 * @param {Random} random
 */
function latencyOf(latencyMs, call, random) {
  if (typeof latencyMs === 'number') return latencyMs;
  if (typeof latencyMs === 'function') return latencyMs(call, random);
  return latencyMs.min + random() * (latencyMs.max - latencyMs.min);
}

/**
 * @param {NonNullable<LlmServerOptions['faults']>} faults
 * @param {Call} call
 * @param {Random} random
 * @returns {Fault | undefined}
 */
function faultOf(faults, call, random) {
  if (typeof faults === 'function') return faults(call, random);
  let draw = random();
  return faultNames.find((fault) => {
    draw -= faults[fault] ?? 0;
    return draw < 0;
  });
}
