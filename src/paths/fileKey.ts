/**
 * What two paths have in common that lead to the same file: macOS and Windows take no notice of case, and macOS none of
 * how a letter with an accent is put together.
 *
 * @example
 * fileKey('Results/GPT.csv', 'darwin') // 'results/gpt.csv'
 */
export function fileKey(path: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'darwin' && platform !== 'win32') return path;
  // Both ways, since some letters are told apart in one case only.
  return path.normalize('NFC').toUpperCase().toLowerCase();
}
