import { ProviderError } from '../../errors.js';
import type { FinishReason } from '../../result.js';
import type { Completion } from '../provider.js';
import { answerFacts } from './answerFacts.js';
import { saidInstead } from './saidInstead.js';

/** What an adapter has read out of an answer. */
export interface ReadAnswer extends Completion {
  /** What the model said instead of an answer. */
  readonly refusal?: string | undefined;
  /** The calls of tools that it asks for, as they came. */
  readonly toolCalls?: readonly unknown[];
  /** Where its text belongs, as it came: shown where no text is found in it. */
  readonly message?: unknown;
}

const CUT: Readonly<Partial<Record<FinishReason, string>>> = {
  length: 'The answer was cut at the token limit',
  content_filter: 'The answer was cut by a content filter',
  error: 'The answer was cut by an error of the provider',
};

const REASONING_ONLY = 'The model wrote no answer, only its reasoning, which is kept as the output';

/**
 * What an answer comes to: its text, and behind it the tools that it calls. Cut answers, refusals, and those that ended
 * for a reason that is not known get their warning; one that is all reasoning is kept with one; an empty one is an
 * error.
 *
 * Throws a `ProviderError` where there is no text: `transient` where nothing came and nothing was paid for (a cold
 * start), else `rejected`, with the reason as far as it is known, what came instead, and what was billed.
 *
 * @param provider Name in messages.
 */
export function completionOf(provider: string, answer: ReadAnswer): Completion {
  const { refusal, toolCalls = [] } = answer;
  const calls = toolCalls.length > 0 ? JSON.stringify(toolCalls) : '';
  // White space in front of a tool call says nothing.
  const text = answer.output.trim() === '' ? (refusal ?? '') : answer.output;
  const answered = text !== '' && calls !== '' ? `${text}\n\n${calls}` : text + calls;
  const thought = isCut(answer.finishReason) ? '' : (answer.reasoning ?? '').trim();
  const output = answered || thought;
  if (output === '') throw emptyAnswer(provider, answer);
  const warnings: string[] = [];
  if (refusal !== undefined) warnings.push(`The model refused: ${refusal}`);
  if (answered === '') warnings.push(REASONING_ONLY);
  const end = endOf(answer);
  if (end !== undefined) warnings.push(end);
  if (answer.warnings !== undefined) warnings.push(...answer.warnings);
  return completionIn(answer, { output, warnings: warnings.length > 0 ? warnings : undefined });
}

/** Field by field, where a copy of the rest would cost more than all else that is done to an answer. */
function completionIn(
  answer: ReadAnswer,
  { output, warnings }: Pick<Completion, 'output' | 'warnings'>,
): Completion {
  if (!('refusal' in answer || 'toolCalls' in answer || 'message' in answer))
    return warnings === undefined ? { ...answer, output } : { ...answer, output, warnings };
  return {
    output,
    reasoning: answer.reasoning,
    finishReason: answer.finishReason,
    rawFinishReason: answer.rawFinishReason,
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    cachedTokens: answer.cachedTokens,
    cacheWriteTokens: answer.cacheWriteTokens,
    reasoningTokens: answer.reasoningTokens,
    serviceTier: answer.serviceTier,
    costUsd: answer.costUsd,
    warnings: warnings ?? answer.warnings,
  };
}

/** What there is to know of the way in which an answer ended. */
function endOf({ finishReason, rawFinishReason: word }: Completion): string | undefined {
  if (finishReason === undefined) {
    return word
      ? `The answer ended for a reason that is not known: the provider calls it '${word}'`
      : undefined;
  }
  const cut = CUT[finishReason];
  return cut !== undefined && finishReason === 'error' && word && word !== 'error' ? `${cut} (${word})` : cut;
}

function isCut(finishReason: FinishReason | undefined): boolean {
  return finishReason === 'length' || finishReason === 'content_filter';
}

function emptyAnswer(provider: string, answer: ReadAnswer): ProviderError {
  const { finishReason, rawFinishReason, outputTokens } = answer;
  const because = rawFinishReason ? ` (${rawFinishReason})` : '';
  const empty = (failure: 'rejected' | 'transient', message: string) =>
    new ProviderError(message, {
      failure,
      answer: answerFacts(answer),
      aboutRow: finishReason === 'content_filter',
    });
  if (finishReason === 'content_filter') {
    return empty('rejected', `${provider} answered nothing: a content filter stopped it${because}`);
  }
  if (finishReason === 'length') {
    const used = outputTokens === undefined ? 'its tokens' : `its ${outputTokens} tokens`;
    return empty(
      'rejected',
      `${provider} used up ${used} before the answer began: allow more with max_tokens`,
    );
  }
  const instead = saidInstead(answer.message);
  const shown = instead === undefined ? '' : `; what came instead: ${instead}`;
  return empty(
    outputTokens || instead !== undefined ? 'rejected' : 'transient',
    `${provider} answered with an empty text${because}${shown}`,
  );
}
