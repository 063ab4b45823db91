import { grouped } from '../../../text/grouped.js';
import type { TimelineWorker } from '../../format/block.js';
import { NumberHead } from './NumberHead.js';

/** Who made the calls of a run on other machines. */
export function WorkerTable({ workers }: { readonly workers: readonly TimelineWorker[] }) {
  return (
    <section aria-label="Workers of the run">
      <h2>workers</h2>
      <table class="overview">
        <thead>
          <tr>
            <th scope="col">worker</th>
            <NumberHead>places</NumberHead>
            <NumberHead>calls</NumberHead>
            <NumberHead>errors</NumberHead>
          </tr>
        </thead>
        <tbody>
          {workers.map(({ name, places, calls, errors }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{grouped(places)}</td>
              <td class="number">{grouped(calls)}</td>
              <td class="number">{grouped(errors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
