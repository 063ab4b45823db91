// @ts-check
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { proseSentences } from '../proseSentences.mjs';
import { seededRandom } from '../seededRandom.mjs';

const CHARACTERS = 600;
const MODELS = ['openai,gpt-4o-mini', 'anthropic,claude-haiku', 'ollama,llama3.2'];
const SENTENCES = proseSentences();

/**
 * Writes a results file of three models, each answer 600 characters of prose.
 *
 * @param {string} path
 * @param {number} rows
 * @param {boolean} isAlike see `answerTo`
 * @returns {Promise<number>} characters of all answers and variables
 */
export async function writeProse(path, rows, isAlike) {
  const random = seededRandom(7);
  let characters = 0;
  function* lines() {
    yield 'provider,model,topic,status,output,latency_ms,cost_usd,experiment_id,score\n';
    for (let row = 0; row < rows; row += 1) {
      const answer = answerTo(Math.floor(row / MODELS.length), isAlike, random);
      characters += answer.length + `question ${Math.floor(row / 3)}`.length;
      const figures = `${Math.round(300 + 3000 * random())},${(0.001 * random()).toFixed(6)},r${row.toString(16)}`;
      yield `${MODELS[row % 3]},question ${Math.floor(row / 3)},ok,"${answer}",${figures},${random() < 0.7 ? 1 : 0}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return characters;
}

/**
 * Some sentences: of all there are, or where answers are alike of the ten about the question, so that two models say
 * half of it alike.
 *
 * @param {number} question
 * @param {boolean} isAlike
 * @param {() => number} random
 */
function answerTo(question, isAlike, random) {
  const about = seededRandom(question);
  const ten = Array.from({ length: 10 }, () => SENTENCES[Math.floor(about() * SENTENCES.length)] ?? '');
  const sentences = isAlike ? ten : SENTENCES;
  let answer = '';
  while (answer.length < CHARACTERS) answer += `${sentences[Math.floor(random() * sentences.length)]} `;
  return answer.slice(0, CHARACTERS).replaceAll('"', "'");
}
