// @ts-check
import { defineConfig } from 'vitepress';

/** @param {Record<string, string>} pages titles by file */
const items = (pages) => Object.entries(pages).map(([file, text]) => ({ text, link: `/${file}` }));

export default defineConfig({
  title: 'parallamr',
  description: 'Run LLM experiments from CSV in parallel',
  srcDir: 'pages',
  outDir: 'dist',
  cleanUrls: false,
  // A dead link ends the build.
  ignoreDeadLinks: false,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(markdown) {
      // Placeholders are ours, not those of the site's own templates.
      markdown.renderer.rules['code_inline'] = (tokens, index) =>
        `<code v-pre>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code>`;
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [
      {
        text: 'Use',
        items: items({
          start: 'Start in five minutes',
          experiments: 'Experiments and prompts',
          providers: 'Providers',
          limits: 'Limits and failures',
          results: 'Results, resume, chains',
          cost: 'Cost',
          batch: 'Batch APIs',
          workers: 'Many machines',
          scores: 'Scores and comparisons',
          report: 'The report',
          recipes: 'Recipes',
        }),
      },
      {
        text: 'Embed',
        items: items({
          embedding: 'Embedding',
          operators: 'Operators',
          testing: 'Tests in virtual time',
          events: 'Events',
          'reference/': 'API reference',
        }),
      },
      {
        text: 'Decide',
        items: items({
          comparison: 'How it compares',
          speed: 'Speed',
          forecast: 'How well forecasts hold',
          'from-promptfoo': 'From promptfoo',
          'from-python': 'From the Python parallamr',
        }),
      },
    ],
  },
});
