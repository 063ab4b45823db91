import { A as AsyncSubject, B as Subscription, C as from, D as popScheduler, E as popResultSelector, F as operate, I as Observable, L as identity, M as Subject, N as OperatorSubscriber, O as EMPTY, P as createOperatorSubscriber, R as SafeSubscriber, S as of, T as popNumber, U as isFunction, V as arrRemove, _ as defer, a as foreignFailureOf, c as httpSend, d as share, f as take, g as timer, h as catchError, i as soundCompletion, j as dateTimestampProvider, k as asyncScheduler, l as proxyFor, m as scanInternals, n as completionOf, o as readSettings, p as reduce, r as classified, s as secretsOf, t as providerRegistry, u as switchMap, v as mergeInternals, w as innerFrom, x as throwError, y as map, z as noop } from "./registry--ygnyi0A.js";
import { n as EmptyError, t as lastValueFrom } from "./lastValueFrom-C63egPrd.js";
import { a as RowError, i as ProviderError, n as InputError, o as UsageError, r as OutputError, t as EXIT } from "./exitCodes-Z8iCYvUQ.js";
import { a as parseParameter, i as compileTemplate, n as flagWarnings, r as isTemplatedPath } from "./runFlagsTogether-BDjcBsbH.js";
import { n as isReaderGone, r as outputError, t as errorCode } from "./outputError-B4hR1m1a.js";
import { t as cleanText } from "./cleanText-VA9GSatx.js";
import { closeSync, constants, createReadStream, createWriteStream, existsSync, fchmodSync, fdatasync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, unlinkSync, writeSync } from "node:fs";
import { isUtf8 } from "node:buffer";
import { basename, dirname, isAbsolute, join, normalize, posix, relative, resolve, sep, win32 } from "node:path";
import { hash, randomUUID } from "node:crypto";
import { hostname, tmpdir } from "node:os";
import { Writable, finished, pipeline } from "node:stream";
import { Transform } from "stream";
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { readFile } from "node:fs/promises";
// node_modules/rxjs/dist/esm/internal/ReplaySubject.js
var ReplaySubject = class extends Subject {
	constructor(_bufferSize = Infinity, _windowTime = Infinity, _timestampProvider = dateTimestampProvider) {
		super();
		this._bufferSize = _bufferSize;
		this._windowTime = _windowTime;
		this._timestampProvider = _timestampProvider;
		this._buffer = [];
		this._infiniteTimeWindow = true;
		this._infiniteTimeWindow = _windowTime === Infinity;
		this._bufferSize = Math.max(1, _bufferSize);
		this._windowTime = Math.max(1, _windowTime);
	}
	next(value) {
		const { isStopped, _buffer, _infiniteTimeWindow, _timestampProvider, _windowTime } = this;
		if (!isStopped) {
			_buffer.push(value);
			!_infiniteTimeWindow && _buffer.push(_timestampProvider.now() + _windowTime);
		}
		this._trimBuffer();
		super.next(value);
	}
	_subscribe(subscriber) {
		this._throwIfClosed();
		this._trimBuffer();
		const subscription = this._innerSubscribe(subscriber);
		const { _infiniteTimeWindow, _buffer } = this;
		const copy = _buffer.slice();
		for (let i = 0; i < copy.length && !subscriber.closed; i += _infiniteTimeWindow ? 1 : 2) subscriber.next(copy[i]);
		this._checkFinalizedStatuses(subscriber);
		return subscription;
	}
	_trimBuffer() {
		const { _bufferSize, _timestampProvider, _buffer, _infiniteTimeWindow } = this;
		const adjustedBufferSize = (_infiniteTimeWindow ? 1 : 2) * _bufferSize;
		_bufferSize < Infinity && adjustedBufferSize < _buffer.length && _buffer.splice(0, _buffer.length - adjustedBufferSize);
		if (!_infiniteTimeWindow) {
			const now = _timestampProvider.now();
			let last = 0;
			for (let i = 1; i < _buffer.length && _buffer[i] <= now; i += 2) last = i;
			last && _buffer.splice(0, last + 1);
		}
	}
};
// node_modules/rxjs/dist/esm/internal/util/isObservable.js
function isObservable(obj) {
	return !!obj && (obj instanceof Observable || isFunction(obj.lift) && isFunction(obj.subscribe));
}
// node_modules/rxjs/dist/esm/internal/firstValueFrom.js
function firstValueFrom(source, config) {
	const hasConfig = typeof config === "object";
	return new Promise((resolve, reject) => {
		const subscriber = new SafeSubscriber({
			next: (value) => {
				resolve(value);
				subscriber.unsubscribe();
			},
			error: reject,
			complete: () => {
				if (hasConfig) resolve(config.defaultValue);
				else reject(new EmptyError());
			}
		});
		source.subscribe(subscriber);
	});
}
// node_modules/rxjs/dist/esm/internal/util/mapOneOrManyArgs.js
const { isArray: isArray$1 } = Array;
function callOrApply(fn, args) {
	return isArray$1(args) ? fn(...args) : fn(args);
}
function mapOneOrManyArgs(fn) {
	return map((args) => callOrApply(fn, args));
}
// node_modules/rxjs/dist/esm/internal/util/argsArgArrayOrObject.js
const { isArray } = Array;
const { getPrototypeOf, prototype: objectProto, keys: getKeys } = Object;
function argsArgArrayOrObject(args) {
	if (args.length === 1) {
		const first = args[0];
		if (isArray(first)) return {
			args: first,
			keys: null
		};
		if (isPOJO(first)) {
			const keys = getKeys(first);
			return {
				args: keys.map((key) => first[key]),
				keys
			};
		}
	}
	return {
		args,
		keys: null
	};
}
function isPOJO(obj) {
	return obj && typeof obj === "object" && getPrototypeOf(obj) === objectProto;
}
// node_modules/rxjs/dist/esm/internal/util/createObject.js
function createObject(keys, values) {
	return keys.reduce((result, key, i) => (result[key] = values[i], result), {});
}
// node_modules/rxjs/dist/esm/internal/operators/mergeMap.js
function mergeMap(project, resultSelector, concurrent = Infinity) {
	if (isFunction(resultSelector)) return mergeMap((a, i) => map((b, ii) => resultSelector(a, b, i, ii))(innerFrom(project(a, i))), concurrent);
	else if (typeof resultSelector === "number") concurrent = resultSelector;
	return operate((source, subscriber) => mergeInternals(source, subscriber, project, concurrent));
}
// node_modules/rxjs/dist/esm/internal/operators/mergeAll.js
function mergeAll(concurrent = Infinity) {
	return mergeMap(identity, concurrent);
}
// node_modules/rxjs/dist/esm/internal/operators/concatAll.js
function concatAll() {
	return mergeAll(1);
}
// node_modules/rxjs/dist/esm/internal/observable/concat.js
function concat(...args) {
	return concatAll()(from(args, popScheduler(args)));
}
// node_modules/rxjs/dist/esm/internal/observable/forkJoin.js
function forkJoin(...args) {
	const resultSelector = popResultSelector(args);
	const { args: sources, keys } = argsArgArrayOrObject(args);
	const result = new Observable((subscriber) => {
		const { length } = sources;
		if (!length) {
			subscriber.complete();
			return;
		}
		const values = new Array(length);
		let remainingCompletions = length;
		let remainingEmissions = length;
		for (let sourceIndex = 0; sourceIndex < length; sourceIndex++) {
			let hasValue = false;
			innerFrom(sources[sourceIndex]).subscribe(createOperatorSubscriber(subscriber, (value) => {
				if (!hasValue) {
					hasValue = true;
					remainingEmissions--;
				}
				values[sourceIndex] = value;
			}, () => remainingCompletions--, void 0, () => {
				if (!remainingCompletions || !hasValue) {
					if (!remainingEmissions) subscriber.next(keys ? createObject(keys, values) : values);
					subscriber.complete();
				}
			}));
		}
	});
	return resultSelector ? result.pipe(mapOneOrManyArgs(resultSelector)) : result;
}
// node_modules/rxjs/dist/esm/internal/observable/fromEventPattern.js
function fromEventPattern(addHandler, removeHandler, resultSelector) {
	if (resultSelector) return fromEventPattern(addHandler, removeHandler).pipe(mapOneOrManyArgs(resultSelector));
	return new Observable((subscriber) => {
		const handler = (...e) => subscriber.next(e.length === 1 ? e[0] : e);
		const retValue = addHandler(handler);
		return isFunction(removeHandler) ? () => removeHandler(handler, retValue) : void 0;
	});
}
// node_modules/rxjs/dist/esm/internal/observable/merge.js
function merge(...args) {
	const scheduler = popScheduler(args);
	const concurrent = popNumber(args, Infinity);
	const sources = args;
	return !sources.length ? EMPTY : sources.length === 1 ? innerFrom(sources[0]) : mergeAll(concurrent)(from(sources, scheduler));
}
// node_modules/rxjs/dist/esm/internal/observable/never.js
const NEVER = new Observable(noop);
// node_modules/rxjs/dist/esm/internal/operators/filter.js
function filter(predicate, thisArg) {
	return operate((source, subscriber) => {
		let index = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => predicate.call(thisArg, value, index++) && subscriber.next(value)));
	});
}
// node_modules/rxjs/dist/esm/internal/observable/range.js
function range(start, count, scheduler) {
	if (count == null) {
		count = start;
		start = 0;
	}
	if (count <= 0) return EMPTY;
	const end = count + start;
	return new Observable(scheduler ? (subscriber) => {
		let n = start;
		return scheduler.schedule(function() {
			if (n < end) {
				subscriber.next(n++);
				this.schedule();
			} else subscriber.complete();
		});
	} : (subscriber) => {
		let n = start;
		while (n < end && !subscriber.closed) subscriber.next(n++);
		subscriber.complete();
	});
}
// node_modules/rxjs/dist/esm/internal/observable/using.js
function using(resourceFactory, observableFactory) {
	return new Observable((subscriber) => {
		const resource = resourceFactory();
		const result = observableFactory(resource);
		(result ? innerFrom(result) : EMPTY).subscribe(subscriber);
		return () => {
			if (resource) resource.unsubscribe();
		};
	});
}
// node_modules/rxjs/dist/esm/internal/operators/bufferCount.js
function bufferCount(bufferSize, startBufferEvery = null) {
	startBufferEvery = startBufferEvery !== null && startBufferEvery !== void 0 ? startBufferEvery : bufferSize;
	return operate((source, subscriber) => {
		let buffers = [];
		let count = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			let toEmit = null;
			if (count++ % startBufferEvery === 0) buffers.push([]);
			for (const buffer of buffers) {
				buffer.push(value);
				if (bufferSize <= buffer.length) {
					toEmit = toEmit !== null && toEmit !== void 0 ? toEmit : [];
					toEmit.push(buffer);
				}
			}
			if (toEmit) for (const buffer of toEmit) {
				arrRemove(buffers, buffer);
				subscriber.next(buffer);
			}
		}, () => {
			for (const buffer of buffers) subscriber.next(buffer);
			subscriber.complete();
		}, void 0, () => {
			buffers = null;
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/concatMap.js
function concatMap(project, resultSelector) {
	return isFunction(resultSelector) ? mergeMap(project, resultSelector, 1) : mergeMap(project, 1);
}
// node_modules/rxjs/dist/esm/internal/operators/defaultIfEmpty.js
function defaultIfEmpty(defaultValue) {
	return operate((source, subscriber) => {
		let hasValue = false;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			hasValue = true;
			subscriber.next(value);
		}, () => {
			if (!hasValue) subscriber.next(defaultValue);
			subscriber.complete();
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/ignoreElements.js
function ignoreElements() {
	return operate((source, subscriber) => {
		source.subscribe(createOperatorSubscriber(subscriber, noop));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/throwIfEmpty.js
function throwIfEmpty(errorFactory = defaultErrorFactory) {
	return operate((source, subscriber) => {
		let hasValue = false;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			hasValue = true;
			subscriber.next(value);
		}, () => hasValue ? subscriber.complete() : subscriber.error(errorFactory())));
	});
}
function defaultErrorFactory() {
	return new EmptyError();
}
// node_modules/rxjs/dist/esm/internal/operators/endWith.js
function endWith(...values) {
	return (source) => concat(source, of(...values));
}
// node_modules/rxjs/dist/esm/internal/operators/finalize.js
function finalize(callback) {
	return operate((source, subscriber) => {
		try {
			source.subscribe(subscriber);
		} finally {
			subscriber.add(callback);
		}
	});
}
// node_modules/rxjs/dist/esm/internal/operators/groupBy.js
function groupBy(keySelector, elementOrOptions, duration, connector) {
	return operate((source, subscriber) => {
		let element;
		if (!elementOrOptions || typeof elementOrOptions === "function") element = elementOrOptions;
		else ({duration, element, connector} = elementOrOptions);
		const groups = /* @__PURE__ */ new Map();
		const notify = (cb) => {
			groups.forEach(cb);
			cb(subscriber);
		};
		const handleError = (err) => notify((consumer) => consumer.error(err));
		let activeGroups = 0;
		let teardownAttempted = false;
		const groupBySourceSubscriber = new OperatorSubscriber(subscriber, (value) => {
			try {
				const key = keySelector(value);
				let group = groups.get(key);
				if (!group) {
					groups.set(key, group = connector ? connector() : new Subject());
					const grouped = createGroupedObservable(key, group);
					subscriber.next(grouped);
					if (duration) {
						const durationSubscriber = createOperatorSubscriber(group, () => {
							group.complete();
							durationSubscriber === null || durationSubscriber === void 0 || durationSubscriber.unsubscribe();
						}, void 0, void 0, () => groups.delete(key));
						groupBySourceSubscriber.add(innerFrom(duration(grouped)).subscribe(durationSubscriber));
					}
				}
				group.next(element ? element(value) : value);
			} catch (err) {
				handleError(err);
			}
		}, () => notify((consumer) => consumer.complete()), handleError, () => groups.clear(), () => {
			teardownAttempted = true;
			return activeGroups === 0;
		});
		source.subscribe(groupBySourceSubscriber);
		function createGroupedObservable(key, groupSubject) {
			const result = new Observable((groupSubscriber) => {
				activeGroups++;
				const innerSub = groupSubject.subscribe(groupSubscriber);
				return () => {
					innerSub.unsubscribe();
					--activeGroups === 0 && teardownAttempted && groupBySourceSubscriber.unsubscribe();
				};
			});
			result.key = key;
			return result;
		}
	});
}
// node_modules/rxjs/dist/esm/internal/operators/takeLast.js
function takeLast(count) {
	return count <= 0 ? () => EMPTY : operate((source, subscriber) => {
		let buffer = [];
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			buffer.push(value);
			count < buffer.length && buffer.shift();
		}, () => {
			for (const value of buffer) subscriber.next(value);
			subscriber.complete();
		}, void 0, () => {
			buffer = null;
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/last.js
function last(predicate, defaultValue) {
	const hasDefaultValue = arguments.length >= 2;
	return (source) => source.pipe(predicate ? filter((v, i) => predicate(v, i, source)) : identity, takeLast(1), hasDefaultValue ? defaultIfEmpty(defaultValue) : throwIfEmpty(() => new EmptyError()));
}
// node_modules/rxjs/dist/esm/internal/operators/retry.js
function retry(configOrCount = Infinity) {
	let config;
	if (configOrCount && typeof configOrCount === "object") config = configOrCount;
	else config = { count: configOrCount };
	const { count = Infinity, delay, resetOnSuccess = false } = config;
	return count <= 0 ? identity : operate((source, subscriber) => {
		let soFar = 0;
		let innerSub;
		const subscribeForRetry = () => {
			let syncUnsub = false;
			innerSub = source.subscribe(createOperatorSubscriber(subscriber, (value) => {
				if (resetOnSuccess) soFar = 0;
				subscriber.next(value);
			}, void 0, (err) => {
				if (soFar++ < count) {
					const resub = () => {
						if (innerSub) {
							innerSub.unsubscribe();
							innerSub = null;
							subscribeForRetry();
						} else syncUnsub = true;
					};
					if (delay != null) {
						const notifier = typeof delay === "number" ? timer(delay) : innerFrom(delay(err, soFar));
						const notifierSubscriber = createOperatorSubscriber(subscriber, () => {
							notifierSubscriber.unsubscribe();
							resub();
						}, () => {
							subscriber.complete();
						});
						notifier.subscribe(notifierSubscriber);
					} else resub();
				} else subscriber.error(err);
			}));
			if (syncUnsub) {
				innerSub.unsubscribe();
				innerSub = null;
				subscribeForRetry();
			}
		};
		subscribeForRetry();
	});
}
// node_modules/rxjs/dist/esm/internal/operators/scan.js
function scan(accumulator, seed) {
	return operate(scanInternals(accumulator, seed, arguments.length >= 2, true));
}
// node_modules/rxjs/dist/esm/internal/operators/shareReplay.js
function shareReplay(configOrBufferSize, windowTime, scheduler) {
	let bufferSize;
	let refCount = false;
	if (configOrBufferSize && typeof configOrBufferSize === "object") ({bufferSize = Infinity, windowTime = Infinity, refCount = false, scheduler} = configOrBufferSize);
	else bufferSize = configOrBufferSize !== null && configOrBufferSize !== void 0 ? configOrBufferSize : Infinity;
	return share({
		connector: () => new ReplaySubject(bufferSize, windowTime, scheduler),
		resetOnError: true,
		resetOnComplete: false,
		resetOnRefCountZero: refCount
	});
}
// node_modules/rxjs/dist/esm/internal/operators/skip.js
function skip(count) {
	return filter((_, index) => count <= index);
}
// node_modules/rxjs/dist/esm/internal/operators/takeUntil.js
function takeUntil(notifier) {
	return operate((source, subscriber) => {
		innerFrom(notifier).subscribe(createOperatorSubscriber(subscriber, () => subscriber.complete(), noop));
		!subscriber.closed && source.subscribe(subscriber);
	});
}
// node_modules/rxjs/dist/esm/internal/operators/takeWhile.js
function takeWhile(predicate, inclusive = false) {
	return operate((source, subscriber) => {
		let index = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			const result = predicate(value, index++);
			(result || inclusive) && subscriber.next(value);
			!result && subscriber.complete();
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/tap.js
function tap(observerOrNext, error, complete) {
	const tapObserver = isFunction(observerOrNext) || error || complete ? {
		next: observerOrNext,
		error,
		complete
	} : observerOrNext;
	return tapObserver ? operate((source, subscriber) => {
		var _a;
		(_a = tapObserver.subscribe) === null || _a === void 0 || _a.call(tapObserver);
		let isUnsub = true;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			var _a;
			(_a = tapObserver.next) === null || _a === void 0 || _a.call(tapObserver, value);
			subscriber.next(value);
		}, () => {
			var _a;
			isUnsub = false;
			(_a = tapObserver.complete) === null || _a === void 0 || _a.call(tapObserver);
			subscriber.complete();
		}, (err) => {
			var _a;
			isUnsub = false;
			(_a = tapObserver.error) === null || _a === void 0 || _a.call(tapObserver, err);
			subscriber.error(err);
		}, () => {
			var _a, _b;
			if (isUnsub) (_a = tapObserver.unsubscribe) === null || _a === void 0 || _a.call(tapObserver);
			(_b = tapObserver.finalize) === null || _b === void 0 || _b.call(tapObserver);
		}));
	}) : identity;
}
// node_modules/rxjs/dist/esm/internal/operators/throttle.js
function throttle(durationSelector, config) {
	return operate((source, subscriber) => {
		const { leading = true, trailing = false } = config !== null && config !== void 0 ? config : {};
		let hasValue = false;
		let sendValue = null;
		let throttled = null;
		let isComplete = false;
		const endThrottling = () => {
			throttled === null || throttled === void 0 || throttled.unsubscribe();
			throttled = null;
			if (trailing) {
				send();
				isComplete && subscriber.complete();
			}
		};
		const cleanupThrottling = () => {
			throttled = null;
			isComplete && subscriber.complete();
		};
		const startThrottle = (value) => throttled = innerFrom(durationSelector(value)).subscribe(createOperatorSubscriber(subscriber, endThrottling, cleanupThrottling));
		const send = () => {
			if (hasValue) {
				hasValue = false;
				const value = sendValue;
				sendValue = null;
				subscriber.next(value);
				!isComplete && startThrottle(value);
			}
		};
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			hasValue = true;
			sendValue = value;
			(!throttled || throttled.closed) && (leading ? send() : startThrottle(value));
		}, () => {
			isComplete = true;
			!(trailing && hasValue && throttled && !throttled.closed) && subscriber.complete();
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/throttleTime.js
function throttleTime(duration, scheduler = asyncScheduler, config) {
	const duration$ = timer(duration, scheduler);
	return throttle(() => duration$, config);
}
// dist/commands/checkFilesApart.js
/** Throws a `UsageError` for a file that would be written although it is read, too, or written for something else. */
function checkFilesApart({ prompt, experiments, system, context, output, events }) {
	const read = [
		{
			flag: "prompt",
			path: prompt
		},
		{
			flag: "experiments",
			path: experiments
		},
		{
			flag: "system",
			path: system
		},
		...context.map((path) => ({
			flag: "context",
			path
		}))
	];
	const written = [{
		flag: "output",
		path: output
	}, {
		flag: "events",
		path: events
	}];
	for (const [index, { flag, path }] of written.entries()) {
		const same = [...read, ...written.slice(0, index)].find((other) => isSameFile(path, other.path));
		if (same) throw new UsageError(`--${flag} ${path} is the file of --${same.flag} itself`);
	}
}
function isSameFile(one, other) {
	if (one === void 0 || other === void 0 || other === "-") return false;
	const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
	if (a === void 0 || b === void 0) return resolve(one) === resolve(other);
	return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}
// dist/queues/memoryQueue.js
/** A queue without a bound: two stacks, so that both ends take constant time. */
function memoryQueue() {
	let incoming = [];
	let outgoing = [];
	return {
		get size() {
			return incoming.length + outgoing.length;
		},
		push(row) {
			incoming.push(row);
		},
		shift() {
			if (outgoing.length === 0) {
				outgoing = incoming.reverse();
				incoming = [];
			}
			return outgoing.pop();
		},
		close() {
			incoming = [];
			outgoing = [];
		}
	};
}
// dist/operators/mergeLane.js
/**
* `mergeMap` with a queue and a concurrency of one's own.
*
* ```
* source           -a-b-c|
* project          --1-2|             each takes 6 ms
* concurrency: 2   ---1-12-12--1-2|   c waits for a
* ```
*
* Values that find no free place wait in `queue`, in order; the source is never held back. With a fixed concurrency
* this is `mergeMap(project, concurrency)` to the letter, except that inner observables which complete synchronously
* behind waiting values do not recurse (https://github.com/ReactiveX/rxjs/issues/7334). When the concurrency falls,
* running inner observables go on; no new one starts until there is room.
*
* Errors with the first error of the source, of `project`, of an inner observable, of `concurrency` or of the queue.
* Throws `RangeError` at call time for a concurrency that is not positive.
*
* @example
* rows.pipe(mergeLane((row) => complete(row), { concurrency: 5, queue: () => spillQueue() }))
*/
function mergeLane(project, { concurrency = Infinity, queue = memoryQueue } = {}) {
	if (typeof concurrency === "number") assertPositive$1(concurrency);
	return (source) => new Observable((subscriber) => {
		const waiting = queue();
		const started = new Subject();
		let places = typeof concurrency === "number" ? concurrency : 0;
		let active = 0;
		let sourceEnded = false;
		let filling = false;
		const start = (value) => {
			active += 1;
			started.next(value);
		};
		const fill = () => {
			if (filling) return;
			filling = true;
			while (active < places && waiting.size > 0) start(waiting.shift());
			filling = false;
			if (sourceEnded && waiting.size === 0) started.complete();
		};
		const leave = () => {
			active -= 1;
			try {
				fill();
			} catch (error) {
				subscriber.error(error);
			}
		};
		const running = started.pipe(mergeMap((value, index) => from(project(value, index)).pipe(map(identity), finalize(leave))));
		const resizing = (isObservable(concurrency) ? concurrency : NEVER).pipe(tap((changed) => {
			places = changed;
			fill();
		}), takeUntil(started.pipe(last(null, null))));
		const arriving = source.pipe(tap({
			next: (value) => active < places && waiting.size === 0 ? start(value) : waiting.push(value),
			complete: () => {
				sourceEnded = true;
				fill();
			}
		}));
		subscriber.add(() => waiting.close());
		merge(running, resizing.pipe(ignoreElements()), arriving.pipe(ignoreElements())).subscribe(subscriber);
	});
}
function assertPositive$1(concurrency) {
	if (!(concurrency > 0)) throw new RangeError(`concurrency must be positive, got ${concurrency}`);
}
// dist/prompt/experimentId.js
/**
* Names a row by all its cells, what it asks and which repetition it is: 16 hexadecimal digits of a SHA-256. Where the
* row stands, the order of its columns and that of its parameters make no difference.
*
* @example
* experimentId({ experiment, prompt: 'Why?', parameters: { temperature: 0 } }) // '6f1c0e5b9d3a4c27'
*/
function experimentId({ experiment, prompt, system = "", parameters }) {
	const { variables, repeat } = experiment;
	const identity = [
		Object.keys(variables).sort().map((name) => [name, variables[name]]),
		repeat,
		prompt,
		system,
		sorted(parameters)
	];
	return hash("sha256", JSON.stringify(identity), "hex").slice(0, 16);
}
/** The same entries in the same order, at every depth. As pairs, since an object would put `"1"` before `"a"`. */
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	return Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([name, entry]) => [name, sorted(entry)]);
}
// dist/prompt/unaskedId.js
/** The id of a row that cannot be asked: nothing is asked, so the row itself is all that it can name. */
function unaskedId(experiment) {
	return experimentId({
		experiment,
		prompt: "",
		parameters: {}
	});
}
// dist/queues/roughBytes.js
/**
* About how much memory plain data takes: two bytes a character, and something for every value. Cheap enough to ask for
* every row.
*
* @example
* roughBytes({ question: 'Why?' }) // 40
*/
function roughBytes(value) {
	if (typeof value === "string") return 16 + 2 * value.length;
	if (typeof value !== "object" || value === null) return 16;
	let bytes = 16;
	for (const key in value) bytes += roughBytes(Reflect.get(value, key));
	return bytes;
}
// dist/queues/spillFile.js
/**
* Makes a temporary file that only its owner can read, and that vanishes with the process: its name is removed at once,
* or, where the system does not allow that (Windows), when it is closed.
*
* All calls are synchronous, and throw the system's error.
*/
function spillFile(directory) {
	const path = join(directory, `parallamr-${randomUUID()}.rows`);
	const file = openSync(path, "wx+", 384);
	const isUnlinked = unlinkNow(path);
	const blockBytes = [];
	let firstBlock = 0;
	let readPosition = 0;
	let bytes = 0;
	return {
		get bytes() {
			return bytes;
		},
		get blocks() {
			return blockBytes.length - firstBlock;
		},
		write(block) {
			for (let written = 0; written < block.length;) written += writeSync(file, block, written, block.length - written, bytes + written);
			blockBytes.push(block.length);
			bytes += block.length;
		},
		read() {
			const block = Buffer.alloc(blockBytes[firstBlock++] ?? 0);
			for (let read = 0; read < block.length;) {
				const count = readSync(file, block, read, block.length - read, readPosition + read);
				if (count === 0) throw new Error(`the temporary file ${path} has been cut short`);
				read += count;
			}
			readPosition += block.length;
			return block;
		},
		close() {
			closeSync(file);
			if (!isUnlinked) unlinkSync(path);
		}
	};
}
function unlinkNow(path) {
	try {
		unlinkSync(path);
		return true;
	} catch (error) {
		if (process.platform === "win32") return false;
		throw error;
	}
}
// dist/queues/spillQueue.js
/**
* A queue whose memory is bounded: rows beyond it wait in temporary files, as one JSON line each, and come back in their
* order. Rows must be plain JSON data, unless `encode` and `decode` say how they are written.
*
* No file is made while the rows fit in memory. Files are private (0600) and have no name where the system allows that.
* Reading and writing are synchronous, a block at a time. Throws a `UsageError` when the disk refuses.
*
* @example
* const waiting = spillQueue<Experiment>({ memoryLimit: 1000 });
*/
function spillQueue(options = {}) {
	const { memoryLimit = 2e3, memoryBytes = 32 * 1024 ** 2, directory = tmpdir() } = options;
	const { blockBytes = 131072, fileBytes = 64 * 1024 ** 2 } = options;
	const { encode = JSON.stringify, decode = parseBare } = options;
	const ready = memoryQueue();
	const files = [];
	let lines = [];
	let lineBytes = 0;
	let readyBytes = 0;
	let spilledRows = 0;
	const keep = (row, bytes) => {
		ready.push({
			row,
			bytes
		});
		readyBytes += bytes;
	};
	const spill = (line) => {
		lines.push(line);
		lineBytes += line.length;
		spilledRows++;
		if (lineBytes < blockBytes) return;
		const youngest = files.at(-1);
		const file = youngest && youngest.bytes < fileBytes ? youngest : spillFile(directory);
		if (file !== youngest) files.push(file);
		file.write(Buffer.from(takeOpenBlock().join("\n")));
	};
	const takeOpenBlock = () => {
		const taken = lines;
		lines = [];
		lineBytes = 0;
		return taken;
	};
	const takeOldestBlock = () => {
		const [file] = files;
		if (file === void 0) return takeOpenBlock();
		const block = file.read().toString().split("\n");
		if (file.blocks === 0) files.shift()?.close();
		return block;
	};
	const onDisk = (access) => {
		try {
			return access();
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			const message = `waiting rows cannot be kept in ${directory} (TMPDIR names another folder): ${reason}`;
			throw new UsageError(message, { cause });
		}
	};
	return {
		get size() {
			return ready.size + spilledRows;
		},
		push(row) {
			if (spilledRows === 0 && ready.size < memoryLimit) {
				const bytes = roughBytes(row);
				if (ready.size === 0 || readyBytes + bytes <= memoryBytes) return keep(row, bytes);
			}
			const line = encode(row);
			onDisk(() => spill(line));
		},
		shift() {
			if (ready.size === 0 && spilledRows > 0) {
				const block = onDisk(takeOldestBlock);
				spilledRows -= block.length;
				for (const line of block) keep(decode(line), line.length);
			}
			const oldest = ready.shift();
			readyBytes -= oldest?.bytes ?? 0;
			return oldest?.row;
		},
		close() {
			ready.close();
			takeOpenBlock();
			spilledRows = 0;
			readyBytes = 0;
			for (const file of files.splice(0)) onDisk(() => file.close());
		}
	};
}
function parseBare(line) {
	return JSON.parse(line, (_key, value) => typeof value === "object" && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value);
}
// dist/prompt/templateValues.js
/** What templates and paths can name: the row's columns, and `provider`, `model` and `row_number` where no column is called so. */
function templateValues({ provider, model, rowNumber, variables }) {
	return Object.assign(Object.create(null), {
		provider,
		model,
		row_number: String(rowNumber)
	}, variables);
}
// dist/prompt/renderPrompt.js
/**
* Renders the question of a row: prompt, context documents and system message, with the row's values in them.
*
* Emits once, synchronously when every text is at hand. Errors as the sources do. A text is compiled once.
*
* @example
* renderPrompt({ prompt: textOf('prompt', 'Translate {{word}}.') })(experiment)
*/
function renderPrompt(sources) {
	const { prompt, contexts = [], system } = sources;
	const sourcesInOrder = [
		prompt,
		...contexts,
		...system ? [system] : []
	];
	const templateOf = compileOnce();
	return (experiment) => {
		const values = templateValues(experiment);
		return loaded(sourcesInOrder, values).pipe(map((texts) => {
			const rendered = texts.map((text) => ({
				name: text.name,
				...templateOf(text).render(values)
			}));
			const [question = NOTHING, ...others] = rendered;
			const documents = others.slice(0, contexts.length);
			const instruction = others[contexts.length];
			return {
				prompt: documents.reduce(withDocument, question.text),
				...instruction && { system: instruction.text },
				missing: [...new Set(rendered.flatMap(missingOf))]
			};
		}));
	};
}
function loaded(sources, values) {
	const [only] = sources;
	if (only !== void 0 && sources.length === 1) return only.load(values).pipe(map((text) => [text]));
	return forkJoin(sources.map((source) => source.load(values)));
}
const NOTHING = { text: "" };
/** Says that a placeholder has no column. */
function missingMessage(name, rowNumber) {
	return `Variable '{{${name}}}' in template has no value in experiment row ${rowNumber}`;
}
function missingOf({ missing }) {
	return missing;
}
/** Adds a document behind exactly one blank line. */
function withDocument(text, document) {
	return `${text}${blankLine(text)}## Document: ${document.name}\n\n${document.text}${blankLine(document.text)}---`;
}
function blankLine(before) {
	return before.endsWith("\n") ? "\n" : "\n\n";
}
function compileOnce() {
	const templates = /* @__PURE__ */ new WeakMap();
	return (source) => {
		const template = templates.get(source) ?? compileTemplate(source.text);
		templates.set(source, template);
		return template;
	};
}
// dist/prompt/rowParameters.js
const PREFIX = "param.";
/**
* A row's request parameters: the defaults, overridden by its cells in columns named `param.NAME`. An empty cell says
* nothing.
*
* @example
* rowParameters({ temperature: 0 }, { 'param.temperature': '0.7', 'param.seed': '' }) // { temperature: 0.7 }
*/
function rowParameters(defaults, variables) {
	const parameters = Object.assign(Object.create(null), defaults);
	for (const [column, cell] of Object.entries(variables)) {
		if (!column.startsWith(PREFIX) || column === PREFIX || cell.trim() === "") continue;
		parameters[column.slice(6)] = parseParameter(cell);
	}
	return parameters;
}
// dist/providers/checkWindow.js
/** The estimate takes a token for 4 characters; even text that takes 8 for one is half of it. */
const MOST_ESTIMATED_PER_TOKEN = 2;
const TIGHT_SHARE = .8;
/**
* Judges an estimate of characters/4 by the window. An unknown window fits everything.
*
* @example
* checkWindow(7000, 8192); // { verdict: 'tight', message: 'The input is about 7,000 tokens, ...' }
*/
function checkWindow(estimatedTokens, windowTokens) {
	if (windowTokens === void 0 || estimatedTokens <= windowTokens * TIGHT_SHARE) return { verdict: "fits" };
	const input = `The input is about ${grouped(estimatedTokens)} tokens`;
	if (estimatedTokens > windowTokens * MOST_ESTIMATED_PER_TOKEN) return {
		verdict: "too-long",
		message: `${input}, far beyond the model's context window of ${grouped(windowTokens)}: not sent`
	};
	return {
		verdict: "tight",
		message: `${input}, ${Math.round(estimatedTokens / windowTokens * 100)} % of the model's context window of ${grouped(windowTokens)}`
	};
}
function grouped(count) {
	return Math.ceil(count).toLocaleString("en-US");
}
// dist/run/providerLookup.js
/** A lookup over objects by name, or the lookup that was given, asked once for each name. */
function providerLookup(providers) {
	if (typeof providers !== "function") {
		const find = (name) => Object.hasOwn(providers, name) ? providers[name] : void 0;
		return Object.assign(find, { known: Object.keys(providers) });
	}
	const found = /* @__PURE__ */ new Map();
	const find = (name) => {
		if (!found.has(name)) found.set(name, providers(name));
		return found.get(name);
	};
	return Object.assign(find, { known: providers.known ?? [] });
}
// dist/prompt/textOf.js
/**
* A text that is there already, the same for every row. Its placeholders are replaced like a file's.
*
* @param name What the text is called when it is a context document.
*
* @example
* textOf('prompt', 'What is the capital of {{country}}?')
*/
function textOf(name, text) {
	const source = of({
		name,
		text
	});
	return { load: () => source };
}
// dist/run/questionRenderer.js
/** How the questions of a run are rendered. */
function questionRenderer(options) {
	const { prompt, contexts, system } = options;
	return renderPrompt({
		prompt: sourceOf("prompt", prompt),
		contexts,
		system: system === void 0 ? void 0 : sourceOf("system", system)
	});
}
function sourceOf(name, text) {
	return typeof text === "string" ? textOf(name, text) : text;
}
// dist/run/prepareRow.js
const CHARACTERS_PER_TOKEN = 4;
/**
* Finds out what a row asks, or why it cannot be asked: everything that can be known without a completion call.
* Emits once; synchronously when nothing has to be read or asked for.
*/
function prepareRow(options) {
	const { parameters = {} } = options;
	const providerOf = providerLookup(options.providers);
	const render = questionRenderer(options);
	return (experiment) => {
		const provider = providerOf(experiment.provider);
		const problem = problemOf$1(experiment, provider, providerOf.known);
		if (problem !== void 0 || provider === void 0) return of(unaskable(experiment, problem ?? ""));
		const question = (rendered, contextWindow) => withinWindow(experiment, provider, requestOf(experiment, rendered, parameters), rendered, contextWindow);
		const { contextWindow } = provider;
		const canTell = contextWindow !== void 0 && provider.unconfigured === void 0;
		return render(experiment).pipe(canTell ? mergeMap((rendered) => contextWindow.call(provider, requestOf(experiment, rendered, parameters)).pipe(catchError(() => of(void 0)), defaultIfEmpty(void 0), map((window) => question(rendered, window)))) : map((rendered) => question(rendered)), catchError((error) => error instanceof RowError ? of(unaskable(experiment, error.message)) : throwError(() => error)));
	};
}
function problemOf$1({ problem, provider: name, model }, provider, knownProviders = []) {
	if (problem !== void 0) return problem;
	const known = `known providers: ${knownProviders.join(", ")}`;
	if (name === "") return `The row names no provider; ${known}`;
	if (provider === void 0) return `Unknown provider '${name}'; ${known}`;
	if (model === "") return `The row names no model`;
}
function requestOf({ model, variables }, { prompt, system }, parameters) {
	return {
		model,
		prompt,
		system,
		parameters: rowParameters(parameters, variables),
		variables
	};
}
function withinWindow(experiment, provider, request, rendered, contextWindow) {
	const { prompt, system = "", parameters } = request;
	const estimatedTokens = Math.ceil((prompt.length + system.length) / CHARACTERS_PER_TOKEN);
	const identity = {
		experiment,
		experimentId: experimentId({
			experiment,
			prompt,
			system,
			parameters
		})
	};
	const check = checkWindow(estimatedTokens, contextWindow);
	if (check.verdict === "too-long") return {
		...identity,
		problem: check.message,
		estimatedTokens,
		contextWindow
	};
	const missing = rendered.missing.map((name) => missingMessage(name, experiment.rowNumber));
	const warnings = check.verdict === "tight" ? [...missing, check.message] : missing;
	return {
		...identity,
		provider,
		request,
		estimatedTokens,
		contextWindow,
		warnings
	};
}
function unaskable(experiment, problem) {
	return {
		experiment,
		experimentId: unaskedId(experiment),
		problem
	};
}
// node_modules/csv-stringify/lib/utils/get.js
const charCodeOfDot = ".".charCodeAt(0);
const reEscapeChar = /\\(\\)?/g;
const rePropName = RegExp("[^.[\\]]+|\\[(?:([^\"'][^[]*)|([\"'])((?:(?!\\2)[^\\\\]|\\\\.)*?)\\2)\\]|(?=(?:\\.|\\[\\])(?:\\.|\\[\\]|$))", "g");
const reIsDeepProp = /\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/;
const reIsPlainProp = /^\w*$/;
const getTag = function(value) {
	return Object.prototype.toString.call(value);
};
const isSymbol = function(value) {
	const type = typeof value;
	return type === "symbol" || type === "object" && value && getTag(value) === "[object Symbol]";
};
const isKey$1 = function(value, object) {
	if (Array.isArray(value)) return false;
	const type = typeof value;
	if (type === "number" || type === "symbol" || type === "boolean" || !value || isSymbol(value)) return true;
	return reIsPlainProp.test(value) || !reIsDeepProp.test(value) || object != null && value in Object(object);
};
const stringToPath = function(string) {
	const result = [];
	if (string.charCodeAt(0) === charCodeOfDot) result.push("");
	string.replace(rePropName, function(match, expression, quote, subString) {
		let key = match;
		if (quote) key = subString.replace(reEscapeChar, "$1");
		else if (expression) key = expression.trim();
		result.push(key);
	});
	return result;
};
const castPath = function(value, object) {
	if (Array.isArray(value)) return value;
	else return isKey$1(value, object) ? [value] : stringToPath(value);
};
const toKey = function(value) {
	if (typeof value === "string" || isSymbol(value)) return value;
	const result = `${value}`;
	return result == "0" && 1 / value == -Infinity ? "-0" : result;
};
const get = function(object, path) {
	path = castPath(path, object);
	let index = 0;
	const length = path.length;
	while (object != null && index < length) object = object[toKey(path[index++])];
	return index && index === length ? object : void 0;
};
// node_modules/csv-stringify/lib/utils/is_object.js
const is_object$1 = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-stringify/lib/api/normalize_columns.js
const normalize_columns = function(columns) {
	if (columns === void 0 || columns === null) return [void 0, void 0];
	if (typeof columns !== "object") return [Error("Invalid option \"columns\": expect an array or an object")];
	if (!Array.isArray(columns)) {
		const newcolumns = [];
		for (const k in columns) newcolumns.push({
			key: k,
			header: columns[k]
		});
		columns = newcolumns;
	} else {
		const newcolumns = [];
		for (const column of columns) if (typeof column === "string") newcolumns.push({
			key: column,
			header: column
		});
		else if (typeof column === "object" && column !== null && !Array.isArray(column)) {
			if (!column.key) return [Error("Invalid column definition: property \"key\" is required")];
			if (column.header === void 0) column.header = column.key;
			newcolumns.push(column);
		} else return [Error("Invalid column definition: expect a string or an object")];
		columns = newcolumns;
	}
	return [void 0, columns];
};
// node_modules/csv-stringify/lib/api/CsvError.js
var CsvError$1 = class CsvError$1 extends Error {
	constructor(code, message, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ");
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError$1);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString() : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-stringify/lib/utils/underscore.js
const underscore$1 = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-stringify/lib/api/normalize_options.js
const normalize_options$1 = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore$1(opt)] = opts[opt];
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) return [new CsvError$1("CSV_OPTION_BOOLEAN_INVALID_TYPE", ["option `bom` is optional and must be a boolean value,", `got ${JSON.stringify(options.bom)}`])];
	if (options.delimiter === void 0 || options.delimiter === null) options.delimiter = ",";
	else if (Buffer.isBuffer(options.delimiter)) options.delimiter = options.delimiter.toString();
	else if (typeof options.delimiter !== "string") return [new CsvError$1("CSV_OPTION_DELIMITER_INVALID_TYPE", ["option `delimiter` must be a buffer or a string,", `got ${JSON.stringify(options.delimiter)}`])];
	if (options.quote === void 0 || options.quote === null) options.quote = "\"";
	else if (options.quote === true) options.quote = "\"";
	else if (options.quote === false) options.quote = "";
	else if (Buffer.isBuffer(options.quote)) options.quote = options.quote.toString();
	else if (typeof options.quote !== "string") return [new CsvError$1("CSV_OPTION_QUOTE_INVALID_TYPE", ["option `quote` must be a boolean, a buffer or a string,", `got ${JSON.stringify(options.quote)}`])];
	if (options.quoted === void 0 || options.quoted === null) options.quoted = false;
	if (options.escape_formulas === void 0 || options.escape_formulas === null) options.escape_formulas = false;
	else if (typeof options.escape_formulas !== "boolean") return [new CsvError$1("CSV_OPTION_ESCAPE_FORMULAS_INVALID_TYPE", ["option `escape_formulas` must be a boolean,", `got ${JSON.stringify(options.escape_formulas)}`])];
	if (options.quoted_empty === void 0 || options.quoted_empty === null) options.quoted_empty = void 0;
	if (options.quoted_match === void 0 || options.quoted_match === null || options.quoted_match === false) options.quoted_match = null;
	else if (!Array.isArray(options.quoted_match)) options.quoted_match = [options.quoted_match];
	if (options.quoted_match) for (const quoted_match of options.quoted_match) {
		const isString = typeof quoted_match === "string";
		const isRegExp = quoted_match instanceof RegExp;
		if (!isString && !isRegExp) return [new CsvError$1("CSV_OPTION_QUOTED_MATCH", ["option `quoted_match` must be a string or a regex,", `got ${JSON.stringify(options.quoted_match)}`])];
	}
	if (options.quoted_string === void 0 || options.quoted_string === null) options.quoted_string = false;
	if (options.eof === void 0 || options.eof === null) options.eof = true;
	if (options.escape === void 0 || options.escape === null) options.escape = "\"";
	else if (Buffer.isBuffer(options.escape)) options.escape = options.escape.toString();
	else if (typeof options.escape !== "string") return [Error(`Invalid Option: escape must be a buffer or a string, got ${JSON.stringify(options.escape)}`)];
	if (options.escape.length > 1) return [Error(`Invalid Option: escape must be one character, got ${options.escape.length} characters`)];
	if (options.header === void 0 || options.header === null || options.header === false) options.header = false;
	else if (options.header !== true) throw new CsvError$1("CSV_INVALID_OPTION_HEADER", ["option `header` is expected to be a boolean,", `got ${JSON.stringify(options.header)}`], options);
	if (options.header_as_comment === void 0 || options.header_as_comment === null || options.header_as_comment === false) options.header_as_comment = false;
	else if (options.header_as_comment === true) options.header_as_comment = "#";
	else if (Buffer.isBuffer(options.header_as_comment)) options.header_as_comment = options.header_as_comment.toString();
	else if (typeof options.header_as_comment !== "string") throw new CsvError$1("CSV_INVALID_OPTION_HEADER_AS_COMMENT", ["option `header_as_comment` must be a boolean, a string or a buffer,", `got ${JSON.stringify(options.header_as_comment)}`], options);
	const [errColumns, columns] = normalize_columns(options.columns);
	if (errColumns !== void 0) return [errColumns];
	options.columns = columns;
	if (options.quoted === void 0 || options.quoted === null) options.quoted = false;
	if (options.cast === void 0 || options.cast === null) options.cast = {};
	if (options.cast.bigint === void 0 || options.cast.bigint === null) options.cast.bigint = (value) => "" + value;
	if (options.cast.boolean === void 0 || options.cast.boolean === null) options.cast.boolean = (value) => value ? "1" : "";
	if (options.cast.date === void 0 || options.cast.date === null) options.cast.date = (value) => "" + value.getTime();
	if (options.cast.number === void 0 || options.cast.number === null) options.cast.number = (value) => "" + value;
	if (options.cast.object === void 0 || options.cast.object === null) options.cast.object = (value) => JSON.stringify(value);
	if (options.cast.string === void 0 || options.cast.string === null) options.cast.string = function(value) {
		return value;
	};
	if (options.on_record !== void 0 && typeof options.on_record !== "function") return [Error(`Invalid Option: "on_record" must be a function.`)];
	if (options.quote_record_delimiter === void 0 || options.quote_record_delimiter === null) options.quote_record_delimiter = !options.record_delimiter;
	else if (typeof options.quote_record_delimiter !== "boolean") return [new CsvError$1("CSV_OPTION_QUOTE_RECORD_DELIMITER_INVALID_TYPE", ["option `quote_record_delimiter` must be a boolean,", `got ${JSON.stringify(options.quote_record_delimiter)}`])];
	if (options.record_delimiter === void 0 || options.record_delimiter === null) options.record_delimiter = "\n";
	else if (Buffer.isBuffer(options.record_delimiter)) options.record_delimiter = options.record_delimiter.toString();
	else if (typeof options.record_delimiter !== "string") return [Error(`Invalid Option: record_delimiter must be a buffer or a string, got ${JSON.stringify(options.record_delimiter)}`)];
	switch (options.record_delimiter) {
		case "unix":
			options.record_delimiter = "\n";
			break;
		case "mac":
			options.record_delimiter = "\r";
			break;
		case "windows":
			options.record_delimiter = "\r\n";
			break;
		case "ascii":
			options.record_delimiter = "";
			break;
		case "unicode": options.record_delimiter = "\u2028";
	}
	return [void 0, options];
};
// node_modules/csv-stringify/lib/api/index.js
const bom_utf8 = Buffer.from([
	239,
	187,
	191
]);
const emits_separator = function(value, separators) {
	return separators.some((separator) => separator.length !== 0 && (value.indexOf(separator) !== -1 || separator.length > 1 && (value + separator).indexOf(separator) < value.length));
};
const matches_quoted_match = function(value, quoted_match) {
	if (!quoted_match) return false;
	return quoted_match.some((pattern) => typeof pattern === "string" ? value.indexOf(pattern) !== -1 : value.search(pattern) !== -1);
};
const stringifier = function(options, state, info) {
	return {
		options,
		state,
		info,
		__transform: function(chunk, push) {
			if (!Array.isArray(chunk) && typeof chunk !== "object") return Error(`Invalid Record: expect an array or an object, got ${JSON.stringify(chunk)}`);
			if (this.info.records === 0) {
				if (Array.isArray(chunk)) {
					if (this.options.header === true && this.options.columns === void 0) return Error("Undiscoverable Columns: header option requires column option or object records");
				} else if (this.options.columns === void 0) {
					const [err, columns] = normalize_columns(Object.keys(chunk));
					if (err) return;
					this.options.columns = columns;
				}
			}
			if (this.info.records === 0) {
				this.bom(push);
				const err = this.headers(push);
				if (err) return err;
			}
			try {
				if (this.options.on_record) this.options.on_record(chunk, this.info.records);
			} catch (err) {
				return err;
			}
			let err, chunk_string;
			if (this.options.eof) {
				[err, chunk_string] = this.stringify(chunk);
				if (err) return err;
				if (chunk_string === void 0) return;
				else chunk_string = chunk_string + this.options.record_delimiter;
			} else {
				[err, chunk_string] = this.stringify(chunk);
				if (err) return err;
				if (chunk_string === void 0) return;
				else if (this.options.header || this.info.records) chunk_string = this.options.record_delimiter + chunk_string;
			}
			this.info.records++;
			push(chunk_string);
		},
		stringify: function(chunk, chunkIsHeader = false) {
			if (typeof chunk !== "object") return [void 0, chunk];
			const { columns } = this.options;
			const record = [];
			if (Array.isArray(chunk)) {
				const length = columns ? Math.min(chunk.length, columns.length) : chunk.length;
				for (let i = 0; i < length; i++) {
					const field = chunk[i];
					const [err, value] = this.__cast(field, {
						index: i,
						column: i,
						records: this.info.records,
						header: chunkIsHeader
					});
					if (err) return [err];
					record[i] = [value, field];
				}
			} else for (let i = 0; i < columns.length; i++) {
				const field = get(chunk, columns[i].key);
				const [err, value] = this.__cast(field, {
					index: i,
					column: columns[i].key,
					records: this.info.records,
					header: chunkIsHeader
				});
				if (err) return [err];
				record[i] = [value, field];
			}
			let csvrecord = "";
			for (let i = 0; i < record.length; i++) {
				let options, err;
				let [value, field] = record[i];
				if (typeof value === "string") options = this.options;
				else if (is_object$1(value)) {
					options = { ...value };
					value = options.value;
					delete options.value;
					if (typeof value !== "string" && value !== void 0 && value !== null) {
						if (err) return [Error(`Invalid Casting Value: returned value must return a string, null or undefined, got ${JSON.stringify(value)}`)];
					}
					options = {
						...this.options,
						...options
					};
					[err, options] = normalize_options$1(options);
					if (err !== void 0) return [err];
				} else if (value === void 0 || value === null) options = this.options;
				else return [Error(`Invalid Casting Value: returned value must return a string, an object, null or undefined, got ${JSON.stringify(value)}`)];
				const { delimiter, escape, quote, quoted, quoted_empty, quoted_string, quoted_match, record_delimiter, quote_record_delimiter, escape_formulas } = options;
				if ("" === value && "" === field) {
					if ((matches_quoted_match(value, quoted_match) || true === quoted_empty || true === quoted_string && false !== quoted_empty) === true) value = quote + value + quote;
					csvrecord += value;
				} else if (value) {
					if (typeof value !== "string") return [Error(`Formatter must return a string, null or undefined, got ${JSON.stringify(value)}`)];
					const containsdelimiter = emits_separator(value, [delimiter]);
					const containsQuote = quote !== "" && value.indexOf(quote) >= 0;
					const containsEscape = value.indexOf(escape) >= 0 && escape !== quote;
					const containsRecordDelimiter = emits_separator(value, [record_delimiter, ...quote_record_delimiter === false ? [] : ["\n", "\r"]]);
					const quotedString = quoted_string && typeof field === "string";
					const quotedMatch = matches_quoted_match(value, quoted_match);
					if (escape_formulas) switch (value[0]) {
						case "-":
							if (typeof field === "number" || typeof field === "bigint") break;
							value = `'${value}`;
							break;
						case "=":
						case "+":
						case "@":
						case "	":
						case "\r":
						case "＝":
						case "＋":
						case "－":
						case "＠": value = `'${value}`;
					}
					const shouldQuote = containsQuote === true || containsdelimiter || containsRecordDelimiter || quoted || quotedString || quotedMatch;
					if (shouldQuote === true && containsEscape === true) value = value.replaceAll(escape, () => escape + escape);
					if (containsQuote === true) value = value.replaceAll(quote, () => escape + quote);
					if (shouldQuote === true) value = quote + value + quote;
					csvrecord += value;
				} else if (quoted_empty === true || field === "" && quoted_string === true && quoted_empty !== false) csvrecord += quote + quote;
				if (i !== record.length - 1) csvrecord += delimiter;
			}
			return [void 0, csvrecord];
		},
		bom: function(push) {
			if (this.options.bom !== true) return;
			push(bom_utf8);
		},
		headers: function(push) {
			if (this.options.header === false) return;
			if (this.options.columns === void 0) return;
			let err;
			let headers = this.options.columns.map((column) => column.header);
			if (this.options.eof) {
				[err, headers] = this.stringify(headers, true);
				headers += this.options.record_delimiter;
			} else [err, headers] = this.stringify(headers, true);
			if (err) return err;
			if (this.options.header_as_comment) headers = this.options.header_as_comment + " " + headers;
			push(headers);
		},
		__cast: function(value, context) {
			const type = typeof value;
			try {
				if (type === "string") return [void 0, this.options.cast.string(value, context)];
				else if (type === "bigint") return [void 0, this.options.cast.bigint(value, context)];
				else if (type === "number") return [void 0, this.options.cast.number(value, context)];
				else if (type === "boolean") return [void 0, this.options.cast.boolean(value, context)];
				else if (value instanceof Date) return [void 0, this.options.cast.date(value, context)];
				else if (type === "object" && value !== null) return [void 0, this.options.cast.object(value, context)];
				else if (value === null && this.options.cast.null !== void 0) return [void 0, this.options.cast.null(value, context)];
				else if (value === void 0 && this.options.cast.undefined !== void 0) return [void 0, this.options.cast.undefined(value, context)];
				else return [void 0, value];
			} catch (err) {
				return [err];
			}
		}
	};
};
// node_modules/csv-stringify/lib/sync.js
const stringify = function(records, opts = {}) {
	const data = [];
	const [err, options] = normalize_options$1(opts);
	if (err !== void 0) throw err;
	const api = stringifier(options, { stop: false }, { records: 0 });
	for (const record of records) {
		const err = api.__transform(record, function(record) {
			data.push(record);
		});
		if (err !== void 0) throw err;
	}
	if (data.length === 0) {
		api.bom((d) => {
			data.push(d);
		});
		const err = api.headers((headers) => {
			data.push(headers);
		});
		if (err !== void 0) throw err;
	}
	return data.join("");
};
// dist/sinks/csvText.js
/**
* One row as CSV (RFC 4180), its line end included. Cells come back from a CSV parser exactly as they are here.
*
* @example
* csvText(['a', 'say "hi"', 'two\nlines']); // 'a,"say ""hi""","two\nlines"\n'
*/
function csvText(cells, lineEnd = "\n") {
	return stringify([cells], {
		record_delimiter: lineEnd,
		quote_record_delimiter: true,
		quoted_match: /^\uFEFF/,
		quoted_empty: cells.length === 1
	});
}
// dist/sinks/csvDialect.js
/** UTF-8 without a mark, LF, cells as they are. */
const plainCsv = {
	start: "",
	lineEnd: "\n",
	cell: (cell) => cell
};
/** One row in a dialect, its line end included. */
function rowText({ cell, lineEnd }, cells) {
	return csvText(cells.map(cell), lineEnd);
}
// dist/sinks/excelCell.js
/** What spreadsheet programs skip before they look for a formula: blanks, control, format and zero-width characters. */
const SKIPPED = /^[\s\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]*/u;
const FORMULA_STARTS = /* @__PURE__ */ new Set("=+-@＝＋－＠");
const NUMBER = /^[+-](?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?%?$/i;
const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/**
* Makes a cell safe to open in a spreadsheet program: one line, and no formula. A formula gets a leading `'`; what is
* merely a number with a sign stays as it is. A cell that has been through it once does not change any more.
*
* See https://owasp.org/www-community/attacks/CSV_Injection
*
* @example
* excelCell('=1+1');  // "'=1+1"
* excelCell('-3.2e4'); // '-3.2e4'
*/
function excelCell(cell) {
	const line = cell.replace(LINE_BREAKS, " ");
	return isFormula(line) ? `'${line}` : line;
}
function isFormula(line) {
	if (line.startsWith("	")) return true;
	const text = line.replace(SKIPPED, "");
	return FORMULA_STARTS.has(text.charAt(0)) && !NUMBER.test(text.trimEnd());
}
// dist/sinks/excelCsv.js
/** What spreadsheet programs open without harm: a byte order mark, CRLF, one line per cell, formulas defused. */
const excelCsv = {
	start: "﻿",
	lineEnd: "\r\n",
	cell: excelCell
};
// dist/columns.js
/** The columns behind the variables, in their order. */
const RESULT_FIELDS = [
	"status",
	"input_tokens",
	"context_window",
	"output_tokens",
	"output",
	"error_message",
	"finish_reason",
	"attempts",
	"latency_ms",
	"cost_usd",
	"row_number",
	"experiment_id"
];
/**
* Which header each variable gets: its own name, unless a result column has that name.
*
* @param names Every variable, in input order. `provider` and `model` are columns of their own and may be among them.
* @param options `repeat`: whether the results have a `repeat` column. Default `false`.
*
* @example
* resultColumns(['provider', 'model', 'question', 'output']).variables
* // [{ name: 'question', header: 'question' }, { name: 'output', header: 'input_output' }]
*/
function resultColumns(names, options = {}) {
	const { repeat = false } = options;
	const taken = new Set(names);
	const results = /* @__PURE__ */ new Set([...repeat ? ["repeat"] : [], ...RESULT_FIELDS]);
	return {
		variables: names.filter((name) => name !== "provider" && name !== "model").map((name) => ({
			name,
			header: results.has(name) ? inputName(name, taken) : name
		})),
		repeat
	};
}
/** `input_NAME`, prefixed again until nothing else has that name. */
function inputName(name, taken) {
	const candidate = `input_${name}`;
	return taken.has(candidate) ? inputName(candidate, taken) : candidate;
}
// dist/sinks/headerDifference.js
/** What is different between the columns of a file and those of a run, as a text; `undefined` if nothing is. */
function headerDifference(found, wanted) {
	const missing = wanted.filter((header) => !found.includes(header));
	const surplus = found.filter((header) => !wanted.includes(header));
	if (missing.length > 0 || surplus.length > 0) return [listed("it lacks", missing), listed("it has in addition", surplus)].filter(Boolean).join("; ");
	if (found.length !== wanted.length) return `it has columns twice: ${quoted(twice(found))}`;
	if (found.every((header, index) => header === wanted[index])) return void 0;
	return `the order is another: it has ${quoted(found)}, this run writes ${quoted(wanted)}`;
}
function twice(headers) {
	return headers.filter((header, index) => headers.indexOf(header) < index);
}
function listed(words, headers) {
	return headers.length === 0 ? "" : `${words} ${quoted(headers)}`;
}
function quoted(headers) {
	return headers.map((header) => `'${header}'`).join(", ");
}
// dist/sinks/resultRow.js
/** The header of the results; `jsonColumns` are those that `--flatten` found, default none. */
function resultHeader({ variables, repeat }, jsonColumns = []) {
	return [
		"provider",
		"model",
		...variables.map(({ header }) => header),
		...repeat ? ["repeat"] : [],
		...jsonColumns,
		...RESULT_FIELDS
	];
}
/** The cells of one result, in the order of `resultHeader`. What is not known is empty. */
function resultCells({ variables, repeat }, result, jsonCells = []) {
	const { experiment } = result;
	const values = variables.map(({ name }) => Object.hasOwn(experiment.variables, name) ? experiment.variables[name] ?? "" : "");
	const fields = fieldCells(result);
	return [
		experiment.provider,
		experiment.model,
		...values,
		...repeat ? [plainNumber(experiment.repeat)] : [],
		...jsonCells,
		...RESULT_FIELDS.map((field) => fields[field])
	];
}
function fieldCells(result) {
	const { latencyMs } = result;
	return {
		status: result.status,
		input_tokens: plainNumber(result.inputTokens),
		context_window: plainNumber(result.contextWindow),
		output_tokens: plainNumber(result.outputTokens),
		output: result.output,
		error_message: result.errorMessage,
		finish_reason: result.finishReason ?? result.rawFinishReason ?? "",
		attempts: plainNumber(result.attempts),
		latency_ms: latencyMs === void 0 ? "" : plainNumber(Math.round(latencyMs)),
		cost_usd: plainNumber(result.costUsd),
		row_number: plainNumber(result.experiment.rowNumber),
		experiment_id: result.experimentId
	};
}
/** Without exponent, which not every reader of CSV takes for a number. */
function plainNumber(value) {
	if (value === void 0 || !Number.isFinite(value)) return "";
	const text = String(value);
	return text.includes("e") ? value.toLocaleString("en-US", {
		useGrouping: false,
		maximumFractionDigits: 20
	}) : text;
}
// dist/sinks/journalTally.js
const BOM = Buffer.from("﻿");
const WHOLE_ID = /^[0-9a-f]{16}$/;
const TORN_ID = /^[0-9a-f]{0,15}$/;
const END_OF_A_ROW = /,"?\d+"?,"?[0-9a-f]{16}"?\r?\n/;
const STATUS_FROM_END = RESULT_FIELDS.length - RESULT_FIELDS.indexOf("status");
/** Counts the rows of a results file, one after the other, its header first. */
var JournalTally = class {
	path;
	columns;
	flatten;
	#width = 0;
	#headerEnd = 0;
	#rows = 0;
	#endOffset = 0;
	#jsonColumns = [];
	/** The last row, if it is not whole: forgiven when nothing comes after it. */
	#torn;
	#finished = /* @__PURE__ */ new Map();
	#errors = /* @__PURE__ */ new Map();
	constructor(path, columns, flatten) {
		this.path = path;
		this.columns = columns;
		this.flatten = flatten;
	}
	add(record) {
		if (this.#torn) throw this.#notOurs(this.#torn);
		if (this.#width === 0) this.#addHeader(record);
		else if (!this.#isWhole(record)) this.#torn = record;
		else this.#addRow(record.cells);
		if (!this.#torn) this.#endOffset = record.endOffset;
		return this;
	}
	/** `size` is the length of the file, `bytes` gives a part of it. */
	end(size, bytes) {
		const tail = bytes(this.#endOffset, size).toString();
		if (this.#torn && (/[\r\n]$/.test(tail) || !this.#mayBeTorn(this.#torn))) throw this.#notOurs(this.#torn);
		if (!this.#torn && END_OF_A_ROW.test(tail)) throw this.#openQuote();
		return {
			rows: this.#rows,
			finished: this.#finished,
			errors: this.#errors,
			jsonColumns: this.#jsonColumns,
			endOffset: this.#endOffset,
			form: {
				start: bytes(0, BOM.length).equals(BOM) ? "﻿" : "",
				lineEnd: bytes(0, this.#headerEnd).toString().endsWith("\r\n") ? "\r\n" : "\n"
			}
		};
	}
	#addHeader({ cells: found, endOffset }) {
		const before = resultHeader(this.columns).length - RESULT_FIELDS.length;
		if (this.flatten) this.#jsonColumns = found.slice(before, Math.max(before, found.length - RESULT_FIELDS.length));
		const wanted = resultHeader(this.columns, this.#jsonColumns);
		const difference = headerDifference(found, wanted);
		if (difference !== void 0 && headerDifference(found, wanted.map(excelCell)) !== void 0) throw new UsageError(`${this.path} has other columns than this run: ${difference}`);
		this.#width = found.length;
		this.#headerEnd = endOffset;
	}
	#addRow(cells) {
		const counts = cells.at(-STATUS_FROM_END) === "error" ? this.#errors : this.#finished;
		const id = cells.at(-1) ?? "";
		counts.set(id, (counts.get(id) ?? 0) + 1);
		this.#rows += 1;
	}
	#isWhole({ cells }) {
		return cells.length === this.#width && WHOLE_ID.test(cells.at(-1) ?? "");
	}
	#mayBeTorn({ cells }) {
		return cells.length < this.#width || cells.length === this.#width && TORN_ID.test(cells.at(-1) ?? "");
	}
	#notOurs({ line, cells }) {
		const problem = cells.length === this.#width ? `its experiment_id '${cells.at(-1)}' is none (has a spreadsheet program changed it?)` : `it has ${cells.length} cells instead of ${this.#width}`;
		return new UsageError(`${this.path}: the row in line ${line} is no result: ${problem}; repair or remove it`);
	}
	#openQuote() {
		return new UsageError(`${this.path}: behind its first ${this.#rows} rows, a quote opens that is never closed, and more rows follow; repair it`);
	}
};
// node_modules/csv-parse/lib/utils/is_object.js
const is_object = function(obj) {
	return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};
// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class CsvError extends Error {
	constructor(code, message, options, ...contexts) {
		if (Array.isArray(message)) message = message.join(" ").trim();
		super(message);
		if (Error.captureStackTrace !== void 0) Error.captureStackTrace(this, CsvError);
		this.code = code;
		for (const context of contexts) for (const key in context) {
			const value = context[key];
			this[key] = Buffer.isBuffer(value) ? value.toString(options.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
		}
	}
};
// node_modules/csv-parse/lib/api/normalize_columns_array.js
const normalize_columns_array = function(columns) {
	const normalizedColumns = [];
	for (let i = 0, l = columns.length; i < l; i++) {
		const column = columns[i];
		if (column === void 0 || column === null || column === false) normalizedColumns[i] = { disabled: true };
		else if (typeof column === "string" || typeof column === "number") normalizedColumns[i] = { name: `${column}` };
		else if (is_object(column)) {
			if (typeof column.name !== "string") throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
				"Option columns missing name:",
				`property "name" is required at position ${i}`,
				"when column is an object literal"
			]);
			normalizedColumns[i] = column;
		} else throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
			"Invalid column definition:",
			"expect a string or a literal object,",
			`got ${JSON.stringify(column)} at position ${i}`
		]);
	}
	return normalizedColumns;
};
// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
	constructor(size = 100) {
		this.size = size;
		this.length = 0;
		this.buf = Buffer.allocUnsafe(size);
	}
	prepend(val) {
		if (Buffer.isBuffer(val)) {
			const length = this.length + val.length;
			if (length >= this.size) {
				this.resize();
				if (length >= this.size) throw Error("INVALID_BUFFER_STATE");
			}
			const buf = this.buf;
			this.buf = Buffer.allocUnsafe(this.size);
			val.copy(this.buf, 0);
			buf.copy(this.buf, val.length);
			this.length += val.length;
		} else {
			const length = this.length++;
			if (length === this.size) this.resize();
			const buf = this.clone();
			this.buf[0] = val;
			buf.copy(this.buf, 1, 0, length);
		}
	}
	append(val) {
		const length = this.length++;
		if (length === this.size) this.resize();
		this.buf[length] = val;
	}
	clone() {
		return Buffer.from(this.buf.slice(0, this.length));
	}
	resize() {
		const length = this.length;
		this.size = this.size * 2;
		const buf = Buffer.allocUnsafe(this.size);
		this.buf.copy(buf, 0, 0, length);
		this.buf = buf;
	}
	toString(encoding) {
		if (encoding) return this.buf.toString(encoding, 0, this.length);
		else return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
	}
	toJSON() {
		return this.toString("utf8");
	}
	reset() {
		this.length = 0;
	}
};
// node_modules/csv-parse/lib/api/init_state.js
const init_state = function(options) {
	const timchars = [
		32,
		9,
		10,
		13,
		12,
		11,
		160,
		5760,
		8192,
		8193,
		8194,
		8195,
		8196,
		8197,
		8198,
		8199,
		8200,
		8201,
		8202,
		8232,
		8233,
		8239,
		8287,
		12288,
		65279
	].reduce((acc, codepoint) => {
		const encoded = Buffer.from(String.fromCharCode(codepoint), options.encoding);
		if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) return acc;
		acc.push(encoded);
		return acc;
	}, []);
	const timcharFirstBytes = /* @__PURE__ */ new Uint8Array(256);
	for (const t of timchars) timcharFirstBytes[t[0]] = 1;
	return {
		bomSkipped: false,
		bufBytesStart: 0,
		castField: options.cast_function,
		commenting: false,
		delimiterBufPrevious: void 0,
		delimiterDiscovered: false,
		error: void 0,
		enabled: options.from_line === 1,
		escaping: false,
		escapeIsQuote: Buffer.isBuffer(options.escape) && Buffer.isBuffer(options.quote) && Buffer.compare(options.escape, options.quote) === 0,
		expectedRecordLength: Array.isArray(options.columns) ? options.columns.length : void 0,
		field: new ResizeableBuffer(20),
		firstLineToHeaders: options.cast_first_line_to_header,
		needMoreDataSize: Math.max(options.comment !== null ? options.comment.length : 0, ...options.delimiter ? options.delimiter.map((delimiter) => delimiter.length) : [], options.delimiter_auto ? 1 : 0, options.quote !== null ? options.quote.length : 0, ...timchars.map((t) => t.length)),
		previousBuf: void 0,
		quoting: false,
		stop: false,
		rawBuffer: new ResizeableBuffer(100),
		record: [],
		recordHasError: false,
		record_length: 0,
		recordDelimiterMaxLength: options.record_delimiter.length === 0 ? 0 : Math.max(...options.record_delimiter.map((v) => v.length)),
		trimChars: [Buffer.from(" ", options.encoding)[0], Buffer.from("	", options.encoding)[0]],
		wasQuoting: false,
		wasRowDelimiter: false,
		timchars,
		timcharFirstBytes
	};
};
// node_modules/csv-parse/lib/utils/underscore.js
const underscore = function(str) {
	return str.replace(/([A-Z])/g, function(_, match) {
		return "_" + match.toLowerCase();
	});
};
// node_modules/csv-parse/lib/api/normalize_options.js
const normalize_options = function(opts) {
	const options = {};
	for (const opt in opts) options[underscore(opt)] = opts[opt];
	if (options.encoding === void 0 || options.encoding === true) options.encoding = "utf8";
	else if (options.encoding === null || options.encoding === false) options.encoding = null;
	else if (typeof options.encoding !== "string" && options.encoding !== null) throw new CsvError("CSV_INVALID_OPTION_ENCODING", [
		"Invalid option encoding:",
		"encoding must be a string or null to return a buffer,",
		`got ${JSON.stringify(options.encoding)}`
	], options);
	if (options.bom === void 0 || options.bom === null || options.bom === false) options.bom = false;
	else if (options.bom !== true) throw new CsvError("CSV_INVALID_OPTION_BOM", [
		"Invalid option bom:",
		"bom must be true,",
		`got ${JSON.stringify(options.bom)}`
	], options);
	options.cast_function = null;
	if (options.cast === void 0 || options.cast === null || options.cast === false || options.cast === "") options.cast = void 0;
	else if (typeof options.cast === "function") {
		options.cast_function = options.cast;
		options.cast = true;
	} else if (options.cast !== true) throw new CsvError("CSV_INVALID_OPTION_CAST", [
		"Invalid option cast:",
		"cast must be true or a function,",
		`got ${JSON.stringify(options.cast)}`
	], options);
	if (options.cast_date === void 0 || options.cast_date === null || options.cast_date === false || options.cast_date === "") options.cast_date = false;
	else if (options.cast_date === true) options.cast_date = function(value) {
		const date = Date.parse(value);
		return !isNaN(date) ? new Date(date) : value;
	};
	else if (typeof options.cast_date !== "function") throw new CsvError("CSV_INVALID_OPTION_CAST_DATE", [
		"Invalid option cast_date:",
		"cast_date must be true or a function,",
		`got ${JSON.stringify(options.cast_date)}`
	], options);
	options.cast_first_line_to_header = void 0;
	if (options.columns === true) options.cast_first_line_to_header = void 0;
	else if (typeof options.columns === "function") {
		options.cast_first_line_to_header = options.columns;
		options.columns = true;
	} else if (Array.isArray(options.columns)) options.columns = normalize_columns_array(options.columns);
	else if (options.columns === void 0 || options.columns === null || options.columns === false) options.columns = false;
	else throw new CsvError("CSV_INVALID_OPTION_COLUMNS", [
		"Invalid option columns:",
		"expect an array, a function or true,",
		`got ${JSON.stringify(options.columns)}`
	], options);
	if (options.group_columns_by_name === void 0 || options.group_columns_by_name === null || options.group_columns_by_name === false) options.group_columns_by_name = false;
	else if (options.group_columns_by_name !== true) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", [
		"Invalid option group_columns_by_name:",
		"expect an boolean,",
		`got ${JSON.stringify(options.group_columns_by_name)}`
	], options);
	else if (options.columns === false) throw new CsvError("CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME", ["Invalid option group_columns_by_name:", "the `columns` mode must be activated."], options);
	if (options.comment === void 0 || options.comment === null || options.comment === false || options.comment === "") options.comment = null;
	else {
		if (typeof options.comment === "string") options.comment = Buffer.from(options.comment, options.encoding);
		if (!Buffer.isBuffer(options.comment)) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
			"Invalid option comment:",
			"comment must be a buffer or a string,",
			`got ${JSON.stringify(options.comment)}`
		], options);
	}
	if (options.comment_no_infix === void 0 || options.comment_no_infix === null || options.comment_no_infix === false) options.comment_no_infix = false;
	else if (options.comment_no_infix !== true) throw new CsvError("CSV_INVALID_OPTION_COMMENT", [
		"Invalid option comment_no_infix:",
		"value must be a boolean,",
		`got ${JSON.stringify(options.comment_no_infix)}`
	], options);
	if (options.delimiter_auto === void 0 || options.delimiter_auto === null || options.delimiter_auto === false) options.delimiter_auto = false;
	else if (options.delimiter_auto === true) options.delimiter_auto = {};
	else if (!is_object(options.delimiter_auto)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
		"Invalid option delimiter_auto:",
		"delimiter_auto must be a boolean or a configuration object,",
		`got ${JSON.stringify(options.delimiter_auto)}`
	], options);
	if (options.delimiter_auto) {
		if (options.delimiter_auto.preferred === void 0) options.delimiter_auto.preferred = {
			[",".charCodeAt(0)]: 1.8,
			["	".charCodeAt(0)]: 1.8,
			[";".charCodeAt(0)]: 1.6,
			[" ".charCodeAt(0)]: 1.6,
			[":".charCodeAt(0)]: 1.5,
			[".".charCodeAt(0)]: 1.4,
			["/".charCodeAt(0)]: 1.4
		};
		else if (!is_object(options.delimiter_auto.preferred)) throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"preferred must be an object,",
			`got ${JSON.stringify(options.delimiter_auto.preferred)}`
		], options);
		if (options.delimiter_auto.score === void 0) options.delimiter_auto.score = (info, options) => {
			return (info.total - info.std) * (options.preferred[info.char_code] || 1);
		};
		else if (typeof options.delimiter_auto.score !== "function") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"score must be a function,",
			`got ${JSON.stringify(options.delimiter_auto.score)}`
		], options);
		if (options.delimiter_auto.size === void 0) options.delimiter_auto.size = 2048;
		else if (typeof options.delimiter_auto.size !== "number") throw new CsvError("CSV_INVALID_OPTION_DELIMITER_AUTO", [
			"Invalid option delimiter_auto:",
			"size must be a number,",
			`got ${JSON.stringify(options.delimiter_auto.size)}`
		], options);
	}
	const delimiter_json = JSON.stringify(options.delimiter);
	if (options.delimiter_auto !== false) options.delimiter = [];
	if (!Array.isArray(options.delimiter)) {
		if (options.delimiter === void 0 || options.delimiter === null || options.delimiter === false) options.delimiter = Buffer.from(",", options.encoding);
		options.delimiter = [options.delimiter];
	}
	options.delimiter = options.delimiter.map(function(delimiter) {
		if (typeof delimiter === "string") delimiter = Buffer.from(delimiter, options.encoding);
		if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_DELIMITER", [
			"Invalid option delimiter:",
			"delimiter must be a non empty string or buffer or array of string|buffer,",
			`got ${delimiter_json}`
		], options);
		return delimiter;
	});
	if (options.escape === void 0 || options.escape === true) options.escape = Buffer.from("\"", options.encoding);
	else if (typeof options.escape === "string") options.escape = Buffer.from(options.escape, options.encoding);
	else if (options.escape === null || options.escape === false) options.escape = null;
	if (options.escape !== null) {
		if (!Buffer.isBuffer(options.escape)) throw new Error(`Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`);
	}
	if (options.from === void 0 || options.from === null) options.from = 1;
	else {
		if (typeof options.from === "string" && /\d+/.test(options.from)) options.from = parseInt(options.from);
		if (Number.isInteger(options.from)) {
			if (options.from < 0) throw new Error(`Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`);
		} else throw new Error(`Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`);
	}
	if (options.from_line === void 0 || options.from_line === null) options.from_line = 1;
	else {
		if (typeof options.from_line === "string" && /\d+/.test(options.from_line)) options.from_line = parseInt(options.from_line);
		if (Number.isInteger(options.from_line)) {
			if (options.from_line <= 0) throw new Error(`Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`);
		} else throw new Error(`Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`);
	}
	if (options.ignore_last_delimiters === void 0 || options.ignore_last_delimiters === null) options.ignore_last_delimiters = false;
	else if (typeof options.ignore_last_delimiters === "number") {
		options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
		if (options.ignore_last_delimiters === 0) options.ignore_last_delimiters = false;
	} else if (typeof options.ignore_last_delimiters !== "boolean") throw new CsvError("CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS", [
		"Invalid option `ignore_last_delimiters`:",
		"the value must be a boolean value or an integer,",
		`got ${JSON.stringify(options.ignore_last_delimiters)}`
	], options);
	if (options.ignore_last_delimiters === true && options.columns === false) throw new CsvError("CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS", ["The option `ignore_last_delimiters`", "requires the activation of the `columns` option"], options);
	if (options.info === void 0 || options.info === null || options.info === false) options.info = false;
	else if (options.info !== true) throw new Error(`Invalid Option: info must be true, got ${JSON.stringify(options.info)}`);
	if (options.max_record_size === void 0 || options.max_record_size === null || options.max_record_size === false) options.max_record_size = 0;
	else if (Number.isInteger(options.max_record_size) && options.max_record_size >= 0) {} else if (typeof options.max_record_size === "string" && /\d+/.test(options.max_record_size)) options.max_record_size = parseInt(options.max_record_size);
	else throw new Error(`Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`);
	if (options.objname === void 0 || options.objname === null || options.objname === false) options.objname = void 0;
	else if (Buffer.isBuffer(options.objname)) {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty buffer`);
		if (options.encoding === null) {} else options.objname = options.objname.toString(options.encoding);
	} else if (typeof options.objname === "string") {
		if (options.objname.length === 0) throw new Error(`Invalid Option: objname must be a non empty string`);
	} else if (typeof options.objname === "number") {} else throw new Error(`Invalid Option: objname must be a string or a buffer, got ${options.objname}`);
	if (options.objname !== void 0) {
		if (typeof options.objname === "number") {
			if (options.columns !== false) throw Error("Invalid Option: objname index cannot be combined with columns or be defined as a field");
		} else if (options.columns === false) throw Error("Invalid Option: objname field must be combined with columns or be defined as an index");
	}
	if (options.on_record === void 0 || options.on_record === null) options.on_record = void 0;
	else if (typeof options.on_record !== "function") throw new CsvError("CSV_INVALID_OPTION_ON_RECORD", [
		"Invalid option `on_record`:",
		"expect a function,",
		`got ${JSON.stringify(options.on_record)}`
	], options);
	if (options.on_skip !== void 0 && options.on_skip !== null && typeof options.on_skip !== "function") throw new Error(`Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`);
	if (options.quote === null || options.quote === false || options.quote === "") options.quote = null;
	else {
		if (options.quote === void 0 || options.quote === true) options.quote = Buffer.from("\"", options.encoding);
		else if (typeof options.quote === "string") options.quote = Buffer.from(options.quote, options.encoding);
		if (!Buffer.isBuffer(options.quote)) throw new Error(`Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`);
	}
	if (options.raw === void 0 || options.raw === null || options.raw === false) options.raw = false;
	else if (options.raw !== true) throw new Error(`Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`);
	if (options.record_delimiter === void 0) options.record_delimiter = [];
	else if (typeof options.record_delimiter === "string" || Buffer.isBuffer(options.record_delimiter)) {
		if (options.record_delimiter.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer,",
			`got ${JSON.stringify(options.record_delimiter)}`
		], options);
		options.record_delimiter = [options.record_delimiter];
	} else if (!Array.isArray(options.record_delimiter)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
		"Invalid option `record_delimiter`:",
		"value must be a string, a buffer or array of string|buffer,",
		`got ${JSON.stringify(options.record_delimiter)}`
	], options);
	options.record_delimiter = options.record_delimiter.map(function(rd, i) {
		if (typeof rd !== "string" && !Buffer.isBuffer(rd)) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a string, a buffer or array of string|buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		else if (rd.length === 0) throw new CsvError("CSV_INVALID_OPTION_RECORD_DELIMITER", [
			"Invalid option `record_delimiter`:",
			"value must be a non empty string or buffer",
			`at index ${i},`,
			`got ${JSON.stringify(rd)}`
		], options);
		if (typeof rd === "string") rd = Buffer.from(rd, options.encoding);
		return rd;
	});
	if (typeof options.relax_column_count === "boolean") {} else if (options.relax_column_count === void 0 || options.relax_column_count === null) options.relax_column_count = false;
	else throw new Error(`Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`);
	if (typeof options.relax_column_count_less === "boolean") {} else if (options.relax_column_count_less === void 0 || options.relax_column_count_less === null) options.relax_column_count_less = false;
	else throw new Error(`Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`);
	if (typeof options.relax_column_count_more === "boolean") {} else if (options.relax_column_count_more === void 0 || options.relax_column_count_more === null) options.relax_column_count_more = false;
	else throw new Error(`Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`);
	if (typeof options.relax_quotes === "boolean") {} else if (options.relax_quotes === void 0 || options.relax_quotes === null) options.relax_quotes = false;
	else throw new Error(`Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`);
	if (typeof options.skip_empty_lines === "boolean") {} else if (options.skip_empty_lines === void 0 || options.skip_empty_lines === null) options.skip_empty_lines = false;
	else throw new Error(`Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`);
	if (typeof options.skip_records_with_empty_values === "boolean") {} else if (options.skip_records_with_empty_values === void 0 || options.skip_records_with_empty_values === null) options.skip_records_with_empty_values = false;
	else throw new Error(`Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`);
	if (typeof options.skip_records_with_error === "boolean") {} else if (options.skip_records_with_error === void 0 || options.skip_records_with_error === null) options.skip_records_with_error = false;
	else throw new Error(`Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`);
	if (options.rtrim === void 0 || options.rtrim === null || options.rtrim === false) options.rtrim = false;
	else if (options.rtrim !== true) throw new Error(`Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`);
	if (options.ltrim === void 0 || options.ltrim === null || options.ltrim === false) options.ltrim = false;
	else if (options.ltrim !== true) throw new Error(`Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`);
	if (options.trim === void 0 || options.trim === null || options.trim === false) options.trim = false;
	else if (options.trim !== true) throw new Error(`Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`);
	if (options.trim === true && opts.ltrim !== false) options.ltrim = true;
	else if (options.ltrim !== true) options.ltrim = false;
	if (options.trim === true && opts.rtrim !== false) options.rtrim = true;
	else if (options.rtrim !== true) options.rtrim = false;
	if (options.to === void 0 || options.to === null) options.to = -1;
	else if (options.to !== -1) {
		if (typeof options.to === "string" && /\d+/.test(options.to)) options.to = parseInt(options.to);
		if (Number.isInteger(options.to)) {
			if (options.to <= 0) throw new Error(`Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`);
		} else throw new Error(`Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`);
	}
	if (options.to_line === void 0 || options.to_line === null) options.to_line = -1;
	else if (options.to_line !== -1) {
		if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) options.to_line = parseInt(options.to_line);
		if (Number.isInteger(options.to_line)) {
			if (options.to_line <= 0) throw new Error(`Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`);
		} else throw new Error(`Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`);
	}
	return options;
};
// node_modules/csv-parse/lib/utils/delimiter_discover.js
const delimiter_discover = function(records, options) {
	if (!options) ({delimiter_auto: options} = normalize_options({ delimiter_auto: true }));
	if (typeof records === "string") records = Buffer.from(records);
	if (Buffer.isBuffer(records)) records = ((data) => {
		const records = [];
		const parser = transform({ delimiter: [] });
		const push = (record) => records.push(record);
		const close = () => {};
		const error = parser.parse(data, true, push, close);
		if (error !== void 0) throw error;
		return records;
	})(records);
	const info = Array(127).fill().map(() => ({ lines: [] }));
	records.map(([record], line) => {
		for (let i = 0, l = record.length; i < l; i++) {
			const code = record.charCodeAt(i);
			if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
			info[code].lines[line]++;
		}
	});
	info.map((info, i) => {
		info.char_code = i;
		info.std = std(info.lines);
		info.total = info.lines.reduce((acc, val) => acc + val, 0);
		info.preferred = !!options.preferred[i];
		info.score = options.score(info, options);
	});
	const result = info.reduce((acc, info) => acc.score > info.score ? acc : info, {});
	return String.fromCharCode(result.char_code);
};
const std = function(array) {
	const n = array.length;
	if (n === 0) return 0;
	const mean = array.reduce((a, b) => a + b) / n;
	return Math.sqrt(array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n);
};
// node_modules/csv-parse/lib/api/index.js
const isRecordEmpty = function(record) {
	return record.every((field) => field == null || field.toString && field.toString().trim() === "");
};
const cr = 13;
const nl = 10;
const boms = {
	utf8: Buffer.from([
		239,
		187,
		191
	]),
	utf16le: Buffer.from([255, 254])
};
const transform = function(original_options = {}) {
	const info = {
		bytes: 0,
		bytes_records: 0,
		comment_lines: 0,
		empty_lines: 0,
		invalid_field_length: 0,
		lines: 1,
		records: 0
	};
	const options = normalize_options(original_options);
	return {
		info,
		original_options,
		options,
		state: init_state(options),
		__needMoreData: function(i, bufLen, end) {
			if (end) return false;
			const { encoding, escape, quote } = this.options;
			const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
			return bufLen - i - 1 < Math.max(needMoreDataSize, recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength, quoting ? (escape === null ? 0 : escape.length) + quote.length : 0, quoting ? quote.length + recordDelimiterMaxLength : 0);
		},
		parse: function(nextBuf, end, push, close) {
			const { bom, comment_no_infix, delimiter_auto, encoding, from_line, ltrim, max_record_size, raw, relax_quotes, rtrim, skip_empty_lines, to, to_line } = this.options;
			let { comment, escape, quote, record_delimiter } = this.options;
			const { bomSkipped, delimiterDiscovered, delimiterBufPrevious, rawBuffer, escapeIsQuote } = this.state;
			if (!delimiterDiscovered && delimiter_auto) {
				let delimiterBuf;
				if (delimiterBufPrevious === void 0) delimiterBuf = nextBuf;
				else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) delimiterBuf = delimiterBufPrevious;
				else delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
				nextBuf = void 0;
				if (end || delimiterBuf.length > delimiter_auto.size) {
					this.options.delimiter = [Buffer.from(delimiter_discover(delimiterBuf, this.options.delimiter_auto))];
					this.state.previousBuf = delimiterBuf;
					this.state.delimiterBufPrevious = void 0;
					this.state.delimiterDiscovered = true;
				} else {
					this.state.delimiterBufPrevious = delimiterBuf;
					return;
				}
			}
			const { previousBuf } = this.state;
			let buf;
			if (previousBuf === void 0) {
				if (nextBuf === void 0) {
					close();
					return;
				} else buf = nextBuf;
			} else if (previousBuf !== void 0 && nextBuf === void 0) buf = previousBuf;
			else buf = Buffer.concat([previousBuf, nextBuf]);
			if (bomSkipped === false) {
				if (bom === false) this.state.bomSkipped = true;
				else if (buf.length < 3) {
					if (end === false) {
						this.state.previousBuf = buf;
						return;
					}
				} else {
					for (const encoding in boms) if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
						const bomLength = boms[encoding].length;
						this.state.bufBytesStart += bomLength;
						buf = buf.slice(bomLength);
						const options = normalize_options({
							...this.original_options,
							encoding
						});
						for (const key in options) this.options[key] = options[key];
						({comment, escape, quote} = this.options);
						break;
					}
					this.state.bomSkipped = true;
				}
			}
			const bufLen = buf.length;
			let pos = 0;
			for (; pos < bufLen; pos++) {
				if (this.__needMoreData(pos, bufLen, end)) break;
				if (this.state.wasRowDelimiter === true) {
					this.info.lines++;
					this.state.wasRowDelimiter = false;
				}
				if (to_line !== -1 && this.info.lines > to_line) {
					this.state.stop = true;
					close();
					return;
				}
				if (this.state.quoting === false && record_delimiter.length === 0) {
					if (this.__autoDiscoverRecordDelimiter(buf, pos)) record_delimiter = this.options.record_delimiter;
				}
				const chr = buf[pos];
				if (raw === true) rawBuffer.append(chr);
				if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) this.state.wasRowDelimiter = true;
				if (this.state.escaping === true) this.state.escaping = false;
				else {
					if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
						if (escapeIsQuote) {
							if (this.__isQuote(buf, pos + escape.length)) {
								this.state.escaping = true;
								pos += escape.length - 1;
								continue;
							}
						} else {
							this.state.escaping = true;
							pos += escape.length - 1;
							continue;
						}
					}
					if (this.state.commenting === false && this.__isQuote(buf, pos)) {
						if (this.state.quoting === true) {
							const nextChr = buf[pos + quote.length];
							const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
							const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
							const isNextChrDelimiter = this.__isDelimiter(buf, pos + quote.length, nextChr);
							const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
							if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) pos += escape.length - 1;
							else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								pos += quote.length - 1;
								continue;
							} else if (relax_quotes === false) {
								const err = this.__error(new CsvError("CSV_INVALID_CLOSING_QUOTE", [
									"Invalid Closing Quote:",
									`got "${String.fromCharCode(nextChr)}"`,
									`at line ${this.info.lines}`,
									"instead of delimiter, record delimiter, trimable character",
									"(if activated) or comment"
								], this.options, this.__infoField()));
								if (err !== void 0) return err;
							} else {
								this.state.quoting = false;
								this.state.wasQuoting = true;
								this.state.field.prepend(quote);
								pos += quote.length - 1;
							}
						} else if (this.state.field.length !== 0) {
							if (relax_quotes === false) {
								const info = this.__infoField();
								const bom = Object.keys(boms).map((b) => boms[b].equals(this.state.field.toString()) ? b : false).filter(Boolean)[0];
								const err = this.__error(new CsvError("INVALID_OPENING_QUOTE", [
									"Invalid Opening Quote:",
									`a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
									bom ? `(${bom} bom)` : void 0
								], this.options, info, { field: this.state.field }));
								if (err !== void 0) return err;
							}
						} else {
							this.state.quoting = true;
							pos += quote.length - 1;
							continue;
						}
					}
					if (this.state.quoting === false) {
						const recordDelimiterLength = this.__isRecordDelimiter(chr, buf, pos);
						if (recordDelimiterLength !== 0) {
							if (this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) this.info.comment_lines++;
							else {
								if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
									this.state.enabled = true;
									this.__resetField();
									this.__resetRecord();
									pos += recordDelimiterLength - 1;
									continue;
								}
								if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
									this.info.empty_lines++;
									pos += recordDelimiterLength - 1;
									continue;
								}
								this.info.bytes = this.state.bufBytesStart + pos;
								const errField = this.__onField();
								if (errField !== void 0) return errField;
								this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
								const errRecord = this.__onRecord(push);
								if (errRecord !== void 0) return errRecord;
								if (to !== -1 && this.info.records >= to) {
									this.state.stop = true;
									close();
									return;
								}
							}
							this.state.commenting = false;
							pos += recordDelimiterLength - 1;
							continue;
						}
						if (this.state.commenting) continue;
						if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
							if (this.__compareBytes(comment, buf, pos, chr) !== 0) {
								this.state.commenting = true;
								continue;
							}
						}
						const delimiterLength = this.__isDelimiter(buf, pos, chr);
						if (delimiterLength !== 0) {
							this.info.bytes = this.state.bufBytesStart + pos;
							const errField = this.__onField();
							if (errField !== void 0) return errField;
							pos += delimiterLength - 1;
							continue;
						}
					}
				}
				if (this.state.commenting === false) {
					if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) return this.__error(new CsvError("CSV_MAX_RECORD_SIZE", [
						"Max Record Size:",
						"record exceed the maximum number of tolerated bytes",
						`of ${max_record_size}`,
						`at line ${this.info.lines}`
					], this.options, this.__infoField()));
				}
				const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
				const rappend = rtrim === false || this.state.wasQuoting === false;
				if (lappend === true && rappend === true) this.state.field.append(chr);
				else if (rtrim === true && !this.__isCharTrimable(buf, pos)) return this.__error(new CsvError("CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE", [
					"Invalid Closing Quote:",
					"found non trimable byte after quote",
					`at line ${this.info.lines}`
				], this.options, this.__infoField()));
				else {
					if (lappend === false) pos += this.__isCharTrimable(buf, pos) - 1;
					continue;
				}
			}
			if (end === true) {
				if (this.state.quoting === true) {
					const err = this.__error(new CsvError("CSV_QUOTE_NOT_CLOSED", ["Quote Not Closed:", `the parsing is finished with an opening quote at line ${this.info.lines}`], this.options, this.__infoField()));
					if (err !== void 0) return err;
				} else if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
					this.info.bytes = this.state.bufBytesStart + pos;
					const errField = this.__onField();
					if (errField !== void 0) return errField;
					const errRecord = this.__onRecord(push);
					if (errRecord !== void 0) return errRecord;
				} else if (this.state.wasRowDelimiter === true) this.info.empty_lines++;
				else if (this.state.commenting === true) this.info.comment_lines++;
			} else {
				this.state.bufBytesStart += pos;
				this.state.previousBuf = buf.slice(pos);
			}
			if (this.state.wasRowDelimiter === true) {
				this.info.lines++;
				this.state.wasRowDelimiter = false;
			}
		},
		__onRecord: function(push) {
			const { columns, group_columns_by_name, encoding, info, from, relax_column_count, relax_column_count_less, relax_column_count_more, raw, skip_records_with_empty_values } = this.options;
			const { enabled, record } = this.state;
			if (enabled === false) return this.__resetRecord();
			const recordLength = record.length;
			if (columns === true) {
				if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
					this.__resetRecord();
					return;
				}
				return this.__firstLineToColumns(record);
			}
			if (columns === false && this.info.records === 0) this.state.expectedRecordLength = recordLength;
			if (recordLength !== this.state.expectedRecordLength) {
				const err = columns === false ? new CsvError("CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", [
					"Invalid Record Length:",
					`expect ${this.state.expectedRecordLength},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record }) : new CsvError("CSV_RECORD_INCONSISTENT_COLUMNS", [
					"Invalid Record Length:",
					`columns length is ${columns.length},`,
					`got ${recordLength} on line ${this.info.lines}`
				], this.options, this.__infoField(), { record });
				if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
					this.info.invalid_field_length++;
					this.state.error = err;
				} else {
					const finalErr = this.__error(err);
					if (finalErr) return finalErr;
				}
			}
			if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
				this.__resetRecord();
				return;
			}
			if (this.state.recordHasError === true) {
				this.__resetRecord();
				this.state.recordHasError = false;
				return;
			}
			this.info.records++;
			if (from === 1 || this.info.records >= from) {
				const { objname } = this.options;
				if (columns !== false) {
					const obj = {};
					for (let i = 0, l = record.length; i < l; i++) {
						if (columns[i] === void 0 || columns[i].disabled) continue;
						if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
							if (Array.isArray(obj[columns[i].name])) obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
							else obj[columns[i].name] = [obj[columns[i].name], record[i]];
						} else Object.defineProperty(obj, columns[i].name, {
							value: record[i],
							enumerable: true,
							writable: true,
							configurable: true
						});
					}
					if (raw === true || info === true) {
						const extRecord = Object.assign({ record: obj }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
						const err = this.__push(objname === void 0 ? extRecord : [obj[objname], extRecord], push);
						if (err) return err;
					} else {
						const err = this.__push(objname === void 0 ? obj : [obj[objname], obj], push);
						if (err) return err;
					}
				} else if (raw === true || info === true) {
					const extRecord = Object.assign({ record }, raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {}, info === true ? { info: this.__infoRecord() } : {});
					const err = this.__push(objname === void 0 ? extRecord : [record[objname], extRecord], push);
					if (err) return err;
				} else {
					const err = this.__push(objname === void 0 ? record : [record[objname], record], push);
					if (err) return err;
				}
			}
			this.__resetRecord();
		},
		__firstLineToColumns: function(record) {
			const { firstLineToHeaders } = this.state;
			try {
				const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
				if (!Array.isArray(headers)) return this.__error(new CsvError("CSV_INVALID_COLUMN_MAPPING", [
					"Invalid Column Mapping:",
					"expect an array from column function,",
					`got ${JSON.stringify(headers)}`
				], this.options, this.__infoField(), { headers }));
				const normalizedHeaders = normalize_columns_array(headers);
				this.state.expectedRecordLength = normalizedHeaders.length;
				this.options.columns = normalizedHeaders;
				this.__resetRecord();
				return;
			} catch (err) {
				return err;
			}
		},
		__resetRecord: function() {
			if (this.options.raw === true) this.state.rawBuffer.reset();
			this.state.error = void 0;
			this.state.record = [];
			this.state.record_length = 0;
		},
		__onField: function() {
			const { cast, encoding, rtrim, max_record_size } = this.options;
			const { enabled, wasQuoting } = this.state;
			if (enabled === false) return this.__resetField();
			let field = this.state.field.toString(encoding);
			if (rtrim === true && wasQuoting === false) field = field.trimRight();
			if (cast === true) {
				const [err, f] = this.__cast(field);
				if (err !== void 0) return err;
				field = f;
			}
			this.state.record.push(field);
			if (max_record_size !== 0 && typeof field === "string") this.state.record_length += field.length;
			this.__resetField();
		},
		__resetField: function() {
			this.state.field.reset();
			this.state.wasQuoting = false;
		},
		__push: function(record, push) {
			const { on_record } = this.options;
			if (on_record !== void 0) {
				const info = this.__infoRecord();
				try {
					record = on_record.call(null, record, info);
				} catch (err) {
					return err;
				}
				if (record === void 0 || record === null) return;
			}
			this.info.bytes_records += this.info.bytes;
			push(record);
		},
		__cast: function(field) {
			const { columns, relax_column_count } = this.options;
			if (Array.isArray(columns) === true && relax_column_count && this.options.columns.length <= this.state.record.length) return [void 0, void 0];
			if (this.state.castField !== null) try {
				const info = this.__infoField();
				return [void 0, this.state.castField.call(null, field, info)];
			} catch (err) {
				return [err];
			}
			if (this.__isFloat(field)) return [void 0, parseFloat(field)];
			else if (this.options.cast_date !== false) {
				const info = this.__infoField();
				return [void 0, this.options.cast_date.call(null, field, info)];
			}
			return [void 0, field];
		},
		__compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
			if (sourceBuf[0] !== firstByte) return 0;
			const sourceLength = sourceBuf.length;
			for (let i = 1; i < sourceLength; i++) if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
			return sourceLength;
		},
		__isCharTrimable: function(buf, pos) {
			const { timchars, timcharFirstBytes } = this.state;
			const first = buf[pos];
			if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
			loop1: for (let i = 0; i < timchars.length; i++) {
				const timchar = timchars[i];
				for (let j = 0; j < timchar.length; j++) if (timchar[j] !== buf[pos + j]) continue loop1;
				return timchar.length;
			}
			return 0;
		},
		__isDelimiter: function(buf, pos, chr) {
			const { delimiter, ignore_last_delimiters } = this.options;
			if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) return 0;
			else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) return 0;
			loop1: for (let i = 0; i < delimiter.length; i++) {
				const del = delimiter[i];
				if (del[0] === chr) {
					for (let j = 1; j < del.length; j++) if (del[j] !== buf[pos + j]) continue loop1;
					return del.length;
				}
			}
			return 0;
		},
		__isEscape: function(buf, pos, chr) {
			const { escape } = this.options;
			if (escape === null) return false;
			const l = escape.length;
			if (escape[0] === chr) {
				for (let i = 0; i < l; i++) if (escape[i] !== buf[pos + i]) return false;
				return true;
			}
			return false;
		},
		__isFloat: function(value) {
			return value - parseFloat(value) + 1 >= 0;
		},
		__isQuote: function(buf, pos) {
			const { quote } = this.options;
			if (quote === null) return false;
			const l = quote.length;
			for (let i = 0; i < l; i++) if (quote[i] !== buf[pos + i]) return false;
			return true;
		},
		__isRecordDelimiter: function(chr, buf, pos) {
			const { record_delimiter } = this.options;
			const recordDelimiterLength = record_delimiter.length;
			loop1: for (let i = 0; i < recordDelimiterLength; i++) {
				const rd = record_delimiter[i];
				const rdLength = rd.length;
				if (rd[0] !== chr) continue;
				for (let j = 1; j < rdLength; j++) if (rd[j] !== buf[pos + j]) continue loop1;
				return rd.length;
			}
			return 0;
		},
		__autoDiscoverRecordDelimiter: function(buf, pos) {
			const { encoding } = this.options;
			const rds = [
				Buffer.from("\r\n", encoding),
				Buffer.from("\n", encoding),
				Buffer.from("\r", encoding)
			];
			loop: for (let i = 0; i < rds.length; i++) {
				const l = rds[i].length;
				for (let j = 0; j < l; j++) if (rds[i][j] !== buf[pos + j]) continue loop;
				this.options.record_delimiter.push(rds[i]);
				this.state.recordDelimiterMaxLength = rds[i].length;
				return rds[i].length;
			}
			return 0;
		},
		__error: function(msg) {
			const { encoding, raw, skip_records_with_error } = this.options;
			const err = typeof msg === "string" ? new Error(msg) : msg;
			if (skip_records_with_error) {
				this.state.recordHasError = true;
				if (this.options.on_skip !== void 0) try {
					this.options.on_skip(err, raw ? this.state.rawBuffer.toString(encoding) : void 0);
				} catch (err) {
					return err;
				}
				return;
			} else return err;
		},
		__infoDataSet: function() {
			return {
				...this.info,
				columns: this.options.columns
			};
		},
		__infoRecord: function() {
			const { columns, raw, encoding } = this.options;
			return {
				...this.__infoDataSet(),
				bytes_records: this.info.bytes,
				error: this.state.error,
				header: columns === true,
				index: this.state.record.length,
				raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
			};
		},
		__infoField: function() {
			const { columns } = this.options;
			const isColumns = Array.isArray(columns);
			const bytes_records = this.info.bytes_records;
			return {
				...this.__infoRecord(),
				bytes_records,
				column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
				quoting: this.state.wasQuoting
			};
		}
	};
};
// node_modules/csv-parse/lib/index.js
var Parser = class extends Transform {
	constructor(opts = {}) {
		super({
			readableObjectMode: true,
			...opts,
			encoding: null
		});
		this.api = transform({
			on_skip: (err, chunk) => {
				this.emit("skip", err, chunk);
			},
			...opts
		});
		this.state = this.api.state;
		this.options = this.api.options;
		this.info = this.api.info;
	}
	_transform(buf, _, callback) {
		if (this.state.stop === true) return;
		const err = this.api.parse(buf, false, (record) => {
			this.push(record);
		}, () => {
			this.push(null);
			this.end();
			this.on("end", this.destroy);
		});
		if (err !== void 0) this.state.stop = true;
		callback(err);
	}
	_flush(callback) {
		if (this.state.stop === true) return;
		callback(this.api.parse(void 0, true, (record) => {
			this.push(record);
		}, () => {
			this.push(null);
			this.on("end", this.destroy);
		}));
	}
};
const parse = function() {
	let data, options, callback;
	for (const i in arguments) {
		const argument = arguments[i];
		const type = typeof argument;
		if (data === void 0 && (typeof argument === "string" || Buffer.isBuffer(argument))) data = argument;
		else if (options === void 0 && is_object(argument)) options = argument;
		else if (callback === void 0 && type === "function") callback = argument;
		else throw new CsvError("CSV_INVALID_ARGUMENT", ["Invalid argument:", `got ${JSON.stringify(argument)} at index ${i}`], options || {});
	}
	const parser = new Parser(options);
	if (callback) {
		const records = options === void 0 || options.objname === void 0 ? [] : Object.create(null);
		parser.on("readable", function() {
			let record;
			while ((record = this.read()) !== null) if (options === void 0 || options.objname === void 0) records.push(record);
			else Object.assign(records, { [record[0]]: record[1] });
		});
		parser.on("error", function(err) {
			callback(err, void 0, parser.api.__infoDataSet());
		});
		parser.on("end", function() {
			callback(void 0, records, parser.api.__infoDataSet());
		});
	}
	if (data !== void 0) {
		const writer = function() {
			parser.write(data);
			parser.end();
		};
		if (typeof setImmediate === "function") setImmediate(writer);
		else setTimeout(writer, 0);
	}
	return parser;
};
// dist/sources/invalidUtf8At.js
const REPLACEMENT = "�";
/**
* Where the first byte sequence that is not UTF-8 starts; `undefined` when all of it is.
*
* The decoder puts one U+FFFD at the start of each bad sequence (https://encoding.spec.whatwg.org/#utf-8-decoder), so
* the first one that the bytes do not hold themselves marks the place.
*
* @example
* invalidUtf8At(Buffer.from([0x61, 0xff])) // 1
*/
function invalidUtf8At(bytes) {
	if (isUtf8(bytes)) return void 0;
	let offset = 0;
	for (const piece of new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split(REPLACEMENT)) {
		offset += Buffer.byteLength(piece);
		if (!(bytes[offset] === 239 && bytes[offset + 1] === 191 && bytes[offset + 2] === 189)) return offset;
		offset += Buffer.byteLength(REPLACEMENT);
	}
}
// dist/sources/utf8Check.js
/**
* Checks a stream for UTF-8, whatever its chunks cut apart.
*
* @example
* const check = utf8Check();
* check.write(Buffer.from([0xc3])); // undefined: the start of a character
* check.end();                      // 0: and nothing more
*/
function utf8Check() {
	let offset = 0;
	let open = /* @__PURE__ */ new Uint8Array();
	return {
		write(chunk) {
			const bytes = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
			const whole = bytes.length - openBytes(bytes);
			if (!isUtf8(bytes.subarray(0, whole))) return offset + (invalidUtf8At(bytes) ?? 0);
			offset += whole;
			open = bytes.slice(whole);
		},
		end: () => open.length === 0 ? void 0 : offset
	};
}
/** How many bytes at the end start a character that needs more of them. */
function openBytes(bytes) {
	for (let count = 1; count <= Math.min(3, bytes.length); count++) {
		const byte = bytes[bytes.length - count] ?? 0;
		if (byte < 128) return 0;
		if (byte >= 192) return count < characterBytes(byte) ? count : 0;
	}
	return 0;
}
function characterBytes(firstByte) {
	if (firstByte >= 240) return 4;
	return firstByte >= 224 ? 3 : 2;
}
// dist/sinks/resultRecords.js
const MAX_RECORD_BYTES = 64 * 1024 ** 2;
/**
* Reads the rows of a results file, whoever saved it: with a BOM, CRLF, other quoting. Blank lines are left out. The
* file is read piece by piece.
*
* A quote that is still open at the end of the file ends the rows: what follows the last of them is a torn row, or worse.
* Errors with a `UsageError` for what is no CSV or no UTF-8, and with an `OutputError` when the file cannot be read.
*/
function resultRecords(path) {
	return new Observable((subscriber) => {
		const input = createReadStream(path);
		const parser = parse({
			bom: true,
			info: true,
			max_record_size: MAX_RECORD_BYTES,
			record_delimiter: [
				"\r\n",
				"\n",
				"\r"
			],
			relax_column_count: true
		});
		let line = 1;
		parser.on("data", ({ record, info }) => {
			if (record.length > 1 || record[0] !== "") subscriber.next({
				line,
				cells: record,
				endOffset: info.bytes
			});
			line += 1 + lineBreaks$1(record);
		});
		pipeline(input, utf8Only(path), parser, (error) => {
			if (!error || errorCode(error) === "CSV_QUOTE_NOT_CLOSED") subscriber.complete();
			else if (error instanceof CsvError) subscriber.error(noCsv(path, line, error));
			else subscriber.error(outputError(path, error));
		});
		return () => input.destroy();
	});
}
function utf8Only(path) {
	const utf8 = utf8Check();
	return async function* (chunks) {
		for await (const chunk of chunks) {
			const offset = utf8.write(chunk);
			if (offset !== void 0) throw new UsageError(`${path}: byte ${offset} is not UTF-8; save it as UTF-8`);
			yield chunk;
		}
	};
}
function noCsv(path, line, cause) {
	return new UsageError(`${path}: the row in line ${line} is no CSV: ${cause.message}`, { cause });
}
function lineBreaks$1(cells) {
	let count = 0;
	for (const cell of cells) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
	return count;
}
// dist/sinks/journal.js
const EMPTY_JOURNAL = {
	rows: 0,
	finished: /* @__PURE__ */ new Map(),
	errors: /* @__PURE__ */ new Map(),
	jsonColumns: [],
	endOffset: 0
};
/**
* Reads an existing results file as the journal of the runs that wrote it, and changes nothing. Emits once. Remembers
* ids only, not rows. A missing or empty file is an empty journal.
*
* A last row that a killed run has left unfinished is not counted, and lies behind `endOffset`. A last row that is whole
* but for its line end counts.
*
* Errors with a `UsageError` that says what is wrong, and where, for anything a run did not write: other columns, a row
* with cells missing, an id that is none.
*/
function readJournal(path, options) {
	const { columns, flatten = false } = options;
	return defer(() => {
		const size = sizeOf(path);
		if (size === 0 || isTornHeader(path, size, columns)) return of(EMPTY_JOURNAL);
		return resultRecords(path).pipe(reduce((tally, record) => tally.add(record), new JournalTally(path, columns, flatten)), map((tally) => tally.end(size, (start, end) => bytesOf(path, start, end))));
	});
}
function sizeOf(path) {
	try {
		return statSync(path).size;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return 0;
		throw outputError(path, error);
	}
}
/** A run that was killed at its very first write has left a part of the header, in one dialect or the other. */
function isTornHeader(path, size, columns) {
	return [plainCsv, excelCsv].map((dialect) => Buffer.from(dialect.start + rowText(dialect, resultHeader(columns)))).some((head) => size < head.length && head.subarray(0, size).equals(bytesOf(path, 0, size)));
}
function bytesOf(path, start, end) {
	const bytes = Buffer.alloc(end - start);
	const fd = openSync(path, "r");
	try {
		readSync(fd, bytes, 0, bytes.length, start);
	} finally {
		closeSync(fd);
	}
	return bytes;
}
// dist/sinks/outputKind.js
/** The names of open streams. They may lead to a regular file, which is not ours all the same. */
const STREAM_NAMES = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;
/**
* What an output path leads to: a regular file, a `stream` (a FIFO, a device, `/dev/stdout`), which is never refused,
* locked, cut or renamed, or nothing yet.
*
* Throws an `OutputError` for a folder, and when the system cannot tell.
*/
function outputKind(path) {
	if (STREAM_NAMES.test(resolve(path))) return "stream";
	try {
		const found = statSync(path);
		if (found.isDirectory()) throw Object.assign(/* @__PURE__ */ new Error("it is a folder"), { code: "EISDIR" });
		return found.isFile() ? "file" : "stream";
	} catch (error) {
		if (errorCode(error) === "ENOENT") return "missing";
		throw outputError(path, error);
	}
}
// dist/sources/csvColumns.js
/**
* The column names of a header: trimmed, each one given, no two alike.
*
* Throws an `InputError` otherwise: with two columns of one name, one of them would be lost.
*/
function csvColumns({ line, cells }) {
	const columns = cells.map((cell) => cell.trim());
	if (columns.some((column) => column.includes("\0"))) throw new InputError(`line ${line}: the header holds NUL characters: the file looks like UTF-16, save it as UTF-8`);
	const unnamed = columns.indexOf("");
	if (unnamed >= 0) throw new InputError(`line ${line}: column ${unnamed + 1} has no name in the header`);
	const seen = /* @__PURE__ */ new Set();
	for (const column of columns) {
		if (seen.has(column)) throw new InputError(`line ${line}: duplicate column '${column}' in the header`);
		seen.add(column);
	}
	return columns;
}
// dist/sources/csvRecords.js
const BLANK_LINES = "\n".repeat(32);
const LETTERS = "x".repeat(32);
/**
* Reads CSV (RFC 4180) leniently: a BOM, LF, CRLF and CR in one file, any number of cells, a quote inside an unquoted
* cell taken literally. Blank lines are skipped. How the bytes are cut into chunks makes no difference.
*
* A record that is followed by nothing yet may come with the next chunk only: csv-parse looks ahead.
*
* Throws an `InputError` for a quote that is never closed, naming the line it opens on, and for a record that is too
* long.
*
* @example
* const csv = csvRecords();
* [...csv.write(Buffer.from('a,b\n1,"2')), ...csv.write(Buffer.from('"\n')), ...csv.end()]
* // [{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]
*/
function csvRecords(options = {}) {
	const { delimiter = ",", comment = null, maxRecordBytes = 64 * 1024 ** 2 } = options;
	let whole = [];
	let writtenBytes = 0;
	let wholeBytes = 0;
	let doubleCounted = 0;
	const parser = new Parser({
		bom: true,
		delimiter,
		comment,
		comment_no_infix: true,
		record_delimiter: [
			"\r\n",
			"\n",
			"\r"
		],
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		on_record: (cells) => {
			const { lines, bytes } = parser.info;
			const breaks = lineBreaks(cells);
			whole.push({
				line: lines - doubleCounted - breaks.characters,
				cells,
				bytes: bytes - wholeBytes
			});
			doubleCounted += breaks.characters - breaks.lines;
			wholeBytes = bytes;
			return null;
		}
	});
	const parse = (bytes) => {
		whole = [];
		parser.write(bytes);
		return whole;
	};
	/** Ends the input. A quote is still open when blank lines have become part of its cell. */
	const close = () => {
		const blankLines = parser.info.empty_lines;
		const records = parse(BLANK_LINES);
		if (parser.info.empty_lines > blankLines) return {
			records,
			quoteLine: void 0
		};
		const [open] = parse(`"${BLANK_LINES}`);
		return {
			records,
			quoteLine: open && open.line + lineBreaks(open.cells.slice(0, -1)).lines
		};
	};
	const tooLong = (line) => new InputError(`line ${line ?? parser.info.lines}: a record longer than ${maxRecordBytes} bytes starts here`);
	return {
		*write(chunk) {
			for (const record of parse(chunk)) {
				if (record.bytes > maxRecordBytes) throw tooLong(record.line);
				yield {
					line: record.line,
					cells: record.cells
				};
			}
			writtenBytes += chunk.length;
			if (writtenBytes - wholeBytes <= maxRecordBytes) return;
			const { records, quoteLine } = close();
			throw quoteLine ? notClosed(quoteLine) : tooLong(records[0]?.line);
		},
		abandon: () => parse(LETTERS),
		*end() {
			const { records, quoteLine } = close();
			yield* records;
			if (quoteLine) throw notClosed(quoteLine);
		}
	};
}
function notClosed(line) {
	return new InputError(`line ${line}: the quote that opens here is never closed`);
}
/** Line breaks inside cells: as characters, and as lines, where CRLF is one. */
function lineBreaks(cells) {
	let characters = 0;
	let lines = 0;
	for (const cell of cells) {
		if (!cell.includes("\n") && !cell.includes("\r")) continue;
		for (const [run] of cell.matchAll(/\r\n|\n|\r/g)) {
			characters += run.length;
			lines++;
		}
	}
	return {
		characters,
		lines
	};
}
// dist/sources/csvReader.js
/**
* `csvRecords` that refuse what is not UTF-8, naming the byte, once all records before it are out.
*
* A line that holds nothing but blanks is a blank line.
*/
function csvReader(options = {}) {
	const utf8 = utf8Check();
	const csv = csvRecords(options);
	let startBytes;
	let offset = 0;
	function* upTo(invalidAt, chunk) {
		startBytes ??= chunk.subarray(0, 2);
		if (invalidAt === void 0) {
			yield* csv.write(chunk);
			offset += chunk.length;
			return;
		}
		yield* csv.write(chunk.subarray(0, Math.max(0, invalidAt - offset)));
		yield* csv.abandon();
		throw new InputError(notUtf8(invalidAt, startBytes));
	}
	return {
		write: (chunk) => withoutBlank(upTo(utf8.write(chunk), chunk)),
		*end() {
			const invalidAt = utf8.end();
			if (invalidAt === void 0) yield* withoutBlank(csv.end());
			else yield* withoutBlank(upTo(invalidAt, Buffer.alloc(0)));
		}
	};
}
function* withoutBlank(records) {
	for (const record of records) if (record.cells.length > 1 || record.cells[0]?.trim() !== "") yield record;
}
function notUtf8(offset, start) {
	return `the input is not UTF-8 at byte ${offset}${start[0] === 255 && start[1] === 254 || start[0] === 254 && start[1] === 255 ? ": it looks like UTF-16" : ""}; save it as UTF-8`;
}
// dist/sources/csvTable.js
/**
* Reads a CSV in two steps: the table once its header is known, its rows when somebody wants them. In between the
* input is paused.
*
* ```
* table  --t-----------------|
* rows       ^-a-b--c-d--e---|
* ```
*
* The input is opened on subscription. It is destroyed when either subscription ends, also an idle stdin. The event
* loop gets its turn after every chunk, but rows are not held back: whoever subscribes must take them as they come.
*
* Errors with an `InputError` for what cannot be read: as the table before it is there (no header, duplicate columns),
* else as `rows`, behind the rows that could be read (unclosed quote, invalid UTF-8, no rows at all). The table
* completes when the rows have ended, either way.
*
* @example
* csvTable(() => createReadStream('rows.csv')).pipe(mergeMap((table) => table.rows))
*/
function csvTable(open, options = {}) {
	return new Observable((table) => {
		const input = open();
		const reader = csvReader(options);
		let columns;
		let rows;
		let rowCount = 0;
		const fail = (error) => (rows ?? table).error(error);
		/** Hands on records and asks for more. The ones behind the header stay where they are until they are wanted. */
		const deliver = (records, isLast) => {
			try {
				if (columns === void 0) {
					const header = records.next();
					if (!header.done) return emitTable(csvColumns(header.value), () => deliver(records, isLast));
					if (isLast) throw new InputError("the input is empty: it has no header");
				} else {
					for (let next = records.next(); !next.done; next = records.next()) {
						rowCount++;
						rows?.next(toRow(next.value, columns));
					}
					if (isLast && rowCount === 0) throw new InputError(`the input has no rows, only a header: ${columns.join(", ")}`);
				}
				if (isLast) rows?.complete();
				else setImmediate(() => input.resume());
			} catch (error) {
				fail(error);
			}
		};
		const emitTable = (names, readOn) => {
			columns = names;
			table.next({
				columns: names,
				rows: new Observable((subscriber) => {
					if (rows !== void 0 || table.closed) throw new UsageError("the rows of a CSV can be read once, and while its table is subscribed to");
					rows = subscriber;
					readOn();
					return () => table.complete();
				})
			});
		};
		input.on("data", (chunk) => {
			input.pause();
			deliver(reader.write(Buffer.from(chunk))[Symbol.iterator](), false);
		});
		input.on("end", () => deliver(reader.end()[Symbol.iterator](), true));
		input.on("error", (error) => fail(unreadable$1(error)));
		input.on("close", () => {
			if (!input.readableEnded) fail(unreadable$1(/* @__PURE__ */ new Error("it was closed before its end")));
		});
		return () => input.destroy();
	});
}
function toRow({ line, cells }, columns) {
	if (cells.length === columns.length) return {
		line,
		cells
	};
	const missing = Array.from({ length: Math.max(0, columns.length - cells.length) }, () => "");
	const problem = `line ${line}: expected ${columns.length} fields, found ${cells.length}`;
	return {
		line,
		cells: [...cells, ...missing],
		problem
	};
}
function unreadable$1(cause) {
	return new InputError(`the input cannot be read: ${cause.message}`, { cause });
}
// dist/sources/rowCondition.js
/**
* Whether a row's cells meet every condition. `provider` is compared trimmed and without case, all else as it is.
*
* Throws a `UsageError` for a column that does not exist.
*
* @example
* rowCondition(['status'], [{ column: 'status', value: 'error', negated: true }])(['ok']) // true
*/
function rowCondition(columns, conditions) {
	const checks = conditions.map(({ column, value, negated }) => {
		const index = columns.indexOf(column);
		if (index < 0) throw new UsageError(`unknown column '${column}' in a condition; found: ${columns.join(", ")}`);
		const comparable = column === "provider" ? (text) => text.trim().toLowerCase() : (text) => text;
		const wanted = comparable(value);
		return (cells) => comparable(cells[index] ?? "") === wanted !== negated;
	});
	return (cells) => checks.every((check) => check(cells));
}
// dist/sources/toExperiment.js
/** Makes an experiment of a row's cells. A missing `provider` or `model` is empty: the run says what is wrong with it. */
function toExperiment(variables, { position, rowNumber, repeat = 1, problem }) {
	const experiment = {
		position,
		rowNumber,
		repeat,
		provider: (variables["provider"] ?? "").trim().toLowerCase(),
		model: variables["model"] ?? "",
		variables
	};
	return problem === void 0 ? experiment : {
		...experiment,
		problem
	};
}
// dist/sources/variablePlan.js
/**
* Plans the variables of a table: its columns, those of `set` with the given value. A cell that `set` takes the place
* of is kept as `input_NAME`.
*
* @example
* variablePlan(['model', 'q'], { model: 'judge' }).toVariables(['gpt-4o', 'Why?'])
* // { model: 'judge', input_model: 'gpt-4o', q: 'Why?' }
*/
function variablePlan(columns, set = {}) {
	const names = /* @__PURE__ */ new Set([...columns, ...Object.keys(set)]);
	const cells = columns.flatMap((name, index) => {
		if (!Object.hasOwn(set, name)) return [{
			name,
			index
		}];
		const kept = inputName(name, names);
		names.add(kept);
		return [{
			name,
			value: set[name]
		}, {
			name: kept,
			index
		}];
	});
	const added = Object.keys(set).filter((name) => !columns.includes(name));
	const plan = [...cells, ...added.map((name) => ({
		name,
		value: set[name]
	}))];
	return {
		names: plan.map(({ name }) => name),
		toVariables: (row) => {
			const variables = Object.create(null);
			for (const { name, index, value } of plan) variables[name] = (index === void 0 ? value : row[index]) ?? "";
			return variables;
		}
	};
}
// dist/sources/experiments.js
/**
* The experiments of a table.
*
* A row with a wrong number of fields always comes through, with its `problem`: what `where` would say of it cannot be
* known. Empty and unknown providers are the run's to judge.
*
* Throws an `InputError` when `provider` or `model` is neither a column nor `set`, and a `UsageError` for a condition on
* a column that does not exist. Errors as the rows do.
*
* @example
* csvTable(() => createReadStream('rows.csv')).pipe(mergeMap((table) => experiments(table, { repeat: 3 }).experiments))
*/
function experiments(table, options = {}) {
	const { where = [], set = {}, repeat = 1, limit } = options;
	const { names, toVariables } = variablePlan(table.columns, set);
	for (const required of ["provider", "model"]) if (!names.includes(required)) throw new InputError(`missing required column '${required}'; found: ${table.columns.join(", ")}`);
	const isWanted = rowCondition(table.columns, where);
	return {
		columns: resultColumns(names, { repeat: repeat > 1 }),
		experiments: table.rows.pipe(map((row, index) => ({
			row,
			rowNumber: index + 1
		})), filter(({ row }) => row.problem !== void 0 || isWanted(row.cells)), limit === void 0 ? identity : take(limit), repeat === 1 ? identity : mergeMap((place) => range(1, repeat).pipe(map((time) => ({
			...place,
			repeat: time
		})))), map(({ row, rowNumber, repeat }, position) => toExperiment(toVariables(row.cells), {
			position,
			rowNumber,
			repeat,
			problem: row.problem
		})))
	};
}
// dist/commands/rowsOf.js
/** The experiments that the flags select. Opened on subscription; `stdin` can be read once. */
function rowsOf$1(flags, stdin) {
	const { delimiter, comment, where, repeat, limit } = flags;
	const set = Object.fromEntries(flags.set.map(({ name, value }) => [name.trim(), value]));
	const isStdin = flags.experiments === "-";
	const open = () => isStdin ? stdin : createReadStream(flags.experiments);
	const named = inFile(isStdin ? "stdin" : flags.experiments);
	return csvTable(open, {
		delimiter,
		comment
	}).pipe(map((table) => experiments(table, {
		where,
		set,
		repeat,
		limit
	})), map(({ columns, experiments: rows }) => ({
		columns,
		experiments: rows.pipe(named())
	})), named());
}
/** What is wrong with the input says which input. */
function inFile(name) {
	return () => catchError((error) => throwError(() => error instanceof InputError ? new InputError(`${name}: ${error.message}`, { cause: error }) : error));
}
// dist/commands/checkResume.js
/**
* Errors with a `UsageError` when an output that is to be resumed holds results, but not one of this input: then
* something has changed, and every call would be paid for again. Completes without emitting when all is well.
*
* Reads the input once more, up to the first row that the results hold; stdin cannot be read twice and is not checked.
*/
function checkResume(flags, question, stdin) {
	const { output, resume, flatten, experiments } = flags;
	if (!(resume && output !== void 0 && experiments !== "-" && !isTemplatedPath(output)) || outputKind(output) !== "file") return EMPTY;
	return rowsOf$1(flags, stdin).pipe(concatMap((set) => readJournal(output, {
		columns: set.columns,
		flatten
	}).pipe(mergeMap((journal) => anyOf(set.experiments, journal, question)))), tap((isKnown) => {
		if (!isKnown) throw strange(output);
	}), take(1), ignoreElements());
}
function anyOf(rows, journal, question) {
	if (journal.rows === 0) return of(true);
	const prepare = prepareRow({
		...question,
		providers: unasked(question.providers),
		experiments: rows
	});
	return rows.pipe(mergeLane(prepare, {
		concurrency: 1,
		queue: () => spillQueue()
	}), filter((row) => !("problem" in row)), map(({ experiment, experimentId }) => journal.finished.has(experimentId) || journal.errors.has(experimentId) || journal.errors.has(unaskedId(experiment))), takeWhile((isKnown) => !isKnown, true), last(null, true));
}
/** The same providers, which are not asked for their context windows: a row's id does not depend on them. */
function unasked(providers) {
	const find = (name) => {
		const provider = providers(name);
		return provider && { complete: provider.complete.bind(provider) };
	};
	return Object.assign(find, { known: providers.known ?? [] });
}
function strange(output) {
	return new UsageError(`none of the results in ${output} belongs to a row of the input: the prompt, the parameters or the rows have changed. Use another --output, or --overwrite`);
}
// dist/reporters/eventJson.js
/**
* An event as one line of JSON: its own facts, and of rows and results what names and measures them. Answers and
* variables stay in the results, where they belong.
*/
function eventJson(event) {
	const { type, atMs, ...facts } = event;
	const time = new Date(atMs).toISOString();
	if ("result" in facts) return JSON.stringify({
		type,
		time,
		...resultFacts(facts.result)
	});
	if (!("experiment" in facts)) return JSON.stringify({
		type,
		time,
		...facts
	});
	const { experiment, ...rest } = facts;
	return JSON.stringify({
		type,
		time,
		...rowFacts(experiment),
		...rest
	});
}
function rowFacts({ rowNumber, repeat, provider, model }) {
	return {
		rowNumber,
		repeat,
		provider,
		model
	};
}
function resultFacts({ experiment, output, ...figures }) {
	return {
		...rowFacts(experiment),
		outputCharacters: output.length,
		...figures
	};
}
// dist/reporters/eventFile.js
/**
* Writes one JSON line per event. The file is emptied on subscription and closed with it; errors with an `OutputError`
* that names it.
*/
function eventFile(events, path) {
	const file = attempt(path, () => openSync(path, "w"));
	return events.pipe(tap((event) => attempt(path, () => writeSync(file, `${eventJson(event)}\n`))), finalize(() => closeSync(file)));
}
function attempt(path, action) {
	try {
		return action();
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new OutputError(`cannot write the events to ${path}: ${reason}`, { cause });
	}
}
// dist/sources/isFailedResult.js
/** Whether this experiment is itself the failed result of an earlier run: its own `status` is `error`. */
function isFailedResult({ variables }) {
	return variables["status"] === "error";
}
// dist/reporters/notices.js
/** The lines that are shown unless `--quiet`: warnings, and providers that were halted. */
function notices(events) {
	return merge(events.pipe(map(noticeOf)), failedInputs(events)).pipe(filter((line) => line !== ""));
}
function noticeOf(event) {
	if (event.type === "warning") return `Warning: ${event.message}`;
	if (event.type !== "provider-halted") return "";
	return `${event.model === void 0 ? event.provider : `${event.provider}/${event.model}`} is halted, its further rows are left: ${event.reason}`;
}
/** Results of one run can be the experiments of the next: those that failed are rarely meant. */
function failedInputs(events) {
	const count = (failed, event) => event.type === "row-queued" && isFailedResult(event.experiment) ? failed + 1 : failed;
	return events.pipe(scan((seen, event) => ({
		failed: count(seen.failed, event),
		ended: event.type === "input-ended"
	}), {
		failed: 0,
		ended: false
	}), filter(({ failed, ended }) => ended && failed > 0), map(({ failed }) => {
		return `Warning: ${failed === 1 ? "1 row of the input is" : `${failed} rows of the input are`} the failed result of an earlier run; --where status!=error leaves such rows out`;
	}));
}
// dist/reporters/runLog.js
/** The lines of `--verbose`: every row that is finished, every attempt that failed, every pause and halt. */
function runLog(events) {
	return events.pipe(scan(advance, {
		finished: 0,
		queued: 0,
		lines: []
	}), map(({ lines }) => lines));
}
function advance(progress, event) {
	const { finished, queued } = progress;
	if (event.type === "row-queued") return {
		finished,
		queued: queued + 1,
		lines: []
	};
	if (event.type !== "row-finished") return {
		finished,
		queued,
		lines: linesOf(event)
	};
	const { experiment, status, latencyMs } = event.result;
	const took = latencyMs === void 0 ? "" : ` (${secondsOf(latencyMs)}s)`;
	const line = `Completed ${finished + 1}/${queued}: ${experiment.provider}/${experiment.model} status=${status}${took}`;
	return {
		finished: finished + 1,
		queued,
		lines: [line]
	};
}
function linesOf(event) {
	switch (event.type) {
		case "call-failed": {
			const { experiment, attempt, failure, reason, waitMs } = event;
			const next = waitMs === void 0 ? "no retry" : `next attempt in ${secondsOf(waitMs)}s`;
			return [`Row ${experiment.rowNumber}, attempt ${attempt}: ${failure}: ${reason} (${next})`];
		}
		case "row-left": return [`Row ${event.experiment.rowNumber} is left: ${event.reason}`];
		case "provider-paused": return [`${event.provider} is paused for ${secondsOf(event.untilMs - event.atMs)}s: ${event.reason}`];
		case "cap-changed": return [`${event.provider} now gets ${event.cap} calls at once`];
		case "input-ended": return [`Read ${event.rows} rows`];
		default: return [];
	}
}
function secondsOf(ms) {
	return (ms / 1e3).toFixed(2);
}
// dist/reporters/latencies.js
/** Buckets grow by this factor: a quantile is off by 1 % at the most. */
const GROWTH = 1.02;
/** Quantiles of any number of durations in the memory of a few hundred counters. */
var Latencies = class {
	#counts = /* @__PURE__ */ new Map();
	#total = 0;
	#minMs = Number.POSITIVE_INFINITY;
	#maxMs = 0;
	add(ms) {
		const bucket = ms < 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(GROWTH));
		this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
		this.#total += 1;
		this.#minMs = Math.min(this.#minMs, ms);
		this.#maxMs = Math.max(this.#maxMs, ms);
	}
	/** Exact. `undefined` without any duration. */
	get maxMs() {
		return this.#total === 0 ? void 0 : this.#maxMs;
	}
	/**
	* The duration that this share of them does not exceed, within 1 % or a millisecond, and never outside of those
	* that were added. `undefined` without any duration.
	*/
	quantileMs(share) {
		let missing = Math.ceil(this.#total * share);
		for (const [bucket, count] of [...this.#counts].sort(([one], [other]) => one - other)) {
			missing -= count;
			const ms = Math.round(GROWTH ** (bucket - .5));
			if (missing <= 0) return Math.min(Math.max(ms, this.#minMs), this.#maxMs);
		}
	}
};
// dist/reporters/summary.js
/** Sums up the events of a run; emits when it has ended. Memory grows with the number of models, not of rows. */
function summarize(events) {
	return events.pipe(takeWhile(({ type }) => type !== "run-ended", true), scan((tally, event) => tally.add(event), new Tally()), takeLast(1), map((tally) => tally.summary()));
}
var Tally = class {
	#status = {
		ok: 0,
		warning: 0,
		error: 0
	};
	#models = /* @__PURE__ */ new Map();
	#halts = [];
	#kept = 0;
	#left = 0;
	#interrupted = false;
	#startedMs = 0;
	#endedMs = 0;
	#callMs = 0;
	add(event) {
		this.#endedMs = event.atMs;
		switch (event.type) {
			case "run-started":
				this.#startedMs = event.atMs;
				break;
			case "row-kept":
				this.#kept += 1;
				break;
			case "row-left":
				this.#left += 1;
				this.#interrupted ||= event.reason === "interrupted";
				break;
			case "call-failed":
				this.#callMs += event.latencyMs;
				break;
			case "provider-halted":
				this.#halts.push({
					provider: event.provider,
					model: event.model,
					failure: event.failure,
					reason: event.reason
				});
				break;
			case "row-finished": this.#finish(event.result);
		}
		return this;
	}
	summary() {
		return {
			...this.#status,
			kept: this.#kept,
			left: this.#left,
			models: [...this.#models.values()].flatMap((models) => [...models.values()]).map(toModelSummary),
			halts: this.#halts,
			interrupted: this.#interrupted,
			wallMs: this.#endedMs - this.#startedMs,
			callMs: this.#callMs
		};
	}
	#finish(result) {
		const { status, failure = "invalid", latencyMs } = result;
		const model = this.#modelOf(result);
		this.#status[status] += 1;
		model.rows += 1;
		model.retries += Math.max(result.attempts - 1, 0);
		model.inputTokens += status === "error" ? 0 : result.inputTokens ?? 0;
		model.outputTokens += result.outputTokens ?? 0;
		if (result.costUsd !== void 0) model.costUsd = (model.costUsd ?? 0) + result.costUsd;
		if (status === "error") model.errors[failure] = (model.errors[failure] ?? 0) + 1;
		else if (latencyMs !== void 0) {
			model.latencies.add(latencyMs);
			this.#callMs += latencyMs;
		}
	}
	#modelOf({ experiment: { provider, model } }) {
		const models = this.#models.get(provider) ?? /* @__PURE__ */ new Map();
		const known = models.get(model);
		if (known !== void 0) return known;
		const tally = {
			provider,
			model,
			latencies: new Latencies(),
			errors: {},
			rows: 0,
			retries: 0,
			inputTokens: 0,
			outputTokens: 0,
			costUsd: void 0
		};
		this.#models.set(provider, models.set(model, tally));
		return tally;
	}
};
function toModelSummary({ latencies, ...figures }) {
	const latencyMs = {
		p50: latencies.quantileMs(.5),
		p95: latencies.quantileMs(.95),
		max: latencies.maxMs
	};
	return {
		...figures,
		latencyMs
	};
}
// dist/operators/admitted.js
/**
* Subscribes to the source when the gate lets it in, and gives its place back when the source ends or is unsubscribed.
*
* ```
* call a      --r|
* call b      --r|
* permits: 1  --a|
*             ---^ --b|      b starts when a has ended
* ```
*
* The wait belongs to the subscription: every resubscription, such as a retry behind it, asks the gate anew.
* Unsubscribing while waiting leaves the queue. Passes values, completion and errors through.
*
* @example
* const gate = new Gate({ permits: 100 });
* complete(request).pipe(timeout(60_000), admitted(gate, { key: 'openai' }), retryWithBackoff())
*/
function admitted(gate, { key, tokens = 0 }) {
	return (source) => new Observable((subscriber) => {
		const leave = gate.queue(key, tokens, (leave) => {
			subscriber.remove(leave);
			source.subscribe(subscriber);
			subscriber.add(leave);
		});
		subscriber.add(leave);
	});
}
// dist/operators/paced.js
/**
* Reports a call to the pace: that it has begun, how it was received, that it is over. Belongs directly inside
* `admitted`, whose gate asks the same pace when the next call may begin.
*
* ```
* call       --r|
* pace       ^      start
*              ^    accept, end
* ```
*
* Passes everything through unchanged.
*
* @example
* const pace = new ProviderPace({ cap: 20 });
* const gate = new Gate({ paceOf: () => pace });
* send(call).pipe(paced(pace, { refusal: toRefusal }), admitted(gate, { key: 'openai' }), retryWithBackoff())
*/
function paced(pace, options = {}) {
	const { tokens = 0, acceptance = () => ({}), refusal = () => void 0, scheduler = asyncScheduler } = options;
	return (source) => new Observable((subscriber) => {
		const call = pace.start(scheduler.now(), tokens);
		source.pipe(tap({
			next: (value) => pace.accept(call, scheduler.now(), acceptance(value)),
			error: (error) => {
				const refused = refusal(error);
				if (refused !== void 0) pace.refuse(call, scheduler.now(), refused);
			}
		})).subscribe(subscriber);
		subscriber.add(() => pace.end());
	});
}
// dist/operators/backoffCurve.js
/**
* The wait before each retry, in milliseconds: `initialDelayMs * factor ** (retry - 1)`, at most `maxDelayMs`, times
* `1 - jitter * random()`. Retries count from 1.
*
* The form is that of the OpenAI and Anthropic SDKs
* (https://github.com/openai/openai-node/blob/master/src/client.ts, `calculateDefaultRetryTimeoutMillis`).
* Throws `RangeError` for an option out of range.
*
* @example
* backoffCurve({ jitter: 0 })(3) // 4000
*/
function backoffCurve({ initialDelayMs = 1e3, maxDelayMs = 6e4, factor = 2, jitter = .25, random = Math.random } = {}) {
	if (!(initialDelayMs >= 0)) throw new RangeError(`initialDelayMs must be 0 or more, got ${initialDelayMs}`);
	if (!(maxDelayMs >= 0)) throw new RangeError(`maxDelayMs must be 0 or more, got ${maxDelayMs}`);
	if (!(factor >= 1)) throw new RangeError(`factor must be 1 or more, got ${factor}`);
	if (!(jitter >= 0 && jitter <= 1)) throw new RangeError(`jitter must be between 0 and 1, got ${jitter}`);
	return (retry) => Math.min(initialDelayMs * factor ** (retry - 1), maxDelayMs) * (1 - jitter * random());
}
// dist/operators/retryWithBackoff.js
/**
* Resubscribes to a failed source after a wait that grows geometrically.
*
* ```
* attempt 1  --#
* attempt 2       --#                 after 3 ms
* attempt 3               --r|        after 6 ms
* result     ---------------r|        initialDelayMs: 3
* ```
*
* Values of a failed attempt have already been passed on; use it on sources that emit once, such as one HTTP call.
* Unsubscribing cancels a pending wait.
*
* Errors with the last source error, unwrapped, once `maxRetries` is used up, `shouldRetry` refuses, or a hinted wait
* would go beyond `maxWaitMs`. Throws `RangeError` at call time for an option out of range.
*
* @example
* complete(request).pipe(retryWithBackoff({ shouldRetry: isTransient, delayHintMs: (error) => error.delayMs }))
*/
function retryWithBackoff({ maxRetries = 3, shouldRetry = () => true, delayHintMs = () => void 0, countsHinted = () => false, maxWaitMs = 6e5, onRetry = () => {}, scheduler = asyncScheduler, ...curve } = {}) {
	if (!(maxRetries >= 0)) throw new RangeError(`maxRetries must be 0 or more, got ${maxRetries}`);
	if (!(maxWaitMs >= 0)) throw new RangeError(`maxWaitMs must be 0 or more, got ${maxWaitMs}`);
	const backoffMs = backoffCurve(curve);
	return (source) => defer(() => {
		let firstFailureMs;
		let retries = 0;
		const waitBefore = (error) => {
			if (!shouldRetry(error)) return void 0;
			firstFailureMs ??= scheduler.now();
			const askedMs = delayHintMs(error) ?? 0;
			const hintMs = askedMs > 0 ? askedMs : void 0;
			if (hintMs !== void 0 && scheduler.now() + hintMs - firstFailureMs > maxWaitMs) return void 0;
			if (hintMs !== void 0 && !countsHinted(error)) return Math.ceil(hintMs);
			if (retries >= maxRetries) return void 0;
			retries += 1;
			return Math.ceil(Math.max(backoffMs(retries), hintMs ?? 0));
		};
		return source.pipe(retry({ delay: (error) => {
			const waitMs = waitBefore(error);
			if (waitMs === void 0) return throwError(() => error);
			onRetry({
				error,
				retries,
				waitMs
			});
			return timer(waitMs, scheduler);
		} }));
	});
}
// dist/run/answerTo.js
/**
* One call: an answer in time, or a `ProviderError` as the lane understands it. Unsubscribing aborts the call, and so
* does the timeout. Waiting for a turn happens outside and does not count.
*/
function answerTo(question, options) {
	const { timeoutMs, scheduler, lane, calls } = options;
	const { experiment, provider, request } = question;
	const name = experiment.provider;
	return new Observable((subscriber) => {
		const fail = (error) => {
			const nowMs = scheduler.now();
			const judged = lane.failed(experiment, foreignFailureOf(error, name, nowMs), nowMs);
			calls.ended();
			subscriber.error(judged);
		};
		const failForNow = (what) => fail(new ProviderError(`${name} ${what}`, { failure: "transient" }));
		calls.started();
		subscriber.add(scheduler.schedule(() => failForNow(`gave no answer within ${timeoutMs / 1e3} s`), timeoutMs));
		try {
			subscriber.add(provider.complete(request).subscribe({
				next(completion) {
					calls.ended();
					lane.answered(experiment);
					subscriber.next(completion);
					subscriber.complete();
				},
				error(error) {
					if (!subscriber.closed) fail(error);
				},
				complete() {
					if (!subscriber.closed) failForNow("ended the call without an answer");
				}
			}));
		} catch (error) {
			fail(error);
		}
	});
}
// dist/run/callLog.js
/** Counts and times the calls of one row, one after another, and announces them. */
var CallLog = class {
	#attempts = 0;
	#startedMs = 0;
	#latencyMs;
	#inFlight = false;
	#run;
	#experiment;
	constructor(run, experiment) {
		this.#run = run;
		this.#experiment = experiment;
	}
	get inFlight() {
		return this.#inFlight;
	}
	get figures() {
		return {
			attempts: this.#attempts,
			latencyMs: this.#latencyMs
		};
	}
	started() {
		this.#attempts += 1;
		this.#startedMs = this.#run.scheduler.now();
		this.#inFlight = true;
		this.#run.announce({
			type: "call-started",
			experiment: this.#experiment,
			attempt: this.#attempts
		});
	}
	ended() {
		this.#inFlight = false;
		this.#latencyMs = this.#run.scheduler.now() - this.#startedMs;
	}
	/** The last call has failed and the row waits for its next one, unless it has been decided to leave it. */
	retried = ({ error, waitMs }) => {
		this.#run.halts.check(this.#experiment);
		if (error instanceof ProviderError) this.failed(error, waitMs);
	};
	/** Announces that the last call has failed, and how long the row waits for its next one, if there is one. */
	failed({ failure, message }, waitMs) {
		this.#run.announce({
			type: "call-failed",
			experiment: this.#experiment,
			attempt: this.#attempts,
			failure,
			reason: this.#run.clean(message),
			latencyMs: this.#latencyMs ?? 0,
			waitMs
		});
	}
};
// dist/run/rowLeft.js
/** A row that ends without a result: it runs on `--resume`. Never leaves the run. */
var RowLeft = class extends Error {
	reason;
	name = "RowLeft";
	constructor(reason) {
		super(`row left: ${reason}`);
		this.reason = reason;
	}
};
// dist/run/leftWhileWaiting.js
/** Errors with `RowLeft` as soon as a row must not be sent any more, but lets a call in flight come to its end. */
function leftWhileWaiting(halts, experiment, calls) {
	return (row) => new Observable((subscriber) => {
		const leaveIfWaiting = () => {
			const reason = calls.inFlight ? void 0 : halts.reason(experiment);
			if (reason !== void 0) subscriber.error(new RowLeft(reason));
		};
		leaveIfWaiting();
		if (subscriber.closed) return;
		subscriber.add(halts.watch(leaveIfWaiting));
		row.subscribe(subscriber);
	});
}
// dist/run/rowResult.js
/** The result of a row that was answered. */
function answeredRow(row, completion, figures) {
	const warnings = [...row.warnings, ...completion.warnings ?? []];
	return {
		experiment: row.experiment,
		status: warnings.length > 0 ? "warning" : "ok",
		output: completion.output,
		errorMessage: warnings.join("; "),
		inputTokens: completion.inputTokens ?? row.estimatedTokens,
		outputTokens: completion.outputTokens,
		contextWindow: row.contextWindow,
		finishReason: completion.finishReason,
		rawFinishReason: completion.rawFinishReason,
		...figures,
		costUsd: completion.costUsd,
		experimentId: row.experimentId
	};
}
const NO_CALLS = {
	attempts: 0,
	latencyMs: void 0
};
/** The result of a row that got no answer. */
function failedRow(row, { failure, message }, figures = NO_CALLS) {
	return {
		experiment: row.experiment,
		status: "error",
		output: "",
		errorMessage: message,
		failure,
		inputTokens: row.estimatedTokens,
		contextWindow: row.contextWindow,
		...figures,
		experimentId: row.experimentId
	};
}
// dist/run/tokensAsked.js
/** Tokens that a call may take: the estimate of its input, and the output it asks for if it says so. */
function tokensAsked({ estimatedTokens, request: { parameters } }) {
	const most = parameters["max_tokens"] ?? parameters["max_completion_tokens"];
	return estimatedTokens + (typeof most === "number" && most > 0 ? most : 0);
}
// dist/run/toPace.js
/** What an answer tells the pace. */
function toAcceptance({ inputTokens, outputTokens, allowance }) {
	return {
		tokens: inputTokens !== void 0 && outputTokens !== void 0 ? inputTokens + outputTokens : void 0,
		allowance
	};
}
/** What an error tells the pace, if it is a refusal for the rate. */
function toRefusal(error) {
	if (!(error instanceof ProviderError) || error.failure !== "rate-limited") return void 0;
	return {
		delayMs: error.delayMs,
		allowance: error.allowance,
		reason: error.message
	};
}
// dist/run/askProvider.js
/**
* Turns a row into its result: as many calls as its failures deserve, each made when the gate admits it. Emits once;
* a failure is a value, too. Completes without a result when the row is left for another run.
*/
function askProvider(run, row) {
	if ("problem" in row) return of(failedRow(row, { message: run.clean(row.problem) }));
	const { experiment } = row;
	const { scheduler, halts } = run;
	const lane = run.lanes.of(experiment.provider);
	const calls = new CallLog(run, experiment);
	const tokens = tokensAsked(row);
	return answerTo(row, {
		timeoutMs: run.timeoutMs,
		scheduler,
		lane,
		calls
	}).pipe(paced(lane.pace, {
		tokens,
		acceptance: toAcceptance,
		refusal: toRefusal,
		scheduler
	}), admitted(run.gate, {
		key: experiment.provider,
		tokens
	}), retryWithBackoff({
		...run.retry,
		onRetry: calls.retried
	}), leftWhileWaiting(halts, experiment, calls), map((completion) => answeredRow(row, completion, calls.figures)), catchError((error) => {
		if (error instanceof RowLeft) return run.leave(experiment, error.reason);
		if (!(error instanceof ProviderError)) return throwError(() => error);
		calls.failed(error);
		return of(failedRow(row, {
			failure: error.failure,
			message: run.clean(error.message)
		}, calls.figures));
	}));
}
// dist/operators/gate.js
/** What a timer can hold: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const UNPACED = { waitMs: () => 0 };
/**
* Admits calls, one at a time, when everything they need is there at once: the key's pace allows a call, and a permit
* of the cap over all is free. Checked one after the other, no order of the two works: a rate token spent while
* waiting for a permit makes bursts, a permit held while waiting for the rate starves the other keys.
*
* Within a key the order of arrival holds. Between keys that can go, permits are given in turn; a key that has to
* wait holds none. Use it through the operator `admitted`.
*/
var Gate = class {
	#lines = /* @__PURE__ */ new Map();
	#paceOf;
	#scheduler;
	#free;
	#turns = 0;
	#admitting = false;
	#alarm;
	/** Throws `RangeError` for permits that are not positive. */
	constructor({ permits = Infinity, paceOf = () => UNPACED, scheduler = asyncScheduler } = {}) {
		if (!(permits > 0)) throw new RangeError(`permits must be positive, got ${permits}`);
		this.#free = permits;
		this.#paceOf = paceOf;
		this.#scheduler = scheduler;
	}
	/**
	* Queues a call; `enter` is called once it is admitted, at once if it can be. The function it is given, which is
	* also returned, gives the place back, in the queue or behind the gate; calling it twice does no harm.
	*/
	queue(key, tokens, enter) {
		const line = this.#line(key);
		let inside = false;
		let gone = false;
		const leave = () => {
			if (gone) return;
			gone = true;
			line.waiting.delete(waiting);
			if (inside) this.#free += 1;
			this.admit();
		};
		const waiting = {
			tokens,
			enter: () => {
				inside = true;
				enter(leave);
			}
		};
		line.waiting.add(waiting);
		this.admit();
		return leave;
	}
	/** Looks again, after something changed that only a pace knows of. */
	admit() {
		if (this.#admitting) return;
		this.#admitting = true;
		let wakeMs = 0;
		try {
			while (wakeMs === 0) wakeMs = this.#pass();
		} finally {
			this.#admitting = false;
		}
		this.#wakeIn(wakeMs);
	}
	/** One turn of the keys, one call each. Returns 0 if any was admitted, else the time until one could be. */
	#pass() {
		let wakeMs = Infinity;
		for (const line of [...this.#lines.values()].sort((one, other) => one.turn - other.turn)) {
			const [next] = line.waiting;
			if (next === void 0 || this.#free === 0) continue;
			const nowMs = this.#scheduler.now();
			const waitMs = line.pace.waitMs(nowMs, next.tokens);
			if (waitMs > 0) {
				wakeMs = Math.min(wakeMs, waitMs);
				continue;
			}
			this.#turns += 1;
			line.turn = this.#turns;
			line.waiting.delete(next);
			this.#free -= 1;
			next.enter();
			wakeMs = 0;
		}
		return wakeMs;
	}
	#wakeIn(waitMs) {
		this.#alarm?.unsubscribe();
		if (waitMs === Infinity) return;
		this.#alarm = this.#scheduler.schedule(() => this.admit(), Math.min(Math.ceil(waitMs), LONGEST_TIMER_MS));
	}
	#line(key) {
		const known = this.#lines.get(key);
		if (known !== void 0) return known;
		const line = {
			pace: this.#paceOf(key),
			waiting: /* @__PURE__ */ new Set(),
			turn: 0
		};
		this.#lines.set(key, line);
		return line;
	}
};
// dist/run/halts.js
/** What of a run goes on and what does not: the providers and models that are halted, and the end of it all. */
var Halts = class {
	#providers = /* @__PURE__ */ new Set();
	#models = /* @__PURE__ */ new Set();
	#watchers = /* @__PURE__ */ new Set();
	#stop = new Subject();
	#stopped = false;
	/** Emits once nothing is to be started any more. */
	stopped = this.#stop.asObservable();
	/** Starts no further call at all. */
	stop() {
		this.#stopped = true;
		this.#stop.next();
		for (const look of [...this.#watchers]) look();
	}
	/** Starts no further call to this provider, or to this one model of it. Returns whether that is news. */
	halt(provider, model) {
		const set = model === void 0 ? this.#providers : this.#models;
		const key = model === void 0 ? provider : modelKey(provider, model);
		if (set.has(key)) return false;
		set.add(key);
		for (const look of [...this.#watchers]) look();
		return true;
	}
	/** Calls after every halt, so that a waiting row looks again, until the returned function is called. */
	watch(look) {
		this.#watchers.add(look);
		return () => this.#watchers.delete(look);
	}
	/** Why this row must not be sent, if it must not. */
	reason({ provider, model }) {
		if (this.#stopped) return "interrupted";
		return this.#providers.has(provider) || this.#models.size > 0 && this.#models.has(modelKey(provider, model)) ? "halted" : void 0;
	}
	/** Throws `RowLeft` for a row that must not be sent. */
	check(experiment) {
		const reason = this.reason(experiment);
		if (reason !== void 0) throw new RowLeft(reason);
	}
};
function modelKey(provider, model) {
	return JSON.stringify([provider, model]);
}
// dist/operators/pace/adaptiveCap.js
const CUT = .8;
/**
* How many calls at once a provider gets: from its configured cap down by a fifth with every refusal, and back up by
* one for every two rounds of accepted calls that used the cap in full.
*
* Additive increase, multiplicative decrease (https://en.wikipedia.org/wiki/Additive_increase/multiplicative_decrease).
*/
var AdaptiveCap = class {
	#most;
	#exact;
	constructor(most) {
		this.#most = Math.max(1, most);
		this.#exact = this.#most;
	}
	/** Whole calls. */
	get value() {
		return Math.floor(this.#exact);
	}
	/** A call was refused while `inFlight` calls were on their way, itself included: what an unlimited cap falls from. */
	cut(inFlight) {
		const from = Number.isFinite(this.#exact) ? this.#exact : inFlight;
		this.#exact = Math.max(1, from * CUT);
	}
	/** A call was accepted that was sent with `used` calls in flight, itself included. */
	grow(used) {
		if (used < this.value) return;
		this.#exact = Math.min(this.#most, this.#exact + .5 / this.#exact);
	}
};
// dist/operators/pace/learnedRate.js
/** Just under the rate that was accepted. */
const CAUTION = .95;
/** Accepted calls that make a measurement. */
const ENOUGH_CALLS = 5;
/** Accepted calls after which a measurement begins anew at the next refusal. */
const FULL_MEASUREMENT = 20;
/** Times from a refusal to the rate measured there, in milliseconds: as long as that took, within these. */
const SHORTEST_RECOVERY_MS = 2e3;
const LONGEST_RECOVERY_MS = 6e4;
/** How late a start may be and still be made up for. */
const CATCH_UP_MS$1 = 25;
/**
* The rate that a provider accepts, learned from its refusals alone.
*
* At a refusal the server has nothing left; so what it accepted from one refusal to the next is what came back to it
* meanwhile. Over the whole time that is less than its rate, because it fills up in a pause and then loses what comes;
* without the pauses it is more. The rate becomes the geometric mean of the two, and grows from there along a cubic:
* slowly up to that rate, flat around it, then faster and faster, the shape of CUBIC
* (https://www.rfc-editor.org/rfc/rfc9438), which finds a rate again without overrunning it, and a higher one soon when
* the measurement was too low. Only time in which the rate was what held calls back lets it grow. Before the second
* refusal there is no rate.
*/
var LearnedRate = class {
	/** Calls per millisecond that were accepted, and at which the last refusal came. */
	#accepted;
	#refused;
	#measuring;
	#measured;
	#recoveryMs = SHORTEST_RECOVERY_MS;
	#growingMs = 0;
	#nextMs = Number.NEGATIVE_INFINITY;
	/** The first and the last call since the last refusal. */
	#resumedMs;
	#startedMs;
	/** Milliseconds until the rate has room for a call. */
	waitMs(nowMs) {
		return Math.max(0, this.#nextMs - nowMs);
	}
	/** A call is sent. */
	start(nowMs) {
		if (this.#measuring) this.#measuring.calls += 1;
		const perMs = this.#perMs();
		if (perMs !== void 0) {
			if (nowMs - this.#nextMs < 1 / perMs && this.#startedMs !== void 0) this.#growingMs += nowMs - this.#startedMs;
			this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS$1) + 1 / perMs;
		}
		this.#resumedMs ??= nowMs;
		this.#startedMs = nowMs;
	}
	/** The first refusal of a volley. */
	refuse(nowMs) {
		const measured = this.#measuring;
		if (measured) {
			measured.elapsedMs = nowMs - measured.sinceMs;
			measured.activeMs += nowMs - (this.#resumedMs ?? nowMs);
		}
		if (measured === void 0 || measured.calls >= FULL_MEASUREMENT) this.#measuring = {
			sinceMs: nowMs,
			elapsedMs: 0,
			activeMs: 0,
			calls: 0
		};
		this.#measured = measured;
		this.#refused = this.#perMs();
		this.#resumedMs = void 0;
		this.#growingMs = 0;
		this.refuseAlso();
	}
	/** Another refusal of the same volley: one less that was accepted. */
	refuseAlso() {
		if (this.#measured) this.#measured.calls -= 1;
		this.#accepted = rateBetween(this.#measured, this.#refused);
		if (this.#accepted === void 0) return;
		const measuredMs = this.#measured?.elapsedMs ?? 0;
		this.#recoveryMs = Math.min(Math.max(measuredMs, SHORTEST_RECOVERY_MS), LONGEST_RECOVERY_MS);
	}
	#perMs() {
		if (this.#accepted === void 0) return void 0;
		const phase = (this.#growingMs - this.#recoveryMs) / this.#recoveryMs;
		return this.#accepted * (1 + .050000000000000044 * phase ** 3);
	}
};
/** Calls per millisecond, from what was measured and the rate that was just refused. */
function rateBetween(measured, refused) {
	const cautious = refused === void 0 ? void 0 : refused * CAUTION;
	if (measured === void 0 || measured.calls < ENOUGH_CALLS) return cautious;
	const { calls, elapsedMs, activeMs } = measured;
	const low = calls / Math.max(1, elapsedMs);
	const high = Math.max(calls / Math.max(1, activeMs), refused ?? 0);
	return Math.min(Math.sqrt(low * high), cautious ?? Number.POSITIVE_INFINITY);
}
// dist/operators/pace/serverBudget.js
/** Share of the budget that is left alone: other programs may use the same key. */
const RESERVE = .05;
/** Longest time without a call, in milliseconds: what a server says is left may be wrong, or of another model. */
const LONGEST_SILENCE_MS = 6e4;
/** How much one answer's word on the rate counts, at full depletion. */
const TRUST = .3;
/**
* What a server says is left, carried on to now: the bucket on its side, seen from ours.
*
* Every call takes its share at once, and the bucket fills at the rate that answers imply (what is missing, over the
* time until it is full again). An answer tells what was left when its call arrived: by as much as we were wrong about
* that moment, we are wrong about now. So the calls in flight are counted. Amounts are requests or tokens.
*/
var ServerBudget = class {
	#limit = Number.POSITIVE_INFINITY;
	#perMs;
	#level = 0;
	#levelMs = 0;
	#corrected = 0;
	#sent = 0;
	#sentMs = 0;
	#newest = 0;
	/** Whether a server has said anything that can be counted on. */
	get known() {
		return this.#perMs !== void 0;
	}
	/** Milliseconds until the server has room for so much, as far as is known; a minute after the last call at most. */
	waitMs(nowMs, amount) {
		if (this.#perMs === void 0) return 0;
		const waitMs = (Math.min(amount + this.#limit * RESERVE, this.#limit) - this.#levelAt(nowMs)) / this.#perMs;
		return Math.max(0, Math.min(waitMs, this.#sentMs + LONGEST_SILENCE_MS - nowMs));
	}
	/** A call is sent. Returns the mark that its answer is to bring along. */
	send(nowMs, amount) {
		this.#setLevel(nowMs, this.#levelAt(nowMs) - amount);
		this.#sent += 1;
		this.#sentMs = nowMs;
		return {
			order: this.#sent,
			level: this.#level - this.#corrected
		};
	}
	/** An answer to the call with this mark. */
	observe(nowMs, { order, level }, { limit, remaining, resetMs }) {
		if (limit === void 0 || resetMs === void 0 || !(limit > 0)) return;
		this.#limit = limit;
		this.#learnRate(limit - remaining, resetMs);
		if (this.#perMs === void 0 || order < this.#newest) return;
		this.#newest = order;
		const error = remaining - (level + this.#corrected);
		this.#corrected += error;
		this.#setLevel(nowMs, this.#levelAt(nowMs) + error);
	}
	#learnRate(missing, resetMs) {
		if (missing < 1 || resetMs <= 0) return;
		const perMs = (missing - .5) / resetMs;
		const trust = TRUST * Math.min(1, missing / this.#limit);
		this.#perMs = this.#perMs === void 0 ? perMs : this.#perMs + trust * (perMs - this.#perMs);
	}
	#setLevel(nowMs, level) {
		this.#level = level;
		this.#levelMs = nowMs;
	}
	#levelAt(nowMs) {
		return Math.min(this.#limit, this.#level + (this.#perMs ?? 0) * (nowMs - this.#levelMs));
	}
};
// dist/operators/pace/smoothBudget.js
/** How late a start may be and still be made up for: timers are late by about a millisecond. */
const CATCH_UP_MS = 25;
/** Moments that are told apart within a period. */
const MOMENTS = 1e3;
/**
* A budget that is spent evenly: never more than `limit` in any window of `periodMs`, and no bursts within it.
*
* Starts are spaced by what they spend (the generic cell rate algorithm,
* https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm), and a log of what the last period spent has the last
* word. An amount larger than the whole budget goes alone, when nothing was spent for a period; what follows waits
* until its debt is paid off. Memory is bounded by 1000 moments. All times in milliseconds.
*/
var SmoothBudget = class {
	#limit;
	#periodMs;
	#spendings = [];
	#spent = 0;
	#nextMs = Number.NEGATIVE_INFINITY;
	/** Throws `RangeError` for a limit or a period that is not positive. */
	constructor({ limit, periodMs }) {
		if (!(limit > 0)) throw new RangeError(`limit must be positive, got ${limit}`);
		if (!(periodMs > 0)) throw new RangeError(`periodMs must be positive, got ${periodMs}`);
		this.#limit = limit;
		this.#periodMs = periodMs;
	}
	/** Milliseconds until so much may be spent. */
	waitMs(nowMs, amount) {
		this.#forget(nowMs);
		return Math.max(0, this.#nextMs - nowMs, this.#windowWaitMs(nowMs, amount));
	}
	/** Spends. What is returned can be corrected later. */
	spend(nowMs, amount) {
		this.#forget(nowMs);
		this.#nextMs = Math.max(this.#nextMs, nowMs - CATCH_UP_MS) + this.#durationMs(amount);
		this.#spent += amount;
		const last = this.#spendings.at(-1);
		if (last !== void 0 && nowMs - last.firstMs < this.#periodMs / MOMENTS) {
			last.lastMs = nowMs;
			last.amount += amount;
			return last;
		}
		const spending = {
			firstMs: nowMs,
			lastMs: nowMs,
			amount
		};
		this.#spendings.push(spending);
		return spending;
	}
	/** Replaces a part of what was spent then by what it really was. */
	correct(spending, estimated, actual) {
		const difference = actual - estimated;
		this.#nextMs += this.#durationMs(difference);
		spending.amount += difference;
		if (this.#spendings.includes(spending)) this.#spent += difference;
	}
	#windowWaitMs(nowMs, amount) {
		let excess = this.#spent + amount - this.#limit;
		let roomAtMs = nowMs;
		for (const spending of this.#spendings) {
			if (excess <= 0) break;
			excess -= spending.amount;
			roomAtMs = spending.lastMs + this.#periodMs;
		}
		return roomAtMs - nowMs;
	}
	#forget(nowMs) {
		const fresh = this.#spendings.findIndex(({ lastMs }) => lastMs + this.#periodMs > nowMs);
		const stale = this.#spendings.splice(0, fresh === -1 ? this.#spendings.length : fresh);
		for (const { amount } of stale) this.#spent -= amount;
	}
	#durationMs(amount) {
		return amount / this.#limit * this.#periodMs;
	}
};
// dist/operators/pace/providerPace.js
/** Share of a server's delay that is added to it by chance, and the most of it: not all clients return at once. */
const JITTER = .1;
const MOST_JITTER_MS = 1e3;
/** Pauses in a row without an accepted call for which a server's short delays are taken at their word. */
const VAIN_PAUSES = 5;
/**
* The pace of one provider: when its next call may start.
*
* A refusal pauses all its calls, for as long as the server says and a little more, else along the backoff curve.
* Behind the pause calls ramp up: as many in flight as were there and not refused, and one more for each that is
* accepted. The cap on calls in flight falls with refusals and recovers ({@link AdaptiveCap}). What the server says is left ({@link ServerBudget}), else the rate it was
* seen to accept ({@link LearnedRate}), spaces the calls out, so that the next refusal does not come. Limits of one's
* own ({@link SmoothBudget}) hold always.
*
* Shared by all calls of the provider, through a `Gate` and the operator `paced`. Times in milliseconds on one clock.
*/
var ProviderPace = class {
	#changes = new Subject();
	#cap;
	#requests;
	#tokens;
	#serverRequests = new ServerBudget();
	#serverTokens = new ServerBudget();
	#learned = new LearnedRate();
	#backoffMs;
	#random;
	#inFlight = 0;
	#ramp = Number.POSITIVE_INFINITY;
	#pausedSinceMs = Number.NEGATIVE_INFINITY;
	#pausedUntilMs = Number.NEGATIVE_INFINITY;
	/** Pauses in a row without an accepted call between them. */
	#pauses = 0;
	/** Emits when a pause begins or becomes longer, and when the cap changes. */
	changes = this.#changes.asObservable();
	constructor({ cap = Number.POSITIVE_INFINITY, rateLimit, tokenLimit, ...curve } = {}) {
		if (!(cap > 0)) throw new RangeError(`cap must be positive, got ${cap}`);
		this.#cap = new AdaptiveCap(cap);
		this.#requests = rateLimit && new SmoothBudget(rateLimit);
		this.#tokens = tokenLimit && new SmoothBudget(tokenLimit);
		this.#backoffMs = backoffCurve(curve);
		this.#random = curve.random ?? Math.random;
	}
	/** Calls at once that it allows now. */
	get cap() {
		return this.#cap.value;
	}
	waitMs(nowMs, tokens) {
		if (nowMs < this.#pausedUntilMs) return this.#pausedUntilMs - nowMs;
		if (this.#inFlight >= Math.min(this.#cap.value, this.#ramp)) return Number.POSITIVE_INFINITY;
		return Math.max(this.#requests?.waitMs(nowMs, 1) ?? 0, this.#tokens?.waitMs(nowMs, tokens) ?? 0, this.#serverRequests.waitMs(nowMs, 1), this.#serverTokens.waitMs(nowMs, tokens), this.#serverRequests.known ? 0 : this.#learned.waitMs(nowMs));
	}
	/** A call is sent. */
	start(nowMs, tokens) {
		this.#inFlight += 1;
		this.#requests?.spend(nowMs, 1);
		this.#learned.start(nowMs);
		return {
			startedMs: nowMs,
			tokens,
			inFlight: this.#inFlight,
			requestMark: this.#serverRequests.send(nowMs, 1),
			tokenMark: this.#serverTokens.send(nowMs, tokens),
			spending: this.#tokens?.spend(nowMs, tokens)
		};
	}
	/** The call was answered. */
	accept(call, nowMs, { tokens, allowance } = {}) {
		if (call.startedMs > this.#pausedSinceMs) {
			this.#pauses = 0;
			this.#ramp += 1;
			this.#changeCap(() => this.#cap.grow(call.inFlight));
		}
		this.#heed(call, nowMs, allowance);
		if (tokens !== void 0 && call.spending) this.#tokens?.correct(call.spending, call.tokens, tokens);
	}
	/** The call was refused for its rate. */
	refuse(call, nowMs, { delayMs, allowance, reason }) {
		this.#heed(call, nowMs, allowance);
		if (call.startedMs <= this.#pausedSinceMs) {
			this.#learned.refuseAlso();
			this.#rampFrom(this.#ramp - 1);
			if (delayMs !== void 0 && nowMs + delayMs > this.#pausedUntilMs) this.#pauseUntil(nowMs, nowMs + this.#jittered(delayMs), reason);
			return;
		}
		this.#pauses += 1;
		this.#changeCap(() => this.#cap.cut(this.#inFlight));
		this.#learned.refuse(nowMs);
		this.#rampFrom(this.#inFlight - 1);
		const waitMs = delayMs === void 0 ? this.#backoffMs(this.#pauses) : this.#jittered(delayMs);
		this.#pauseUntil(nowMs, nowMs + Math.max(waitMs, this.#patienceMs()), reason);
	}
	/** The call is over, however it ended. */
	end() {
		this.#inFlight -= 1;
	}
	/** Starts no call before `untilMs`; then one, and one more at once for each that is accepted. */
	pause(nowMs, untilMs, { reason }) {
		this.#rampFrom(1);
		this.#pauseUntil(nowMs, untilMs, reason);
	}
	#rampFrom(calls) {
		this.#ramp = Math.max(1, calls);
	}
	#pauseUntil(nowMs, untilMs, reason) {
		if (untilMs <= this.#pausedUntilMs) return;
		this.#pausedSinceMs = nowMs;
		this.#pausedUntilMs = untilMs;
		this.#changes.next({
			type: "paused",
			untilMs,
			reason
		});
	}
	#heed(call, nowMs, allowance) {
		if (allowance?.requests) this.#serverRequests.observe(nowMs, call.requestMark, allowance.requests);
		if (allowance?.tokens) this.#serverTokens.observe(nowMs, call.tokenMark, allowance.tokens);
	}
	#changeCap(change) {
		const before = this.#cap.value;
		change();
		if (this.#cap.value !== before) this.#changes.next({
			type: "cap",
			cap: this.#cap.value
		});
	}
	/** A server that asks for a moment, again and again, and accepts nothing, is not asked a thousand times a second. */
	#patienceMs() {
		const vain = this.#pauses - VAIN_PAUSES;
		return vain > 0 ? this.#backoffMs(vain) : 0;
	}
	#jittered(delayMs) {
		return delayMs + this.#random() * Math.min(delayMs * JITTER, MOST_JITTER_MS);
	}
};
// dist/run/reachability.js
/** Rows in a row that do not reach the server, after which it is the server. */
const ROWS = 10;
/** Longest time between two probes, in milliseconds. */
const LONGEST_PROBE_MS = 15e3;
/** Tells a server that is down from a call that went astray. */
var Reachability = class {
	#options;
	#rows = /* @__PURE__ */ new Set();
	#answered = false;
	#probes = 0;
	#downSinceMs;
	constructor(options) {
		this.#options = options;
	}
	/** The server has said something. */
	reached() {
		this.#rows.clear();
		this.#probes = 0;
		this.#downSinceMs = void 0;
	}
	/** The server has answered a question. */
	answered() {
		this.#answered = true;
		this.reached();
	}
	/** An attempt of the row at this position did not reach the server. */
	missed(position, nowMs) {
		this.#rows.add(position);
		this.#downSinceMs ??= nowMs;
		const enough = this.#answered ? Math.min(ROWS, this.#options.places) : ROWS;
		if (this.#rows.size < enough) return { type: "row" };
		if (!this.#answered || nowMs - this.#downSinceMs >= this.#options.maxWaitMs) return { type: "down" };
		this.#probes += 1;
		return {
			type: "probe",
			inMs: Math.min(1e3 * 2 ** (this.#probes - 1), LONGEST_PROBE_MS)
		};
	}
};
// dist/run/providerLane.js
/** Rows in a row that a server does not know the model of. */
const UNKNOWN_MODEL_ROWS = 10;
/** What is known of one provider while a run goes on: its pace, and whether it is worth asking any more. */
var ProviderLane = class {
	pace;
	#options;
	#reachability;
	/** Rows in a row whose model was unknown; `Infinity` for a model that has answered. */
	#unknown = /* @__PURE__ */ new Map();
	constructor(options) {
		this.pace = options.pace;
		this.#options = options;
		this.#reachability = new Reachability(options);
	}
	/** The provider has answered a row. */
	answered({ model }) {
		this.#reachability.answered();
		this.#unknown.set(model, Number.NEGATIVE_INFINITY);
	}
	/**
	* An attempt has failed. Halts what is to be halted, and returns the error as it is to be understood.
	*/
	failed({ position, model }, error, nowMs) {
		if (error.failure === "unreachable") return this.#missed(position, error, nowMs);
		this.#reachability.reached();
		const understood = this.#withinPatience(error);
		const { failure, message } = understood;
		if (failure === "exhausted" || failure === "unauthorized") this.#options.halt(failure, message);
		if (failure === "no-such-model") this.#countUnknown(model, message);
		return understood;
	}
	#missed(position, error, nowMs) {
		const verdict = this.#reachability.missed(position, nowMs);
		if (verdict.type === "down") this.#options.halt("unreachable", error.message);
		if (verdict.type !== "probe") return error;
		this.pace.pause(nowMs, nowMs + verdict.inMs, { reason: error.message });
		return new ProviderError(error.message, {
			failure: "unreachable",
			delayMs: verdict.inMs,
			cause: error
		});
	}
	#withinPatience(error) {
		const { failure, delayMs = 0, status, code, message } = error;
		const { maxWaitMs } = this.#options;
		if (failure !== "rate-limited" || delayMs <= maxWaitMs) return error;
		const asked = `${message} (it asks for a wait of ${Math.round(delayMs / 1e3)} s, and the longest is ${maxWaitMs / 1e3} s)`;
		return new ProviderError(asked, {
			failure: "exhausted",
			status,
			code,
			delayMs,
			cause: error
		});
	}
	#countUnknown(model, reason) {
		const rows = (this.#unknown.get(model) ?? 0) + 1;
		this.#unknown.set(model, rows);
		if (rows >= UNKNOWN_MODEL_ROWS) this.#options.halt("no-such-model", reason, model);
	}
};
// dist/run/lanes.js
/** The lane of the rows that need no call, and of all rows when they run one at a time. */
const COMMON_LANE = "";
/** Rows at once that need no call. They do not overtake one another; they are only written together. */
const CALL_FREE_PLACES = 100;
/** Which lane a row belongs to, how wide each lane is, and what is known of each provider. */
var Lanes = class {
	#options;
	#maxConcurrent;
	#lanes = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#maxConcurrent = options.maxConcurrent ?? 1e3;
	}
	/** Rows that need no call share one lane: a bogus provider name opens none. */
	keyOf = ({ provider, problem }) => {
		return problem === void 0 && this.#options.providerOf(provider) !== void 0 && !this.#options.sequential ? provider : COMMON_LANE;
	};
	/** How the lane with this key is run. */
	optionsOf(key) {
		const callFree = this.#options.sequential ? 1 : Math.min(CALL_FREE_PLACES, this.#maxConcurrent);
		return {
			concurrency: key === COMMON_LANE ? callFree : this.#placesOf(key),
			queue: this.#options.queue ?? (() => spillQueue())
		};
	}
	/** What is known of a provider. */
	of(provider) {
		const lane = this.#lanes.get(provider) ?? this.#open(provider);
		this.#lanes.set(provider, lane);
		return lane;
	}
	#open(provider) {
		const { rateLimits = {}, tokenLimits = {}, retry, sequential, onPace, onHalt } = this.#options;
		const pace = new ProviderPace({
			...retry,
			cap: this.#placesOf(provider),
			rateLimit: own(rateLimits, provider),
			tokenLimit: own(tokenLimits, provider)
		});
		pace.changes.subscribe(({ type, ...change }) => "cap" in change ? onPace({
			type: "cap-changed",
			provider,
			...change
		}) : onPace({
			type: "provider-paused",
			provider,
			...change
		}));
		return new ProviderLane({
			pace,
			places: sequential ? 1 : this.#placesOf(provider),
			maxWaitMs: retry?.maxWaitMs ?? 6e5,
			halt: (failure, reason, model) => onHalt({
				provider,
				model,
				failure,
				reason
			})
		});
	}
	#placesOf(provider) {
		const { concurrency = {}, providerOf } = this.#options;
		const cap = own(concurrency, provider) ?? providerOf(provider)?.concurrency ?? 10;
		return Math.min(cap, this.#maxConcurrent);
	}
};
function own(record, name) {
	return Object.hasOwn(record, name) ? record[name] : void 0;
}
// dist/run/retryRules.js
/** The classes that another attempt may help. */
const PASSING = [
	"rate-limited",
	"transient",
	"unreachable"
];
/**
* Which failures are tried again, and how. A wait that the server asks for is no retry, except where it is not about
* the rate: a server that fails with a delay may fail for ever.
*/
const RETRY_RULES = {
	shouldRetry: (error) => error instanceof ProviderError && PASSING.includes(error.failure),
	delayHintMs: (error) => error instanceof ProviderError ? error.delayMs : void 0,
	countsHinted: (error) => error instanceof ProviderError && error.failure === "transient"
};
// dist/run/run.js
/** What one run has and its rows share. */
var Run = class {
	halts = new Halts();
	lanes;
	gate;
	scheduler;
	timeoutMs;
	retry;
	/** A text from outside as one harmless line, without secrets. */
	clean;
	/** Finds out what a row asks. */
	prepare;
	#options;
	#sink;
	#emit;
	#inputError = EMPTY;
	constructor(options, emit) {
		const { maxConcurrent = 1e3, sequential = false, timeoutMs = 3e5, scheduler = asyncScheduler } = options;
		assertPositive({
			maxConcurrent,
			timeoutMs,
			...options.concurrency
		});
		this.#options = options;
		this.#emit = emit;
		this.#sink = options.sink ?? { write: of };
		this.scheduler = scheduler;
		this.timeoutMs = timeoutMs;
		this.retry = {
			...options.retry,
			...RETRY_RULES,
			scheduler
		};
		this.clean = (text) => cleanText(text, options.redact);
		this.gate = new Gate({
			permits: sequential ? 1 : maxConcurrent,
			paceOf: (provider) => this.lanes.of(provider).pace,
			scheduler
		});
		const providerOf = providerLookup(options.providers);
		this.prepare = prepareRow({
			...options,
			providers: providerOf
		});
		this.lanes = new Lanes({
			...options,
			providerOf,
			onPace: (event) => this.announce("reason" in event ? {
				...event,
				reason: this.clean(event.reason)
			} : event),
			onHalt: (event) => this.halt(event)
		});
	}
	/** The rows to run. What breaks the input off is kept for the end: the rows before it have their turn. */
	get experiments() {
		let rows = 0;
		return this.#options.experiments.pipe(takeUntil(this.halts.stopped), catchError((error) => {
			this.#inputError = throwError(() => error);
			return EMPTY;
		}), tap({
			next: (experiment) => {
				rows += 1;
				this.announce({
					type: "row-queued",
					experiment
				});
			},
			complete: () => this.announce({
				type: "input-ended",
				rows
			})
		}));
	}
	/** What broke the input off, if anything did. */
	get inputError() {
		return defer(() => this.#inputError);
	}
	/** Starts no further call to a provider, or to one model of it. */
	halt(halt) {
		if (!this.halts.halt(halt.provider, halt.model)) return;
		this.announce({
			type: "provider-halted",
			...halt,
			reason: this.clean(halt.reason)
		});
	}
	/** Asks, unless the results hold the row already or it must be left. */
	unlessKept(row, ask) {
		const { experiment, experimentId } = row;
		const held = this.#sink.holds?.(experiment, {
			experimentId,
			unaskedId: unaskedId(experiment)
		});
		if (held === void 0) return this.#unlessLeft(row, ask);
		return held.pipe(mergeMap((isKept) => isKept ? this.#end({
			type: "row-kept",
			experiment
		}) : this.#unlessLeft(row, ask)));
	}
	/** Ends a row without a result. */
	leave(experiment, reason) {
		return this.#end({
			type: "row-left",
			experiment,
			reason
		});
	}
	write(result) {
		return this.#sink.write(result).pipe(tap({ complete: () => this.announce({
			type: "row-finished",
			result
		}) }));
	}
	/** Around everything: begins with the stop signal in force, and lets go of the sink at every end. */
	session() {
		let open = true;
		const close = defer(() => {
			const closing = open ? this.#sink.close?.() : void 0;
			open = false;
			return closing ?? EMPTY;
		});
		return (rows) => defer(() => {
			const stopping = this.#options.stop?.subscribe(() => this.halts.stop());
			this.announce({ type: "run-started" });
			return concat(rows, close).pipe(catchError((error) => concat(this.#closed(close, error), throwError(() => error))), finalize(() => {
				stopping?.unsubscribe();
				this.#closed(close).subscribe();
				this.announce({ type: "run-ended" });
			}));
		});
	}
	announce(event) {
		this.#emit({
			...event,
			atMs: this.scheduler.now()
		});
	}
	/** Nothing is opened for a row that will not be asked. */
	#unlessLeft(row, ask) {
		const { experiment } = row;
		if (!("problem" in row)) {
			const { provider } = experiment;
			const { unconfigured } = row.provider;
			if (unconfigured !== void 0) this.halt({
				provider,
				failure: "unconfigured",
				reason: unconfigured
			});
			const reason = this.halts.reason(experiment);
			if (reason !== void 0) return this.leave(experiment, reason);
		}
		return this.#sink.claim?.(experiment).pipe(mergeMap(ask)) ?? ask();
	}
	#end(event) {
		this.#sink.skip?.(event.experiment);
		this.announce(event);
		return EMPTY;
	}
	/** Where a run has ended already, closing cannot fail it: what fails now and is news is told. */
	#closed(close, failure) {
		return close.pipe(catchError((error) => {
			if (error !== failure) this.announce({
				type: "warning",
				message: this.clean(`Closing failed: ${error}`)
			});
			return EMPTY;
		}));
	}
};
function assertPositive(options) {
	for (const [name, value] of Object.entries(options)) if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
}
// dist/runExperiments.js
/**
* Runs experiments: every provider in a lane of its own, every answer written the moment it exists.
*
* ```
* experiments  a1 b1 a2 a3 b2|              a, b: providers, concurrency { a: 2, b: 1 }
* lane a       a1---a2---a3---|
* lane b       b1------b2------|
* results      -----a1-b1-a2---a3-b2|
* ```
*
* A row that fails is a result with status `error`; nothing but a broken input, a sink that cannot write, or a defect
* is an error of `results`. Input that breaks off errors after the rows before it have run. Unsubscribing aborts all
* calls and closes the sink. Waiting rows queue in the lanes, see `RunOptions.queue`.
*
* @example
* const { results, events } = runExperiments({
*   experiments: fromRecords([{ provider: 'mock', model: 'm', topic: 'bees' }]),
*   prompt: 'Tell me about {{topic}}',
*   providers: providerRegistry({ settings: readSettings(process.env) }),
* });
* results.subscribe((result) => console.log(result.output));
*/
function runExperiments(options) {
	const events = new Subject();
	return {
		results: defer(() => {
			const run = new Run(options, (event) => events.next(event));
			const row = (experiment) => run.prepare(experiment).pipe(switchMap((prepared) => run.unlessKept(prepared, () => askProvider(run, prepared))), switchMap((result) => run.write(result)));
			return concat(run.experiments.pipe(groupBy(run.lanes.keyOf), mergeMap((lane) => lane.pipe(mergeLane(row, run.lanes.optionsOf(lane.key))))), run.inputError).pipe(run.session());
		}),
		events: events.asObservable()
	};
}
// dist/commands/exitCodeOf.js
/** The exit code of a run that came to its end. */
function exitCodeOf(summary, { signal, keptErrors = 0 } = {}) {
	if (signal === "SIGINT" || signal === "SIGHUP") return EXIT[signal];
	if (signal !== void 0) return EXIT.SIGTERM;
	const { ok, warning, error, kept, left, halts } = summary;
	if (ok + warning + error + kept === 0 && left > 0 && halts.every(({ failure }) => failure === "unconfigured")) return EXIT.usage;
	return error + left + keptErrors > 0 ? EXIT.someFailed : EXIT.ok;
}
// dist/reporters/summaryText.js
/** The summary as a person reads it, one line each. */
function summaryText(summary) {
	const { ok, warning, error, kept, left, models, wallMs, callMs } = summary;
	const parts = [
		`${ok} ok`,
		`${warning} warning`,
		`${error} error`,
		...kept > 0 ? [`${kept} kept`] : [],
		...left > 0 ? [`${left} not attempted`] : []
	];
	const speedUp = callMs > wallMs && wallMs > 0 ? `, ${(callMs / wallMs).toFixed(1)} times as fast as one by one` : "";
	return [`Rows: ${parts.join(", ")} in ${duration(wallMs)}${speedUp}`, ...models.map(modelLine)];
}
function modelLine(model) {
	const { p50, p95, max } = model.latencyMs;
	const errors = Object.entries(model.errors).map(([kind, count]) => `${count} ${kind}`);
	const parts = [
		`${model.rows} rows`,
		...errors.length > 0 ? [`errors: ${errors.join(", ")}`] : [],
		...model.retries > 0 ? [`${model.retries} retries`] : [],
		`${model.inputTokens} + ${model.outputTokens} tokens`,
		...model.costUsd === void 0 ? [] : [`$${money(model.costUsd)}`],
		...p50 === void 0 || p95 === void 0 || max === void 0 ? [] : [`latency p50 ${duration(p50)}, p95 ${duration(p95)}, max ${duration(max)}`]
	];
	return `  ${model.provider}/${model.model}: ${parts.join("; ")}`;
}
function duration(ms) {
	return ms < 1e3 ? `${Math.round(ms)} ms` : `${(ms / 1e3).toFixed(2)} s`;
}
/** Cents and up with two digits, below them as many as tell something. */
function money(usd) {
	return usd.toFixed(usd >= .1 || usd === 0 ? 2 : 1 - Math.floor(Math.log10(usd)));
}
// dist/commands/howToGoOn.js
/** How a run that is not complete is completed, one line each; none if it is. */
function howToGoOn({ error, left }, { output }, brokenOff = false) {
	const incomplete = left > 0 || brokenOff;
	if (!incomplete && error === 0) return [];
	if (output === void 0) return ["Results that go to a file (--output FILE) can be completed later with --resume"];
	return [...incomplete ? ["To run the rows that are missing: the same command with --resume"] : [], ...error > 0 ? ["To run the rows again that failed: the same command with --resume --retry-errors"] : []];
}
// dist/commands/lastLines.js
/** What is said when a run has ended, one line each; nothing of one that was refused before it began. */
function lastLines(summary, flags, { files, lateColumns }, failure) {
	const { ok, warning, error, kept, left, interrupted } = summary;
	const isWhole = failure === void 0 && !interrupted;
	const advice = howToGoOn(summary, flags, failure !== void 0);
	if (ok + warning + error + kept + left === 0) {
		if (!isWhole) return failure instanceof OutputError ? advice : [];
		return ["Warning: no row of the input meets --where"];
	}
	const strangers = isWhole ? files?.strangers ?? 0 : 0;
	return [
		...strangers > 0 ? [`Warning: ${strangers} results of ${flags.output} belong to no row of the input`] : [],
		...lateColumns.size > 0 ? [lateWarning(lateColumns)] : [],
		...summaryText(summary),
		...advice
	];
}
function lateWarning(columns) {
	const some = [...columns].slice(0, 5).join(", ");
	return `Warning: ${columns.size} columns of JSON came after the header had left (${some}); they are in output. With --output FILE they become columns`;
}
// dist/commands/stopSignals.js
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** The signals that ask the program to end. While subscribed to, they do not end it by themselves. */
function stopSignals(io) {
	return merge(...SIGNALS.map((signal) => fromEventPattern((listener) => io.on(signal, listener), (listener) => io.off(signal, listener)).pipe(map(() => signal)))).pipe(share());
}
// dist/commands/executeRows.js
const STOPPING = "Stopping: calls in flight finish and are written. Once more, and they are aborted.";
/**
* Runs, reports, and returns the exit code. The first signal lets calls in flight finish, the second aborts them. That
* the reader of stdout has gone ends the run, too, and is nothing to talk about.
*/
async function executeRows(options, output, flags, io, tell) {
	const signals = stopSignals(io);
	let signal;
	const listening = signals.subscribe((received) => {
		if (signal === void 0 && !flags.quiet) tell(STOPPING);
		signal ??= received;
	});
	const { results, events } = runExperiments({
		...options,
		sink: output.sink,
		stop: signals
	});
	const summarized = firstValueFrom(summarize(events));
	const run = merge(...reports(events, flags, tell), results).pipe(takeUntil(signals.pipe(skip(1))));
	const failure = await lastValueFrom(run.pipe(ignoreElements()), { defaultValue: void 0 }).catch((error) => ({ error })).finally(() => listening.unsubscribe());
	if (isReaderGone(failure?.error)) return EXIT.ok;
	const summary = await summarized;
	if (!flags.quiet) for (const line of lastLines(summary, flags, output, failure?.error)) tell(line);
	if (failure !== void 0) throw failure.error;
	return exitCodeOf(summary, {
		signal,
		keptErrors: output.files?.kept.errors
	});
}
/** Everything that is shown while the run goes on. Each subscribes to its events and to nothing else. */
function reports(happening, flags, tell) {
	const events = happening.pipe(takeWhile(({ type }) => type !== "run-ended", true));
	return [
		...flags.quiet ? [] : [notices(events).pipe(tap(tell))],
		...flags.verbose ? [runLog(events).pipe(mergeAll(), tap(tell))] : [],
		...flags.events === void 0 ? [] : [eventFile(events, flags.events)]
	].map((report) => report.pipe(ignoreElements()));
}
// dist/paths/isInside.js
/**
* Whether a path is inside a folder once symbolic links are followed, also those that lead to nothing yet. Neither has
* to exist. Throws the system's error when that cannot be found out.
*
* @example
* isInside('out', 'out/a/b.csv') // true, unless out/a links to elsewhere
*/
function isInside(folder, path) {
	const way = relative(realPath(resolve(folder)), realPath(resolve(path)));
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
/** Where a path really is, or would be if it were made. */
function realPath(path) {
	try {
		return realpathSync.native(path);
	} catch (error) {
		if (!isMissing(error) || dirname(path) === path) throw error;
		const target = linkTarget(path);
		return target === void 0 ? join(realPath(dirname(path)), basename(path)) : realPath(resolve(dirname(path), target));
	}
}
function linkTarget(path) {
	try {
		return readlinkSync(path);
	} catch (error) {
		if (isMissing(error) || codeOf(error) === "EINVAL") return void 0;
		throw error;
	}
}
function isMissing(error) {
	return ["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "");
}
function codeOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
}
// dist/paths/pathTemplate.js
/**
* Reads a path with `{{placeholders}}`.
*
* @param toPiece Makes a row's value fit to be part of a path; may throw a `RowError`.
*
* @example
* pathTemplate('out/{{model}}/{{topic}}.csv', safeSegment).fixedPart // 'out/'
*/
function pathTemplate(path, toPiece) {
	const { names, prefix, render } = compileTemplate(path);
	const isTemplated = names.length > 0;
	const fixedPart = isTemplated ? prefix.slice(0, Math.max(prefix.lastIndexOf("/"), prefix.lastIndexOf(sep)) + 1) : prefix;
	return {
		isTemplated,
		fixedPart,
		rest: (values) => {
			const pieces = Object.create(null);
			for (const name of names) {
				const value = Object.hasOwn(values, name) ? values[name] : void 0;
				if (value === void 0) throw new RowError(`Variable '{{${name}}}' in path '${path}' has no value`);
				pieces[name] = toPiece(value);
			}
			return render(pieces).text.slice(fixedPart.length);
		}
	};
}
// dist/paths/safeSegment.js
/** What file systems allow, less room for the ending of a file that lies beside it, such as `.parallamr-tmp`. */
const MAX_BYTES = 241;
const LONGEST_KEPT_EXTENSION = 16;
const UNSAFE = /[\p{Cc}\p{Cs}/\\:*?"<>|]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?: *\.|$)/i;
/**
* Makes one file name of any text, good on every system: no separators, control characters, characters or device names
* that Windows reserves, no dot or blank at the end, never empty, `.` or `..`, at most 241 bytes of UTF-8.
*
* What is cut keeps its extension and gets a hash of the whole, so that long texts stay apart. Safe names stay as they
* are. Rules: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
*
* @example
* safeSegment('../a:b') // '.._a_b'
*/
function safeSegment(value) {
	const name = withoutTrailing(value.replace(UNSAFE, "_"));
	if (name === "") return "_";
	return cutToSize(RESERVED.test(name) ? `_${name}` : name, value);
}
/** Dots and blanks at the end: Windows drops them, and `..` is made of nothing else. */
function withoutTrailing(name) {
	let end = name.length;
	while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end--;
	return name.slice(0, end) + "_".repeat(name.length - end);
}
function cutToSize(name, value) {
	if (Buffer.byteLength(name) <= MAX_BYTES) return name;
	const dot = name.lastIndexOf(".");
	const extension = dot > 0 && name.length - dot <= LONGEST_KEPT_EXTENSION ? name.slice(dot) : "";
	const end = `-${hash("sha256", value, "hex").slice(0, 8)}${extension}`;
	return firstBytes(name, MAX_BYTES - Buffer.byteLength(end)) + end;
}
/** As many whole characters as fit. */
function firstBytes(text, bytes) {
	const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
	return text.slice(0, read);
}
// dist/paths/outputPath.js
/**
* The file that a row's result belongs to, as an absolute path.
*
* A value becomes (part of) one safe file name, whatever it holds. Everything stays inside the folders in front of the
* first placeholder, symbolic links included.
*
* Throws a `RowError` for a row without the value of a placeholder, and for a path that links lead out of its folder.
*
* @example
* outputPath('out/{{topic}}.csv')(experiment) // '/home/ada/out/a_b.csv' for the topic 'a/b'
*/
function outputPath(path) {
	const { isTemplated, fixedPart, rest } = pathTemplate(path, safeSegment);
	const folder = resolve(fixedPart);
	if (!isTemplated) return () => folder;
	return (experiment) => {
		const segments = rest(templateValues(experiment)).split(/[\\/]/).filter(Boolean);
		const resolved = resolve(folder, ...segments.map(safeSegment));
		if (!isInsideOf(folder, resolved)) throw new RowError(`Output path '${resolved}' leads out of '${folder}'`);
		return resolved;
	};
}
function isInsideOf(folder, path) {
	try {
		return isInside(folder, path);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new RowError(`Output path '${path}' cannot be resolved: ${reason}`, { cause });
	}
}
// dist/sinks/jsonToken.js
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FIRST_PRINTABLE = 32;
/** Where the JSON string, number or word at `start` ends; `undefined` if there is none. */
function jsonTokenEnd(text, start) {
	if (text.charAt(start) !== "\"") return matchEnd(LITERAL, text, start);
	let at = start + 1;
	while (at !== void 0 && at < text.length) {
		const character = text.charAt(at);
		if (character === "\"") return at + 1;
		if (character.charCodeAt(0) < FIRST_PRINTABLE) return void 0;
		at = character === "\\" ? matchEnd(ESCAPE, text, at) : at + 1;
	}
}
function matchEnd(pattern, text, start) {
	pattern.lastIndex = start;
	return pattern.test(text) ? pattern.lastIndex : void 0;
}
// dist/sinks/jsonSpan.js
const BLANKS = " \n\r	";
/**
* Where the first JSON object or array of a text is, if one is there.
*
* Reads from each opening bracket until the text is no JSON any more. Brackets that such an attempt went through were
* tried with it, which keeps the time linear: of two attempts that overlap, one takes for text between quotes what the
* other takes for text outside of them, so no character is read more than twice.
*/
function jsonSpan(text) {
	const tried = /* @__PURE__ */ new Set();
	for (const { index } of text.matchAll(/[[{]/g)) {
		if (tried.has(index)) continue;
		const span = firstComplete(text, index, tried);
		if (span) return span;
	}
}
/** The container at `start`; if it breaks off, the first complete one inside it. */
function firstComplete(text, start, tried) {
	const open = [];
	let expected = "value";
	let first;
	let at = start;
	while (at < text.length) {
		const character = text.charAt(at);
		if (BLANKS.includes(character)) at++;
		else if (isValue(expected) && (character === "{" || character === "[")) {
			tried.add(at);
			open.push(at);
			expected = character === "{" ? "first key" : "first value";
			at++;
		} else if (closes(isObject(text, open), expected, character)) {
			at++;
			const opened = open.pop() ?? start;
			if (first === void 0 || opened < first.start) first = {
				start: opened,
				end: at
			};
			if (open.length === 0) return first;
			expected = "comma";
		} else if (character === "," && expected === "comma") {
			expected = isObject(text, open) ? "key" : "value";
			at++;
		} else if (character === ":" && expected === "colon") {
			expected = "value";
			at++;
		} else {
			const end = atomEnd(text, at, expected);
			if (end === void 0) return first;
			expected = isKey(expected) ? "colon" : "comma";
			at = end;
		}
	}
	return first;
}
function isValue(expected) {
	return expected === "value" || expected === "first value";
}
function isKey(expected) {
	return expected === "key" || expected === "first key";
}
function isObject(text, open) {
	return text.charAt(open.at(-1) ?? -1) === "{";
}
function closes(inObject, expected, character) {
	return inObject ? character === "}" && (expected === "comma" || expected === "first key") : character === "]" && (expected === "comma" || expected === "first value");
}
function atomEnd(text, at, expected) {
	if (isKey(expected)) return text.charAt(at) === "\"" ? jsonTokenEnd(text, at) : void 0;
	return isValue(expected) ? jsonTokenEnd(text, at) : void 0;
}
// dist/sinks/findJson.js
/**
* The JSON of an answer: a fenced block that is JSON, else the whole answer, else the first object or array inside it.
* `undefined` where there is none. Takes time in proportion to the length of the text, whatever it holds.
*
* @example
* findJson('Sure! {"score": 3} Anything else?'); // { score: 3 }
*/
function findJson(text) {
	return fencedJson(text) ?? parseContainer(text) ?? embeddedJson(text);
}
function fencedJson(text) {
	for (const [index, part] of text.split("```").entries()) {
		if (index % 2 === 0) continue;
		const json = parseContainer(part.replace(/^[\w+.-]*\s+/, ""));
		if (json !== void 0) return json;
	}
}
function embeddedJson(text) {
	const span = jsonSpan(text);
	return span && parseContainer(text.slice(span.start, span.end));
}
/** Looks before it parses: most answers are prose. */
function parseContainer(text) {
	const json = text.trim();
	if (!/^(?:\{.*\}|\[.*\])$/s.test(json)) return void 0;
	try {
		return JSON.parse(json);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
// dist/sinks/flattenJson.js
const MAX_PREFIXES = 5;
const asItIs = (name) => name;
/**
* JSON as cells by column name, in its own order. Names of nested keys are joined with `_`, array items go by index. A
* name that is taken gets `json_` before it, until it is free; one that is taken even so is left out. `null` is an empty
* cell.
*
* @example
* flattenJson({ score: 3, tags: ['a', 'b'] }); // score: '3', tags_0: 'a', tags_1: 'b'
*/
function flattenJson(json, options = {}) {
	const { taken = /* @__PURE__ */ new Set(), written = asItIs, maxDepth = 5, maxItems = 10 } = options;
	const cells = /* @__PURE__ */ new Map();
	const add = (name, value, depth) => {
		const parts = depth < maxDepth ? partsOf(value, maxItems) : [];
		const free = parts.length === 0 ? freeName(name, written, (free) => !taken.has(free) && !cells.has(free)) : void 0;
		if (free !== void 0) cells.set(free, cellOf(value));
		for (const [key, part] of parts) add(`${name}_${key}`, part, depth + 1);
	};
	for (const [key, part] of partsOf(json, maxItems)) add(key, part, 1);
	return cells;
}
function partsOf(value, maxItems) {
	if (value === null || typeof value !== "object") return [];
	return Object.entries(Array.isArray(value) ? value.slice(0, maxItems) : value);
}
function cellOf(value) {
	if (value === null) return "";
	if (typeof value === "string") return value;
	try {
		return JSON.stringify(value);
	} catch (error) {
		if (error instanceof RangeError) return "";
		throw error;
	}
}
/** Header names are trimmed when the results are read again, so blanks make no difference between two. */
function freeName(wanted, written, isFree) {
	let name = wanted.trim();
	for (let prefixes = 0; prefixes <= MAX_PREFIXES; prefixes++) {
		const spelled = written(name);
		if (spelled !== "" && isFree(spelled)) return spelled;
		name = `json_${name}`;
	}
}
// dist/sinks/jsonCells.js
/** The JSON of an answer as cells by column name, as `dialect` writes it; none where the answer holds no JSON. */
function jsonColumnsOf(columns, output, { cell } = plainCsv) {
	const json = findJson(output);
	if (json === void 0) return /* @__PURE__ */ new Map();
	return flattenJson(json, {
		taken: new Set(resultHeader(columns).map(cell)),
		written: cell
	});
}
/** The cells of an answer under the columns that there are. */
function jsonCells(output, jsonColumns, columns, dialect = plainCsv) {
	if (jsonColumns.length === 0) return [];
	const cells = jsonColumnsOf(columns, output, dialect);
	return jsonColumns.map((name) => cells.get(dialect.cell(name)) ?? "");
}
// dist/sinks/rowWriter.js
/**
* Writes each row in one write. Rows of one tick are handed over together at its end.
*
* The first failure, of opening included, is the error of every waiting and every later call, as an `OutputError`.
*/
function rowWriter(open, { name, head }) {
	let stream;
	let failure;
	let isOpen = false;
	const headTaken = new AsyncSubject();
	const fail = (cause) => {
		failure ??= outputError(name, cause);
		return failure;
	};
	/** Runs `action` on the open stream. A failure, old or new, goes to `refuse`. */
	const withStream = (action, refuse) => {
		try {
			if (failure) throw failure;
			stream ??= start();
			action(stream);
		} catch (error) {
			refuse(fail(error));
		}
	};
	const start = () => {
		const opened = open();
		opened.on("error", fail);
		const settle = (error) => {
			if (error) return headTaken.error(fail(error));
			isOpen = true;
			headTaken.complete();
		};
		if (head === "") settle();
		else put(opened, head, settle);
		return opened;
	};
	return {
		get isOpen() {
			return isOpen && failure === void 0;
		},
		open: () => new Observable((subscriber) => withStream(() => headTaken.subscribe(subscriber), (error) => subscriber.error(error))),
		write: (row, taken) => new Observable((subscriber) => withStream((target) => put(target, row, (error) => {
			if (error) return subscriber.error(fail(error));
			subscriber.next(taken);
			subscriber.complete();
		}), (error) => subscriber.error(error))),
		close: () => new Observable((subscriber) => {
			const settle = (error) => {
				if (error) fail(error);
				if (failure) subscriber.error(failure);
				else subscriber.complete();
			};
			if (!stream) return settle();
			finished(stream, settle);
			if (!stream.destroyed) stream.end();
		})
	};
}
/** Rows of one tick are handed over together at its end. */
function put(stream, text, settle) {
	holdUntilTickEnds(stream);
	stream.write(text, settle);
}
function holdUntilTickEnds(stream) {
	if (stream.writableCorked > 0) return;
	stream.cork();
	process.nextTick(() => stream.uncork());
}
// dist/sinks/csvWriter.js
const DUE = of(true);
/**
* Writes results as CSV, each as one whole row, in the order they come.
*
* The stream is opened by the first `claim` or `write`, and ended by `close`. Every row is handed to it by the end of
* its tick; `write` completes when the stream has taken the row, so a slow reader holds back who waits for it.
*
* Errors with an `OutputError` that names the output, and goes on doing so; its `cause` has the system's code.
*
* @example
* csvWriter(() => appendFile('results.csv'), { columns: { variables: [], repeat: false }, name: 'results.csv' })
*/
function csvWriter(open, options) {
	const { columns, jsonColumns = [], header = true, dialect = plainCsv, name = "the output" } = options;
	const rows = rowWriter(open, {
		name,
		head: header ? dialect.start + rowText(dialect, resultHeader(columns, jsonColumns)) : ""
	});
	return {
		claim: () => rows.isOpen ? DUE : rows.open().pipe(endWith(true)),
		write: (result) => {
			const json = jsonCells(result.output, jsonColumns, columns, dialect);
			return rows.write(rowText(dialect, resultCells(columns, result, json)), result);
		},
		close: () => rows.close()
	};
}
// dist/sinks/flattenedCsv.js
/**
* A `csvWriter` for streams, which cannot be widened later: the JSON of the first answer decides which columns there are.
* Its header leaves with the first row, so nothing is opened before that.
*
* @example
* flattenedCsv(() => keepOpen(process.stdout), { columns, name: 'stdout', lateColumns })
*/
function flattenedCsv(open, options) {
	const { lateColumns = /* @__PURE__ */ new Set(), ...writerOptions } = options;
	const { columns, dialect } = options;
	let jsonColumns;
	let writer;
	return {
		claim: () => of(true),
		write: (result) => defer(() => {
			const names = [...jsonColumnsOf(columns, result.output, dialect).keys()];
			jsonColumns ??= new Set(names);
			writer ??= csvWriter(open, {
				...writerOptions,
				jsonColumns: names
			});
			for (const name of names) if (!jsonColumns.has(name)) lateColumns.add(name);
			return writer.write(result);
		}),
		close: () => defer(() => writer?.close?.() ?? EMPTY)
	};
}
// dist/sinks/inInputOrder.js
/**
* Hands results to `sink` in the order of their positions. A position that never comes must be told with `skip`.
*
* ```
* limit: 1
* write 1, 2, 0   -1-2-0---
* acknowledged    -1---(02)      2 has to wait: there is room for one
* sink            -----(012)
* ```
*
* A write completes when the result has been taken: at most `limit` results are taken and not yet written, further
* writes stay open until there is room. The result that is next goes straight to the sink and is never held up. A result
* given stays given: unsubscribing from its write does not take it back, and `close` writes all that is left, in order.
*
* The first error of the sink is the error of all open and later writes, and of `close`.
*/
function inInputOrder(sink, { limit = 1e3 } = {}) {
	if (!(limit >= 0)) throw new RangeError(`limit must be 0 or more, got ${limit}`);
	const early = /* @__PURE__ */ new Map();
	const waiting = /* @__PURE__ */ new Set();
	const skipped = /* @__PURE__ */ new Set();
	let next = 0;
	let taken = 0;
	let failure;
	const fail = (error) => {
		failure ??= { error };
		for (const { writer } of waiting) writer.error(error);
		waiting.clear();
	};
	const acknowledge = ({ result, writer }) => {
		writer.next(result);
		writer.complete();
	};
	const takeWhileThereIsRoom = () => {
		for (const held of waiting) {
			if (taken >= limit) return;
			waiting.delete(held);
			held.taken = true;
			taken += 1;
			acknowledge(held);
		}
	};
	const handOver = (held) => {
		waiting.delete(held);
		return sink.write(held.result).pipe(tap({
			error: (error) => held.writer.error(error),
			complete: () => acknowledge(held)
		}));
	};
	const send = (held) => handOver(held).subscribe({
		error: fail,
		complete: () => {
			if (!held.taken) return;
			taken -= 1;
			takeWhileThereIsRoom();
		}
	});
	const sendWhatIsNext = () => {
		for (;;) {
			const held = early.get(next);
			if (!held && !skipped.delete(next)) return;
			early.delete(next);
			next += 1;
			if (held) send(held);
		}
	};
	const flush = () => {
		const left = [...early.entries()].sort(([a], [b]) => a - b).map(([, held]) => held);
		early.clear();
		return merge(...left.map(handOver)).pipe(catchError((error) => {
			fail(error);
			return EMPTY;
		}));
	};
	return {
		...sink.holds && { holds: sink.holds.bind(sink) },
		...sink.claim && { claim: sink.claim.bind(sink) },
		write: (result) => new Observable((writer) => {
			if (failure) return writer.error(failure.error);
			const held = {
				result,
				writer,
				taken: false
			};
			early.set(result.experiment.position, held);
			waiting.add(held);
			sendWhatIsNext();
			takeWhileThereIsRoom();
		}),
		skip(experiment) {
			skipped.add(experiment.position);
			sendWhatIsNext();
			sink.skip?.(experiment);
		},
		close: () => concat(defer(() => failure ? EMPTY : flush()).pipe(ignoreElements()), sink.close?.() ?? EMPTY, defer(() => failure ? throwError(() => failure?.error) : EMPTY))
	};
}
// dist/sinks/keepOpen.js
/**
* A stream whose end leaves `stream` open: for stdout, which is not ours to end.
*
* @example
* csvWriter(() => keepOpen(process.stdout), { columns, name: 'stdout' })
*/
function keepOpen(stream) {
	stream.on("error", () => void 0);
	return new Writable({
		write: (chunk, _encoding, done) => stream.write(chunk, done),
		writev: (chunks, done) => stream.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
	});
}
// dist/sinks/byPath.js
/**
* Sends each result to the sink of its path. Rows of the same path share one sink.
*
* When more than `maxOpen` sinks are needed, the one that was used longest ago is closed; a result that comes for it
* later opens it again, with `first` being `false`. Nothing of a path is opened before it is closed.
*
* Errors of `open`, and of closing a sink to make room, are those of the write or claim that asked for it.
*
* @example
* byPath(pathOf, (path, first) => csvWriter(() => appendFile(path), { columns, header: first, name: path }))
*/
function byPath(pathOf, open, { maxOpen = 100 } = {}) {
	if (!(maxOpen >= 1)) throw new RangeError(`maxOpen must be at least 1, got ${maxOpen}`);
	const openings = /* @__PURE__ */ new Map();
	const closings = /* @__PURE__ */ new Map();
	const known = /* @__PURE__ */ new Set();
	const sinkOf = (path) => {
		const opening = openings.get(path) ?? openWhenThereIsRoom(path);
		openings.delete(path);
		openings.set(path, opening);
		return opening;
	};
	const openWhenThereIsRoom = (path) => {
		const first = !known.has(path);
		known.add(path);
		const opening = { opened: concat(closings.get(path) ?? EMPTY, makeRoom(), defer(() => of(open(path, first)))).pipe(tap((sink) => {
			opening.sink = sink;
		}), share({
			connector: () => new AsyncSubject(),
			resetOnComplete: false,
			resetOnError: false
		})) };
		return opening;
	};
	const withSink = (experiment, use) => defer(() => {
		const { sink, opened } = sinkOf(pathOf(experiment));
		return sink === void 0 ? opened.pipe(mergeMap(use)) : use(sink);
	});
	const makeRoom = () => {
		const [oldest] = openings;
		return oldest === void 0 || openings.size < maxOpen ? EMPTY : close(...oldest);
	};
	/** Starts at once, so that no later write of this path overtakes it. */
	const close = (path, opening) => {
		const closed = new AsyncSubject();
		openings.delete(path);
		closings.set(path, closed);
		opening.opened.pipe(mergeMap((sink) => sink.close?.() ?? EMPTY), tap({ complete: () => closings.delete(path) })).subscribe(closed);
		return closed;
	};
	const closeAll = () => {
		for (const [path, opening] of [...openings]) close(path, opening);
		return allOf([...closings.values()]);
	};
	return {
		claim: (experiment) => withSink(experiment, (sink) => sink.claim?.(experiment) ?? of(true)),
		write: (result) => withSink(result.experiment, (sink) => sink.write(result)),
		close: () => defer(closeAll)
	};
}
/** Completes when all have; then errors with the first error, if there was one. */
function allOf(closings) {
	const errors = [];
	return concat(merge(...closings.map((closing) => closing.pipe(catchError((error) => {
		errors.push(error);
		return EMPTY;
	})))), defer(() => errors.length > 0 ? throwError(() => errors[0]) : EMPTY));
}
// dist/sinks/appendWhole.js
/**
* Writes rows behind each other to the end of a file and returns the file's new length in bytes. When the system takes
* only a part of them, what is left behind are whole rows, and the error is thrown.
*
* `fd` must be open for appending, `length` be the file's length.
*/
function appendWhole(fd, length, rows, write = writeSync) {
	const bytes = Buffer.concat(rows);
	let written = 0;
	try {
		while (written < bytes.length) written += write(fd, bytes, written);
	} catch (error) {
		ftruncateSync(fd, length + wholeBytes(rows, written));
		throw error;
	}
	return length + bytes.length;
}
function wholeBytes(rows, written) {
	let whole = 0;
	for (const { length } of rows) {
		if (whole + length > written) break;
		whole += length;
	}
	return whole;
}
// dist/sinks/makeFolders.js
/** Creates the folders that a file is to lie in. Throws an `OutputError` when that cannot be. */
function makeFolders(path) {
	const folder = dirname(path);
	try {
		mkdirSync(folder, { recursive: true });
	} catch (cause) {
		if (errorCode(cause) !== "EEXIST") throw outputError(path, cause);
		throw new OutputError(`cannot write ${path}: ${folder} is no folder`, { cause });
	}
}
// dist/sinks/openForAppending.js
const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;
const APPEND = O_RDWR | O_APPEND;
const FLAGS = {
	refuse: APPEND | O_CREAT | O_EXCL,
	append: APPEND | O_CREAT,
	replace: APPEND | O_CREAT,
	expect: APPEND
};
/**
* Opens a regular file so that every write goes to its end, whoever else writes to it. Folders on the way are created.
* An existing file that does not end with a line end gets one.
*
* Throws an `OutputError`, whose `cause` has the code `EEXIST` for a refused file.
*/
function openForAppending(path, options = {}) {
	const { existing = "append", keepBytes, lineEnd = "\n" } = options;
	try {
		makeFolders(path);
		const fd = openSync(path, FLAGS[existing]);
		try {
			if (existing === "replace") ftruncateSync(fd);
			else if (keepBytes !== void 0 && keepBytes < fstatSync(fd).size) ftruncateSync(fd, keepBytes);
			endLastLine(fd, lineEnd);
		} catch (error) {
			closeSync(fd);
			throw error;
		}
		return fd;
	} catch (error) {
		throw outputError(path, error);
	}
}
/** Files that other programs have saved may end without a line end. */
function endLastLine(fd, lineEnd) {
	const { size } = fstatSync(fd);
	if (size === 0) return;
	const last = Buffer.alloc(1);
	readSync(fd, last, 0, 1, size - 1);
	if (last.toString() === "\r") writeSync(fd, "\n");
	else if (last.toString() !== "\n") writeSync(fd, lineEnd);
}
// dist/sinks/appendFile.js
/**
* A stream into a regular file: what it has taken is with the operating system, so it outlives the process however that
* ends, and with the disk a second later. Folders on the way are created. A chunk is written whole or not at all.
*
* Opens the file at once and throws an `OutputError` when that fails. Errors with one when the disk is full, and when it
* is found that the file was removed or cut short by somebody else.
*/
function appendFile(path, options = {}) {
	const { syncEveryMs = 1e3, scheduler = asyncScheduler, sync = fdatasync } = options;
	const fd = openForAppending(path, options);
	let length = fstatSync(fd).size;
	const written = new Subject();
	const ended = new Subject();
	const synced = new Observable((subscriber) => {
		const problem = problemOf(fd, length);
		if (problem) return subscriber.error(new Error(problem));
		sync(fd, (error) => error ? subscriber.error(error) : subscriber.complete());
	});
	const syncing = concat(written.pipe(throttleTime(syncEveryMs, scheduler, {
		leading: false,
		trailing: true
	}), takeUntil(ended), concatMap(() => synced)), synced).pipe(share({
		connector: () => new ReplaySubject(),
		resetOnComplete: false,
		resetOnError: false
	}));
	const append = (rows, done) => {
		try {
			length = appendWhole(fd, length, rows);
		} catch (error) {
			return done(outputError(path, error));
		}
		written.next();
		done();
	};
	const stream = new Writable({
		write: (row, _encoding, done) => append([row], done),
		writev: (rows, done) => append(rows.map(({ chunk }) => chunk), done),
		final(done) {
			ended.next();
			syncing.subscribe({
				error: (error) => done(outputError(path, error)),
				complete: done
			});
		},
		destroy(cause, done) {
			ended.next();
			const close = (error) => {
				closeSync(fd);
				done(error ? outputError(path, error) : null);
			};
			syncing.subscribe({
				error: (error) => close(cause ?? error),
				complete: () => close(cause)
			});
		}
	});
	syncing.subscribe({ error: (error) => stream.destroy(outputError(path, error)) });
	return stream;
}
function problemOf(fd, length) {
	const { nlink, size } = fstatSync(fd);
	if (nlink === 0) return "it was removed while results were written to it";
	if (size < length) return "another program has cut it short";
}
// dist/sinks/appendStream.js
/** A stream into what is no regular file: a FIFO, a device. Nothing that is there is cut, even if it is a file. */
function appendStream(path) {
	return createWriteStream(path, { flags: "a" });
}
// dist/sinks/processStart.js
/**
* When a process started, in the system's own terms, to tell it from a later one with the same number. `undefined` when
* there is no such process, empty where the system does not tell.
*/
function processStart(pid) {
	if (!isAlive(pid)) return void 0;
	try {
		if (process.platform === "linux") return startTicks(readFileSync(`/proc/${pid}/stat`, "utf8"));
		if (process.platform === "win32") return "";
		return execFileSync("ps", [
			"-o",
			"lstart=",
			"-p",
			String(pid)
		], { encoding: "utf8" }).trim();
	} catch (error) {
		if (error instanceof Error) return isAlive(pid) ? "" : void 0;
		throw error;
	}
}
/** Field 22 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the second one, a name, may hold blanks. */
function startTicks(stat) {
	return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === "EPERM";
	}
}
// dist/sinks/fileLock.js
/** A lock that nobody has written his name into for so long belongs to nobody. */
const NAMELESS_MS = 1e4;
const ATTEMPTS = 10;
/**
* Keeps a second run from writing `path`, by a file `PATH.lock` beside it that names this process. Unsubscribing lets
* go; so does the end of the process, however it comes: a lock whose process is gone is taken over.
*
* Throws an `OutputError` that names the process of the other run.
*
* @example
* using(() => fileLock('results.csv'), () => run)
*/
function fileLock(path, { now = Date.now } = {}) {
	const lockPath = `${path}.lock`;
	const owner = JSON.stringify({
		pid: process.pid,
		started: processStart(process.pid),
		host: hostname()
	});
	try {
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (create(lockPath, owner)) return new Subscription(() => release(lockPath, owner));
			const found = contentOf(lockPath);
			if (found !== void 0 && isHeld(found, lockPath, now())) throw inUse(path, lockPath, found);
			if (found !== void 0) takeAway(lockPath, found);
		}
	} catch (error) {
		throw outputError(lockPath, error);
	}
	throw new OutputError(`cannot lock ${path}: other runs are about to write it`);
}
function create(lockPath, owner) {
	try {
		const fd = openSync(lockPath, "wx");
		writeSync(fd, owner);
		closeSync(fd);
		return true;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return false;
		throw error;
	}
}
function contentOf(path) {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if (errorCode(error) === "ENOENT") return void 0;
		throw error;
	}
}
function ownerOf(content) {
	try {
		const owner = JSON.parse(content);
		return typeof owner?.pid === "number" && typeof owner.host === "string" ? {
			pid: owner.pid,
			started: owner.started,
			host: owner.host
		} : void 0;
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
/** A process on another machine, which shares this folder, cannot be looked at: it counts as running. */
function isHeld(content, lockPath, nowMs) {
	const owner = ownerOf(content);
	if (owner === void 0) return nowMs - (modifiedMs(lockPath) ?? 0) < NAMELESS_MS;
	if (owner.host !== hostname()) return true;
	const started = processStart(owner.pid);
	return started !== void 0 && (started === "" || !owner.started || started === owner.started);
}
function modifiedMs(path) {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
/** By renaming, so that of two runs that do this at once, one finds that it has got hold of the other's new lock. */
function takeAway(lockPath, seen) {
	const aside = `${lockPath}.old`;
	try {
		renameSync(lockPath, aside);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return;
		throw error;
	}
	if (contentOf(aside) === seen) rmSync(aside, { force: true });
	else renameSync(aside, lockPath);
}
function release(lockPath, owner) {
	try {
		if (contentOf(lockPath) === owner) rmSync(lockPath, { force: true });
	} catch (error) {
		if (errorCode(error) === void 0) throw error;
	}
}
function inUse(path, lockPath, content) {
	const owner = ownerOf(content);
	const who = owner ? `process ${owner.pid}${owner.host === hostname() ? "" : ` on ${owner.host}`}` : "another run";
	return new OutputError(`${path} is being written by ${who}; wait for it to end, or remove ${lockPath} if there is no such run`);
}
// dist/sinks/ledger.js
/** Keeps account of the rows in `journal`, by `experiment_id`, whatever the order of the input is. */
function ledger(journal, { retryErrors = false } = {}) {
	const accounts = /* @__PURE__ */ new Map();
	for (const id of /* @__PURE__ */ new Set([...journal.finished.keys(), ...journal.errors.keys()])) {
		const answers = journal.finished.get(id) ?? 0;
		accounts.set(id, {
			answers,
			errors: journal.errors.get(id) ?? 0,
			asked: 0,
			written: 0
		});
	}
	/** Who writes for whom: a row that can be asked now has another id than its old error. */
	const rerun = /* @__PURE__ */ new Map();
	const unasked = (id) => {
		const account = accounts.get(id);
		return account && account.asked < account.errors ? account : void 0;
	};
	return {
		take({ experimentId, unaskedId }) {
			const account = accounts.get(experimentId) ?? unasked(unaskedId);
			if (!account) return void 0;
			account.asked += 1;
			if (account.asked <= account.answers) return "answer";
			if (!retryErrors && account.asked <= account.answers + account.errors) return "error";
			rerun.set(experimentId, account);
		},
		written(experimentId) {
			const account = rerun.get(experimentId);
			if (account) account.written += 1;
		},
		superseded: () => {
			const counts = [...accounts].map(([id, account]) => [id, supersededOf(account)]);
			return new Map(counts.filter(([, count]) => count > 0));
		},
		get matched() {
			return sum(accounts.values(), ({ asked, answers, errors }) => Math.min(asked, answers + errors));
		},
		get strangers() {
			return sum(accounts.values(), (account) => Math.max(0, account.answers + account.errors - supersededOf(account) - account.asked));
		}
	};
}
/** An input that has not been read to its end may ask for more: such a row is run again, no more than that. */
function supersededOf({ answers, errors, asked, written }) {
	if (asked === 0) return 0;
	return Math.max(0, Math.min(errors, answers + errors + written - asked));
}
function sum(accounts, figure) {
	let total = 0;
	for (const account of accounts) total += figure(account);
	return total;
}
// dist/sinks/replacement.js
/** The new content of an existing file, gathered in `PATH.parallamr-tmp` beside it until it takes its place. */
var Replacement = class {
	#target;
	#temporary;
	#fd;
	#length = 0;
	constructor(path) {
		this.#target = realpathSync(path);
		this.#temporary = temporaryPath(this.#target);
		this.#fd = openSync(this.#temporary, "w");
	}
	append(text) {
		if (this.#fd !== void 0) this.#length = appendWhole(this.#fd, this.#length, [Buffer.from(text)]);
	}
	/** Puts the new content into place, in one atomic step, and on the disk. */
	commit() {
		if (this.#fd === void 0) return;
		fchmodSync(this.#fd, statSync(this.#target).mode);
		fsyncSync(this.#fd);
		this.#close();
		renameSync(this.#temporary, this.#target);
		syncFolder(dirname(this.#target));
	}
	/** Lets go of everything. The target is what it was, unless there was a `commit`. */
	unsubscribe() {
		this.#close();
		rmSync(this.#temporary, { force: true });
	}
	#close() {
		if (this.#fd !== void 0) closeSync(this.#fd);
		this.#fd = void 0;
	}
};
/** Removes what a run has left that was killed while it replaced `path`. No run may be doing so now. */
function removeLeftover(path) {
	rmSync(temporaryPath(path), { force: true });
}
function temporaryPath(path) {
	return `${path}.parallamr-tmp`;
}
/** So that the new name outlives a power cut. Windows knows no such thing. */
function syncFolder(folder) {
	if (process.platform === "win32") return;
	const fd = openSync(folder, "r");
	try {
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
}
// dist/sinks/replaceFile.js
const ROWS_PER_WRITE = 256;
/**
* Replaces the content of an existing file by `rows` in one atomic step: whenever the process ends, the file is the old
* one or the new one, and whole. Completes when the new one is on the disk. Errors with an `OutputError`.
*/
function replaceFile(path, rows) {
	const replaced = (replacement) => concat(rows.pipe(bufferCount(ROWS_PER_WRITE), tap((texts) => replacement.append(texts.join(""))), ignoreElements()), defer(() => {
		replacement.commit();
		return EMPTY;
	}));
	return usingReplacement(path, replaced).pipe(catchError((error) => throwError(() => outputError(path, error))));
}
function usingReplacement(path, work) {
	return defer(() => {
		const replacement = new Replacement(path);
		return using(() => replacement, () => work(replacement));
	});
}
// dist/sinks/rewriteResults.js
const FROM_END = (field) => RESULT_FIELDS.indexOf(field) - RESULT_FIELDS.length;
const OUTPUT = FROM_END("output");
const STATUS = FROM_END("status");
const ID = FROM_END("experiment_id");
/**
* Brings a results file to its final form: without error rows that have been made up for, and with a column for every
* key of the JSON in its answers. Does nothing when there is nothing to do; else replaces the file in one atomic step,
* and completes when that is on the disk. Reads the file once or twice, piece by piece.
*/
function rewriteResults(path, options) {
	const { columns, jsonColumns = [], flatten = false, superseded = /* @__PURE__ */ new Map(), dialect = plainCsv } = options;
	return (flatten ? widened(path, columns, jsonColumns, dialect) : of(jsonColumns)).pipe(switchMap((wider) => {
		if (superseded.size === 0 && wider.length === jsonColumns.length) return EMPTY;
		return replaceFile(path, concat(of(dialect.start + rowText(dialect, resultHeader(columns, wider))), keptRows(path, superseded).pipe(map((cells) => rowText(dialect, widenedCells(cells, columns, dialect, jsonColumns, wider))))));
	}));
}
/** The columns from JSON of the whole file: those it has, then new ones as they come. */
function widened(path, columns, jsonColumns, dialect) {
	const known = new Set(jsonColumns.map(dialect.cell));
	return defer(() => rowsOf(path).pipe(reduce((names, cells) => {
		for (const name of jsonColumnsOf(columns, cells.at(OUTPUT) ?? "", dialect).keys()) if (!known.has(name)) names.add(name);
		return names;
	}, /* @__PURE__ */ new Set()), map((names) => [...jsonColumns, ...names])));
}
function keptRows(path, superseded) {
	return defer(() => {
		const left = new Map(superseded);
		return rowsOf(path).pipe(filter((cells) => {
			const id = cells.at(ID) ?? "";
			const count = cells.at(STATUS) === "error" ? left.get(id) ?? 0 : 0;
			if (count > 0) left.set(id, count - 1);
			return count === 0;
		}));
	});
}
function rowsOf(path) {
	return resultRecords(path).pipe(skip(1), map(({ cells }) => cells));
}
function widenedCells(cells, columns, dialect, jsonColumns, wider) {
	const start = resultHeader(columns).length - RESULT_FIELDS.length;
	const fields = cells.slice(-RESULT_FIELDS.length);
	const known = cells.slice(start, start + jsonColumns.length);
	const added = jsonCells(cells.at(OUTPUT) ?? "", wider.slice(jsonColumns.length), columns, dialect);
	return [
		...cells.slice(0, start),
		...known,
		...added,
		...fields
	];
}
// dist/sinks/outputFile.js
/** One results file over the whole of a run, whether it is open just now or not. */
var OutputFile = class {
	path;
	options;
	/** Whether `ready` has emitted. */
	isReady = false;
	/** Locks the file and looks at what is there. Emits when it may be written; nothing has been changed then. */
	ready;
	/** Brings the file to its final form, once it is complete and closed. Leaves alone what was refused. */
	finished;
	#isOpened = false;
	#lock = Subscription.EMPTY;
	#journal;
	#ledger;
	constructor(path, options, gate) {
		this.path = path;
		this.options = options;
		const inTurn = (work) => defer(work).pipe(admitted(gate, { key: "files" }));
		this.ready = inTurn(() => this.#prepare()).pipe(map(() => {
			this.isReady = true;
			return this;
		}), share({
			connector: () => new ReplaySubject(),
			resetOnComplete: false,
			resetOnError: false
		}));
		this.finished = inTurn(() => this.#finish());
	}
	/** What the file holds of the input, when it is resumed. */
	get ledger() {
		return this.#ledger;
	}
	/** A sink into the file. `first` says that the file has not been opened in this run. */
	writer(first) {
		const { path } = this;
		const { columns } = this.options;
		const { jsonColumns = [], endOffset = 0 } = this.#journal ?? {};
		const format = {
			columns,
			jsonColumns,
			dialect: this.#dialect,
			name: path
		};
		if (outputKind(path) === "stream") {
			const { flatten = false, lateColumns } = this.options;
			return (flatten ? flattenedCsv : csvWriter)(() => appendStream(path), {
				...format,
				header: first,
				lateColumns
			});
		}
		if (!first) return csvWriter(() => appendFile(path, { existing: "expect" }), {
			...format,
			header: false
		});
		this.#isOpened = true;
		return csvWriter(() => appendFile(path, this.#opening), {
			...format,
			header: endOffset === 0
		});
	}
	release() {
		this.#lock.unsubscribe();
	}
	/** A resumed file goes on in its own form. */
	get #dialect() {
		return {
			...this.options.dialect ?? plainCsv,
			...this.#journal?.form
		};
	}
	get #opening() {
		const { existing = "refuse" } = this.options;
		if (existing !== "resume") return { existing };
		return {
			keepBytes: this.#journal?.endOffset ?? 0,
			lineEnd: this.#dialect.lineEnd
		};
	}
	#prepare() {
		const { path } = this;
		const { existing = "refuse", columns, flatten, retryErrors } = this.options;
		const kind = outputKind(path);
		if (kind === "stream") return of(void 0);
		if (existing === "refuse" && kind === "file") throw alreadyThere(path);
		this.#takeLock(kind === "file" ? realpathSync(path) : path);
		if (existing !== "resume") return of(void 0);
		return readJournal(path, {
			columns,
			flatten
		}).pipe(tap((journal) => {
			this.#journal = journal;
			this.#ledger = ledger(journal, { retryErrors });
		}));
	}
	#finish() {
		const { columns, flatten } = this.options;
		if (!this.isReady || outputKind(this.path) !== "file") return EMPTY;
		if (this.#journal?.endOffset && !this.#isOpened) closeSync(openForAppending(this.path, this.#opening));
		const superseded = this.#ledger?.superseded();
		const jsonColumns = this.#journal?.jsonColumns;
		return rewriteResults(this.path, {
			columns,
			jsonColumns,
			flatten,
			superseded,
			dialect: this.#dialect
		});
	}
	/** `target` is the file itself, whichever links lead to it. */
	#takeLock(target) {
		makeFolders(target);
		this.#lock = fileLock(target);
		try {
			removeLeftover(target);
		} catch (error) {
			throw outputError(target, error);
		}
	}
};
function alreadyThere(path) {
	return new UsageError(`${path} exists already: use --resume to keep what it holds and run the rest, or --overwrite to replace it`);
}
// dist/sinks/resultFiles.js
/** Files that are read at once, before the first row or behind the last one; some systems allow 256 open files in all. */
const MAX_READ = 25;
/**
* Results into files: one or many, new, replaced or resumed. The whole way of an output: a lock against a second run, the
* refusal of a file that is there, what it holds, whole rows at once with the operating system, and its final form.
*
* A file is looked at when the first row is claimed for it, before that row's call, and not opened before a row is due.
* Experiments that a resumed file holds are not due; each row of it answers for one. Old error rows that are made up for
* are removed at the end, so that a run that is killed has lost none; the next one to resume the file catches up on it.
*
* Errors with a `UsageError` when a file must not be written, with an `OutputError` when it cannot be.
*
* @example
* resultFiles({ pathOf: () => 'results.csv', columns, existing: 'resume' })
*/
function resultFiles(options) {
	const { pathOf, maxOpen, ...fileOptions } = options;
	const files = /* @__PURE__ */ new Map();
	const gate = new Gate({ permits: MAX_READ });
	const kept = {
		answers: 0,
		errors: 0
	};
	const fileAt = (path) => {
		const file = files.get(path) ?? new OutputFile(path, fileOptions, gate);
		files.set(path, file);
		return file;
	};
	const pathOfRow = (experiment) => normalize(pathOf(experiment));
	const withFile = (experiment, use) => {
		const file = fileAt(pathOfRow(experiment));
		return file.isReady ? use(file) : file.ready.pipe(mergeMap(use));
	};
	const rows = byPath(pathOfRow, (path, first) => fileAt(path).writer(first), { maxOpen });
	return {
		...options.existing === "resume" && { holds: (experiment, ids) => withFile(experiment, ({ ledger }) => {
			const found = ledger?.take(ids);
			if (found !== void 0) kept[found === "answer" ? "answers" : "errors"] += 1;
			return of(found !== void 0);
		}) },
		claim: (experiment) => withFile(experiment, () => rows.claim?.(experiment) ?? of(true)),
		write: (result) => withFile(result.experiment, ({ ledger }) => ledger === void 0 ? rows.write(result) : rows.write(result).pipe(tap({ complete: () => ledger.written(result.experimentId) }))),
		close: () => defer(() => {
			const all = [...files.values()];
			return concat(rows.close?.() ?? EMPTY, from(all).pipe(mergeMap((file) => file.finished))).pipe(finalize(() => {
				for (const file of all) file.release();
			}));
		}),
		kept,
		get strangers() {
			let total = 0;
			for (const file of files.values()) total += file.ledger?.strangers ?? 0;
			return total;
		}
	};
}
// dist/sinks/terminalCell.js
/** Controls but for line feed and tab (C0, DEL, C1), and those that turn the direction of writing around. */
const CONTROLS = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** A cell that is shown on a terminal, and cannot control it: escape sequences and their like become visible. */
function terminalCell(cell) {
	return cell.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// dist/commands/openOutput.js
/** Throws a `UsageError` for an output that must not be touched. Changes nothing. */
function checkOutput({ output, overwrite, resume }) {
	if (output === void 0 || isTemplatedPath(output) || outputKind(output) !== "file") return;
	if (!overwrite && !resume) throw new UsageError(`${output} exists already: use --resume to keep what it holds and run the rest, or --overwrite to replace it`);
}
/** Nothing is opened before the first row is claimed. */
function openOutput(flags, columns, stdout) {
	const lateColumns = /* @__PURE__ */ new Set();
	const look = {
		columns,
		lateColumns,
		dialect: flags.excel ? excelCsv : plainCsv
	};
	const files = flags.output === void 0 ? void 0 : filesOf(flags, flags.output, look);
	const sink = files ?? stdoutSink(flags, stdout, look);
	return {
		sink: flags.ordered ? inInputOrder(sink) : sink,
		files,
		lateColumns
	};
}
function filesOf(flags, output, look) {
	return resultFiles({
		...look,
		pathOf: pathOfRow(output),
		existing: flags.resume ? "resume" : flags.overwrite ? "replace" : "refuse",
		retryErrors: flags["retry-errors"],
		flatten: flags.flatten
	});
}
function stdoutSink({ flatten }, stdout, look) {
	const dialect = stdout.isTTY ? {
		...look.dialect,
		cell: terminalCell
	} : look.dialect;
	const options = {
		...look,
		dialect,
		name: "stdout"
	};
	return flatten ? flattenedCsv(() => keepOpen(stdout), options) : csvWriter(() => keepOpen(stdout), options);
}
/** A row whose result has no place to go must not be paid for: that ends the run. */
function pathOfRow(output) {
	if (!isTemplatedPath(output)) return () => output;
	const pathOf = outputPath(output);
	return (experiment) => {
		try {
			return pathOf(experiment);
		} catch (error) {
			if (!(error instanceof RowError)) throw error;
			throw new OutputError(`row ${experiment.rowNumber}: ${error.message}`, { cause: error });
		}
	};
}
// dist/providers/ownProvider.js
/**
* Makes a `Provider` of one that answers with promises, or with observables of another rxjs.
*
* Its answers are judged as all others are: one that was cut gets a warning, one without text is an error. Fields of
* the wrong type are left out. `complete` errors with a `ProviderError` of class `rejected` when what comes back is no
* completion. All other errors pass through as they are.
*
* @example
* const provider = ownProvider('echo', { complete: async ({ prompt }) => ({ output: prompt }) });
*/
function ownProvider(name, own) {
	const { contextWindow, models } = own;
	return {
		complete: (request) => defer(() => {
			const aborter = new AbortController();
			return defer(() => streamOf(own.complete(request, aborter.signal))).pipe(finalize(() => aborter.abort()));
		}).pipe(map((answer) => completionOf(name, soundCompletion(name, answer)))),
		...contextWindow && { contextWindow: (request) => defer(() => streamOf(contextWindow.call(own, request))) },
		...models && { models: () => defer(() => models.call(own)) },
		concurrency: own.concurrency,
		unconfigured: own.unconfigured
	};
}
/** A plain value is an answer, too; a text would else be taken for a stream of its characters. */
function streamOf(answer) {
	return isStream(answer) ? answer : of(answer);
}
function isStream(answer) {
	return typeof answer === "object" && answer !== null && ("then" in answer || "subscribe" in answer || Symbol.asyncIterator in answer);
}
// dist/providers/loadProvider.js
/**
* Imports a provider of one's own: a module whose default export is a provider, or a function that makes one from the
* settings. It may answer with promises.
*
* Rejects with a `UsageError` that says what is wrong with the module. What the module does while it is imported is
* its own affair.
*
* @example
* const provider = await loadProvider({ name: 'echo', file: './echo.mjs', settings: readSettings() });
*/
async function loadProvider(module) {
	const { name, file, settings, directory = process.cwd() } = module;
	const path = resolve(directory, file);
	const problem = (what, cause) => new UsageError(`--provider-module ${name}=${file}: ${what}`, { cause });
	if (!existsSync(path)) throw problem("there is no such file");
	const exported = await tried(() => importedDefault(path), (cause) => problem(`cannot be imported: ${said(cause)}`, cause));
	if (exported === void 0) throw problem("has no default export; export a provider, or a function that makes one: export default { complete }");
	const own = typeof exported === "function" ? await tried(() => exported(settings), (cause) => problem(`its function failed: ${said(cause)}`, cause)) : exported;
	if (!isOwnProvider(own)) throw problem("its default export is no provider: it must have a function complete(request)");
	return ownProvider(name, own);
}
async function importedDefault(path) {
	return (await import(pathToFileURL(path).href)).default;
}
async function tried(attempt, failure) {
	try {
		return await attempt();
	} catch (cause) {
		throw failure(cause);
	}
}
function said(cause) {
	return cause instanceof Error ? cause.message : String(cause);
}
function isOwnProvider(value) {
	return typeof value === "object" && value !== null && "complete" in value && typeof value.complete === "function";
}
// dist/commands/providersOf.js
/** The providers that rows can name: the user's own first, then those that the settings give access to. */
async function providersOf(flags, { settings, redact }, send, directory) {
	const registry = providerRegistry({
		settings,
		send,
		redact
	});
	const modules = flags["provider-module"].map(async ({ name: given, value: file }) => {
		const name = given.trim().toLowerCase();
		const provider = await loadProvider({
			name,
			file,
			settings,
			directory
		});
		return [name, classified(provider, {
			name,
			redact
		})];
	});
	const own = new Map(await Promise.all(modules));
	const find = (name) => own.get(name) ?? registry(name);
	return Object.assign(find, { known: [...own.keys(), ...registry.known] });
}
// dist/prompt/decodeText.js
/** UTF-8 to text, without its BOM. Throws a `RangeError` that names the first byte that is not UTF-8. */
function decodeText(bytes) {
	const invalidAt = invalidUtf8At(bytes);
	if (invalidAt !== void 0) throw new RangeError(`it is not UTF-8 at byte ${invalidAt}`);
	return new TextDecoder().decode(bytes);
}
// dist/prompt/textCache.js
/**
* Reads each text once for as long as it is kept; whoever asks while it is being read gets the same reading. Emits
* synchronously once it is there. Errors are not kept.
*
* @example
* const load = textCache(readText);
* merge(load('a.md'), load('a.md')) // reads a.md once
*/
function textCache(read, options = {}) {
	const { maxCharacters = 16 * 1024 ** 2 } = options;
	const kept = /* @__PURE__ */ new Map();
	let characters = 0;
	const forget = (path) => {
		characters -= kept.get(path)?.characters ?? 0;
		kept.delete(path);
	};
	const keep = (path, { text }) => {
		const entry = kept.get(path);
		if (entry === void 0) return;
		entry.characters = path.length + text.length;
		characters += entry.characters;
		for (const oldest of kept.keys()) {
			if (characters <= maxCharacters) return;
			forget(oldest);
		}
	};
	return (path) => {
		const entry = kept.get(path) ?? {
			source: defer(() => read(path)).pipe(tap({
				next: (text) => keep(path, text),
				error: () => forget(path)
			}), shareReplay(1)),
			characters: 0
		};
		kept.delete(path);
		kept.set(path, entry);
		return entry.source;
	};
}
// dist/prompt/textFile.js
/**
* A text from a file. A path without placeholders is read once, when it is first asked for. One with placeholders is
* resolved per row and must stay inside the folders in front of the first placeholder, symbolic links included; a value
* may hold folders, but be neither absolute nor hold `..`. Files that many rows name are kept in a bounded memory.
*
* Files are UTF-8, with or without a BOM. What cannot be read is a `UsageError` for a fixed path, else a `RowError`.
*
* @example
* textFile('prompts/{{topic}}.txt').load({ topic: 'history/rome' }) // reads prompts/history/rome.txt
*/
function textFile(path, options = {}) {
	const { isTemplated, fixedPart, rest } = pathTemplate(path, relativePiece);
	if (!isTemplated) {
		let known = readText(fixedPart).pipe(catchError((cause) => throwError(() => new UsageError(unreadable(fixedPart, cause), { cause }))), tap((text) => {
			known = of(text);
		}), shareReplay(1));
		return { load: () => known };
	}
	const load = textCache((file) => defer(() => {
		if (!isInside(fixedPart, file)) throw new Error(`it leads out of '${fixedPart || "."}'`);
		return readText(file);
	}).pipe(catchError((cause) => throwError(() => new RowError(unreadable(file, cause), { cause })))), options);
	return { load: (variables) => defer(() => load(fixedPart + rest(variables))) };
}
function readText(path) {
	return defer(() => readFile(path)).pipe(map((bytes) => ({
		name: basename(path),
		text: decodeText(bytes)
	})));
}
function relativePiece(value) {
	if (posix.isAbsolute(value) || win32.isAbsolute(value) || value.split(/[\\/]/).includes("..")) throw new RowError(`'${value}' in a path must neither be absolute nor hold '..'`);
	return value;
}
function unreadable(path, cause) {
	return `'${path}' cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
}
// dist/prompt/textStream.js
/**
* A text from a stream, such as stdin: read once, when it is first asked for, and the same for every row.
*
* Errors with a `UsageError` for a stream that fails or is not UTF-8.
*
* @param name What the text is called, also in messages.
*
* @example
* textStream('stdin', () => process.stdin)
*/
function textStream(name, open) {
	const source = allBytes(open).pipe(map((bytes) => ({
		name,
		text: decodeText(bytes)
	})), catchError((cause) => throwError(() => new UsageError(`${name} cannot be read: ${cause.message}`, { cause }))), shareReplay({
		bufferSize: 1,
		refCount: true
	}));
	return { load: () => source };
}
function allBytes(open) {
	return new Observable((subscriber) => {
		const input = open();
		const chunks = [];
		input.on("data", (chunk) => chunks.push(Buffer.from(chunk)));
		input.on("end", () => {
			subscriber.next(Buffer.concat(chunks));
			subscriber.complete();
		});
		input.on("error", (error) => subscriber.error(error));
		input.on("close", () => subscriber.error(/* @__PURE__ */ new Error("it was closed before its end")));
		return () => input.destroy();
	});
}
// dist/commands/questionOf.js
/** What the flags ask of every row. Rejects with a `UsageError` when a file that all rows need cannot be read. */
async function questionOf(flags, { stdin }) {
	const fixed = [];
	const sourceOf = (path) => {
		const source = path === "-" ? textStream("stdin", () => stdin) : textFile(path);
		if (!isTemplatedPath(path)) fixed.push(source);
		return source;
	};
	const question = {
		prompt: sourceOf(flags.prompt),
		contexts: flags.context.map(sourceOf),
		system: flags.system === void 0 ? void 0 : sourceOf(flags.system),
		parameters: Object.fromEntries(flags.param)
	};
	await firstValueFrom(forkJoin(fixed.map((source) => source.load({}))), { defaultValue: [] });
	return question;
}
// dist/commands/tell.js
/** Lines on stderr, harmless and without secrets. */
function tellOn(stderr, redact) {
	return (line) => {
		const indent = line.slice(0, line.length - line.trimStart().length);
		stderr.write(`${indent}${cleanText(line, redact)}\n`);
	};
}
// dist/validateExperiments.js
/**
* Checks everything that can be checked without a completion call: rows, templates, documents, providers, context
* windows. Emits one result per experiment, in input order, with no output: `error` for a row that could not be asked.
*
* Errors as the experiments do.
*
* @example
* validateExperiments(options).pipe(filter(({ status }) => status === 'error'))
*/
function validateExperiments(options) {
	return defer(() => {
		const prepare = prepareRow(options);
		return options.experiments.pipe(mergeLane((experiment) => prepare(experiment).pipe(map(checked)), {
			concurrency: 1,
			queue: options.queue ?? (() => spillQueue())
		}));
	});
}
function checked(row) {
	if ("problem" in row) return failedRow(row, { message: row.problem });
	const { experiment, experimentId, provider, estimatedTokens, contextWindow, warnings } = row;
	if (provider.unconfigured !== void 0) return failedRow(row, {
		failure: "unconfigured",
		message: provider.unconfigured
	});
	return {
		experiment,
		experimentId,
		status: warnings.length > 0 ? "warning" : "ok",
		output: "",
		errorMessage: warnings.join("; "),
		inputTokens: estimatedTokens,
		contextWindow,
		attempts: 0
	};
}
// dist/commands/validateRows.js
/** Checks every row, tells what is wrong, and returns the exit code: 2 if any row would be an `error`. */
async function validateRows(options, tell) {
	const checked = validateExperiments(options).pipe(tap(({ experiment: { rowNumber }, status, errorMessage }) => {
		if (status !== "ok") tell(`Row ${rowNumber}: ${status}: ${errorMessage}`);
	}), scan((counts, { status }) => ({
		...counts,
		[status]: counts[status] + 1
	}), {
		ok: 0,
		warning: 0,
		error: 0
	}));
	const { ok, warning, error } = await lastValueFrom(checked, { defaultValue: {
		ok: 0,
		warning: 0,
		error: 0
	} });
	tell(`Checked ${ok + warning + error} rows: ${ok} ok, ${warning} warning, ${error} error. Nothing was sent.`);
	return error > 0 ? EXIT.usage : EXIT.ok;
}
// dist/commands/withoutSecrets.js
/** The same error, saying the same without secrets: somebody else's code may have put one into its message. */
function withoutSecrets(error, redact) {
	if (!(error instanceof Error)) return typeof error === "string" ? redact(error) : error;
	error.message = redact(error.message);
	error.stack = redact(error.stack ?? "");
	return error;
}
// dist/commands/runRows.js
/** Runs the rows of the experiments file and returns the exit code. Rejects with a `UsageError` for what it cannot use. */
async function runRows(flags, io) {
	const secrets = secretsOf(readSettings(io.env, io.cwd()));
	const send = httpSend({ proxyFor: proxyFor(secrets.settings) });
	try {
		return await runWith(await providersOf(flags, secrets, send, io.cwd()), flags, io, secrets.redact);
	} catch (error) {
		throw withoutSecrets(error, secrets.redact);
	} finally {
		send.close();
	}
}
async function runWith(providers, flags, io, redact) {
	const tell = tellOn(io.stderr, redact);
	const warnings = flagWarnings(flags, (name) => providers(name) !== void 0);
	if (!flags.quiet) for (const line of warnings) tell(`Warning: ${line}`);
	checkFilesApart(flags);
	checkOutput(flags);
	const question = {
		...await questionOf(flags, io),
		providers
	};
	const exitCode = concat(checkResume(flags, question, io.stdin), rowsOf$1(flags, io.stdin).pipe(concatMap(async ({ columns, experiments }) => {
		const options = {
			...question,
			experiments
		};
		if (flags["validate-only"]) return validateRows(options, tell);
		const output = openOutput(flags, columns, io.stdout);
		return executeRows({
			...options,
			...limitsOf(flags),
			redact
		}, output, flags, io, tell);
	})));
	return lastValueFrom(exitCode);
}
function limitsOf(flags) {
	return {
		maxConcurrent: flags["max-concurrent"],
		concurrency: Object.assign({}, ...flags["provider-concurrency"]),
		rateLimits: Object.assign({}, ...flags["rate-limit"]),
		tokenLimits: Object.assign({}, ...flags["token-limit"]),
		sequential: flags.sequential,
		timeoutMs: flags.timeout,
		retry: {
			maxRetries: flags["max-retries"],
			initialDelayMs: flags["retry-delay"],
			maxDelayMs: flags["max-retry-delay"],
			maxWaitMs: flags["max-wait"]
		}
	};
}
export { runRows };
