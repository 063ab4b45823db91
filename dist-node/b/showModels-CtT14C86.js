import { u as require_cjs } from "./registry-Da4_JIy2.js";
import { i as ProviderError, o as UsageError, t as EXIT } from "./exitCodes-Z8iCYvUQ.js";
import { t as cleanText } from "./cleanText-VA9GSatx.js";
import { t as defaultProviders } from "./defaultProviders-CCR30h77.js";
// dist/providers/listModels.js
var import_cjs = require_cjs();
/**
* The models that a provider offers, sorted by name, in one emission.
*
* Errors with a `UsageError` for a name that is not known, and with a `ProviderError` where a setting is missing, the
* provider has no list, or does not answer.
*
* @example
* const models = await lastValueFrom(listModels('openrouter'));
*/
function listModels(name, options = {}) {
	const { providers = defaultProviders(), timeoutMs = 3e4, scheduler = import_cjs.asyncScheduler } = options;
	const failed = (failure, message) => (0, import_cjs.throwError)(() => new ProviderError(message, { failure }));
	return (0, import_cjs.defer)(() => {
		const provider = providers(name.trim().toLowerCase());
		if (!provider) {
			const known = providers.known.join(", ");
			return (0, import_cjs.throwError)(() => new UsageError(`Unknown provider '${name}'; known providers: ${known}`));
		}
		if (provider.unconfigured !== void 0) return failed("unconfigured", `${name}: ${provider.unconfigured}`);
		if (!provider.models) return failed("rejected", `${name} does not say which models it offers`);
		const where = provider.address === void 0 ? "" : ` at ${provider.address}`;
		const late = () => failed("transient", `${name}${where} did not list its models within ${timeoutMs / 1e3} s`);
		return provider.models().pipe((0, import_cjs.timeout)({
			first: timeoutMs,
			scheduler,
			with: late
		}), (0, import_cjs.map)(sorted));
	});
}
/** By code points, so that the order is the same everywhere. */
function sorted(models) {
	return models.toSorted((one, other) => one.id < other.id ? -1 : Number(one.id > other.id));
}
// dist/commands/showModels.js
/**
* Prints the models of a provider, sorted, one per line. Returns the exit code; rejects with a `UsageError` that says
* why there is no list.
*/
async function showModels(options, io) {
	const { provider, json, providers = defaultProviders(io.env, io.cwd()) } = options;
	const models = await modelsOf(provider, providers);
	const lines = models.map(({ id }) => `${cleanText(id)}\n`);
	io.stdout.write(json ? `${JSON.stringify(models, null, 2)}\n` : lines.join(""));
	return EXIT.ok;
}
async function modelsOf(name, providers) {
	try {
		return await (0, import_cjs.lastValueFrom)(listModels(name, { providers }));
	} catch (error) {
		if (error instanceof ProviderError) throw new UsageError(error.message, { cause: error });
		throw error;
	}
}
export { showModels };
