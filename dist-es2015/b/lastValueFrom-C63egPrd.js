import { H as createErrorClass } from "./registry--ygnyi0A.js";
// node_modules/rxjs/dist/esm/internal/util/EmptyError.js
const EmptyError = createErrorClass((_super) => function EmptyErrorImpl() {
	_super(this);
	this.name = "EmptyError";
	this.message = "no elements in sequence";
});
// node_modules/rxjs/dist/esm/internal/lastValueFrom.js
function lastValueFrom(source, config) {
	const hasConfig = typeof config === "object";
	return new Promise((resolve, reject) => {
		let _hasValue = false;
		let _value;
		source.subscribe({
			next: (value) => {
				_value = value;
				_hasValue = true;
			},
			error: reject,
			complete: () => {
				if (_hasValue) resolve(_value);
				else if (hasConfig) resolve(config.defaultValue);
				else reject(new EmptyError());
			}
		});
	});
}
export { EmptyError as n, lastValueFrom as t };
