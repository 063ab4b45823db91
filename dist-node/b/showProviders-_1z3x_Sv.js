import { t as defaultProviders } from "./defaultProviders-CCR30h77.js";
import { t as EXIT } from "./exitCodes-Z8iCYvUQ.js";
// dist/providers/listProviders.js
/**
* The providers known by name or by a `NAME_BASE_URL` in the settings, and which of them can be used.
*
* @example
* const usable = listProviders().filter(({ configured }) => configured);
*/
function listProviders(options = {}) {
	const { providers = defaultProviders() } = options;
	return providers.known.map((name) => {
		const provider = providers(name);
		return {
			name,
			configured: provider !== void 0 && provider.unconfigured === void 0,
			missing: provider?.unconfigured,
			concurrency: provider?.concurrency ?? 10
		};
	});
}
// dist/commands/showProviders.js
const ANY_OTHER = "Any other NAME is OpenAI-compatible: set NAME_BASE_URL, and NAME_API_KEY if it wants one (my-api reads MY_API_BASE_URL).";
/** Prints the providers with their caps, and what to set for those that lack something. Returns the exit code. */
async function showProviders(options, io) {
	const { json, providers = defaultProviders(io.env, io.cwd()) } = options;
	const infos = listProviders({ providers });
	io.stdout.write(json ? `${JSON.stringify(infos.map(toJson), null, 2)}\n` : table(infos));
	return EXIT.ok;
}
function toJson({ name, configured, missing, concurrency }) {
	return {
		name,
		configured,
		missing,
		cap: Number.isFinite(concurrency) ? concurrency : null
	};
}
function table(infos) {
	const width = Math.max(...infos.map(({ name }) => name.length));
	return `${[
		...infos.map(({ name, missing, concurrency }) => {
			const cap = Number.isFinite(concurrency) ? `up to ${concurrency} calls at once` : "any number of calls at once";
			return `${name.padEnd(width)}  ${missing === void 0 ? `configured, ${cap}` : `not configured: ${missing}`}`;
		}),
		"",
		ANY_OTHER
	].join("\n")}\n`;
}
export { showProviders };
