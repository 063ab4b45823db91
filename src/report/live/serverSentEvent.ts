/**
 * What the page is told, of one line.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function serverSentEvent(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}

/** Tells that the run is over, and that nothing comes behind it. */
export const END_EVENT: string = serverSentEvent('end', 'over');
