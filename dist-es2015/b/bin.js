#!/usr/bin/env node
import { o as UsageError, t as EXIT } from "./exitCodes-Z8iCYvUQ.js";
import { a as parseParameter, c as caps, d as positiveInteger, f as positiveSeconds, h as wholeNumber, l as condition, m as seconds, o as anyText, p as rates, s as assignment, t as checkTogether, u as delimiter } from "./runFlagsTogether-BDjcBsbH.js";
import { t as cleanText } from "./cleanText-VA9GSatx.js";
import { readFileSync } from "node:fs";
// dist/commands/init.js
const initCommand = {
	usage: "init [folder]",
	describe: "Write an example prompt, context, experiments file and .env.example",
	positionals: { folder: {
		type: "string",
		describe: "where to",
		default: "."
	} },
	epilogue: "Files that are there already are left as they are.",
	prepare: ({ folder }) => async (io) => (await import("./writeExamples-E_St-elb.js")).writeExamples(String(folder), io)
};
// dist/commands/models.js
const modelsCommand = {
	usage: "models <provider>",
	describe: "List the models that a provider offers",
	positionals: { provider: {
		type: "string",
		describe: "its name, as in the column provider"
	} },
	options: { json: {
		type: "boolean",
		describe: "as JSON, with context windows where they are known"
	} },
	prepare: ({ provider, json }) => async (io) => (await import("./showModels-DvN9UddE.js")).showModels({
		provider: String(provider),
		json: json === true
	}, io)
};
// dist/commands/providers.js
/** Lists the providers, each with what it lacks. */
const providersCommand = {
	usage: "providers",
	describe: "Show which providers are configured, and what the others lack",
	options: { json: {
		type: "boolean",
		describe: "as JSON; a cap of null is unlimited"
	} },
	prepare: ({ json }) => async (io) => (await import("./showProviders-QGV4hX2y.js")).showProviders({ json: json === true }, io)
};
// dist/commands/readFlags.js
/** The values of a table of flags, from what yargs has parsed. Throws a `UsageError` that names the flag. */
function readFlags(table, parsed) {
	const entries = Object.entries(table).map(([name, flag]) => [name, flag.read(name, textsOf(parsed[name]))]);
	return Object.fromEntries(entries);
}
/** yargs gives one value as itself, several as an array, a switch as a boolean. */
function textsOf(value) {
	if (value === void 0 || value === false) return [];
	return Array.isArray(value) ? value.map(String) : [String(value)];
}
// dist/commands/flag.js
/** A flag that takes one value; `fallback` stands in for it. */
function one(look, parse, fallback) {
	return {
		...look,
		read(name, given) {
			const [text, second] = given;
			if (second !== void 0) throw new UsageError(`--${name} was given ${given.length} times; give it once`);
			if (text === void 0 && look.required === true) throw new UsageError(`--${name} is required`);
			return text === void 0 ? fallback : parse(nonEmpty(text, name), name);
		}
	};
}
/** A flag that may be given any number of times. */
function many(look, parse) {
	return {
		...look,
		read: (name, given) => given.map((text) => parse(nonEmpty(text, name), name))
	};
}
/** A flag that is there or not. */
function toggle(look) {
	return {
		...look,
		read: (_name, given) => given.length > 0
	};
}
function nonEmpty(text, name) {
	if (text === "") throw new UsageError(`--${name} needs a value`);
	return text;
}
// dist/commands/flags/failureFlags.js
/** How often a failed attempt is tried again. */
const FAILURE_FLAGS = {
	"max-retries": one({
		describe: "retries of a failed attempt",
		value: "N",
		without: "3"
	}, wholeNumber, 3),
	"retry-delay": one({
		describe: "wait before the first retry, in seconds; doubles each time",
		value: "SECONDS",
		without: "1"
	}, seconds, 1e3),
	"max-retry-delay": one({
		describe: "ceiling of one such wait, in seconds",
		value: "SECONDS",
		without: "60"
	}, seconds, 6e4),
	"max-wait": one({
		describe: "longest time that one row waits because its provider says so, in seconds",
		value: "SECONDS",
		without: "600"
	}, seconds, 6e5)
};
// dist/commands/flags/fileFlags.js
/** What `run` reads and writes. */
const FILE_FLAGS = {
	prompt: one({
		describe: "prompt template; - is stdin; the path may hold {{variables}}",
		alias: "p",
		value: "FILE",
		required: true
	}, anyText, ""),
	experiments: one({
		describe: "experiments CSV; - is stdin",
		alias: "e",
		value: "FILE",
		required: true
	}, anyText, ""),
	output: one({
		describe: "results CSV; the path may hold {{variables}}",
		alias: "o",
		value: "FILE",
		without: "stdout"
	}, anyText, void 0),
	context: many({
		describe: "context document, appended to the prompt in order, repeatable; the path may hold {{variables}}",
		alias: "c",
		value: "FILE",
		without: "none"
	}, anyText),
	system: one({
		describe: "system message template",
		value: "FILE",
		without: "none"
	}, anyText, void 0),
	resume: toggle({
		describe: "keep what the output holds already, run the rest",
		without: "refuse"
	}),
	"retry-errors": toggle({
		describe: "with --resume: run rows again whose result is an error",
		without: "keep them"
	}),
	overwrite: toggle({
		describe: "replace an existing output",
		without: "refuse"
	}),
	"provider-module": many({
		describe: "a provider of your own: a module whose default export is one, repeatable",
		value: "NAME=FILE",
		without: "none"
	}, assignment)
};
// dist/commands/flags/limitFlags.js
/** How much at once, and how fast. */
const LIMIT_FLAGS = {
	"max-concurrent": one({
		describe: "concurrent calls over all providers together",
		value: "N",
		without: "1000"
	}, positiveInteger, void 0),
	"provider-concurrency": many({
		describe: "concurrent calls by provider, repeatable",
		value: "NAME=N,...",
		without: "openai 10, openrouter 5, ...: see parallamr providers"
	}, caps),
	"rate-limit": many({
		describe: "requests per second, minute or hour by provider, repeatable",
		value: "NAME=N/m,...",
		without: "none"
	}, rates),
	"token-limit": many({
		describe: "tokens per second, minute or hour by provider, input and output, repeatable",
		value: "NAME=N/m,...",
		without: "none"
	}, rates),
	sequential: toggle({
		describe: "one row at a time, in input order; wins over the other concurrency flags",
		without: "parallel"
	}),
	timeout: one({
		describe: "one attempt, whole, in seconds; waiting for a turn does not count",
		value: "SECONDS",
		without: "300"
	}, positiveSeconds, 3e5)
};
// dist/commands/flags/outputFlags.js
/** What is written, and what is told. */
const OUTPUT_FLAGS = {
	ordered: toggle({
		describe: "write results in input order",
		without: "as they come"
	}),
	flatten: toggle({ describe: "JSON found in an answer becomes columns" }),
	excel: toggle({ describe: "for spreadsheets: BOM, CRLF, one line per cell, formulas defused" }),
	"validate-only": toggle({ describe: "check all that can be checked without a completion call" }),
	events: one({
		describe: "one JSON line per event of the run",
		value: "FILE",
		without: "none"
	}, anyText, void 0),
	verbose: toggle({
		describe: "tell of every row and every wait on stderr",
		alias: "v"
	}),
	quiet: toggle({
		describe: "nothing but errors on stderr",
		alias: "q"
	})
};
// dist/commands/flags/rowFlags.js
/** Which rows run, and with what. */
const ROW_FLAGS = {
	where: many({
		describe: "only rows whose input column has this value, or not (!=), repeatable",
		value: "NAME=VALUE",
		without: "all rows"
	}, condition),
	set: many({
		describe: "give every row this value of a column, repeatable; the row's own is kept as input_NAME",
		value: "NAME=VALUE",
		without: "none"
	}, assignment),
	param: many({
		describe: "request parameter of every row (temperature, max_tokens, ...), repeatable",
		value: "NAME=VALUE",
		without: "none"
	}, (text, name) => {
		const { name: parameter, value } = assignment(text, name);
		return [parameter.trim(), parseParameter(value)];
	}),
	repeat: one({
		describe: "run each row N times",
		value: "N",
		without: "1"
	}, positiveInteger, 1),
	limit: one({
		describe: "only the first N rows",
		value: "N",
		without: "all rows"
	}, positiveInteger, void 0),
	delimiter: one({
		describe: "what separates the cells of the input; 'tab' is accepted",
		value: "C",
		without: ","
	}, delimiter, ","),
	comment: one({
		describe: "lines of the input that begin with this are no rows",
		value: "C",
		without: "none"
	}, delimiter, void 0)
};
// dist/commands/runFlags.js
/** The flags of `run`, in the order of its help. */
const RUN_FLAGS = {
	...grouped("Files:", FILE_FLAGS),
	...grouped("Rows:", ROW_FLAGS),
	...grouped("Limits:", LIMIT_FLAGS),
	...grouped("Failures:", FAILURE_FLAGS),
	...grouped("Output:", OUTPUT_FLAGS)
};
/** The same flags under a heading of the help. */
function grouped(group, table) {
	const entries = Object.entries(table).map(([name, flag]) => [name, {
		...flag,
		group
	}]);
	return Object.fromEntries(entries);
}
// dist/commands/yargsOptions.js
/** How yargs is told of a table of flags: texts and switches only, the values are read by `readFlags`. */
function yargsOptions(table) {
	return Object.fromEntries(Object.entries(table).map(([name, flag]) => [name, optionOf(flag)]));
}
function optionOf({ describe, alias, value, without, group }) {
	return {
		...value === void 0 ? { type: "boolean" } : {
			type: "string",
			nargs: 1,
			requiresArg: true
		},
		...alias === void 0 ? {} : { alias },
		...group === void 0 ? {} : { group },
		...without === void 0 ? {} : { defaultDescription: without },
		describe: value === void 0 ? describe : `${value}: ${describe}`
	};
}
// dist/commands/commands.js
/** All commands, in the order of the help. */
const COMMANDS = [
	{
		usage: "run",
		describe: "Run the experiments of a CSV file",
		options: yargsOptions(RUN_FLAGS),
		epilogue: `Parallel and sequential runs
  Rows run in parallel, each provider in a lane of its own with its own cap on concurrent calls;
  a slow or paused provider does not hold up the others. --max-concurrent caps all of them
  together, --provider-concurrency each one. Results are written as they come, unless --ordered.
  With --sequential one row runs at a time, in input order.

Examples
  parallamr run -p prompt.txt -e rows.csv -o results.csv
  parallamr run -p prompt.txt -e rows.csv -o results.csv --resume --retry-errors
  parallamr run -p prompt.txt -e rows.csv --provider-concurrency openrouter=5,ollama=2
  parallamr run -p prompt.txt -e rows.csv --sequential
  cat rows.csv | parallamr run -p prompt.txt -e - > results.csv
  parallamr run -p judge.txt -e results.csv -o scores.csv --where status=ok --set model=gpt-4o

Exit codes
  0 every row has an answer; 1 some rows are errors or were not attempted;
  2 usage, input or file error; 70 a defect of the program; 130, 143 interrupted`,
		prepare(parsed) {
			const flags = readFlags(RUN_FLAGS, parsed);
			checkTogether(flags);
			return async (io) => (await import("./runRows-DxMcuac_.js")).runRows(flags, io);
		}
	},
	providersCommand,
	modelsCommand,
	initCommand
];
// dist/commands/nearestName.js
/** Share of a name that may be mistyped. */
const TOLERANCE = 1 / 3;
/**
* The name that was probably meant: the one with the fewest characters to be added, dropped or replaced, if these are
* few enough.
*
* @example
* nearestName('maxconcurent', ['max-concurrent', 'max-retries']) // 'max-concurrent'
*/
function nearestName(given, names) {
	const [nearest] = names.map((name) => ({
		name,
		distance: editDistance(given, name)
	})).filter(({ distance }) => distance <= given.length * TOLERANCE).sort((one, other) => one.distance - other.distance);
	return nearest?.name;
}
/** @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(one, other) {
	let row = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (const [index, character] of [...one].entries()) {
		const next = [index + 1];
		for (const [column, wanted] of [...other].entries()) {
			const replaced = (row[column] ?? 0) + (character === wanted ? 0 : 1);
			next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
// dist/commands/usageMessage.js
/** What yargs complains of, in our words: which flag it is, and which one was probably meant. */
function usageMessage(complaint, flags) {
	const [, incomplete] = /^Not enough arguments following: (.+)$/.exec(complaint) ?? [];
	if (incomplete !== void 0) return `${dashed(incomplete)} needs a value`;
	const [, unknown = ""] = /^Unknown arguments?: (.+)$/.exec(complaint) ?? [];
	const meant = unknown.split(", ").flatMap((name) => nearestName(name, flags) ?? []);
	return meant.length === 0 ? complaint : `${complaint}. Did you mean ${meant.map(dashed).join(", ")}?`;
}
function dashed(name) {
	return name.length === 1 ? `-${name}` : `--${name}`;
}
// dist/commands/parseArguments.js
/** Reads the arguments. Rejects with a `UsageError` for what no command takes. */
async function parseArguments(argv, commands) {
	const { default: yargs } = await import("./yargs-Aqssd32P.js");
	let run;
	const parser = yargs().scriptName("parallamr").usage("$0 COMMAND\n\nRuns LLM experiments from CSV: every provider under its own limits, every answer written the moment it exists.").parserConfiguration({
		"boolean-negation": false,
		"camel-case-expansion": false,
		"dot-notation": false,
		"parse-numbers": false,
		"parse-positional-numbers": false
	}).version(version()).help().completion("completion", "print a completion script for the shell").demandCommand(1, "Which command? See parallamr --help").strict().recommendCommands().exitProcess(false).wrap(100).locale("en").fail((message, error) => {
		if (error !== void 0 && error.name !== "YError") throw error;
		throw new UsageError(usageMessage(message ?? error.message, flagsOf(commands)));
	});
	for (const command of commands) parser.command(command.usage, command.describe, (builder) => declare(builder, command), (parsed) => {
		run = command.prepare(parsed);
	});
	let text = "";
	await parser.parseAsync([...argv], {}, (_error, _parsed, output) => {
		text = output;
	});
	return run === void 0 ? { text } : { run };
}
function flagsOf(commands) {
	return commands.flatMap(({ options = {} }) => Object.keys(options));
}
function declare(builder, { positionals = {}, options = {}, epilogue }) {
	for (const [name, look] of Object.entries(positionals)) builder.positional(name, look);
	builder.options(options);
	return epilogue === void 0 ? builder : builder.epilogue(epilogue);
}
function version() {
	const { version: number } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
	return String(number);
}
// dist/cli.js
/**
* The command: reads the arguments, runs what they name, and returns the exit code of spec and shell. Results go to
* `io.stdout`, everything else to `io.stderr`. Never throws, never exits.
*
* @example
* process.exitCode = await main(process.argv.slice(2), process);
*/
async function main(argv, io) {
	io.stdout.on("error", () => {});
	io.stderr.on("error", () => {});
	try {
		const parsed = await parseArguments(argv, COMMANDS);
		if ("text" in parsed) {
			io.stdout.write(`${parsed.text}\n`);
			return EXIT.ok;
		}
		return await parsed.run(io);
	} catch (error) {
		return failed(error, io);
	}
}
function failed(error, io) {
	const expected = error instanceof UsageError;
	const message = error instanceof Error ? error.message : String(error);
	io.stderr.write(`parallamr: ${expected ? "" : "this is a defect: "}${cleanText(message)}\n`);
	if (io.env["DEBUG"] === "parallamr" && error instanceof Error) io.stderr.write(`${error.stack}\n`);
	return expected ? EXIT.usage : EXIT.defect;
}
// dist/bin.js
process.exitCode = 70;
process.exitCode = await main(process.argv.slice(2), process);
export {};
