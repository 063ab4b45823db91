const KEYS: readonly (readonly [string, string])[] = [
  ['j k ↓ ↑', 'next and previous case'],
  ['Enter', 'open the case; Esc leaves a field, then closes the case'],
  ['Tab ← →', 'in a case: the next and previous answer'],
  ['d', 'what differs from the first answer, word by word'],
  ['1 2 0', 'label pass, fail, clear'],
  ['n', 'write a note'],
  ['e', 'export the labels as labels.csv'],
  ['/', 'search'],
  ['?', 'these keys'],
];

/** The keys, so that nobody needs a mouse. */
export function Help({ omitted }: { readonly omitted: readonly string[] }) {
  return (
    <details class="help" id="help">
      <summary>Keys, and what this file holds</summary>
      <dl>
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        The file holds every answer, every message and every variable of the results
        {omitted.length > 0 && `, without ${omitted.join(', ')}`}. It loads nothing and sends nothing. Labels
        stay in this browser until they are exported.
      </p>
    </details>
  );
}
