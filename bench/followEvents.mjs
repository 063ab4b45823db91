// @ts-check
import { get } from 'node:http';

/**
 * Reads what a live report tells, as its page does, to its end. Resolves with the bytes.
 *
 * @param {string} url of the page
 * @returns {Promise<number>}
 */
export function followEvents(url) {
  const address = new URL(url);
  address.pathname = '/events';
  return new Promise((resolve, reject) => {
    get(address, (response) => {
      let bytes = 0;
      response.on('data', (piece) => {
        bytes += piece.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}
