import type { ProviderError } from '../../../errors.js';
import type { BatchRefusal } from '../../../providers/batch/batchApi.js';

/** What the refusal of a job says of its requests. */
export function refusalOf(error: ProviderError): BatchRefusal {
  const index = /\brequests?[.[](\d+)/.exec(error.message)?.[1];
  return {
    error,
    requestIndex: index === undefined ? undefined : Number(index),
    isTooMuch: error.status === 413 || error.code?.toLowerCase() === 'token_limit_exceeded',
  };
}
