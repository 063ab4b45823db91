/**
 * An address as it is shown: without its query, and without what names a user.
 *
 * @example
 * shownAddress('https://me:secret@host/v1/chat?version=2') // 'https://host/v1/chat'
 */
export function shownAddress(url: string): string {
  if (!URL.canParse(url)) return 'its server';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
