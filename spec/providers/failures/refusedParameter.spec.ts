import { describe, expect, it } from 'vitest';
import { httpFailureOf } from '../../../src/providers/failures/httpFailureOf.js';

const openai = (message: string, param: string | null, code: string | null) => ({
  error: { message, type: 'invalid_request_error', param, code },
});
const anthropic = (message: string) => ({ type: 'error', error: { type: 'invalid_request_error', message } });

const refused = (body: unknown, status = 400) => httpFailureOf({ provider: 'api', status, body });

describe('a parameter that a model refuses', () => {
  it.each([
    {
      body: openai(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        'max_tokens',
        'unsupported_parameter',
      ),
      parameter: 'max_tokens',
      advice:
        'Give it as max_completion_tokens (--param max_completion_tokens=..., or a column param.max_completion_tokens) instead of max_tokens',
    },
    {
      body: openai(
        "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
        'temperature',
        'unsupported_value',
      ),
      parameter: 'temperature',
      advice:
        'Leave temperature out: no --param temperature, and an empty cell in a column param.temperature',
    },
    {
      body: openai("Unsupported parameter: 'top_p' is not supported with this model.", 'top_p', null),
      parameter: 'top_p',
      advice: 'Leave top_p out',
    },
    {
      body: openai('This model does not support logprobs', null, null),
      parameter: 'logprobs',
      advice: 'Leave logprobs out',
    },
    {
      body: openai('Argument not supported on this model: stop', 'stop', null),
      parameter: 'stop',
      advice: 'Leave stop out',
    },
    { body: openai('No.', 'seed', 'unsupported_parameter'), parameter: 'seed', advice: 'Leave seed out' },
    {
      body: openai(
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
        'response_format',
        null,
      ),
      parameter: 'response_format',
      advice: 'Leave out --json-schema, or ask another model',
    },
    {
      body: anthropic('`temperature` is deprecated for this model.'),
      parameter: 'temperature',
      advice: 'Leave temperature out',
    },
    {
      body: anthropic(
        '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
      ),
      parameter: 'temperature',
      advice: 'Leave out temperature or top_p: the model takes one of them',
    },
    {
      body: {
        error: {
          code: 400,
          status: 'INVALID_ARGUMENT',
          message: 'Frequency penalty is not enabled for this model',
        },
      },
      parameter: 'frequency_penalty',
      advice: 'Leave frequency_penalty out',
    },
    {
      body: { error: "the parameter 'seed' is not supported" },
      parameter: 'seed',
      advice: 'Leave seed out',
    },
  ])('is named with what to do: $parameter', ({ body, parameter, advice }) => {
    const error = refused(body);
    expect(error).toMatchObject({ failure: 'rejected', parameter });
    expect(error.message).toContain(`. ${advice}`);
    expect(error.message).not.toMatch(/\.\. /);
  });

  it.each([
    ['a text', openai("Invalid value for 'messages[0].content'", 'messages[0].content', 'invalid_value')],
    ['a model', openai("The model 'o9' is not supported", 'model', null)],
    ['the messages', openai('Unsupported content', 'messages', 'unsupported_value')],
    ['a value that is too large', openai('max_tokens is too large: 99999', 'max_tokens', null)],
    ['a word that is also a parameter', openai('Please stop: this is not supported', null, null)],
  ])('is not found where %s is meant', (_, body) => {
    expect(refused(body).parameter).toBeUndefined();
    expect(refused(body).message).not.toContain('Leave');
  });

  it('is advised on behind what the server says, in a sentence of its own', () => {
    for (const end of ['', '.'])
      expect(refused(openai(`top_p is not supported${end}`, null, 'no')).message).toBe(
        'api answered 400 (no): top_p is not supported. Leave top_p out: no --param top_p, and an empty cell in a column param.top_p',
      );
  });

  it.each([
    { words: "Use 'max_completion_tokens' with max_tokens: not supported", instead: 'max_completion_tokens' },
    { words: 'top_p: use temperature instead', param: 'top_p', instead: 'temperature' },
    { words: 'top_p is unsupported, as is max_completion_tokens', param: 'top_p', instead: undefined },
    { words: "top_p: use 'top_k' instead", param: 'top_p', instead: 'top_k' },
    { words: 'temperature is not supported, nor is max_tokens', instead: undefined },
    { words: 'unsupported: use top_p instead', param: 'top_p', instead: undefined },
  ])('is to be given under the name that is told: $words', ({ words, param = 'max_tokens', instead }) => {
    const { parameter, message } = refused(openai(words, param, null));

    expect(parameter).toBe(param);
    expect(/Give it as (\w+)/.exec(message)?.[1]).toBe(instead);
  });

  it.each([
    { words: "'n' and temperature are not supported", name: 'n' },
    { words: "temperature and 'n' are not supported", name: 'temperature' },
    { words: 'top p is not supported', name: 'top_p' },
    { words: 'body.temperature is not supported', name: 'temperature' },
    { words: 'n is not supported', name: undefined },
    { words: 'my_temperature is not supported', name: undefined },
  ])('is the first that the words name: $words', ({ words, name }) => {
    expect(refused(openai(words, null, null)).parameter).toBe(name);
  });

  it.each([
    { param: 'body.top_k', name: 'top_k' },
    { param: 'generation.body.x', name: 'generation' },
    { param: 'Top K', name: 'top_k' },
    { param: 'stop[0]', name: 'stop' },
    { param: 'my_own.deep', name: 'my_own' },
    { param: 'messages[0].role', name: undefined },
    { param: 'model', name: undefined },
    { param: 'input', name: undefined },
    { param: 'contents', name: undefined },
    { param: 'model_family', name: 'model_family' },
    { param: 'my_model', name: 'my_model' },
    { param: 'my_body.x', name: 'my_body' },
  ])('is $name where the server calls it $param', ({ param, name }) => {
    expect(refused(openai('This is not supported', param, null)).parameter).toBe(name);
  });

  it.each([
    'unsupported_parameter',
    'unsupported_value',
    'unknown_parameter',
  ])('is what is named beside the code %s, whatever the words', (code) => {
    expect(refused(openai('No.', 'top_p', code)).parameter).toBe('top_p');
    expect(refused(openai('No.', 'top_p', 'another_code')).parameter).toBeUndefined();
  });

  it.each([
    'Unsupported value: temperature',
    'temperature is not supported with this model',
    'This model does not support temperature',
    "This model doesn't support temperature",
    'temperature is not compatible with thinking',
    'temperature is not allowed here',
    'temperature is not permitted',
    'temperature is not available for this model',
    'temperature is not enabled for this model',
    'temperature is not accepted',
    'temperature takes only the default (1)',
    'temperature is deprecated for this model',
    'temperature cannot be specified',
    'temperature and top_p cannot both be set',
    'temperature cannot be used with this model',
    'temperature may only be set to 1',
    'The model only accepts a temperature of 1',
    'The model only supports a temperature of 1',
    'Give a style instead of a temperature',
    'Unknown name "temperature": Cannot find field.',
    'Unknown parameter: temperature',
    'unknown field temperature',
    'Unrecognized request argument supplied: temperature',
  ])('is refused in the words: %s', (words) => {
    expect(refused(openai(words, null, null)).parameter).toBe('temperature');
  });

  it.each([
    'temperature must be a number',
    'temperature is too high',
    'temperature: a value is missing',
  ])('is not refused, but given wrongly, in the words: %s', (words) => {
    expect(refused(openai(words, null, null)).parameter).toBeUndefined();
  });

  it.each([
    'max_tokens',
    'max_completion_tokens',
    'temperature',
    'top_p',
    'top_k',
    'min_p',
    'presence_penalty',
    'frequency_penalty',
    'repetition_penalty',
    'top_logprobs',
    'logprobs',
    'logit_bias',
    'reasoning_effort',
    'response_format',
    'stop_sequences',
    'parallel_tool_calls',
    'tool_choice',
  ])('is known by its name, in whatever way it is written: %s', (name) => {
    const camelCase = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    for (const written of [name, name.replaceAll('_', ' '), camelCase])
      expect(refused(openai(`${written} is not supported`, null, null)).parameter).toBe(name);
  });

  it.each([
    'stop',
    'seed',
    'n',
    'tools',
    'thinking',
    'verbosity',
    'user',
    'store',
    'prediction',
  ])('is meant by the word %s only in quotes', (name) => {
    for (const quote of ['`', "'", '"'])
      expect(refused(openai(`${quote}${name}${quote} is not supported`, null, null)).parameter).toBe(name);
    expect(refused(openai(`${name} is not supported`, null, null)).parameter).toBeUndefined();
  });

  it('is one of two only where they are named, and said to be too many', () => {
    const advice = (words: string) => refused(openai(words, null, null)).message;

    expect(advice('temperature and top_p cannot both be specified')).toContain(
      'Leave out temperature or top_p',
    );
    expect(advice('temperature and top_p cannot be specified')).toContain('Leave temperature out');
    expect(advice('temperature cannot be used, both ways')).toContain('Leave temperature out');
  });

  it('is not looked for behind another status', () => {
    const body = openai("'temperature' is not supported", 'temperature', 'unsupported_parameter');
    for (const status of [403, 405]) expect(refused(body, status).parameter).toBeUndefined();
    expect(refused(body, 422).parameter).toBe('temperature');
  });
});
