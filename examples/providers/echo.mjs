/**
 * The smallest provider: it answers with the prompt.
 *
 *   parallamr run --provider-module echo=examples/providers/echo.mjs -p prompt.txt -e rows.csv
 *
 * where the rows say `echo` in the column `provider`, and anything in the column `model`.
 */
export default {
  /** @param {{ model: string, prompt: string, system?: string, parameters: object }} request */
  async complete({ prompt }) {
    return { output: prompt, finishReason: 'stop' };
  },
};
