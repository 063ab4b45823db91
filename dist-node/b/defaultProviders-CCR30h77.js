import { c as httpSend, l as proxyFor, o as readSettings, t as providerRegistry } from "./registry-Da4_JIy2.js";
// dist/providers/defaultProviders.js
/**
* All providers that an environment and the `.env` nearest to a directory give access to, over connections of their
* own.
*/
function defaultProviders(env = process.env, directory = process.cwd()) {
	const settings = readSettings(env, directory);
	return providerRegistry({
		settings,
		send: httpSend({ proxyFor: proxyFor(settings) })
	});
}
export { defaultProviders as t };
