// dist/errors.js
/** A call that brought no answer, already classified: retry, pace and halt only read it. */
var ProviderError = class extends Error {
	name = "ProviderError";
	failure;
	status;
	code;
	delayMs;
	allowance;
	constructor(message, { failure, status, code, delayMs, allowance, ...options }) {
		super(message, options);
		this.failure = failure;
		this.status = status;
		this.code = code;
		this.delayMs = delayMs !== void 0 && delayMs > 0 ? delayMs : void 0;
		this.allowance = allowance;
	}
};
/** The caller asked for something that cannot be done: a flag, a file, a column. Exit code 2, no stack trace. */
var UsageError = class extends Error {
	name = "UsageError";
};
/** The input is broken from here on. Rows before it have run. */
var InputError = class extends UsageError {
	name = "InputError";
};
/** The results cannot be written any more, or must not be. */
var OutputError = class extends UsageError {
	name = "OutputError";
};
/** One row's own input is missing or refused (a document, a path, a parameter): its `error` result. */
var RowError = class extends Error {
	name = "RowError";
};
// dist/commands/exitCodes.js
/** What the program tells the shell. */
const EXIT = {
	/** Every row has an answer. */
	ok: 0,
	/** The run ended, but some rows are errors or were not attempted. */
	someFailed: 1,
	/** Usage, input or file error. */
	usage: 2,
	/** A defect of the program itself: EX_SOFTWARE of https://man.freebsd.org/cgi/man.cgi?sysexits */
	defect: 70,
	SIGHUP: 129,
	SIGINT: 130,
	SIGTERM: 143
};
export { RowError as a, ProviderError as i, InputError as n, UsageError as o, OutputError as r, EXIT as t };
