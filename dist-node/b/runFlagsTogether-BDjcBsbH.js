import { o as UsageError } from "./exitCodes-Z8iCYvUQ.js";
// dist/commands/flagValues.js
function anyText(text) {
	return text;
}
function positiveInteger(text, flag) {
	const value = numberOf(text, `--${flag}`);
	if (value <= 0) throw new UsageError(`--${flag} must be positive, got ${text}`);
	if (!Number.isSafeInteger(value)) throw new UsageError(`--${flag} must be a whole number, got ${text}`);
	return value;
}
function wholeNumber(text, flag) {
	const value = numberOf(text, `--${flag}`);
	if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${flag} must be a whole number, 0 or more, got ${text}`);
	return value;
}
/** Seconds, fractions allowed, as milliseconds. */
function positiveSeconds(text, flag) {
	const value = numberOf(text, `--${flag}`);
	if (value <= 0) throw new UsageError(`--${flag} must be positive, got ${text}`);
	return value * 1e3;
}
/** Seconds, fractions and 0 allowed, as milliseconds. */
function seconds(text, flag) {
	const value = numberOf(text, `--${flag}`);
	if (value < 0) throw new UsageError(`--${flag} must be 0 or more, got ${text}`);
	return value * 1e3;
}
const PERIODS_MS = {
	s: 1e3,
	m: 6e4,
	h: 36e5
};
/** `openai=500/m,mistral=1/s`: limits per second, minute or hour, by provider. */
function rates(text, flag) {
	const format = `--${flag}: the format is NAME=N/s, N/m or N/h, ... (such as openai=500/m), got '${text}'`;
	const entries = text.split(",").map((part) => {
		const { name, value } = split(part, format);
		const [, count = "", period = ""] = /^\s*([^/\s]+)\s*\/\s*(\w+)\s*$/.exec(value) ?? [];
		const periodMs = PERIODS_MS[period];
		const limit = Number(count);
		if (periodMs === void 0 || count === "" || !Number.isFinite(limit)) throw new UsageError(format);
		if (limit <= 0) throw new UsageError(`--${flag}: ${name} must be positive, got ${value}`);
		return [name.trim().toLowerCase(), {
			limit,
			periodMs
		}];
	});
	return Object.fromEntries(once(entries, flag));
}
/** `openrouter=5,ollama=10`: caps by provider. */
function caps(text, flag) {
	const format = `--${flag}: the format is NAME=N,... (such as openrouter=5,ollama=10), got '${text}'`;
	const entries = text.split(",").map((part) => {
		const { name, value } = split(part, format);
		const cap = Number(value.trim());
		if (value.trim() === "" || Number.isNaN(cap)) throw new UsageError(format);
		if (cap <= 0) throw new UsageError(`--${flag}: ${name} must be positive, got ${value}`);
		if (!Number.isSafeInteger(cap)) throw new UsageError(`--${flag}: ${name} must be a whole number, got ${value}`);
		return [name.trim().toLowerCase(), cap];
	});
	return Object.fromEntries(once(entries, flag));
}
/** The same values, by names of which each was given once. */
function once(entries, flag) {
	const names = /* @__PURE__ */ new Set();
	for (const [name] of entries) {
		if (names.has(name)) throw new UsageError(`--${flag}: ${name} was given twice; give it once`);
		names.add(name);
	}
	return entries;
}
function assignment(text, flag) {
	return split(text, `--${flag}: the format is NAME=VALUE, got '${text}'`);
}
/** `NAME=VALUE` or `NAME!=VALUE`. */
function condition(text, flag) {
	const { name, value } = split(text, `--${flag}: the format is NAME=VALUE or NAME!=VALUE, got '${text}'`);
	const negated = name.endsWith("!");
	const column = (negated ? name.slice(0, -1) : name).trim();
	if (column === "") throw new UsageError(`--${flag}: the format is NAME=VALUE or NAME!=VALUE, got '${text}'`);
	return {
		column,
		value,
		negated
	};
}
/** One character that can stand between cells; `tab` is a name for one. */
function delimiter(text, flag) {
	const character = text === "tab" || text === "\\t" ? "	" : text;
	if ([...character].length !== 1) throw new UsageError(`--${flag} takes one character or 'tab', got '${text}'`);
	if ("\"\r\n".includes(character)) throw new UsageError(`--${flag} cannot be a quote or a line end`);
	return character;
}
function split(text, format) {
	const at = text.indexOf("=");
	const name = text.slice(0, Math.max(at, 0));
	if (name.trim() === "") throw new UsageError(format);
	return {
		name,
		value: text.slice(at + 1)
	};
}
/** Decimal notation only: `Number` alone would also take '', ' ', '0x10' and 'Infinity'. */
function numberOf(text, name) {
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) throw new UsageError(`${name} needs a number, got '${text}'`);
	return Number(text);
}
// dist/prompt/parseParameter.js
/**
* A request parameter from text: JSON where it parses as such, else the text itself. What JavaScript's numbers cannot
* hold (`1e999`, whole numbers beyond 2^53) stays text, so that nobody is sent another number than was written.
*
* @example
* parseParameter('0.5') // 0.5
* parseParameter('["a", "b"]') // ['a', 'b']
* parseParameter('"123"') // '123'
* parseParameter('low') // 'low'
*/
function parseParameter(text) {
	try {
		const value = JSON.parse(text);
		return isExact(value) ? value : text;
	} catch {
		return text;
	}
}
function isExact(value) {
	if (typeof value === "number") return Number.isFinite(value) && !isBeyondIntegers(value);
	if (typeof value !== "object" || value === null) return true;
	return Object.values(value).every(isExact);
}
function isBeyondIntegers(value) {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}
// dist/prompt/template.js
/**
* Compiles `{{ name }}`, with or without blanks inside. A name is anything that holds neither `{{` nor `}}`; `\{{` is
* a literal `{{`, and of more than two braces the innermost count. Rendering is one pass: what a value contains is never
* expanded again. Takes time proportional to the text.
*
* @example
* compileTemplate('Hi {{ name }}').render({ name: 'Ada' }) // { text: 'Hi Ada', missing: [] }
*/
function compileTemplate(text) {
	const parts = parse(text);
	const placeholders = parts.filter((part) => typeof part !== "string");
	const firstPlaceholder = parts.findIndex((part) => typeof part !== "string");
	return {
		names: [...new Set(placeholders.map(({ name }) => name))],
		prefix: parts.slice(0, firstPlaceholder < 0 ? parts.length : firstPlaceholder).join(""),
		render: (variables) => {
			const missing = /* @__PURE__ */ new Set();
			return {
				text: parts.map((part) => {
					if (typeof part === "string") return part;
					const value = Object.hasOwn(variables, part.name) ? variables[part.name] : void 0;
					if (value === void 0) missing.add(part.name);
					return value ?? part.source;
				}).join(""),
				missing: [...missing]
			};
		}
	};
}
/** What follows each `{{` starts with a placeholder, or is plain text. */
function parse(text) {
	const [start = "", ...pieces] = text.split("{{");
	const parts = [];
	let plain = start;
	for (const piece of pieces) {
		const braces = piece.startsWith("{") ? 1 : 0;
		const end = piece.indexOf("}}", braces);
		const name = piece.slice(braces, Math.max(end, 0)).trim();
		if (plain.endsWith("\\")) {
			parts.push(plain.slice(0, -1));
			plain = `{{${piece}`;
		} else if (end < 0 || name === "") {
			parts.push(plain);
			plain = `{{${piece}`;
		} else {
			parts.push(plain + "{".repeat(braces), {
				name,
				source: `{{${piece.slice(braces, end + 2)}`
			});
			plain = piece.slice(end + 2);
		}
	}
	return [...parts, plain];
}
// dist/paths/isTemplatedPath.js
/** Whether a path holds placeholders, so that it differs from row to row. */
function isTemplatedPath(path) {
	return compileTemplate(path).names.length > 0;
}
// dist/commands/runFlagsTogether.js
/** Throws a `UsageError` for flags that are each fine, but not together. */
function checkTogether(flags) {
	const { prompt, experiments, system, context, output, overwrite, resume, verbose, quiet } = flags;
	const fromStdin = [
		...prompt === "-" ? ["--prompt"] : [],
		...experiments === "-" ? ["--experiments"] : [],
		...system === "-" ? ["--system"] : [],
		...context.includes("-") ? ["--context"] : []
	];
	if (fromStdin.length > 1) throw new UsageError(`${fromStdin.join(" and ")} cannot both read stdin`);
	if (isTemplatedPath(experiments)) throw new UsageError("--experiments takes one file: its path cannot hold {{variables}}");
	if (overwrite && output === void 0) throw new UsageError("--overwrite needs --output: stdout is never there before");
	if (resume && output === void 0) throw new UsageError("--resume needs --output: stdout holds no earlier results");
	if (resume && overwrite) throw new UsageError("--resume and --overwrite exclude each other");
	if (flags["retry-errors"] && !resume) throw new UsageError("--retry-errors goes with --resume");
	if (verbose && quiet) throw new UsageError("--verbose and --quiet exclude each other");
	checkNames(flags);
}
/** Of two values for one name, neither is more likely to be meant. */
function checkNames(flags) {
	once(flags.param, "param");
	for (const flag of ["set", "provider-module"]) once(flags[flag].map(({ name, value }) => [name.trim(), value]), flag);
	for (const flag of [
		"provider-concurrency",
		"rate-limit",
		"token-limit"
	]) once(flags[flag].flatMap((values) => Object.entries(values)), flag);
}
/** What the user should know about the flags, although they are fine. */
function flagWarnings(flags, isKnownProvider) {
	const capped = [...flags["max-concurrent"] === void 0 ? [] : ["--max-concurrent"], ...flags["provider-concurrency"].length === 0 ? [] : ["--provider-concurrency"]];
	const unknown = [
		"provider-concurrency",
		"rate-limit",
		"token-limit"
	].flatMap((flag) => flags[flag].flatMap((values) => Object.keys(values).map((name) => ({
		flag,
		name
	})))).filter(({ name }) => !isKnownProvider(name));
	return [...flags.sequential && capped.length > 0 ? [`--sequential wins over ${capped.join(" and ")}`] : [], ...unknown.map(({ flag, name }) => `--${flag}: unknown provider '${name}'`)];
}
export { parseParameter as a, caps as c, positiveInteger as d, positiveSeconds as f, wholeNumber as h, compileTemplate as i, condition as l, seconds as m, flagWarnings as n, anyText as o, rates as p, isTemplatedPath as r, assignment as s, checkTogether as t, delimiter as u };
