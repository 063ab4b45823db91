import { VERSION } from '../../version.js';

/** Whether another program speaks as this one does: of the same major version (https://semver.org). */
export function isCompatible(version: string, own: string = VERSION): boolean {
  return version === own || majorOf(version) === majorOf(own);
}

function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}
