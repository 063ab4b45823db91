/** What the reply subject of a message tells of it. */
export interface DeliveryFacts {
  readonly deliveries: number;
  readonly sequence: number;
}

/**
 * Reads `$JS.ACK.<stream>.<consumer>.<deliveries>.<sequence>.<of the consumer>.<time>.<pending>`, which newer servers
 * write with a domain and an account before the stream.
 *
 * @see https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-15.md
 */
export function deliveryFacts(reply: string): DeliveryFacts {
  const parts = reply.split('.');
  const at = parts.length < 11 ? 4 : 6;
  return { deliveries: Number(parts[at]), sequence: Number(parts[at + 1]) };
}
