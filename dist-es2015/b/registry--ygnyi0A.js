import { i as ProviderError, o as UsageError } from "./exitCodes-Z8iCYvUQ.js";
import { t as cleanText } from "./cleanText-VA9GSatx.js";
import { createRequire } from "node:module";
import { existsSync, readFileSync, statSync } from "node:fs";
import { __asyncGenerator, __asyncValues, __await, __awaiter } from "tslib";
import { isUtf8 } from "node:buffer";
import { Socket } from "node:net";
import { dirname, join, resolve } from "node:path";
import { STATUS_CODES } from "node:http";
// node_modules/rxjs/dist/esm/internal/util/isFunction.js
function isFunction(value) {
	return typeof value === "function";
}
// node_modules/rxjs/dist/esm/internal/util/createErrorClass.js
function createErrorClass(createImpl) {
	const _super = (instance) => {
		Error.call(instance);
		instance.stack = (/* @__PURE__ */ new Error()).stack;
	};
	const ctorFunc = createImpl(_super);
	ctorFunc.prototype = Object.create(Error.prototype);
	ctorFunc.prototype.constructor = ctorFunc;
	return ctorFunc;
}
// node_modules/rxjs/dist/esm/internal/util/UnsubscriptionError.js
const UnsubscriptionError = createErrorClass((_super) => function UnsubscriptionErrorImpl(errors) {
	_super(this);
	this.message = errors ? `${errors.length} errors occurred during unsubscription:
${errors.map((err, i) => `${i + 1}) ${err.toString()}`).join("\n  ")}` : "";
	this.name = "UnsubscriptionError";
	this.errors = errors;
});
// node_modules/rxjs/dist/esm/internal/util/arrRemove.js
function arrRemove(arr, item) {
	if (arr) {
		const index = arr.indexOf(item);
		0 <= index && arr.splice(index, 1);
	}
}
// node_modules/rxjs/dist/esm/internal/Subscription.js
var Subscription = class Subscription {
	constructor(initialTeardown) {
		this.initialTeardown = initialTeardown;
		this.closed = false;
		this._parentage = null;
		this._finalizers = null;
	}
	unsubscribe() {
		let errors;
		if (!this.closed) {
			this.closed = true;
			const { _parentage } = this;
			if (_parentage) {
				this._parentage = null;
				if (Array.isArray(_parentage)) for (const parent of _parentage) parent.remove(this);
				else _parentage.remove(this);
			}
			const { initialTeardown: initialFinalizer } = this;
			if (isFunction(initialFinalizer)) try {
				initialFinalizer();
			} catch (e) {
				errors = e instanceof UnsubscriptionError ? e.errors : [e];
			}
			const { _finalizers } = this;
			if (_finalizers) {
				this._finalizers = null;
				for (const finalizer of _finalizers) try {
					execFinalizer(finalizer);
				} catch (err) {
					errors = errors !== null && errors !== void 0 ? errors : [];
					if (err instanceof UnsubscriptionError) errors = [...errors, ...err.errors];
					else errors.push(err);
				}
			}
			if (errors) throw new UnsubscriptionError(errors);
		}
	}
	add(teardown) {
		var _a;
		if (teardown && teardown !== this) {
			if (this.closed) execFinalizer(teardown);
			else {
				if (teardown instanceof Subscription) {
					if (teardown.closed || teardown._hasParent(this)) return;
					teardown._addParent(this);
				}
				(this._finalizers = (_a = this._finalizers) !== null && _a !== void 0 ? _a : []).push(teardown);
			}
		}
	}
	_hasParent(parent) {
		const { _parentage } = this;
		return _parentage === parent || Array.isArray(_parentage) && _parentage.includes(parent);
	}
	_addParent(parent) {
		const { _parentage } = this;
		this._parentage = Array.isArray(_parentage) ? (_parentage.push(parent), _parentage) : _parentage ? [_parentage, parent] : parent;
	}
	_removeParent(parent) {
		const { _parentage } = this;
		if (_parentage === parent) this._parentage = null;
		else if (Array.isArray(_parentage)) arrRemove(_parentage, parent);
	}
	remove(teardown) {
		const { _finalizers } = this;
		_finalizers && arrRemove(_finalizers, teardown);
		if (teardown instanceof Subscription) teardown._removeParent(this);
	}
};
Subscription.EMPTY = (() => {
	const empty = new Subscription();
	empty.closed = true;
	return empty;
})();
const EMPTY_SUBSCRIPTION = Subscription.EMPTY;
function isSubscription(value) {
	return value instanceof Subscription || value && "closed" in value && isFunction(value.remove) && isFunction(value.add) && isFunction(value.unsubscribe);
}
function execFinalizer(finalizer) {
	if (isFunction(finalizer)) finalizer();
	else finalizer.unsubscribe();
}
// node_modules/rxjs/dist/esm/internal/config.js
const config = {
	onUnhandledError: null,
	onStoppedNotification: null,
	Promise: void 0,
	useDeprecatedSynchronousErrorHandling: false,
	useDeprecatedNextContext: false
};
// node_modules/rxjs/dist/esm/internal/scheduler/timeoutProvider.js
const timeoutProvider = {
	setTimeout(handler, timeout, ...args) {
		const { delegate } = timeoutProvider;
		if (delegate === null || delegate === void 0 ? void 0 : delegate.setTimeout) return delegate.setTimeout(handler, timeout, ...args);
		return setTimeout(handler, timeout, ...args);
	},
	clearTimeout(handle) {
		const { delegate } = timeoutProvider;
		return ((delegate === null || delegate === void 0 ? void 0 : delegate.clearTimeout) || clearTimeout)(handle);
	},
	delegate: void 0
};
// node_modules/rxjs/dist/esm/internal/util/reportUnhandledError.js
function reportUnhandledError(err) {
	timeoutProvider.setTimeout(() => {
		const { onUnhandledError } = config;
		if (onUnhandledError) onUnhandledError(err);
		else throw err;
	});
}
// node_modules/rxjs/dist/esm/internal/util/noop.js
function noop() {}
// node_modules/rxjs/dist/esm/internal/NotificationFactories.js
const COMPLETE_NOTIFICATION = (() => createNotification("C", void 0, void 0))();
function errorNotification(error) {
	return createNotification("E", void 0, error);
}
function nextNotification(value) {
	return createNotification("N", value, void 0);
}
function createNotification(kind, value, error) {
	return {
		kind,
		value,
		error
	};
}
// node_modules/rxjs/dist/esm/internal/util/errorContext.js
let context = null;
function errorContext(cb) {
	if (config.useDeprecatedSynchronousErrorHandling) {
		const isRoot = !context;
		if (isRoot) context = {
			errorThrown: false,
			error: null
		};
		cb();
		if (isRoot) {
			const { errorThrown, error } = context;
			context = null;
			if (errorThrown) throw error;
		}
	} else cb();
}
function captureError(err) {
	if (config.useDeprecatedSynchronousErrorHandling && context) {
		context.errorThrown = true;
		context.error = err;
	}
}
// node_modules/rxjs/dist/esm/internal/Subscriber.js
var Subscriber = class extends Subscription {
	constructor(destination) {
		super();
		this.isStopped = false;
		if (destination) {
			this.destination = destination;
			if (isSubscription(destination)) destination.add(this);
		} else this.destination = EMPTY_OBSERVER;
	}
	static create(next, error, complete) {
		return new SafeSubscriber(next, error, complete);
	}
	next(value) {
		if (this.isStopped) handleStoppedNotification(nextNotification(value), this);
		else this._next(value);
	}
	error(err) {
		if (this.isStopped) handleStoppedNotification(errorNotification(err), this);
		else {
			this.isStopped = true;
			this._error(err);
		}
	}
	complete() {
		if (this.isStopped) handleStoppedNotification(COMPLETE_NOTIFICATION, this);
		else {
			this.isStopped = true;
			this._complete();
		}
	}
	unsubscribe() {
		if (!this.closed) {
			this.isStopped = true;
			super.unsubscribe();
			this.destination = null;
		}
	}
	_next(value) {
		this.destination.next(value);
	}
	_error(err) {
		try {
			this.destination.error(err);
		} finally {
			this.unsubscribe();
		}
	}
	_complete() {
		try {
			this.destination.complete();
		} finally {
			this.unsubscribe();
		}
	}
};
const _bind = Function.prototype.bind;
function bind(fn, thisArg) {
	return _bind.call(fn, thisArg);
}
var ConsumerObserver = class {
	constructor(partialObserver) {
		this.partialObserver = partialObserver;
	}
	next(value) {
		const { partialObserver } = this;
		if (partialObserver.next) try {
			partialObserver.next(value);
		} catch (error) {
			handleUnhandledError(error);
		}
	}
	error(err) {
		const { partialObserver } = this;
		if (partialObserver.error) try {
			partialObserver.error(err);
		} catch (error) {
			handleUnhandledError(error);
		}
		else handleUnhandledError(err);
	}
	complete() {
		const { partialObserver } = this;
		if (partialObserver.complete) try {
			partialObserver.complete();
		} catch (error) {
			handleUnhandledError(error);
		}
	}
};
var SafeSubscriber = class extends Subscriber {
	constructor(observerOrNext, error, complete) {
		super();
		let partialObserver;
		if (isFunction(observerOrNext) || !observerOrNext) partialObserver = {
			next: observerOrNext !== null && observerOrNext !== void 0 ? observerOrNext : void 0,
			error: error !== null && error !== void 0 ? error : void 0,
			complete: complete !== null && complete !== void 0 ? complete : void 0
		};
		else {
			let context;
			if (this && config.useDeprecatedNextContext) {
				context = Object.create(observerOrNext);
				context.unsubscribe = () => this.unsubscribe();
				partialObserver = {
					next: observerOrNext.next && bind(observerOrNext.next, context),
					error: observerOrNext.error && bind(observerOrNext.error, context),
					complete: observerOrNext.complete && bind(observerOrNext.complete, context)
				};
			} else partialObserver = observerOrNext;
		}
		this.destination = new ConsumerObserver(partialObserver);
	}
};
function handleUnhandledError(error) {
	if (config.useDeprecatedSynchronousErrorHandling) captureError(error);
	else reportUnhandledError(error);
}
function defaultErrorHandler(err) {
	throw err;
}
function handleStoppedNotification(notification, subscriber) {
	const { onStoppedNotification } = config;
	onStoppedNotification && timeoutProvider.setTimeout(() => onStoppedNotification(notification, subscriber));
}
const EMPTY_OBSERVER = {
	closed: true,
	next: noop,
	error: defaultErrorHandler,
	complete: noop
};
// node_modules/rxjs/dist/esm/internal/symbol/observable.js
const observable = (() => typeof Symbol === "function" && Symbol.observable || "@@observable")();
// node_modules/rxjs/dist/esm/internal/util/identity.js
function identity(x) {
	return x;
}
// node_modules/rxjs/dist/esm/internal/util/pipe.js
function pipeFromArray(fns) {
	if (fns.length === 0) return identity;
	if (fns.length === 1) return fns[0];
	return function piped(input) {
		return fns.reduce((prev, fn) => fn(prev), input);
	};
}
// node_modules/rxjs/dist/esm/internal/Observable.js
var Observable = class Observable {
	constructor(subscribe) {
		if (subscribe) this._subscribe = subscribe;
	}
	lift(operator) {
		const observable = new Observable();
		observable.source = this;
		observable.operator = operator;
		return observable;
	}
	subscribe(observerOrNext, error, complete) {
		const subscriber = isSubscriber(observerOrNext) ? observerOrNext : new SafeSubscriber(observerOrNext, error, complete);
		errorContext(() => {
			const { operator, source } = this;
			subscriber.add(operator ? operator.call(subscriber, source) : source ? this._subscribe(subscriber) : this._trySubscribe(subscriber));
		});
		return subscriber;
	}
	_trySubscribe(sink) {
		try {
			return this._subscribe(sink);
		} catch (err) {
			sink.error(err);
		}
	}
	forEach(next, promiseCtor) {
		promiseCtor = getPromiseCtor(promiseCtor);
		return new promiseCtor((resolve, reject) => {
			const subscriber = new SafeSubscriber({
				next: (value) => {
					try {
						next(value);
					} catch (err) {
						reject(err);
						subscriber.unsubscribe();
					}
				},
				error: reject,
				complete: resolve
			});
			this.subscribe(subscriber);
		});
	}
	_subscribe(subscriber) {
		var _a;
		return (_a = this.source) === null || _a === void 0 ? void 0 : _a.subscribe(subscriber);
	}
	[observable]() {
		return this;
	}
	pipe(...operations) {
		return pipeFromArray(operations)(this);
	}
	toPromise(promiseCtor) {
		promiseCtor = getPromiseCtor(promiseCtor);
		return new promiseCtor((resolve, reject) => {
			let value;
			this.subscribe((x) => value = x, (err) => reject(err), () => resolve(value));
		});
	}
};
Observable.create = (subscribe) => {
	return new Observable(subscribe);
};
function getPromiseCtor(promiseCtor) {
	var _a;
	return (_a = promiseCtor !== null && promiseCtor !== void 0 ? promiseCtor : config.Promise) !== null && _a !== void 0 ? _a : Promise;
}
function isObserver(value) {
	return value && isFunction(value.next) && isFunction(value.error) && isFunction(value.complete);
}
function isSubscriber(value) {
	return value && value instanceof Subscriber || isObserver(value) && isSubscription(value);
}
// node_modules/rxjs/dist/esm/internal/util/lift.js
function hasLift(source) {
	return isFunction(source === null || source === void 0 ? void 0 : source.lift);
}
function operate(init) {
	return (source) => {
		if (hasLift(source)) return source.lift(function(liftedSource) {
			try {
				return init(liftedSource, this);
			} catch (err) {
				this.error(err);
			}
		});
		throw new TypeError("Unable to lift unknown Observable type");
	};
}
// node_modules/rxjs/dist/esm/internal/operators/OperatorSubscriber.js
function createOperatorSubscriber(destination, onNext, onComplete, onError, onFinalize) {
	return new OperatorSubscriber(destination, onNext, onComplete, onError, onFinalize);
}
var OperatorSubscriber = class extends Subscriber {
	constructor(destination, onNext, onComplete, onError, onFinalize, shouldUnsubscribe) {
		super(destination);
		this.onFinalize = onFinalize;
		this.shouldUnsubscribe = shouldUnsubscribe;
		this._next = onNext ? function(value) {
			try {
				onNext(value);
			} catch (err) {
				destination.error(err);
			}
		} : super._next;
		this._error = onError ? function(err) {
			try {
				onError(err);
			} catch (err) {
				destination.error(err);
			} finally {
				this.unsubscribe();
			}
		} : super._error;
		this._complete = onComplete ? function() {
			try {
				onComplete();
			} catch (err) {
				destination.error(err);
			} finally {
				this.unsubscribe();
			}
		} : super._complete;
	}
	unsubscribe() {
		var _a;
		if (!this.shouldUnsubscribe || this.shouldUnsubscribe()) {
			const { closed } = this;
			super.unsubscribe();
			!closed && ((_a = this.onFinalize) === null || _a === void 0 || _a.call(this));
		}
	}
};
// node_modules/rxjs/dist/esm/internal/util/ObjectUnsubscribedError.js
const ObjectUnsubscribedError = createErrorClass((_super) => function ObjectUnsubscribedErrorImpl() {
	_super(this);
	this.name = "ObjectUnsubscribedError";
	this.message = "object unsubscribed";
});
// node_modules/rxjs/dist/esm/internal/Subject.js
var Subject = class extends Observable {
	constructor() {
		super();
		this.closed = false;
		this.currentObservers = null;
		this.observers = [];
		this.isStopped = false;
		this.hasError = false;
		this.thrownError = null;
	}
	lift(operator) {
		const subject = new AnonymousSubject(this, this);
		subject.operator = operator;
		return subject;
	}
	_throwIfClosed() {
		if (this.closed) throw new ObjectUnsubscribedError();
	}
	next(value) {
		errorContext(() => {
			this._throwIfClosed();
			if (!this.isStopped) {
				if (!this.currentObservers) this.currentObservers = Array.from(this.observers);
				for (const observer of this.currentObservers) observer.next(value);
			}
		});
	}
	error(err) {
		errorContext(() => {
			this._throwIfClosed();
			if (!this.isStopped) {
				this.hasError = this.isStopped = true;
				this.thrownError = err;
				const { observers } = this;
				while (observers.length) observers.shift().error(err);
			}
		});
	}
	complete() {
		errorContext(() => {
			this._throwIfClosed();
			if (!this.isStopped) {
				this.isStopped = true;
				const { observers } = this;
				while (observers.length) observers.shift().complete();
			}
		});
	}
	unsubscribe() {
		this.isStopped = this.closed = true;
		this.observers = this.currentObservers = null;
	}
	get observed() {
		var _a;
		return ((_a = this.observers) === null || _a === void 0 ? void 0 : _a.length) > 0;
	}
	_trySubscribe(subscriber) {
		this._throwIfClosed();
		return super._trySubscribe(subscriber);
	}
	_subscribe(subscriber) {
		this._throwIfClosed();
		this._checkFinalizedStatuses(subscriber);
		return this._innerSubscribe(subscriber);
	}
	_innerSubscribe(subscriber) {
		const { hasError, isStopped, observers } = this;
		if (hasError || isStopped) return EMPTY_SUBSCRIPTION;
		this.currentObservers = null;
		observers.push(subscriber);
		return new Subscription(() => {
			this.currentObservers = null;
			arrRemove(observers, subscriber);
		});
	}
	_checkFinalizedStatuses(subscriber) {
		const { hasError, thrownError, isStopped } = this;
		if (hasError) subscriber.error(thrownError);
		else if (isStopped) subscriber.complete();
	}
	asObservable() {
		const observable = new Observable();
		observable.source = this;
		return observable;
	}
};
Subject.create = (destination, source) => {
	return new AnonymousSubject(destination, source);
};
var AnonymousSubject = class extends Subject {
	constructor(destination, source) {
		super();
		this.destination = destination;
		this.source = source;
	}
	next(value) {
		var _a, _b;
		(_b = (_a = this.destination) === null || _a === void 0 ? void 0 : _a.next) === null || _b === void 0 || _b.call(_a, value);
	}
	error(err) {
		var _a, _b;
		(_b = (_a = this.destination) === null || _a === void 0 ? void 0 : _a.error) === null || _b === void 0 || _b.call(_a, err);
	}
	complete() {
		var _a, _b;
		(_b = (_a = this.destination) === null || _a === void 0 ? void 0 : _a.complete) === null || _b === void 0 || _b.call(_a);
	}
	_subscribe(subscriber) {
		var _a, _b;
		return (_b = (_a = this.source) === null || _a === void 0 ? void 0 : _a.subscribe(subscriber)) !== null && _b !== void 0 ? _b : EMPTY_SUBSCRIPTION;
	}
};
// node_modules/rxjs/dist/esm/internal/scheduler/dateTimestampProvider.js
const dateTimestampProvider = {
	now() {
		return (dateTimestampProvider.delegate || Date).now();
	},
	delegate: void 0
};
// node_modules/rxjs/dist/esm/internal/AsyncSubject.js
var AsyncSubject = class extends Subject {
	constructor() {
		super(...arguments);
		this._value = null;
		this._hasValue = false;
		this._isComplete = false;
	}
	_checkFinalizedStatuses(subscriber) {
		const { hasError, _hasValue, _value, thrownError, isStopped, _isComplete } = this;
		if (hasError) subscriber.error(thrownError);
		else if (isStopped || _isComplete) {
			_hasValue && subscriber.next(_value);
			subscriber.complete();
		}
	}
	next(value) {
		if (!this.isStopped) {
			this._value = value;
			this._hasValue = true;
		}
	}
	complete() {
		const { _hasValue, _value, _isComplete } = this;
		if (!_isComplete) {
			this._isComplete = true;
			_hasValue && super.next(_value);
			super.complete();
		}
	}
};
// node_modules/rxjs/dist/esm/internal/scheduler/Action.js
var Action = class extends Subscription {
	constructor(scheduler, work) {
		super();
	}
	schedule(state, delay = 0) {
		return this;
	}
};
// node_modules/rxjs/dist/esm/internal/scheduler/intervalProvider.js
const intervalProvider = {
	setInterval(handler, timeout, ...args) {
		const { delegate } = intervalProvider;
		if (delegate === null || delegate === void 0 ? void 0 : delegate.setInterval) return delegate.setInterval(handler, timeout, ...args);
		return setInterval(handler, timeout, ...args);
	},
	clearInterval(handle) {
		const { delegate } = intervalProvider;
		return ((delegate === null || delegate === void 0 ? void 0 : delegate.clearInterval) || clearInterval)(handle);
	},
	delegate: void 0
};
// node_modules/rxjs/dist/esm/internal/scheduler/AsyncAction.js
var AsyncAction = class extends Action {
	constructor(scheduler, work) {
		super(scheduler, work);
		this.scheduler = scheduler;
		this.work = work;
		this.pending = false;
	}
	schedule(state, delay = 0) {
		var _a;
		if (this.closed) return this;
		this.state = state;
		const id = this.id;
		const scheduler = this.scheduler;
		if (id != null) this.id = this.recycleAsyncId(scheduler, id, delay);
		this.pending = true;
		this.delay = delay;
		this.id = (_a = this.id) !== null && _a !== void 0 ? _a : this.requestAsyncId(scheduler, this.id, delay);
		return this;
	}
	requestAsyncId(scheduler, _id, delay = 0) {
		return intervalProvider.setInterval(scheduler.flush.bind(scheduler, this), delay);
	}
	recycleAsyncId(_scheduler, id, delay = 0) {
		if (delay != null && this.delay === delay && this.pending === false) return id;
		if (id != null) intervalProvider.clearInterval(id);
	}
	execute(state, delay) {
		if (this.closed) return /* @__PURE__ */ new Error("executing a cancelled action");
		this.pending = false;
		const error = this._execute(state, delay);
		if (error) return error;
		else if (this.pending === false && this.id != null) this.id = this.recycleAsyncId(this.scheduler, this.id, null);
	}
	_execute(state, _delay) {
		let errored = false;
		let errorValue;
		try {
			this.work(state);
		} catch (e) {
			errored = true;
			errorValue = e ? e : /* @__PURE__ */ new Error("Scheduled action threw falsy error");
		}
		if (errored) {
			this.unsubscribe();
			return errorValue;
		}
	}
	unsubscribe() {
		if (!this.closed) {
			const { id, scheduler } = this;
			const { actions } = scheduler;
			this.work = this.state = this.scheduler = null;
			this.pending = false;
			arrRemove(actions, this);
			if (id != null) this.id = this.recycleAsyncId(scheduler, id, null);
			this.delay = null;
			super.unsubscribe();
		}
	}
};
// node_modules/rxjs/dist/esm/internal/Scheduler.js
var Scheduler = class Scheduler {
	constructor(schedulerActionCtor, now = Scheduler.now) {
		this.schedulerActionCtor = schedulerActionCtor;
		this.now = now;
	}
	schedule(work, delay = 0, state) {
		return new this.schedulerActionCtor(this, work).schedule(state, delay);
	}
};
Scheduler.now = dateTimestampProvider.now;
// node_modules/rxjs/dist/esm/internal/scheduler/AsyncScheduler.js
var AsyncScheduler = class extends Scheduler {
	constructor(SchedulerAction, now = Scheduler.now) {
		super(SchedulerAction, now);
		this.actions = [];
		this._active = false;
	}
	flush(action) {
		const { actions } = this;
		if (this._active) {
			actions.push(action);
			return;
		}
		let error;
		this._active = true;
		do
			if (error = action.execute(action.state, action.delay)) break;
		while (action = actions.shift());
		this._active = false;
		if (error) {
			while (action = actions.shift()) action.unsubscribe();
			throw error;
		}
	}
};
// node_modules/rxjs/dist/esm/internal/scheduler/async.js
const asyncScheduler = new AsyncScheduler(AsyncAction);
const async = asyncScheduler;
// node_modules/rxjs/dist/esm/internal/observable/empty.js
const EMPTY = new Observable((subscriber) => subscriber.complete());
// node_modules/rxjs/dist/esm/internal/util/isScheduler.js
function isScheduler(value) {
	return value && isFunction(value.schedule);
}
// node_modules/rxjs/dist/esm/internal/util/args.js
function last(arr) {
	return arr[arr.length - 1];
}
function popResultSelector(args) {
	return isFunction(last(args)) ? args.pop() : void 0;
}
function popScheduler(args) {
	return isScheduler(last(args)) ? args.pop() : void 0;
}
function popNumber(args, defaultValue) {
	return typeof last(args) === "number" ? args.pop() : defaultValue;
}
// node_modules/rxjs/dist/esm/internal/util/isArrayLike.js
const isArrayLike = ((x) => x && typeof x.length === "number" && typeof x !== "function");
// node_modules/rxjs/dist/esm/internal/util/isPromise.js
function isPromise(value) {
	return isFunction(value === null || value === void 0 ? void 0 : value.then);
}
// node_modules/rxjs/dist/esm/internal/util/isInteropObservable.js
function isInteropObservable(input) {
	return isFunction(input[observable]);
}
// node_modules/rxjs/dist/esm/internal/util/isAsyncIterable.js
function isAsyncIterable(obj) {
	return Symbol.asyncIterator && isFunction(obj === null || obj === void 0 ? void 0 : obj[Symbol.asyncIterator]);
}
// node_modules/rxjs/dist/esm/internal/util/throwUnobservableError.js
function createInvalidObservableTypeError(input) {
	return /* @__PURE__ */ new TypeError(`You provided ${input !== null && typeof input === "object" ? "an invalid object" : `'${input}'`} where a stream was expected. You can provide an Observable, Promise, ReadableStream, Array, AsyncIterable, or Iterable.`);
}
// node_modules/rxjs/dist/esm/internal/symbol/iterator.js
function getSymbolIterator() {
	if (typeof Symbol !== "function" || !Symbol.iterator) return "@@iterator";
	return Symbol.iterator;
}
const iterator = getSymbolIterator();
// node_modules/rxjs/dist/esm/internal/util/isIterable.js
function isIterable(input) {
	return isFunction(input === null || input === void 0 ? void 0 : input[iterator]);
}
// node_modules/rxjs/dist/esm/internal/util/isReadableStreamLike.js
function readableStreamLikeToAsyncGenerator(readableStream) {
	return __asyncGenerator(this, arguments, function* readableStreamLikeToAsyncGenerator_1() {
		const reader = readableStream.getReader();
		try {
			while (true) {
				const { value, done } = yield __await(reader.read());
				if (done) return yield __await(void 0);
				yield yield __await(value);
			}
		} finally {
			reader.releaseLock();
		}
	});
}
function isReadableStreamLike(obj) {
	return isFunction(obj === null || obj === void 0 ? void 0 : obj.getReader);
}
// node_modules/rxjs/dist/esm/internal/observable/innerFrom.js
function innerFrom(input) {
	if (input instanceof Observable) return input;
	if (input != null) {
		if (isInteropObservable(input)) return fromInteropObservable(input);
		if (isArrayLike(input)) return fromArrayLike(input);
		if (isPromise(input)) return fromPromise(input);
		if (isAsyncIterable(input)) return fromAsyncIterable(input);
		if (isIterable(input)) return fromIterable(input);
		if (isReadableStreamLike(input)) return fromReadableStreamLike(input);
	}
	throw createInvalidObservableTypeError(input);
}
function fromInteropObservable(obj) {
	return new Observable((subscriber) => {
		const obs = obj[observable]();
		if (isFunction(obs.subscribe)) return obs.subscribe(subscriber);
		throw new TypeError("Provided object does not correctly implement Symbol.observable");
	});
}
function fromArrayLike(array) {
	return new Observable((subscriber) => {
		for (let i = 0; i < array.length && !subscriber.closed; i++) subscriber.next(array[i]);
		subscriber.complete();
	});
}
function fromPromise(promise) {
	return new Observable((subscriber) => {
		promise.then((value) => {
			if (!subscriber.closed) {
				subscriber.next(value);
				subscriber.complete();
			}
		}, (err) => subscriber.error(err)).then(null, reportUnhandledError);
	});
}
function fromIterable(iterable) {
	return new Observable((subscriber) => {
		for (const value of iterable) {
			subscriber.next(value);
			if (subscriber.closed) return;
		}
		subscriber.complete();
	});
}
function fromAsyncIterable(asyncIterable) {
	return new Observable((subscriber) => {
		process$1(asyncIterable, subscriber).catch((err) => subscriber.error(err));
	});
}
function fromReadableStreamLike(readableStream) {
	return fromAsyncIterable(readableStreamLikeToAsyncGenerator(readableStream));
}
function process$1(asyncIterable, subscriber) {
	var asyncIterable_1, asyncIterable_1_1;
	var e_1, _a;
	return __awaiter(this, void 0, void 0, function* () {
		try {
			for (asyncIterable_1 = __asyncValues(asyncIterable); asyncIterable_1_1 = yield asyncIterable_1.next(), !asyncIterable_1_1.done;) {
				const value = asyncIterable_1_1.value;
				subscriber.next(value);
				if (subscriber.closed) return;
			}
		} catch (e_1_1) {
			e_1 = { error: e_1_1 };
		} finally {
			try {
				if (asyncIterable_1_1 && !asyncIterable_1_1.done && (_a = asyncIterable_1.return)) yield _a.call(asyncIterable_1);
			} finally {
				if (e_1) throw e_1.error;
			}
		}
		subscriber.complete();
	});
}
// node_modules/rxjs/dist/esm/internal/util/executeSchedule.js
function executeSchedule(parentSubscription, scheduler, work, delay = 0, repeat = false) {
	const scheduleSubscription = scheduler.schedule(function() {
		work();
		if (repeat) parentSubscription.add(this.schedule(null, delay));
		else this.unsubscribe();
	}, delay);
	parentSubscription.add(scheduleSubscription);
	if (!repeat) return scheduleSubscription;
}
// node_modules/rxjs/dist/esm/internal/operators/observeOn.js
function observeOn(scheduler, delay = 0) {
	return operate((source, subscriber) => {
		source.subscribe(createOperatorSubscriber(subscriber, (value) => executeSchedule(subscriber, scheduler, () => subscriber.next(value), delay), () => executeSchedule(subscriber, scheduler, () => subscriber.complete(), delay), (err) => executeSchedule(subscriber, scheduler, () => subscriber.error(err), delay)));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/subscribeOn.js
function subscribeOn(scheduler, delay = 0) {
	return operate((source, subscriber) => {
		subscriber.add(scheduler.schedule(() => source.subscribe(subscriber), delay));
	});
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduleObservable.js
function scheduleObservable(input, scheduler) {
	return innerFrom(input).pipe(subscribeOn(scheduler), observeOn(scheduler));
}
// node_modules/rxjs/dist/esm/internal/scheduled/schedulePromise.js
function schedulePromise(input, scheduler) {
	return innerFrom(input).pipe(subscribeOn(scheduler), observeOn(scheduler));
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduleArray.js
function scheduleArray(input, scheduler) {
	return new Observable((subscriber) => {
		let i = 0;
		return scheduler.schedule(function() {
			if (i === input.length) subscriber.complete();
			else {
				subscriber.next(input[i++]);
				if (!subscriber.closed) this.schedule();
			}
		});
	});
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduleIterable.js
function scheduleIterable(input, scheduler) {
	return new Observable((subscriber) => {
		let iterator$1;
		executeSchedule(subscriber, scheduler, () => {
			iterator$1 = input[iterator]();
			executeSchedule(subscriber, scheduler, () => {
				let value;
				let done;
				try {
					({value, done} = iterator$1.next());
				} catch (err) {
					subscriber.error(err);
					return;
				}
				if (done) subscriber.complete();
				else subscriber.next(value);
			}, 0, true);
		});
		return () => isFunction(iterator$1 === null || iterator$1 === void 0 ? void 0 : iterator$1.return) && iterator$1.return();
	});
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduleAsyncIterable.js
function scheduleAsyncIterable(input, scheduler) {
	if (!input) throw new Error("Iterable cannot be null");
	return new Observable((subscriber) => {
		executeSchedule(subscriber, scheduler, () => {
			const iterator = input[Symbol.asyncIterator]();
			executeSchedule(subscriber, scheduler, () => {
				iterator.next().then((result) => {
					if (result.done) subscriber.complete();
					else subscriber.next(result.value);
				});
			}, 0, true);
		});
	});
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduleReadableStreamLike.js
function scheduleReadableStreamLike(input, scheduler) {
	return scheduleAsyncIterable(readableStreamLikeToAsyncGenerator(input), scheduler);
}
// node_modules/rxjs/dist/esm/internal/scheduled/scheduled.js
function scheduled(input, scheduler) {
	if (input != null) {
		if (isInteropObservable(input)) return scheduleObservable(input, scheduler);
		if (isArrayLike(input)) return scheduleArray(input, scheduler);
		if (isPromise(input)) return schedulePromise(input, scheduler);
		if (isAsyncIterable(input)) return scheduleAsyncIterable(input, scheduler);
		if (isIterable(input)) return scheduleIterable(input, scheduler);
		if (isReadableStreamLike(input)) return scheduleReadableStreamLike(input, scheduler);
	}
	throw createInvalidObservableTypeError(input);
}
// node_modules/rxjs/dist/esm/internal/observable/from.js
function from(input, scheduler) {
	return scheduler ? scheduled(input, scheduler) : innerFrom(input);
}
// node_modules/rxjs/dist/esm/internal/observable/of.js
function of(...args) {
	return from(args, popScheduler(args));
}
// node_modules/rxjs/dist/esm/internal/observable/throwError.js
function throwError(errorOrErrorFactory, scheduler) {
	const errorFactory = isFunction(errorOrErrorFactory) ? errorOrErrorFactory : () => errorOrErrorFactory;
	const init = (subscriber) => subscriber.error(errorFactory());
	return new Observable(scheduler ? (subscriber) => scheduler.schedule(init, 0, subscriber) : init);
}
// node_modules/rxjs/dist/esm/internal/util/isDate.js
function isValidDate(value) {
	return value instanceof Date && !isNaN(value);
}
// node_modules/rxjs/dist/esm/internal/operators/timeout.js
const TimeoutError = createErrorClass((_super) => function TimeoutErrorImpl(info = null) {
	_super(this);
	this.message = "Timeout has occurred";
	this.name = "TimeoutError";
	this.info = info;
});
function timeout(config, schedulerArg) {
	const { first, each, with: _with = timeoutErrorFactory, scheduler = schedulerArg !== null && schedulerArg !== void 0 ? schedulerArg : asyncScheduler, meta = null } = isValidDate(config) ? { first: config } : typeof config === "number" ? { each: config } : config;
	if (first == null && each == null) throw new TypeError("No timeout provided.");
	return operate((source, subscriber) => {
		let originalSourceSubscription;
		let timerSubscription;
		let lastValue = null;
		let seen = 0;
		const startTimer = (delay) => {
			timerSubscription = executeSchedule(subscriber, scheduler, () => {
				try {
					originalSourceSubscription.unsubscribe();
					innerFrom(_with({
						meta,
						lastValue,
						seen
					})).subscribe(subscriber);
				} catch (err) {
					subscriber.error(err);
				}
			}, delay);
		};
		originalSourceSubscription = source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			timerSubscription === null || timerSubscription === void 0 || timerSubscription.unsubscribe();
			seen++;
			subscriber.next(lastValue = value);
			each > 0 && startTimer(each);
		}, void 0, void 0, () => {
			if (!(timerSubscription === null || timerSubscription === void 0 ? void 0 : timerSubscription.closed)) timerSubscription === null || timerSubscription === void 0 || timerSubscription.unsubscribe();
			lastValue = null;
		}));
		!seen && startTimer(first != null ? typeof first === "number" ? first : +first - scheduler.now() : each);
	});
}
function timeoutErrorFactory(info) {
	throw new TimeoutError(info);
}
// node_modules/rxjs/dist/esm/internal/operators/map.js
function map(project, thisArg) {
	return operate((source, subscriber) => {
		let index = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			subscriber.next(project.call(thisArg, value, index++));
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/mergeInternals.js
function mergeInternals(source, subscriber, project, concurrent, onBeforeNext, expand, innerSubScheduler, additionalFinalizer) {
	const buffer = [];
	let active = 0;
	let index = 0;
	let isComplete = false;
	const checkComplete = () => {
		if (isComplete && !buffer.length && !active) subscriber.complete();
	};
	const outerNext = (value) => active < concurrent ? doInnerSub(value) : buffer.push(value);
	const doInnerSub = (value) => {
		expand && subscriber.next(value);
		active++;
		let innerComplete = false;
		innerFrom(project(value, index++)).subscribe(createOperatorSubscriber(subscriber, (innerValue) => {
			onBeforeNext === null || onBeforeNext === void 0 || onBeforeNext(innerValue);
			if (expand) outerNext(innerValue);
			else subscriber.next(innerValue);
		}, () => {
			innerComplete = true;
		}, void 0, () => {
			if (innerComplete) try {
				active--;
				while (buffer.length && active < concurrent) {
					const bufferedValue = buffer.shift();
					if (innerSubScheduler) executeSchedule(subscriber, innerSubScheduler, () => doInnerSub(bufferedValue));
					else doInnerSub(bufferedValue);
				}
				checkComplete();
			} catch (err) {
				subscriber.error(err);
			}
		}));
	};
	source.subscribe(createOperatorSubscriber(subscriber, outerNext, () => {
		isComplete = true;
		checkComplete();
	}));
	return () => {
		additionalFinalizer === null || additionalFinalizer === void 0 || additionalFinalizer();
	};
}
// node_modules/rxjs/dist/esm/internal/observable/defer.js
function defer(observableFactory) {
	return new Observable((subscriber) => {
		innerFrom(observableFactory()).subscribe(subscriber);
	});
}
// node_modules/rxjs/dist/esm/internal/observable/timer.js
function timer(dueTime = 0, intervalOrScheduler, scheduler = async) {
	let intervalDuration = -1;
	if (intervalOrScheduler != null) {
		if (isScheduler(intervalOrScheduler)) scheduler = intervalOrScheduler;
		else intervalDuration = intervalOrScheduler;
	}
	return new Observable((subscriber) => {
		let due = isValidDate(dueTime) ? +dueTime - scheduler.now() : dueTime;
		if (due < 0) due = 0;
		let n = 0;
		return scheduler.schedule(function() {
			if (!subscriber.closed) {
				subscriber.next(n++);
				if (0 <= intervalDuration) this.schedule(void 0, intervalDuration);
				else subscriber.complete();
			}
		}, due);
	});
}
// node_modules/rxjs/dist/esm/internal/operators/catchError.js
function catchError(selector) {
	return operate((source, subscriber) => {
		let innerSub = null;
		let syncUnsub = false;
		let handledResult;
		innerSub = source.subscribe(createOperatorSubscriber(subscriber, void 0, void 0, (err) => {
			handledResult = innerFrom(selector(err, catchError(selector)(source)));
			if (innerSub) {
				innerSub.unsubscribe();
				innerSub = null;
				handledResult.subscribe(subscriber);
			} else syncUnsub = true;
		}));
		if (syncUnsub) {
			innerSub.unsubscribe();
			innerSub = null;
			handledResult.subscribe(subscriber);
		}
	});
}
// node_modules/rxjs/dist/esm/internal/operators/scanInternals.js
function scanInternals(accumulator, seed, hasSeed, emitOnNext, emitBeforeComplete) {
	return (source, subscriber) => {
		let hasState = hasSeed;
		let state = seed;
		let index = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			const i = index++;
			state = hasState ? accumulator(state, value, i) : (hasState = true, value);
			emitOnNext && subscriber.next(state);
		}, emitBeforeComplete && (() => {
			hasState && subscriber.next(state);
			subscriber.complete();
		})));
	};
}
// node_modules/rxjs/dist/esm/internal/operators/reduce.js
function reduce(accumulator, seed) {
	return operate(scanInternals(accumulator, seed, arguments.length >= 2, false, true));
}
// node_modules/rxjs/dist/esm/internal/operators/take.js
function take(count) {
	return count <= 0 ? () => EMPTY : operate((source, subscriber) => {
		let seen = 0;
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			if (++seen <= count) {
				subscriber.next(value);
				if (count <= seen) subscriber.complete();
			}
		}));
	});
}
// node_modules/rxjs/dist/esm/internal/operators/expand.js
function expand(project, concurrent = Infinity, scheduler) {
	concurrent = (concurrent || 0) < 1 ? Infinity : concurrent;
	return operate((source, subscriber) => mergeInternals(source, subscriber, project, concurrent, void 0, true, scheduler));
}
// node_modules/rxjs/dist/esm/internal/operators/share.js
function share(options = {}) {
	const { connector = () => new Subject(), resetOnError = true, resetOnComplete = true, resetOnRefCountZero = true } = options;
	return (wrapperSource) => {
		let connection;
		let resetConnection;
		let subject;
		let refCount = 0;
		let hasCompleted = false;
		let hasErrored = false;
		const cancelReset = () => {
			resetConnection === null || resetConnection === void 0 || resetConnection.unsubscribe();
			resetConnection = void 0;
		};
		const reset = () => {
			cancelReset();
			connection = subject = void 0;
			hasCompleted = hasErrored = false;
		};
		const resetAndUnsubscribe = () => {
			const conn = connection;
			reset();
			conn === null || conn === void 0 || conn.unsubscribe();
		};
		return operate((source, subscriber) => {
			refCount++;
			if (!hasErrored && !hasCompleted) cancelReset();
			const dest = subject = subject !== null && subject !== void 0 ? subject : connector();
			subscriber.add(() => {
				refCount--;
				if (refCount === 0 && !hasErrored && !hasCompleted) resetConnection = handleReset(resetAndUnsubscribe, resetOnRefCountZero);
			});
			dest.subscribe(subscriber);
			if (!connection && refCount > 0) {
				connection = new SafeSubscriber({
					next: (value) => dest.next(value),
					error: (err) => {
						hasErrored = true;
						cancelReset();
						resetConnection = handleReset(reset, resetOnError, err);
						dest.error(err);
					},
					complete: () => {
						hasCompleted = true;
						cancelReset();
						resetConnection = handleReset(reset, resetOnComplete);
						dest.complete();
					}
				});
				innerFrom(source).subscribe(connection);
			}
		})(wrapperSource);
	};
}
function handleReset(reset, on, ...args) {
	if (on === true) {
		reset();
		return;
	}
	if (on === false) return;
	const onSubscriber = new SafeSubscriber({ next: () => {
		onSubscriber.unsubscribe();
		reset();
	} });
	return innerFrom(on(...args)).subscribe(onSubscriber);
}
// node_modules/rxjs/dist/esm/internal/operators/switchMap.js
function switchMap(project, resultSelector) {
	return operate((source, subscriber) => {
		let innerSubscriber = null;
		let index = 0;
		let isComplete = false;
		const checkComplete = () => isComplete && !innerSubscriber && subscriber.complete();
		source.subscribe(createOperatorSubscriber(subscriber, (value) => {
			innerSubscriber === null || innerSubscriber === void 0 || innerSubscriber.unsubscribe();
			let innerIndex = 0;
			const outerIndex = index++;
			innerFrom(project(value, outerIndex)).subscribe(innerSubscriber = createOperatorSubscriber(subscriber, (innerValue) => subscriber.next(resultSelector ? resultSelector(value, innerValue, outerIndex, innerIndex++) : innerValue), () => {
				innerSubscriber = null;
				checkComplete();
			}));
		}, () => {
			isComplete = true;
			checkComplete();
		}));
	});
}
// dist/providers/http/proxyFor.js
const DEFAULT_PORT = {
	"http:": "80",
	"https:": "443"
};
/**
* Which proxy an origin is called through: `HTTPS_PROXY` or `HTTP_PROXY` by its protocol, unless `NO_PROXY` names its
* host, a domain above it (`.example.com`, `*.example.com`), host and port, or everything (`*`). Names in small
* letters win, as they do elsewhere.
*
* Throws a `UsageError` for a proxy that is no address.
*
* @example
* httpSend({ proxyFor: proxyFor(readSettings()) })
* @see https://everything.curl.dev/usingcurl/proxies/env.html
*/
function proxyFor(settings) {
	const setting = (name) => settings.get(name.toLowerCase()) ?? settings.get(name);
	const proxies = /* @__PURE__ */ new Map([["https:", proxyAddress("HTTPS_PROXY", setting("HTTPS_PROXY"))], ["http:", proxyAddress("HTTP_PROXY", setting("HTTP_PROXY"))]]);
	const exceptions = (setting("NO_PROXY") ?? "").toLowerCase().split(/[\s,]+/).filter((entry) => entry !== "");
	return (origin) => {
		const { protocol, hostname, port } = new URL(origin);
		const covers = (entry) => isCovered(entry, hostname, port || DEFAULT_PORT[protocol]);
		return exceptions.some(covers) ? void 0 : proxies.get(protocol);
	};
}
function isCovered(entry, hostname, port) {
	if (entry === "*") return true;
	const [, host = entry, onlyPort] = /^(.*[^:]):(\d+)$/.exec(entry) ?? [];
	const domain = host.replace(/^\*?\./, "");
	return (onlyPort === void 0 || onlyPort === port) && (hostname === domain || hostname.endsWith(`.${domain}`));
}
function proxyAddress(name, value) {
	if (value === void 0) return void 0;
	const address = value.includes("://") ? value : `http://${value}`;
	if (URL.canParse(address)) return address;
	throw new UsageError(`${name} must be the address of a proxy, such as http://host:3128`);
}
// dist/providers/http/bodyText.js
const BYTE_ORDER_MARK = "﻿";
/**
* Decodes a body by the charset of its `content-type`, UTF-8 without one. Bytes that are none of it, a charset nobody
* knows, and a compressed body (which was not asked for) are problems, never replacement characters.
*/
function bodyText(chunks, headers) {
	const encoding = headers["content-encoding"];
	if (encoding !== void 0 && encoding !== "identity" && encoding !== "") return { problem: `a compressed body (${encoding})` };
	const [only] = chunks;
	const bytes = only && chunks.length === 1 ? only : Buffer.concat(chunks);
	const charset = /charset="?([^";\s]+)/i.exec(headers["content-type"] ?? "")?.[1] ?? "utf-8";
	if (!/^utf-?8$/i.test(charset)) return decoded$1(bytes, charset);
	if (!isUtf8(bytes)) return { problem: "a body that is not UTF-8" };
	const text = bytes.toString();
	return { text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
}
function decoded$1(bytes, charset) {
	try {
		return { text: new TextDecoder(charset, { fatal: true }).decode(bytes) };
	} catch (error) {
		if (error instanceof RangeError) return { problem: `a body in an unknown charset (${charset})` };
		return { problem: `a body that is not the ${charset} it says it is` };
	}
}
// dist/providers/onFirstUse.js
const require = createRequire(import.meta.url);
/**
* A package that is loaded when it is first used, and not before: loading costs 10 to 50 ms each, and a run may need
* none of them. Not `import()`, so that its users can stay synchronous.
*
* @example
* const dotenv = onFirstUse<typeof import('dotenv')>('dotenv');
* dotenv().parse(text);
*/
function onFirstUse(name) {
	let loaded;
	return () => {
		loaded ??= require(name);
		return loaded;
	};
}
// dist/providers/http/connection.js
const connector = onFirstUse("undici/lib/core/connect.js");
const client = onFirstUse("undici/lib/dispatcher/client.js");
const undici = onFirstUse("undici");
/** Makes connections that share what TLS has agreed upon, so that only the first pays for a full handshake. */
function connectionsOver(connectTimeoutMs) {
	let connect;
	return {
		direct: (origin) => {
			connect ??= connector()({ timeout: connectTimeoutMs });
			return directConnection(origin, connect);
		},
		through: (proxy, origin) => proxiedConnection(proxy, origin, connectTimeoutMs)
	};
}
function directConnection(origin, connect) {
	let socket;
	const http = new (client())(origin, { connect: (options, callback) => {
		socket = connect(options, callback);
	} });
	return {
		dispatch: (options, handler) => http.dispatch(options, handler),
		destroy() {
			http.destroy(() => {});
			if (socket instanceof Socket) socket.destroy();
		}
	};
}
function proxiedConnection(proxy, origin, connectTimeoutMs) {
	const http = new (undici()).ProxyAgent({
		uri: proxy,
		connections: 1,
		proxyTunnel: origin.startsWith("https:"),
		proxyTls: { timeout: connectTimeoutMs },
		requestTls: { timeout: connectTimeoutMs }
	});
	return {
		dispatch: (options, handler) => http.dispatch({
			...options,
			origin
		}, handler),
		destroy: () => void http.destroy(() => {})
	};
}
// dist/providers/http/connections.js
/**
* Keeps one stack of idle connections for each host.
*
* A stack, so that few calls keep few connections warm, and the others go idle until the host or undici closes them.
*/
function connections({ connectTimeoutMs, proxyFor }) {
	const open = connectionsOver(connectTimeoutMs);
	const idle = /* @__PURE__ */ new Map();
	let closed = false;
	return {
		take(origin) {
			const waiting = idle.get(origin)?.pop();
			if (waiting) return waiting;
			const proxy = proxyFor(origin);
			return proxy === void 0 ? open.direct(origin) : open.through(proxy, origin);
		},
		giveBack(origin, connection) {
			const stack = idle.get(origin);
			if (closed) connection.destroy();
			else if (stack) stack.push(connection);
			else idle.set(origin, [connection]);
		},
		close() {
			closed = true;
			for (const connection of [...idle.values()].flat()) connection.destroy();
			idle.clear();
		}
	};
}
// dist/providers/http/replyHandler.js
/** Collects one reply, in memory that has a bound. Each method of the observer is called at most once per call. */
var ReplyHandler = class {
	maxBodyBytes;
	observer;
	#status = 0;
	#headers = {};
	#bytes = 0;
	#chunks = [];
	constructor(maxBodyBytes, observer) {
		this.maxBodyBytes = maxBodyBytes;
		this.observer = observer;
	}
	onRequestStart() {}
	onResponseStart(_controller, status, headers) {
		if (status < 200) return;
		this.#status = status;
		this.#headers = singleValued(headers);
		if (Number(this.#headers["content-length"]) > this.maxBodyBytes) this.observer.tooLarge(status);
	}
	onResponseData(_controller, chunk) {
		this.#bytes += chunk.length;
		if (this.#bytes > this.maxBodyBytes) this.observer.tooLarge(this.#status);
		else this.#chunks.push(chunk);
	}
	onResponseEnd() {
		this.observer.done({
			status: this.#status,
			headers: this.#headers,
			chunks: this.#chunks
		});
	}
	onResponseError(_controller, error) {
		this.observer.failed(error, this.#status > 0);
	}
};
function singleValued(headers) {
	const single = {};
	for (const name in headers) {
		const value = headers[name];
		if (value !== void 0) single[name] = typeof value === "string" ? value : value.join(", ");
	}
	return single;
}
// dist/providers/networkFailureOf.js
/** Words by error code. Without an entry the error's own message is shown. */
const WORDS = /* @__PURE__ */ new Map([
	["ECONNREFUSED", "the connection is refused: is the server running?"],
	["ENOTFOUND", "there is no host of that name"],
	["EAI_AGAIN", "the name of the host cannot be looked up"],
	["EHOSTUNREACH", "there is no route to the host"],
	["ENETUNREACH", "there is no network"],
	["ETIMEDOUT", "the connection timed out"],
	["UND_ERR_CONNECT_TIMEOUT", "the connection timed out"],
	["ECONNRESET", "the connection was reset"],
	["EPIPE", "the connection was closed"],
	["UND_ERR_SOCKET", "the connection was closed"],
	["CERT_HAS_EXPIRED", "the certificate has expired"],
	["DEPTH_ZERO_SELF_SIGNED_CERT", "the certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)"],
	["SELF_SIGNED_CERT_IN_CHAIN", "the certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)"],
	["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "the certificate cannot be verified (NODE_EXTRA_CA_CERTS can help)"],
	["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "the certificate cannot be verified (NODE_EXTRA_CA_CERTS can help)"],
	["ERR_TLS_CERT_ALTNAME_INVALID", "the certificate belongs to another host"],
	["ERR_SSL_WRONG_VERSION_NUMBER", "the server does not speak TLS: is it http instead of https?"],
	["EPROTO", "the server does not speak TLS: is it http instead of https?"]
]);
const NOWHERE = {
	host: "its server",
	origin: "its server",
	pathname: ""
};
/**
* What a broken connection means: `unreachable` before the first byte of an answer, `transient` after it, `rejected`
* for a call that could not even be written.
*/
function networkFailureOf({ provider, url, error, answering }) {
	const { host, origin, pathname } = URL.canParse(url) ? new URL(url) : NOWHERE;
	const code = codeOf(error);
	if (code === "UND_ERR_INVALID_ARG") return failure("rejected", `${provider} cannot be called: ${messageOf$1(error)}`, code, error);
	const words = WORDS.get(code) ?? messageOf$1(error);
	return answering ? failure("transient", `${provider} broke off in the middle of an answer (${host}): ${words}`, code, error) : failure("unreachable", `${provider} cannot be reached at ${origin}${pathname}: ${words}`, code, error);
}
/** Whether an error is that of a connection, by its code. */
function isNetworkError(error) {
	const code = codeOf(error);
	return WORDS.has(code) || code?.startsWith("UND_ERR_") === true;
}
function failure(kind, message, code, cause) {
	return new ProviderError(message, {
		failure: kind,
		code,
		cause
	});
}
function codeOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : void 0;
}
function messageOf$1(error) {
	return error instanceof Error ? error.message || error.name : String(error);
}
// dist/providers/http.js
const MEBIBYTE = 1048576;
/**
* HTTP for all providers: JSON out, text in, over connections that are kept alive and never more to a host than calls
* at once.
*
* Emits one reply of any status; redirects are not followed. There is no timeout but that of the connection: put a
* `timeout` operator behind it. Errors with a `ProviderError` where no whole, readable reply comes: the connection
* fails or breaks, the body is larger than `maxBodyBytes`, compressed, or not in its charset.
*
* @example
* const send = httpSend();
* send({ method: 'GET', url: 'https://openrouter.ai/api/v1/models', headers: {} }, 'openrouter')
*/
function httpSend(options = {}) {
	const { maxBodyBytes = 32 * MEBIBYTE, connectTimeoutMs = 1e4, proxyFor = () => void 0 } = options;
	const pool = connections({
		connectTimeoutMs,
		proxyFor
	});
	let target = {
		url: "",
		origin: "",
		path: ""
	};
	const targetOf = (url) => {
		if (url === target.url) return target;
		const { origin, pathname, search } = new URL(url);
		target = {
			url,
			origin,
			path: pathname + search
		};
		return target;
	};
	const send = ({ method, url, headers, body }, provider) => new Observable((subscriber) => {
		const { origin, path } = targetOf(url);
		const connection = pool.take(origin);
		let ended = false;
		const fail = (error) => {
			if (ended) return;
			ended = true;
			connection.destroy();
			subscriber.error(error);
		};
		const handler = new ReplyHandler(maxBodyBytes, {
			done(reply) {
				if (ended) return;
				ended = true;
				pool.giveBack(origin, connection);
				succeed(subscriber, reply, provider);
			},
			failed: (error, answering) => fail(networkFailureOf({
				provider,
				url,
				error,
				answering
			})),
			tooLarge: (status) => fail(tooLarge(provider, status, maxBodyBytes))
		});
		connection.dispatch({
			method,
			path,
			headers: {
				"content-type": "application/json",
				"accept-encoding": "identity",
				...headers
			},
			body: body === void 0 ? null : JSON.stringify(body),
			headersTimeout: 0,
			bodyTimeout: 0
		}, handler);
		return () => {
			if (!ended) connection.destroy();
			ended = true;
		};
	});
	return Object.assign(send, { close: () => pool.close() });
}
function succeed(subscriber, { status, headers, chunks }, provider) {
	const body = bodyText(chunks, headers);
	if ("problem" in body && status < 300) {
		subscriber.error(rejected(`${provider} answered ${status} with ${body.problem}`, status));
		return;
	}
	subscriber.next({
		status,
		headers,
		text: "text" in body ? body.text : ""
	});
	subscriber.complete();
}
function tooLarge(provider, status, maxBodyBytes) {
	return rejected(`${provider} answered ${status} with more than ${`${Math.round(maxBodyBytes / MEBIBYTE)} MiB`}, which was cut off`, status);
}
function rejected(message, status) {
	return new ProviderError(message, {
		failure: "rejected",
		status
	});
}
// dist/providers/secrets.js
const KEY_NAME = /(^|_)(KEY|TOKEN|SECRET|PASSWORD)$/;
const SHORTEST_SECRET = 8;
/**
* Finds the keys among settings: what has a name that ends in `KEY`, `TOKEN`, `SECRET` or `PASSWORD`, and the password
* inside an address. They are known from the start, as a provider of one's own may read the environment by itself;
* those of settings that do not tell their `names`, from when they are looked up.
*
* Meant for messages, logs and events. The cells of answers and variables are the user's own and stay as they are.
*
* @example
* const { settings, redact } = secretsOf(readSettings());
*/
function secretsOf(settings) {
	const known = /* @__PURE__ */ new Set();
	let forms = [];
	const remember = (secret) => {
		if (secret.length < SHORTEST_SECRET || known.has(secret)) return;
		known.add(secret);
		forms = [...new Set([...known].flatMap(formsOf))].sort((one, other) => other.length - one.length);
	};
	const get = (name) => {
		const value = settings.get(name);
		if (value !== void 0) for (const secret of secretsIn(name, value)) remember(secret);
		return value;
	};
	const names = settings.names?.bind(settings);
	for (const name of names?.() ?? []) get(name);
	return {
		settings: {
			get,
			...names && { names }
		},
		redact: (text) => forms.reduce((rest, form) => rest.replaceAll(form, "***"), text)
	};
}
function secretsIn(name, value) {
	if (KEY_NAME.test(name)) return [value];
	if (!value.includes("@") || !URL.canParse(value)) return [];
	const { username, password } = new URL(value);
	const [user, word] = [decoded(username), decoded(password)];
	return [word, `${user}:${word}`];
}
function decoded(part) {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
/** How a server may echo a text: as it is, as the host or another part of an address, in JSON, in base64. */
function formsOf(secret) {
	const inUrl = encodeURIComponent(secret);
	const inJson = JSON.stringify(secret).slice(1, -1);
	const base64 = Buffer.from(secret).toString("base64");
	return [
		secret,
		secret.toLowerCase(),
		inUrl,
		inUrl.replace(/%[0-9A-F]{2}/g, (percent) => percent.toLowerCase()),
		encodeURI(secret),
		inJson,
		inJson.replaceAll("/", "\\/"),
		base64,
		base64.replace(/=+$/, ""),
		Buffer.from(secret).toString("base64url")
	];
}
// dist/providers/settings.js
const dotenv = onFirstUse("dotenv");
/**
* Settings of the environment, and below them those of the nearest `.env` file at or above a directory.
*
* An empty value counts as missing, so that `OPENAI_API_KEY=` in the environment does not hide the one of the file.
* Throws a `UsageError` when there is a `.env` that cannot be read.
*
* @example
* readSettings().get('OPENAI_API_KEY')
*/
function readSettings(env = process.env, directory = process.cwd()) {
	const file = nearestDotenv(resolve(directory));
	const fromFile = file === void 0 ? {} : parsed$1(file);
	const own = (record, name) => Object.hasOwn(record, name) ? record[name]?.trim() || void 0 : void 0;
	const get = (name) => own(env, name) ?? own(fromFile, name);
	const names = () => Object.keys({
		...env,
		...fromFile
	}).filter((name) => get(name) !== void 0);
	return {
		get,
		names
	};
}
function nearestDotenv(directory) {
	const file = join(directory, ".env");
	if (existsSync(file) && !statSync(file).isDirectory()) return file;
	const parent = dirname(directory);
	return parent === directory ? void 0 : nearestDotenv(parent);
}
function parsed$1(file) {
	try {
		return dotenv().parse(readFileSync(file));
	} catch (cause) {
		throw new UsageError(`Cannot read the settings in ${file}: ${String(cause)}`, { cause });
	}
}
// dist/providers/duration.js
const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const DURATION = new RegExp(`^(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?(?:${NUMBER}ms)?(?:${NUMBER}[uµ]s)?(?:${NUMBER}ns)?$`);
const UNIT_MS = [
	36e5,
	6e4,
	1e3,
	1,
	.001,
	1e-6
];
/**
* Milliseconds of a Go duration (`6m0s`, `599ms`, `1h2m3.5s`), or of a bare number of seconds, as servers write them.
* `undefined` for anything else, negative values included.
*
* @see https://pkg.go.dev/time#ParseDuration
*/
function durationMs(text) {
	if (text === "") return void 0;
	const parts = DURATION.exec(text);
	if (parts) return UNIT_MS.reduce((sum, unitMs, index) => sum + unitMs * Number(parts[index + 1] ?? 0), 0);
	return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1e3 : void 0;
}
// dist/providers/allowance.js
const OPENAI = {
	requests: {
		limit: "x-ratelimit-limit-requests",
		remaining: "x-ratelimit-remaining-requests",
		reset: "x-ratelimit-reset-requests"
	},
	tokens: {
		limit: "x-ratelimit-limit-tokens",
		remaining: "x-ratelimit-remaining-tokens",
		reset: "x-ratelimit-reset-tokens"
	}
};
const ANTHROPIC = {
	requests: {
		limit: "anthropic-ratelimit-requests-limit",
		remaining: "anthropic-ratelimit-requests-remaining",
		reset: "anthropic-ratelimit-requests-reset"
	},
	tokens: {
		limit: "anthropic-ratelimit-tokens-limit",
		remaining: "anthropic-ratelimit-tokens-remaining",
		reset: "anthropic-ratelimit-tokens-reset"
	}
};
/**
* What response headers say is left of requests and tokens, or `undefined` where they say nothing.
*
* OpenAI and those like it (Azure, Groq) give `x-ratelimit-{limit,remaining,reset}-{requests,tokens}` with the reset
* as a Go duration or in seconds; Anthropic `anthropic-ratelimit-{requests,tokens}-...` with the reset as a date.
* Whatever is no count (`-1`, words) is left out.
*
* @param nowMs Clock that dates are compared to, in milliseconds since 1970.
* @see https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
* @see https://docs.anthropic.com/en/api/rate-limits#response-headers
*/
function allowanceOf(headers, nowMs) {
	const until = (date) => untilMs(date, nowMs);
	const requests = budgetIn(headers, OPENAI.requests, durationMs) ?? budgetIn(headers, ANTHROPIC.requests, until);
	const tokens = budgetIn(headers, OPENAI.tokens, durationMs) ?? budgetIn(headers, ANTHROPIC.tokens, until);
	return requests || tokens ? {
		requests,
		tokens
	} : void 0;
}
function budgetIn(headers, names, toResetMs) {
	const remaining = countOf(headers[names.remaining]);
	if (remaining === void 0) return void 0;
	return {
		limit: countOf(headers[names.limit]),
		remaining,
		resetMs: toResetMs(headers[names.reset] ?? "")
	};
}
function countOf(text) {
	return text !== void 0 && /^\d+$/.test(text) ? Number(text) : void 0;
}
function untilMs(date, nowMs) {
	const atMs = Date.parse(date);
	return Number.isNaN(atMs) ? void 0 : Math.max(0, atMs - nowMs);
}
// dist/providers/json.js
/** The value if it is an object, else an empty one: so that a path into a foreign body never throws. */
function objectIn(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
/** The value if it is a list, else an empty one. */
function listIn(value) {
	return Array.isArray(value) ? value : [];
}
/** The value if it is a text that says something. */
function textIn(value) {
	return typeof value === "string" && value.trim() !== "" ? value : void 0;
}
// dist/providers/serverDelayMs.js
const YEAR_MS = 316224e5;
/**
* Milliseconds that a server wants to be left alone for, from the first of these that says so:
* `retry-after-ms`, `retry-after` (seconds, fractions too, or an HTTP date), Gemini's `RetryInfo`, OpenRouter's
* `metadata`, and, as a last resort, the words "try again in 599ms".
*
* A value that is no wait (zero, negative, no number, more than a year) counts as none. How long is too long is not
* decided here: 277403 seconds is a real answer.
*/
function serverDelayMs(headers, error, nowMs) {
	return [
		fromHeaders(headers, nowMs),
		fromRetryInfo(error.details),
		fromMetadata(error.metadata, nowMs),
		fromWords(error.words)
	].find((delayMs) => delayMs !== void 0);
}
/** @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function fromHeaders(headers, nowMs) {
	const milliseconds = headers["retry-after-ms"];
	const after = headers["retry-after"];
	return wait(Number(milliseconds)) ?? (after === void 0 ? void 0 : fromRetryAfter(after, nowMs));
}
function fromRetryAfter(after, nowMs) {
	return wait(/[a-z]/i.test(after) ? Date.parse(after) - nowMs : Number(after) * 1e3);
}
/** Whole seconds, cut off: one more is never too early. */
function fromRetryInfo(details) {
	const delay = details.map(({ retryDelay }) => textIn(retryDelay)).find((text) => text !== void 0);
	const delayMs = delay === void 0 ? void 0 : durationMs(delay);
	return delayMs === void 0 ? void 0 : wait(delayMs + 1e3);
}
function fromMetadata(metadata, nowMs) {
	const headers = Object.fromEntries(Object.entries(objectIn(metadata["headers"])).map(([name, value]) => [name.toLowerCase(), String(value)]));
	const resetMs = Number(headers["x-ratelimit-reset"]) - nowMs;
	return wait(Number(metadata["retry_after_seconds"]) * 1e3) ?? fromHeaders(headers, nowMs) ?? wait(resetMs);
}
function fromWords(words) {
	const duration = /(?:try again|retry) (?:in|after) ([\d.]+\w*(?:[\d.]+\w+)*)/i.exec(words)?.[1];
	return duration === void 0 ? void 0 : wait(durationMs(duration.replace(/\.$/, "")) ?? NaN);
}
function wait(delayMs) {
	return delayMs > 0 && delayMs <= YEAR_MS ? Math.ceil(delayMs) : void 0;
}
// dist/providers/serverError.js
/**
* Reads the error out of a body: parsed JSON of any API, or text.
*
* Knows the forms of OpenAI (`error.message, type, code`), Anthropic (`error.details.error_code`), Gemini
* (`error.status, details[]`, and the same in a list), OpenRouter (`error.metadata`), Ollama (`error` is a text),
* Mistral and Cerebras (`message, type, code` at the top), FastAPI servers such as vLLM (`detail`).
*/
function serverError(body) {
	const top = objectIn(Array.isArray(body) ? body[0] : body);
	const error = "error" in top && typeof top["error"] === "object" ? objectIn(top["error"]) : top;
	const metadata = objectIn(error["metadata"]);
	const details = listIn(error["details"]).map(objectIn);
	const errorCode = objectIn(error["details"])["error_code"];
	const named = [
		error["code"],
		errorCode,
		error["status"],
		error["type"],
		metadata["limit_source"]
	].map(textIn);
	const reasons = details.flatMap(({ reason, violations }) => [textIn(reason), ...listIn(violations).map((violation) => textIn(objectIn(violation)["quotaId"]))]);
	const codes = [...named, ...reasons].filter((code) => code !== void 0);
	return {
		words: withUpstream(wordsIn(body, top, error), metadata),
		codes: new Set(codes),
		code: codes.find((code) => !/^\d+$/.test(code) && code !== "error"),
		status: statusIn(error["code"]),
		metadata,
		details,
		isPage: typeof body === "string" && /^\s*</.test(body)
	};
}
function wordsIn(body, top, error) {
	if (typeof body === "string") return pageTitle(body) ?? body.trim();
	const detail = listIn(top["detail"]).map((entry) => textIn(objectIn(entry)["msg"]) ?? JSON.stringify(entry));
	const said = textIn(error["message"]) ?? textIn(top["error"]) ?? textIn(top["message"]) ?? textIn(top["detail"]);
	if (said !== void 0) return said;
	if (detail.length > 0) return detail.join("; ");
	return Object.keys(top).length > 0 ? JSON.stringify(top) : "";
}
/** OpenRouter's own message is only "Provider returned error": what the model's host said is in `metadata.raw`. */
function withUpstream(words, metadata) {
	const raw = typeof metadata["raw"] === "object" ? JSON.stringify(metadata["raw"]) : textIn(metadata["raw"]);
	const host = textIn(metadata["provider_name"]);
	return raw ? `${words} (${host ? `${host}: ` : ""}${raw.trim()})` : words;
}
function pageTitle(text) {
	if (!/^\s*</.test(text)) return void 0;
	const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
	return title ? `a web page titled '${title}'` : "a web page";
}
function statusIn(code) {
	const status = typeof code === "number" || typeof code === "string" ? Number(code) : NaN;
	return Number.isInteger(status) && status >= 100 && status <= 599 ? status : void 0;
}
// dist/providers/failureOf.js
/** Billing, limits on spending, used-up credit: waiting helps nobody. */
const EXHAUSTED = [
	"insufficient_quota",
	"credit_balance_exhausted",
	"organization_spend_limit_exceeded",
	"project_spend_limit_exceeded",
	"organization_usage_limit_exceeded",
	"enforced_spend_limit_reached",
	"billing_hard_limit_reached",
	"billing_not_active",
	"billing_error",
	"openrouter_credits",
	"openrouter_key_limit"
];
const EXHAUSTED_WORDS = /credit balance is too low|specified API usage limits|key limit exceeded|free-models-per-day/i;
const NO_SUCH_MODEL = [
	"model_not_found",
	"model_not_available",
	"invalid_model",
	"DeploymentNotFound"
];
const NO_SUCH_MODEL_WORDS = /is not a valid model id/i;
const FILTERED = [
	"content_filter",
	"content_policy_violation",
	"ResponsibleAIPolicyViolation"
];
const UNAUTHORIZED = [
	"invalid_api_key",
	"wrong_api_key",
	"API_KEY_INVALID",
	"authentication_error"
];
const UNAUTHORIZED_WORDS = /(incorrect|invalid) api key|api key not valid/i;
const RATE_LIMITED = [
	"rate_limit_exceeded",
	"rate_limit_error",
	"slow_down",
	"overloaded_error",
	"RESOURCE_EXHAUSTED"
];
const is = (codes, words) => (facts) => codes.some((code) => facts.codes.has(code)) || words?.test(facts.words) === true;
const status = (...numbers) => (facts) => facts.status !== void 0 && numbers.includes(facts.status);
/** What each failure means. The first row that fits decides; what none fits is `rejected`. */
const TABLE$1 = [
	[is(NO_SUCH_MODEL, NO_SUCH_MODEL_WORDS), "no-such-model"],
	[(facts) => facts.status === 402 && facts.delayMs !== void 0, "rate-limited"],
	[is(EXHAUSTED, EXHAUSTED_WORDS), "exhausted"],
	[({ codes }) => [...codes].some((code) => code.includes("PerDay")), "exhausted"],
	[({ codes, words }) => codes.has("RESOURCE_EXHAUSTED") && /\blimit: 0\b/.test(words), "exhausted"],
	[status(402), "exhausted"],
	[is(FILTERED), "rejected"],
	[({ metadata }) => "reasons" in metadata || "flagged_input" in metadata, "rejected"],
	[is(UNAUTHORIZED, UNAUTHORIZED_WORDS), "unauthorized"],
	[status(401), "unauthorized"],
	[(facts) => facts.status === 403 && facts.isPage, "rejected"],
	[status(403), "unauthorized"],
	[({ words }) => /request too large/i.test(words), "rejected"],
	[status(413), "rejected"],
	[status(429, 529), "rate-limited"],
	[is(RATE_LIMITED), "rate-limited"],
	[(facts) => facts.status === 503 && facts.delayMs !== void 0, "rate-limited"],
	[(facts) => facts.status === 503 && facts.provider === "ollama", "rate-limited"],
	[status(408, 409, 425, 499), "transient"],
	[(facts) => facts.status === void 0 || facts.status >= 500, "transient"],
	[status(404, 410), "no-such-model"]
];
const RETRIED = ["rate-limited", "transient"];
/**
* The failure table: what a refused or failed call means for its row and its provider, in one place.
*
* The class follows from the codes in the body before the status, and `x-should-retry` overrides it. The message
* holds the provider's name, the status, and the server's own words as they came.
*
* @example
* failureOf({ provider: 'openai', status: 429, headers: { 'retry-after': '7' }, body: {} })
* // ProviderError { failure: 'rate-limited', delayMs: 7000, message: 'openai answered 429: Too Many Requests' }
*/
function failureOf({ provider, status: httpStatus, headers = {}, body, nowMs = Date.now() }) {
	const error = serverError(body);
	const answered = httpStatus >= 200 && httpStatus < 300 ? error.status : httpStatus;
	const delayMs = serverDelayMs(headers, error, nowMs);
	const facts = {
		...error,
		provider,
		status: answered,
		delayMs
	};
	const failure = overridden(classOf(facts), headers["x-should-retry"], answered);
	return new ProviderError(messageOf(facts, headers), {
		failure,
		status: answered ?? httpStatus,
		code: error.code,
		delayMs,
		allowance: allowanceOf(headers, nowMs)
	});
}
function classOf(facts) {
	return TABLE$1.find(([fits]) => fits(facts))?.[1] ?? "rejected";
}
/** @see https://github.com/openai/openai-node/blob/master/src/client.ts `shouldRetry` */
function overridden(failure, shouldRetry, httpStatus) {
	if (shouldRetry === "false" && RETRIED.includes(failure)) return "rejected";
	if (shouldRetry !== "true" || RETRIED.includes(failure)) return failure;
	return httpStatus === 429 ? "rate-limited" : "transient";
}
function messageOf(facts, headers) {
	const { provider, words, code } = facts;
	const answered = facts.status === void 0 ? "answered with an error" : `answered ${facts.status}`;
	const said = redirection(facts, headers) ?? (words || STATUS_CODES[facts.status ?? 0] || "no reason given");
	return `${provider} ${answered}${code ? ` (${code})` : ""}: ${said}${advice(facts)}`;
}
function redirection(facts, headers) {
	const location = headers["location"];
	if (facts.status === void 0 || facts.status < 300 || facts.status > 399 || !location) return void 0;
	return `a redirect to ${URL.canParse(location) ? new URL(location).host : "another path"}, which is not followed, so that no key goes astray`;
}
/** Ollama knows only the models that were pulled. */
function advice({ provider, status: answered, words }) {
	if (provider !== "ollama" || answered !== 404) return "";
	return `. To get it: ollama pull ${/model ['"]?([^'"\s]+)['"]? not found/i.exec(words)?.[1] ?? "MODEL"}`;
}
// dist/providers/foreignFailureOf.js
/**
* What an error means that somebody else's code has thrown: the same failure table, fed from what other clients call
* these facts. Knows `status` or `statusCode`, `headers` or `responseHeaders`, `responseBody` or `error`,
* `isRetryable` (Vercel AI SDK, openai, and those like them), network errors anywhere in the chain of causes, and
* timeouts. A `ProviderError` stays as it is. Whatever says nothing of the kind is `rejected`.
*
* @example
* from(model.doGenerate(options)).pipe(catchError((error) => throwError(() => foreignFailureOf(error, 'my-model'))))
* @see https://github.com/vercel/ai/blob/main/packages/provider/src/errors/api-call-error.ts
*/
function foreignFailureOf(error, provider, nowMs = Date.now()) {
	if (error instanceof ProviderError) return error;
	const facts = error instanceof Error ? error : objectIn(error);
	const message = textIn(facts["message"]) ?? String(error);
	const status = facts["statusCode"] ?? facts["status"];
	if (typeof status === "number") {
		const { failure, code, delayMs, allowance } = failureOf({
			provider,
			status,
			headers: recordOf(facts["responseHeaders"] ?? facts["headers"]),
			body: bodyOf(facts),
			nowMs
		});
		const options = {
			failure,
			status,
			code,
			delayMs,
			allowance,
			cause: error
		};
		return new ProviderError(`${provider} failed (${status}): ${message}`, options);
	}
	const network = causesOf(error).find(isNetworkError);
	if (network) return networkFailureOf({
		provider,
		url: textIn(facts["url"]) ?? "",
		error: network,
		answering: false
	});
	const failure = facts["isRetryable"] === true || facts["name"] === "TimeoutError" ? "transient" : "rejected";
	return new ProviderError(`${provider} failed: ${message}`, {
		failure,
		cause: error
	});
}
function bodyOf(facts) {
	const text = textIn(facts["responseBody"]);
	if (text === void 0) return { error: facts["error"] ?? { message: facts["message"] } };
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
function recordOf(headers) {
	const entries = headers instanceof Headers ? [...headers] : Object.entries(objectIn(headers));
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
function causesOf(error) {
	const causes = [];
	for (let next = error; next !== void 0 && !causes.includes(next); next = objectIn(next)["cause"]) causes.push(next);
	return causes;
}
// dist/providers/tokenCount.js
/**
* The count at a path into a body, or `undefined` where there is none that could be one: a count that is wrong is
* worse than none.
*
* @example
* tokenCount(body, 'usage', 'prompt_tokens')
*/
function tokenCount(body, ...path) {
	const value = path.reduce((inner, name) => objectIn(inner)[name], body);
	return isTokenCount(value) ? value : void 0;
}
/** Whether a value could be a count of tokens. */
function isTokenCount(value) {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
// dist/providers/soundCompletion.js
const FINISH_REASONS$4 = {
	stop: true,
	length: true,
	content_filter: true,
	tool_calls: true,
	error: true
};
/** Whether a value fits its field. */
const FITS = {
	finishReason: (value) => isText(value) && Object.hasOwn(FINISH_REASONS$4, value),
	rawFinishReason: isText,
	inputTokens: isTokenCount,
	outputTokens: isTokenCount,
	cachedTokens: isTokenCount,
	cacheWriteTokens: isTokenCount,
	costUsd: isAmount,
	warnings: (value) => Array.isArray(value) && value.every(isText),
	allowance: isAllowance
};
/**
* The answer of code that nobody has type-checked: fields of the wrong type are left out, as a wrong figure is worse
* than none. A finish reason outside of the vocabulary is kept as the provider's own word.
*
* Throws a `ProviderError` of class `rejected` for what has no text as its `output`.
*
* @param provider Name in messages.
*
* @example
* soundCompletion('mine', { output: 'Hi', costUsd: NaN, finishReason: 'done' })
* // { output: 'Hi', rawFinishReason: 'done' }
*/
function soundCompletion(provider, answer) {
	if (!hasOutput(answer)) {
		const message = `${provider} answered with something that is no completion: { output: 'text', ... } was expected`;
		throw new ProviderError(message, { failure: "rejected" });
	}
	const values = objectIn(answer);
	const wrong = Object.entries(FITS).filter(([field, fits]) => values[field] !== void 0 && !fits(values[field]));
	if (wrong.length === 0) return answer;
	const left = new Set(wrong.map(([field]) => field));
	const word = left.has("finishReason") && isText(values["finishReason"]) ? values["finishReason"] : void 0;
	const kept = Object.entries(values).filter(([field]) => !left.has(field));
	return {
		...word !== void 0 && { rawFinishReason: word },
		...Object.fromEntries(kept),
		output: answer.output
	};
}
function hasOutput(answer) {
	return isText(objectIn(answer)["output"]);
}
function isText(value) {
	return typeof value === "string";
}
function isAmount(value) {
	return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
function isAllowance(value) {
	const { requests, tokens } = objectIn(value);
	return typeof value === "object" && [requests, tokens].every((budget) => budget === void 0 || isBudget(budget));
}
function isBudget(value) {
	const { limit, remaining, resetMs } = objectIn(value);
	return isAmount(remaining) && [limit, resetMs].every((amount) => amount === void 0 || isAmount(amount));
}
// dist/providers/classified.js
/**
* The same provider, whose every error is a `ProviderError`, and whose every message and warning is one clean line
* without keys. The answers themselves are not touched; what comes with them is left out where it has the wrong type.
*
* What a provider throws at call time goes down the error channel, too.
*
* @example
* const safe = classified(someProvider, { name: 'mine', redact: secrets.redact });
*/
function classified(provider, { name, redact }) {
	const clean = (text) => cleanText(text, redact);
	const guarded = (call, see = (value) => value) => new Observable((subscriber) => call().subscribe(subscriber)).pipe(map(see), catchError((error) => throwError(() => cleaned(foreignFailureOf(error, name), clean))));
	const { contextWindow, models } = provider;
	return {
		complete: (request) => guarded(() => provider.complete(request), (completion) => cleanedWarnings(soundCompletion(name, completion), clean)),
		...contextWindow && { contextWindow: (request) => guarded(() => contextWindow.call(provider, request)) },
		...models && { models: () => guarded(() => models.call(provider)) },
		concurrency: provider.concurrency,
		address: provider.address === void 0 ? void 0 : clean(provider.address),
		unconfigured: provider.unconfigured === void 0 ? void 0 : clean(provider.unconfigured)
	};
}
function cleaned(error, clean) {
	const { failure, status, code, delayMs, allowance, cause } = error;
	const options = {
		failure,
		status,
		code: code === void 0 ? code : clean(code),
		delayMs,
		allowance,
		cause
	};
	return new ProviderError(clean(error.message), options);
}
function cleanedWarnings(completion, clean) {
	const { warnings, rawFinishReason } = completion;
	if (!warnings?.length && rawFinishReason === completion.finishReason) return completion;
	return {
		...completion,
		warnings: warnings?.map(clean),
		rawFinishReason: rawFinishReason === void 0 ? rawFinishReason : clean(rawFinishReason)
	};
}
// dist/providers/completionOf.js
const WARNINGS = {
	length: "The answer was cut at the token limit",
	content_filter: "The answer was cut by a content filter",
	error: "The answer was cut by an error of the provider"
};
/**
* What an answer comes to: cut answers and refusals get their warning, and an empty one is an error.
*
* Throws a `ProviderError` where there is no text: `transient` where nothing was paid for (a cold start), else
* `rejected`, with the reason as far as it is known.
*
* @param provider Name in messages.
*/
function completionOf(provider, answer) {
	const { refusal, finishReason, warnings = [] } = answer;
	const output = answer.output || (refusal ?? "");
	if (output === "") throw emptyAnswer(provider, answer);
	const cut = finishReason && WARNINGS[finishReason];
	if (refusal === void 0 && cut === void 0) return answer;
	const said = refusal === void 0 ? [] : [`The model refused: ${refusal}`];
	return {
		...answer,
		output,
		warnings: [
			...said,
			...cut === void 0 ? [] : [cut],
			...warnings
		]
	};
}
function emptyAnswer(provider, { finishReason, rawFinishReason, outputTokens }) {
	const because = rawFinishReason ? ` (${rawFinishReason})` : "";
	if (finishReason === "content_filter") return empty("rejected", `${provider} answered nothing: a content filter stopped it${because}`);
	if (finishReason === "length") return empty("rejected", `${provider} used up ${outputTokens === void 0 ? "its tokens" : `its ${outputTokens} tokens`} before the answer began: allow more with max_tokens`);
	return empty(outputTokens ? "rejected" : "transient", `${provider} answered with an empty text${because}`);
}
function empty(failure, message) {
	return new ProviderError(message, { failure });
}
// dist/providers/allPages.js
/** No API offers a hundred thousand models; one whose pages never end is broken. */
const MOST_PAGES = 100;
/**
* The items of all pages of a list, in one emission. The pages are asked for one after the other.
*
* @example
* allPages((after) => send(pageCall(after)).pipe(map(toPage)))
*/
function allPages(page) {
	return page(void 0).pipe(expand(({ next }) => next === void 0 ? EMPTY : page(next)), take(MOST_PAGES), map(({ items }) => items), reduce((all, items) => [...all, ...items], []));
}
// dist/providers/parameters.js
/** One name for what the APIs call by many. */
const COMMON_NAMES = {
	max_completion_tokens: "max_tokens",
	max_output_tokens: "max_tokens",
	maxOutputTokens: "max_tokens",
	num_predict: "max_tokens",
	stop_sequences: "stop",
	stopSequences: "stop",
	topP: "top_p",
	topK: "top_k",
	presencePenalty: "presence_penalty",
	frequencyPenalty: "frequency_penalty"
};
/**
* Puts request parameters where an API wants them.
*
* A parameter goes to the place of its own name, else to that of the common name it is a cousin of
* (`max_completion_tokens` of `max_tokens`, `stop_sequences` of `stop`), else, under its own name, to where the API
* takes others. One that has no place is left out, with a warning.
*
* @example
* placedParameters({ max_tokens: 5 }, { named: { max_tokens: 'options.num_predict' }, reserved: [] })
* // { body: { options: { num_predict: 5 } }, warnings: [] }
*/
function placedParameters(parameters, places) {
	const body = {};
	const warnings = [];
	for (const [name, value] of Object.entries(parameters)) {
		const place = placeOf(name, places);
		if (place === void 0 || places.reserved.includes(place)) warnings.push(`Parameter '${name}' was left out: the provider does not take it`);
		else put(body, place, places.lists?.includes(place) && !Array.isArray(value) ? [value] : value);
	}
	return {
		body,
		warnings
	};
}
function placeOf(name, { named, others }) {
	const own = (record, key) => Object.hasOwn(record, key) ? record[key] : void 0;
	const common = own(COMMON_NAMES, name);
	return own(named, name) ?? (common === void 0 ? void 0 : own(named, common)) ?? (others === void 0 ? void 0 : others + name);
}
function put(target, place, value) {
	const dot = place.indexOf(".");
	if (dot < 0) {
		Object.defineProperty(target, place, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		return;
	}
	const [folder, rest] = [place.slice(0, dot), place.slice(dot + 1)];
	const object = {};
	Object.assign(object, Object.hasOwn(target, folder) ? target[folder] : {});
	put(object, rest, value);
	target[folder] = object;
}
// dist/providers/shape.js
const valibot = onFirstUse("valibot");
/**
* A check of the shape of parsed JSON, with valibot, which is loaded with the first check.
*
* Returns the value with what the shape names, or `undefined` where it is of another shape.
*
* @example
* const listed = shape((v) => v.object({ data: v.array(v.object({ id: v.string() })) }));
* listed(answer.body)?.data.map(({ id }) => id)
*/
function shape(build) {
	let schema;
	return (value) => {
		schema ??= build(valibot());
		const { success, output } = valibot().safeParse(schema, value);
		return success ? output : void 0;
	};
}
// dist/providers/anthropicMessages.js
/** The API wants a limit, and has no default of its own. */
const DEFAULT_MAX_TOKENS = 4096;
/** The API refuses a body with a name that it does not know, so there is no place for others. */
const PLACES$2 = {
	named: {
		max_tokens: "max_tokens",
		temperature: "temperature",
		top_p: "top_p",
		top_k: "top_k",
		stop: "stop_sequences",
		reasoning_effort: "output_config.effort",
		output_config: "output_config",
		thinking: "thinking",
		tools: "tools",
		tool_choice: "tool_choice",
		metadata: "metadata",
		service_tier: "service_tier",
		inference_geo: "inference_geo",
		cache_control: "cache_control",
		container: "container"
	},
	lists: ["stop_sequences"],
	reserved: []
};
const FINISH_REASONS$3 = /* @__PURE__ */ new Map([
	["end_turn", "stop"],
	["stop_sequence", "stop"],
	["max_tokens", "length"],
	["model_context_window_exceeded", "length"],
	["pause_turn", "length"],
	["tool_use", "tool_calls"],
	["refusal", "content_filter"]
]);
const message = shape((v) => v.object({
	content: v.array(v.looseObject({
		type: v.string(),
		text: v.optional(v.string())
	})),
	stop_reason: v.nullish(v.string()),
	usage: v.optional(v.unknown())
}));
/**
* Anthropic's Messages API. A row that gives no `max_tokens` gets 4096.
*
* @see https://platform.claude.com/docs/en/api/messages/create
*/
function anthropicMessages({ provider, baseUrl, headers }) {
	return {
		toCall: ({ model, prompt, system, parameters }) => ({
			method: "POST",
			url: `${baseUrl}/v1/messages`,
			headers,
			body: {
				model,
				max_tokens: DEFAULT_MAX_TOKENS,
				...system !== void 0 && { system },
				messages: [{
					role: "user",
					content: prompt
				}],
				...placedParameters(parameters, PLACES$2).body
			}
		}),
		toCompletion: (answer, { parameters }) => completionOf(provider, {
			...readAnswer$2(provider, answer),
			warnings: placedParameters(parameters, PLACES$2).warnings
		})
	};
}
function readAnswer$2(provider, { status, headers, body }) {
	if ("error" in objectIn(body)) throw failureOf({
		provider,
		status,
		headers,
		body
	});
	const read = message(body);
	if (!read) throw new ProviderError(`${provider} answered in another form than agreed`, {
		failure: "rejected",
		status
	});
	const text = read.content.map((block) => block.type === "text" ? block.text ?? "" : "").join("");
	const toolCalls = read.content.filter(({ type }) => type === "tool_use");
	const raw = read.stop_reason ?? void 0;
	return {
		output: text || (toolCalls.length > 0 ? JSON.stringify(toolCalls) : ""),
		finishReason: FINISH_REASONS$3.get(raw),
		rawFinishReason: raw,
		...usageOf$1(read.usage)
	};
}
/** `input_tokens` are only those that the cache had no part in. */
function usageOf$1(usage) {
	const freshTokens = tokenCount(usage, "input_tokens");
	const cachedTokens = tokenCount(usage, "cache_read_input_tokens") ?? 0;
	const cacheWriteTokens = tokenCount(usage, "cache_creation_input_tokens") ?? 0;
	return {
		inputTokens: freshTokens === void 0 ? void 0 : freshTokens + cachedTokens + cacheWriteTokens,
		outputTokens: tokenCount(usage, "output_tokens"),
		cachedTokens,
		cacheWriteTokens
	};
}
// dist/providers/complete.js
/** Everything that does not differ from one API to the next: the call is built, sent, and its answer read. */
function complete(adapter, send, scheduler) {
	return (request) => send(adapter.toCall(request)).pipe(map((answer) => {
		const completion = adapter.toCompletion(answer, request);
		const allowance = allowanceOf(answer.headers, scheduler.now());
		return allowance ? {
			...completion,
			allowance
		} : completion;
	}));
}
// dist/providers/namesModel.js
/** What may follow a model's name without making it another model: a date, or `latest`. */
const RELEASE = /^[-@]?(latest|\d{4}-\d{2}-\d{2}|\d{4,8})?$/;
/**
* Whether a rule of the price list names exactly this model, and not just one that is called something like it.
*
* The rules of the list are made to find some price for every name: `gemini-3.6-flash-lite` begins with
* `gemini-3.6-flash`, and would get its price. Here a beginning counts only when at most a release date follows.
*
* @example
* namesModel({ starts_with: 'claude-opus-4-1' }, 'claude-opus-4-1-20250805'); // true
* namesModel({ starts_with: 'gemini-3.6-flash' }, 'gemini-3.6-flash-lite');   // false
*/
function namesModel(rule, model) {
	const name = model.toLowerCase();
	const isRelease = (part) => name.startsWith(part.toLowerCase()) && RELEASE.test(name.slice(part.length));
	if ("or" in rule) return rule.or.some((each) => namesModel(each, model));
	if ("and" in rule) return rule.and.some((each) => namesModel(each, model));
	if ("equals" in rule) return name === rule.equals.toLowerCase();
	if ("starts_with" in rule) return isRelease(rule.starts_with);
	if ("contains" in rule) return isRelease(rule.contains);
	if ("ends_with" in rule) return name === rule.ends_with.toLowerCase();
	return rule.regex.startsWith("^") && rule.regex.endsWith("$") && new RegExp(rule.regex).test(name);
}
// dist/providers/listedModel.js
/**
* Our names of the providers whose models have one public price, and the list's names of them.
*
* Left out on purpose: `azure` (a deployment may be called anything, and its kind changes the price), `openrouter`
* (says itself what a call cost), `perplexity` (charges for requests too), and all that runs on one's own machine.
*/
const LISTED = /* @__PURE__ */ new Map([
	["openai", "openai"],
	["anthropic", "anthropic"],
	["gemini", "google"],
	["groq", "groq"],
	["together", "together"],
	["mistral", "mistral"],
	["deepseek", "deepseek"],
	["fireworks", "fireworks"],
	["xai", "x-ai"],
	["cerebras", "cerebras"]
]);
/** Prices change on a day or an hour, never within a minute. */
const PRICE_HOLDS_MS = 6e4;
/** A megabyte that takes some 40 ms to load. */
const genaiPrices = onFirstUse("@pydantic/genai-prices");
const known = /* @__PURE__ */ new Map();
/**
* The entry of a model in the public price list, or `undefined` where the list does not name it for certain.
*
* The list is https://github.com/pydantic/genai-prices as it is in the installed package `@pydantic/genai-prices`:
* version 0.1.8 is of 2026-09-23. Nothing is fetched from the network. It is loaded on first use, and a look-up is
* remembered for a minute.
*
* @example
* listedModel('openai', 'gpt-4o', Date.now())?.contextWindow; // 128000
*/
function listedModel(provider, model, atMs) {
	const providerId = LISTED.get(provider ?? "");
	if (providerId === void 0) return void 0;
	const key = `${provider} ${model}`;
	const remembered = known.get(key);
	if (remembered !== void 0 && atMs < remembered.untilMs) return remembered.model;
	const found = genaiPrices().calcPrice({}, model, {
		providerId,
		timestamp: new Date(atMs)
	});
	if (found?.provider.id !== providerId || !namesModel(found.model.match, model)) return void 0;
	const listed = {
		price: found.model_price,
		contextWindow: found.model.context_window
	};
	known.set(key, {
		model: listed,
		untilMs: (Math.floor(atMs / PRICE_HOLDS_MS) + 1) * PRICE_HOLDS_MS
	});
	return listed;
}
// dist/providers/contextWindow.js
/**
* Tokens that fit into a model, from the public list that `listedModel` reads; `undefined` where it does not say so
* of exactly this model. Meant for providers that cannot be asked.
*
* @param provider As rows call it; `undefined` for a server that is not the provider's own.
* @param atMs Milliseconds since 1970. Default `Date.now()`.
*
* @example
* contextWindowOf('anthropic', 'claude-opus-4-1-20250805'); // 200000
*/
function contextWindowOf(provider, model, atMs = Date.now()) {
	return listedModel(provider, model, atMs)?.contextWindow;
}
// dist/providers/modelsIn.js
/**
* The models in a list as OpenAI and those like it give it: `{ data: [{ id }] }`, or the bare list of Together.
* Whatever says how many tokens fit is taken: `context_length` of OpenRouter and Together, `context_window` of Groq,
* `max_model_len` of vLLM, `max_context_length` of Mistral,
* `max_input_tokens` of Anthropic.
*
* @see https://platform.openai.com/docs/api-reference/models/list
*/
function modelsIn$1(body) {
	return (Array.isArray(body) ? body : listIn(objectIn(body)["data"])).flatMap((entry) => {
		const id = textIn(objectIn(entry)["id"]);
		return id === void 0 ? [] : [{
			id,
			contextWindow: windowIn(entry)
		}];
	});
}
function windowIn(entry) {
	return [
		"context_length",
		"context_window",
		"max_model_len",
		"max_context_length",
		"max_input_tokens"
	].map((name) => tokenCount(entry, name)).find((tokens) => tokens !== void 0);
}
// dist/providers/tokenCost.js
/** Units that cost nothing unless a request asks for them: sound, images, searches. A text in, a text out does not. */
const UNUSED_UNITS = /* @__PURE__ */ new Set([
	"input_audio_mtok",
	"cache_audio_read_mtok",
	"input_image_mtok",
	"cache_image_read_mtok",
	"input_video_mtok",
	"cache_write_1h_mtok",
	"web_searches_kcount",
	"storage_searches_kcount"
]);
/**
* US dollars for the tokens of one call, or `undefined` where the price list leaves anything open: a missing token
* count, a unit that counts something else than tokens, cached tokens without a price of their own.
*
* @example
* tokenCost({ input_mtok: 2.5, output_mtok: 10 }, { inputTokens: 1000, outputTokens: 100 }); // 0.0035
*/
function tokenCost(price, usage) {
	const { input_mtok, cache_read_mtok, cache_write_mtok, output_mtok, ...others } = price;
	const { inputTokens, outputTokens } = usage;
	const cachedTokens = usage.cachedTokens ?? noneIfUnpriced(cache_read_mtok);
	const cacheWriteTokens = usage.cacheWriteTokens ?? noneIfUnpriced(cache_write_mtok);
	if (inputTokens === void 0 || outputTokens === void 0) return void 0;
	if (cachedTokens === void 0 || cacheWriteTokens === void 0) return void 0;
	if (input_mtok === void 0 || output_mtok === void 0) return void 0;
	if (Object.keys(others).some((unit) => !UNUSED_UNITS.has(unit))) return void 0;
	const parts = [
		{
			tokens: inputTokens - cachedTokens - cacheWriteTokens,
			perMillion: input_mtok
		},
		{
			tokens: cachedTokens,
			perMillion: cache_read_mtok
		},
		{
			tokens: cacheWriteTokens,
			perMillion: cache_write_mtok
		},
		{
			tokens: outputTokens,
			perMillion: output_mtok
		}
	].filter(({ tokens }) => tokens !== 0);
	if (parts.some(({ tokens, perMillion }) => tokens < 0 || perMillion === void 0)) return void 0;
	const millionths = parts.reduce((sum, { tokens, perMillion = 0 }) => sum + tokens * rateAt(perMillion, inputTokens), 0);
	return Number((millionths / 1e6).toPrecision(12));
}
/** A count that was not reported is 0 only where it would make no difference. */
function noneIfUnpriced(price) {
	return price === void 0 ? 0 : void 0;
}
/** A long input makes all tokens of a call dearer. */
function rateAt(perMillion, inputTokens) {
	if (typeof perMillion === "number") return perMillion;
	return perMillion.tiers.reduce((rate, tier) => inputTokens > tier.start ? tier.price : rate, perMillion.base);
}
// dist/providers/price.js
/** Request parameters that are charged for, or put the call on another tariff. */
const TARIFF_PARAMETERS = /* @__PURE__ */ new Set([
	"service_tier",
	"serviceTier",
	"speed",
	"inference_geo",
	"cache_control",
	"cachedContent",
	"tools",
	"web_search_options",
	"search_parameters",
	"modalities",
	"responseModalities",
	"audio"
]);
/** Models that search the web on their own, which is charged for apart from tokens. */
const SEARCHES = /search|research/;
/**
* What a call costs in US dollars by the provider's public list price, or `undefined` where that is not certain:
* another provider, a model that the list does not name exactly, a parameter that changes the tariff, a count that is
* missing. It is the price of the official API: do not ask for a server of one's own.
*
* @example
* priceOf({ provider: 'openai', model: 'gpt-4o', inputTokens: 1000, cachedTokens: 500, outputTokens: 100 }); // 0.002875
*/
function priceOf(call, atMs = Date.now()) {
	const { provider, model, parameters = {} } = call;
	if (SEARCHES.test(model) || Object.keys(parameters).some((name) => TARIFF_PARAMETERS.has(name))) return void 0;
	const listed = listedModel(provider, model, atMs);
	return listed && tokenCost(listed.price, call);
}
/**
* Adds `costUsd` to a completion that does not say itself what it cost, where `priceOf` knows.
*
* @param provider As rows call it; `undefined` for a server that is not the provider's own, whose prices nobody knows.
* @param now Clock, in milliseconds since 1970. Default `Date.now`.
*
* @example
* complete(request).pipe(withCost('openai', request))
*/
function withCost(provider, { model, parameters }, now = Date.now) {
	if (provider === void 0) return identity;
	return map((completion) => {
		if (completion.costUsd !== void 0) return completion;
		const costUsd = priceOf({
			...completion,
			provider,
			model,
			parameters
		}, now());
		return costUsd === void 0 ? completion : {
			...completion,
			costUsd
		};
	});
}
// dist/providers/required.js
const HEADER_VALUE = /^[\x20-\x7e]+$/;
/**
* A setting that a provider cannot do without, and maybe others. Throws a `ProviderError` `unconfigured` that names
* all that are missing.
*/
function required(settings, name, ...others) {
	const value = settings.get(name);
	const missing = [name, ...others].filter((each) => settings.get(each) === void 0);
	if (value === void 0 || missing.length > 0) throw unconfigured(`Set ${missing.join(" and ")}, in the environment or in a .env file`);
	return value;
}
/** A key that a provider cannot do without. */
function requiredKey(settings, name) {
	required(settings, name);
	return optionalKey(settings, name) ?? "";
}
/** A key that a provider may have. Throws a `ProviderError` `unconfigured` where no header could carry it. */
function optionalKey(settings, name) {
	const key = settings.get(name);
	if (key !== void 0 && !HEADER_VALUE.test(key)) throw unconfigured(`${name} holds characters that no key has: was it copied whole?`);
	return key;
}
/**
* The base address of an API, without the slash at its end: a setting, or its default. Throws a `ProviderError`
* `unconfigured` for one that is no http(s) address.
*/
function baseUrl(settings, name, fallback) {
	const value = fallback === void 0 ? required(settings, name) : settings.get(name) ?? fallback;
	const url = URL.canParse(value) ? new URL(value) : void 0;
	if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) throw unconfigured(`${name} must be an address such as https://host/v1, without a query or a password`);
	return url.href.replace(/\/+$/, "");
}
function unconfigured(message) {
	return new ProviderError(message, { failure: "unconfigured" });
}
// dist/providers/anthropic.js
const OFFICIAL$2 = "https://api.anthropic.com";
/**
* Claude, from Anthropic or from what answers at `ANTHROPIC_BASE_URL`.
*
* @see https://platform.claude.com/docs/en/api/overview
*/
const anthropic = ({ name, settings, send, scheduler }) => {
	const baseUrl$2 = baseUrl(settings, "ANTHROPIC_BASE_URL", OFFICIAL$2);
	const headers = {
		"x-api-key": requiredKey(settings, "ANTHROPIC_API_KEY"),
		"anthropic-version": "2023-06-01"
	};
	const listedAs = baseUrl$2 === OFFICIAL$2 ? "anthropic" : void 0;
	const now = () => scheduler.now();
	const answer = complete(anthropicMessages({
		provider: name,
		baseUrl: baseUrl$2,
		headers
	}), send, scheduler);
	return {
		complete: (request) => answer(request).pipe(withCost(listedAs, request, now)),
		contextWindow: ({ model }) => of(contextWindowOf(listedAs, model, now())),
		models: () => allPages((after) => send({
			method: "GET",
			url: modelsUrl(baseUrl$2, after),
			headers
		}).pipe(map(({ body }) => ({
			items: modelsIn$1(body),
			next: cursorIn(body)
		})))),
		address: baseUrl$2
	};
};
/** @see https://platform.claude.com/docs/en/api/models/list */
function modelsUrl(baseUrl, after) {
	const first = `${baseUrl}/v1/models?limit=1000`;
	return after === void 0 ? first : `${first}&after_id=${encodeURIComponent(after)}`;
}
function cursorIn(body) {
	const { has_more: hasMore, last_id: lastId } = objectIn(body);
	return hasMore === true ? textIn(lastId) : void 0;
}
// dist/providers/chatCompletions.js
const RESERVED = [
	"model",
	"messages",
	"stream",
	"stream_options"
];
/** A map: a server may say `constructor`, too. */
const FINISH_REASONS$2 = /* @__PURE__ */ new Map([
	["stop", "stop"],
	["eos", "stop"],
	["end_turn", "stop"],
	["length", "length"],
	["model_length", "length"],
	["max_tokens", "length"],
	["content_filter", "content_filter"],
	["tool_calls", "tool_calls"],
	["function_call", "tool_calls"],
	["error", "error"]
]);
const chatAnswer$1 = shape((v) => {
	const text = v.nullish(v.string());
	const parts = v.array(v.looseObject({
		type: v.optional(v.string()),
		text: v.optional(v.string())
	}));
	return v.object({
		choices: v.nullish(v.array(v.object({
			message: v.nullish(v.object({
				content: v.union([text, parts]),
				refusal: text,
				tool_calls: v.nullish(v.array(v.unknown()))
			})),
			finish_reason: text,
			error: v.optional(v.unknown())
		}))),
		error: v.optional(v.unknown()),
		usage: v.optional(v.unknown())
	});
});
/**
* The chat completions API of OpenAI, which most others speak as well.
*
* @see https://platform.openai.com/docs/api-reference/chat/create
*/
function chatCompletions(options) {
	const { provider, url, headers, maxTokens = "max_tokens", reportsCost = false } = options;
	const places = {
		named: {
			max_tokens: maxTokens,
			stop: "stop"
		},
		others: "",
		reserved: RESERVED
	};
	return {
		toCall: (request) => ({
			method: "POST",
			url: url(request.model),
			headers,
			body: {
				...chatRequest(request),
				...placedParameters(request.parameters, places).body
			}
		}),
		toCompletion: (answer, { parameters }) => {
			const read = readAnswer$1(provider, answer);
			const { warnings } = placedParameters(parameters, places);
			if (!reportsCost) return completionOf(provider, {
				...read,
				warnings
			});
			const { cost } = objectIn(objectIn(answer.body)["usage"]);
			return completionOf(provider, {
				...read,
				warnings,
				costUsd: amountIn(cost)
			});
		}
	};
}
/** The question itself: the user message, behind the system message if there is one. */
function chatRequest({ model, system, prompt }) {
	const user = {
		role: "user",
		content: prompt
	};
	return {
		model,
		messages: system === void 0 ? [user] : [{
			role: "system",
			content: system
		}, user]
	};
}
function readAnswer$1(provider, { status, headers, body }) {
	const read = chatAnswer$1(body);
	if (!read) throw new ProviderError(`${provider} answered in another form than agreed`, {
		failure: "rejected",
		status
	});
	const [choice] = read.choices ?? [];
	const error = read.error ?? choice?.error;
	if (error) throw failureOf({
		provider,
		status,
		headers,
		body: { error }
	});
	if (!choice?.message) throw new ProviderError(`${provider} answered without a choice`, {
		failure: "transient",
		status
	});
	const { content, refusal, tool_calls: toolCalls } = choice.message;
	const text = Array.isArray(content) ? content.map((part) => part.text ?? "").join("") : content ?? "";
	const raw = choice.finish_reason ?? void 0;
	const { usage } = read;
	return {
		output: text || (toolCalls?.length ? JSON.stringify(toolCalls) : ""),
		refusal: refusal || void 0,
		finishReason: FINISH_REASONS$2.get(raw),
		rawFinishReason: raw,
		inputTokens: tokenCount(usage, "prompt_tokens"),
		outputTokens: tokenCount(usage, "completion_tokens"),
		cachedTokens: tokenCount(usage, "prompt_tokens_details", "cached_tokens") ?? tokenCount(usage, "prompt_cache_hit_tokens"),
		cacheWriteTokens: tokenCount(usage, "prompt_tokens_details", "cache_write_tokens")
	};
}
function amountIn(cost) {
	return typeof cost === "number" && cost >= 0 && Number.isFinite(cost) ? cost : void 0;
}
// dist/providers/azure.js
const NO_LIST = "azure does not list its deployments to an API key: the column model takes the names that they have in the Azure portal";
/**
* Azure OpenAI: the column `model` names a deployment. With `OPENAI_API_VERSION` the deployment is part of the
* address, without it calls take the v1 form.
*
* A deployment's name says nothing certain of the model behind it, so neither price nor context window is known; and
* a key gives no access to the list of deployments, so `models` fails with a message that says so.
*
* @see https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle
*/
const azure = ({ name, settings, send, scheduler }) => {
	required(settings, "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT");
	const headers = { "api-key": requiredKey(settings, "AZURE_OPENAI_API_KEY") };
	const url = azureUrl(baseUrl(settings, "AZURE_OPENAI_ENDPOINT"), settings.get("OPENAI_API_VERSION"));
	const speaking = (maxTokens) => complete(chatCompletions({
		provider: name,
		url,
		headers,
		maxTokens
	}), send, scheduler);
	const [classic, reasoning] = [speaking("max_tokens"), speaking("max_completion_tokens")];
	return {
		complete: (request) => (wantsNewLimit(request) ? reasoning : classic)(request),
		models: () => throwError(() => new ProviderError(NO_LIST, { failure: "rejected" }))
	};
};
/** Where the calls of a deployment go, from the endpoint as the portal shows it, or as other programs like it. */
function azureUrl(endpoint, apiVersion) {
	const resource = endpoint.replace(/\/openai(\/v1)?$/, "");
	if (apiVersion === void 0) return () => `${resource}/openai/v1/chat/completions`;
	const version = `api-version=${encodeURIComponent(apiVersion)}`;
	if (resource.includes("/deployments/")) return () => `${resource}/chat/completions?${version}`;
	return (deployment) => `${resource}/openai/deployments/${encodeURIComponent(deployment)}/chat/completions?${version}`;
}
/** Which of the two names a deployment wants depends on the model behind it, which only the user knows. */
function wantsNewLimit({ parameters }) {
	return Object.hasOwn(parameters, "max_completion_tokens");
}
// dist/providers/openAiLike.js
/** A provider that speaks as OpenAI does: `{base}/chat/completions` and `{base}/models`, with a bearer key. */
function openAiLike({ name, send, scheduler }, options) {
	const { baseUrl, key, headers: more, listedAs, ...api } = options;
	const headers = {
		...key !== void 0 && { authorization: `Bearer ${key}` },
		...more
	};
	const url = `${baseUrl}/chat/completions`;
	const adapter = chatCompletions({
		provider: name,
		url: () => url,
		headers,
		...api
	});
	const models = {
		method: "GET",
		url: `${baseUrl}/models`,
		headers
	};
	const answer = complete(adapter, send, scheduler);
	const now = () => scheduler.now();
	return {
		complete: (request) => answer(request).pipe(withCost(listedAs, request, now)),
		...listedAs !== void 0 && { contextWindow: ({ model }) => of(contextWindowOf(listedAs, model, now())) },
		models: () => send(models).pipe(map(({ body }) => modelsIn$1(body))),
		address: baseUrl
	};
}
// dist/providers/services.js
const hosted = (baseUrl) => ({
	baseUrl,
	needsKey: true
});
const local = (baseUrl) => ({
	baseUrl,
	needsKey: false
});
/** Services that speak as OpenAI does, by the name that rows call them by. */
const SERVICES = {
	cerebras: hosted("https://api.cerebras.ai/v1"),
	deepseek: hosted("https://api.deepseek.com/v1"),
	fireworks: hosted("https://api.fireworks.ai/inference/v1"),
	groq: hosted("https://api.groq.com/openai/v1"),
	llamacpp: local("http://localhost:8080/v1"),
	lmstudio: local("http://localhost:1234/v1"),
	mistral: hosted("https://api.mistral.ai/v1"),
	perplexity: hosted("https://api.perplexity.ai"),
	together: hosted("https://api.together.xyz/v1"),
	vllm: local("http://localhost:8000/v1"),
	xai: hosted("https://api.x.ai/v1")
};
// dist/providers/compatible.js
/** What the settings of a provider begin with: `my-api` reads `MY_API_BASE_URL`. */
function settingPrefix(name) {
	return name.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
}
/** Whether a name is a well-known service, or the settings give it an address. */
function isCompatible(name, settings) {
	return Object.hasOwn(SERVICES, name) || settings.get(`${settingPrefix(name)}_BASE_URL`) !== void 0;
}
/** The names of all that settings give an address: `MY_API_BASE_URL` is that of `my-api`. */
function compatibleNames(settings) {
	return (settings.names?.() ?? []).flatMap((setting) => {
		const prefix = /^([A-Z0-9]+(?:_[A-Z0-9]+)*)_BASE_URL$/.exec(setting)?.[1];
		return prefix === void 0 ? [] : [prefix.toLowerCase().replaceAll("_", "-")];
	});
}
/**
* Any API that speaks as OpenAI's does, at `NAME_BASE_URL` with the key `NAME_API_KEY`. A well-known service knows its
* address, and needs a key there unless it runs on this machine.
*/
const compatible = (context) => {
	const { name, settings } = context;
	const prefix = settingPrefix(name);
	const service = Object.hasOwn(SERVICES, name) ? SERVICES[name] : void 0;
	const ownAddress = settings.get(`${prefix}_BASE_URL`) !== void 0;
	const keyOf = service?.needsKey && !ownAddress ? requiredKey : optionalKey;
	return openAiLike(context, {
		baseUrl: baseUrl(settings, `${prefix}_BASE_URL`, service?.baseUrl),
		key: keyOf(settings, `${prefix}_API_KEY`),
		listedAs: ownAddress ? void 0 : name
	});
};
// dist/providers/geminiAnswer.js
const FINISH_REASONS$1 = /* @__PURE__ */ new Map([
	["STOP", "stop"],
	["MAX_TOKENS", "length"],
	["SAFETY", "content_filter"],
	["RECITATION", "content_filter"],
	["LANGUAGE", "content_filter"],
	["BLOCKLIST", "content_filter"],
	["PROHIBITED_CONTENT", "content_filter"],
	["SPII", "content_filter"],
	["IMAGE_SAFETY", "content_filter"],
	["MALFORMED_FUNCTION_CALL", "error"],
	["UNEXPECTED_TOOL_CALL", "error"],
	["OTHER", "error"]
]);
const content = shape((v) => {
	const text = v.optional(v.string());
	const part = v.looseObject({
		text,
		thought: v.optional(v.boolean())
	});
	const candidate = v.object({
		content: v.optional(v.object({ parts: v.optional(v.array(part), []) })),
		finishReason: text
	});
	return v.object({
		candidates: v.optional(v.array(candidate), []),
		promptFeedback: v.optional(v.object({
			blockReason: text,
			blockReasonMessage: text
		})),
		usageMetadata: v.optional(v.unknown()),
		error: v.optional(v.unknown())
	});
});
/**
* Reads the answer of `generateContent`. Throws a `ProviderError` for one that is an error, for a prompt that was
* blocked, and for another form.
*
* @see https://ai.google.dev/api/generate-content#generatecontentresponse
*/
function geminiAnswer(provider, { status, headers, body }) {
	const read = content(body);
	if (!read) throw new ProviderError(`${provider} answered in another form than agreed`, {
		failure: "rejected",
		status
	});
	if (read.error) throw failureOf({
		provider,
		status,
		headers,
		body: { error: read.error }
	});
	const [candidate] = read.candidates;
	if (!candidate) throw noCandidate(provider, status, read.promptFeedback);
	const parts = candidate.content?.parts ?? [];
	const text = parts.map((part) => part.thought ? "" : part.text ?? "").join("");
	const functionCalls = parts.filter((part) => "functionCall" in part);
	const raw = candidate.finishReason;
	return {
		output: text || (functionCalls.length > 0 ? JSON.stringify(functionCalls) : ""),
		finishReason: FINISH_REASONS$1.get(raw),
		rawFinishReason: raw,
		...usageOf(read.usageMetadata)
	};
}
function noCandidate(provider, status, blocked = {}) {
	const { blockReason, blockReasonMessage } = blocked;
	if (blockReason === void 0) return new ProviderError(`${provider} answered without a candidate`, {
		failure: "transient",
		status
	});
	const text = `${provider} blocked the prompt (${blockReason})${blockReasonMessage ? `: ${blockReasonMessage}` : ""}`;
	return new ProviderError(text, {
		failure: "rejected",
		status,
		code: blockReason
	});
}
/** Counts of zero are left out by the API. Thoughts are billed as output. */
function usageOf(usage) {
	const promptTokens = tokenCount(usage, "promptTokenCount");
	const answerTokens = tokenCount(usage, "candidatesTokenCount");
	const thoughtTokens = tokenCount(usage, "thoughtsTokenCount");
	const known = promptTokens !== void 0 || answerTokens !== void 0 || thoughtTokens !== void 0;
	return {
		inputTokens: promptTokens,
		outputTokens: known ? (answerTokens ?? 0) + (thoughtTokens ?? 0) : void 0,
		cachedTokens: known ? tokenCount(usage, "cachedContentTokenCount") ?? 0 : void 0
	};
}
// dist/providers/geminiContent.js
const GENERATION = [
	"temperature",
	"seed",
	"thinkingConfig",
	"responseMimeType",
	"responseSchema",
	"responseJsonSchema",
	"responseModalities",
	"responseLogprobs",
	"logprobs",
	"mediaResolution",
	"speechConfig",
	"imageConfig"
];
const TOP = [
	"safetySettings",
	"tools",
	"toolConfig",
	"cachedContent"
];
/** The API refuses a body with a name that it does not know, so there is no place for others. */
const PLACES$1 = {
	named: {
		max_tokens: "generationConfig.maxOutputTokens",
		stop: "generationConfig.stopSequences",
		top_p: "generationConfig.topP",
		top_k: "generationConfig.topK",
		presence_penalty: "generationConfig.presencePenalty",
		frequency_penalty: "generationConfig.frequencyPenalty",
		reasoning_effort: "generationConfig.thinkingConfig.thinkingLevel",
		...Object.fromEntries(GENERATION.map((name) => [name, `generationConfig.${name}`])),
		...Object.fromEntries(TOP.map((name) => [name, name]))
	},
	lists: ["generationConfig.stopSequences"],
	reserved: []
};
/**
* The `generateContent` method of the Gemini API.
*
* @see https://ai.google.dev/api/generate-content
*/
function geminiContent({ provider, baseUrl, headers }) {
	return {
		toCall: ({ model, prompt, system, parameters }) => ({
			method: "POST",
			url: `${baseUrl}/v1beta/${modelPath(model)}:generateContent`,
			headers,
			body: {
				...system !== void 0 && { systemInstruction: { parts: [{ text: system }] } },
				contents: [{
					role: "user",
					parts: [{ text: prompt }]
				}],
				...placedParameters(parameters, PLACES$1).body
			}
		}),
		toCompletion: (answer, { parameters }) => completionOf(provider, {
			...geminiAnswer(provider, answer),
			warnings: placedParameters(parameters, PLACES$1).warnings
		})
	};
}
/** `models/NAME`, also for a name that brings its `models/` or `tunedModels/` along. */
function modelPath(model) {
	const [, folder = "models", name = model] = /^(models|tunedModels)\/(.+)$/.exec(model) ?? [];
	return `${folder}/${encodeURIComponent(name)}`;
}
// dist/providers/learned.js
const LONGEST_WAIT_MS = 1e4;
/**
* A fact that is asked for when it is first wanted, once for all who want it, and remembered. One that cannot be had,
* or not within 10 seconds, is `undefined`, and that is remembered, too: no row shall wait for it again.
*
* ```
* ask     --a|
* first   ---(A|)        read: a → A
* second      (A|)       without asking again
* ```
*
* When all who want it unsubscribe before it is there, the question is taken back; the next one asks anew.
*/
function learned(ask, read, scheduler) {
	return ask.pipe(map(read), timeout({
		first: LONGEST_WAIT_MS,
		scheduler,
		with: () => of(void 0)
	}), catchError(() => of(void 0)), share({
		connector: () => new AsyncSubject(),
		resetOnComplete: false
	}));
}
// dist/providers/gemini.js
const OFFICIAL$1 = "https://generativelanguage.googleapis.com";
/**
* Gemini, from Google's AI Studio or from what answers at `GEMINI_BASE_URL`. How much fits into a model is asked once
* per model.
*
* @see https://ai.google.dev/api
*/
const gemini = ({ name, settings, send, scheduler }) => {
	const baseUrl$1 = baseUrl(settings, "GEMINI_BASE_URL", OFFICIAL$1);
	const headers = { "x-goog-api-key": requiredKey(settings, "GEMINI_API_KEY") };
	const listedAs = baseUrl$1 === OFFICIAL$1 ? "gemini" : void 0;
	const now = () => scheduler.now();
	const answer = complete(geminiContent({
		provider: name,
		baseUrl: baseUrl$1,
		headers
	}), send, scheduler);
	const get = (path) => send({
		method: "GET",
		url: `${baseUrl$1}/v1beta/${path}`,
		headers
	});
	const windows = /* @__PURE__ */ new Map();
	const askWindow = (model) => learned(get(modelPath(model)), ({ body }) => tokenCount(body, "inputTokenLimit"), scheduler);
	return {
		complete: (request) => answer(request).pipe(withCost(listedAs, request, now)),
		contextWindow: ({ model }) => {
			const window = windows.get(model) ?? askWindow(model);
			windows.set(model, window);
			return window.pipe(map((tokens) => tokens ?? contextWindowOf(listedAs, model, now())));
		},
		models: () => allPages((after) => get(modelsPath(after)).pipe(map(({ body }) => ({
			items: modelsIn(body),
			next: textIn(objectIn(body)["nextPageToken"])
		})))),
		address: baseUrl$1
	};
};
/** @see https://ai.google.dev/api/models#method:-models.list */
function modelsPath(after) {
	return `models?pageSize=1000${after === void 0 ? "" : `&pageToken=${encodeURIComponent(after)}`}`;
}
/** Those that answer; the list holds embedding models as well. */
function modelsIn(body) {
	return listIn(objectIn(body)["models"]).flatMap((entry) => {
		const { name, supportedGenerationMethods: methods } = objectIn(entry);
		const id = textIn(name)?.replace(/^models\//, "");
		const answers = methods === void 0 || listIn(methods).includes("generateContent");
		return id !== void 0 && answers ? [{
			id,
			contextWindow: tokenCount(entry, "inputTokenLimit")
		}] : [];
	});
}
// dist/providers/mock.js
/**
* Answers without a network: at once, or after `MOCK_LATENCY_MS`. `MOCK_ERROR_RATE` is the share of requests, from 0
* to 1, that fail; which ones they are depends on the request and `MOCK_SEED` alone, so that a run can be repeated.
*/
const mock = ({ settings, scheduler }) => {
	const latencyMs = numberIn(settings, "MOCK_LATENCY_MS");
	const errorRate = numberIn(settings, "MOCK_ERROR_RATE", 1);
	const seed = settings.get("MOCK_SEED") ?? "";
	const answer = (request) => {
		if (errorRate > 0 && chance(seed, request) < errorRate) throw new ProviderError(`mock failed, as MOCK_ERROR_RATE=${errorRate} asks for`, { failure: "rejected" });
		return completion(request);
	};
	return {
		complete: (request) => latencyMs > 0 ? timer(latencyMs, scheduler).pipe(map(() => answer(request))) : defer(() => of(answer(request))),
		models: () => of([{ id: "mock" }])
	};
};
function completion({ model, prompt, system = "", variables }) {
	const inputTokens = estimate(system.length + prompt.length);
	const output = [
		"MOCK RESPONSE",
		`Input tokens: ${inputTokens}`,
		`Model: ${model}`,
		`Variables: ${JSON.stringify(variables)}`,
		"--- Original Input ---",
		prompt
	].join("\n");
	return {
		output,
		finishReason: "stop",
		rawFinishReason: "stop",
		inputTokens,
		outputTokens: estimate(output.length)
	};
}
function estimate(characters) {
	return Math.ceil(characters / 4);
}
function numberIn(settings, name, most = Number.POSITIVE_INFINITY) {
	const text = settings.get(name) ?? "0";
	const value = Number(text);
	if (value >= 0 && value <= most && Number.isFinite(value)) return value;
	throw unconfigured(`${name} must be a number from 0${most === 1 ? " to 1" : " on"}, got '${text}'`);
}
/** A number from 0 to 1 that is the same for the same request: FNV-1a, with the bits mixed well at the end. */
function chance(seed, { model, system = "", prompt, parameters }) {
	const text = [
		seed,
		model,
		system,
		prompt,
		JSON.stringify(parameters)
	].join("\0");
	let hash = 2166136261;
	for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return ((hash ^ hash >>> 16) >>> 0) / 2 ** 32;
}
// dist/providers/ollamaChat.js
/** Settings of the model go into `options`, whatever their name; these belong to the call. */
const PLACES = {
	named: {
		max_tokens: "options.num_predict",
		stop: "options.stop",
		format: "format",
		think: "think",
		keep_alive: "keep_alive",
		tools: "tools",
		truncate: "truncate",
		shift: "shift"
	},
	others: "options.",
	reserved: [
		"options.model",
		"options.messages",
		"options.stream",
		"options.options"
	],
	lists: ["options.stop"]
};
const FINISH_REASONS = /* @__PURE__ */ new Map([["stop", "stop"], ["length", "length"]]);
const chatAnswer = shape((v) => v.object({
	message: v.optional(v.object({
		content: v.optional(v.string()),
		tool_calls: v.optional(v.array(v.unknown()))
	})),
	done_reason: v.optional(v.string()),
	error: v.optional(v.unknown())
}));
/** The chat API of Ollama. Without `truncate` and `shift`, what does not fit is an error, and not silently cut off. */
function ollamaChat(base, headers) {
	return {
		toCall: (request) => ({
			method: "POST",
			url: `${base}/api/chat`,
			headers,
			body: {
				...chatRequest(request),
				stream: false,
				truncate: false,
				shift: false,
				...placedParameters(request.parameters, PLACES).body
			}
		}),
		toCompletion: (answer, { parameters }) => completionOf("ollama", {
			...readAnswer(answer),
			warnings: placedParameters(parameters, PLACES).warnings
		})
	};
}
function readAnswer({ status, headers, body }) {
	const read = chatAnswer(body);
	if (!read) throw new ProviderError("ollama answered in another form than agreed", {
		failure: "rejected",
		status
	});
	if (read.error) throw failureOf({
		provider: "ollama",
		status,
		headers,
		body
	});
	if (!read.message) throw new ProviderError("ollama answered without a message", {
		failure: "transient",
		status
	});
	const { content = "", tool_calls: toolCalls } = read.message;
	return {
		output: content || (toolCalls?.length ? JSON.stringify(toolCalls) : ""),
		finishReason: toolCalls?.length ? "tool_calls" : FINISH_REASONS.get(read.done_reason),
		rawFinishReason: read.done_reason,
		inputTokens: tokenCount(body, "prompt_eval_count") || void 0,
		outputTokens: tokenCount(body, "eval_count") || void 0
	};
}
// dist/providers/ollamaWindows.js
/**
* How much fits into a model of Ollama: `num_ctx` where the row gives it, else what is allocated for the loaded model,
* else what it was trained for. A model is asked about once; one that was not loaded then, until it is.
*
* @see https://github.com/ollama/ollama/blob/main/docs/context-length.mdx
*/
function ollamaWindows(options) {
	const { base, headers, send, scheduler } = options;
	const allocated = /* @__PURE__ */ new Map();
	const trained = /* @__PURE__ */ new Map();
	const askAllocated = (model) => learned(send({
		method: "GET",
		url: `${base}/api/ps`,
		headers
	}), ({ body }) => {
		const window = allocatedFor(model, body);
		if (window === void 0) allocated.delete(model);
		return window;
	}, scheduler);
	const askTrained = (model) => learned(send({
		method: "POST",
		url: `${base}/api/show`,
		headers,
		body: { model }
	}), ({ body }) => trainedFor(body), scheduler);
	return ({ model, parameters }) => defer(() => {
		const given = tokenCount(parameters, "num_ctx");
		if (given) return of(given);
		return remembered(allocated, model, askAllocated).pipe(switchMap((window) => window === void 0 ? remembered(trained, model, askTrained) : of(window)));
	});
}
function remembered(facts, model, ask) {
	const known = facts.get(model) ?? ask(model);
	facts.set(model, known);
	return known;
}
function allocatedFor(model, body) {
	const names = [model, `${model}:latest`];
	return tokenCount(listIn(objectIn(body)["models"]).find((entry) => names.includes(textIn(objectIn(entry)["name"]) ?? "")), "context_length") || void 0;
}
function trainedFor(body) {
	const info = objectIn(objectIn(body)["model_info"]);
	return tokenCount(info, `${textIn(info["general.architecture"])}.context_length`) || void 0;
}
// dist/providers/ollama.js
/**
* Ollama, by its native API: the one that looks like OpenAI's takes no `num_ctx`.
*
* @see https://github.com/ollama/ollama/blob/main/docs/api.md
*/
const ollama = ({ settings, send, scheduler }) => {
	const base = baseUrl(settings, "OLLAMA_BASE_URL", "http://localhost:11434");
	const key = optionalKey(settings, "OLLAMA_API_KEY");
	const headers = key === void 0 ? {} : { authorization: `Bearer ${key}` };
	return {
		complete: complete(ollamaChat(base, headers), send, scheduler),
		contextWindow: ollamaWindows({
			base,
			headers,
			send,
			scheduler
		}),
		models: () => send({
			method: "GET",
			url: `${base}/api/tags`,
			headers
		}).pipe(map(({ body }) => listIn(objectIn(body)["models"]).map((entry) => textIn(objectIn(entry)["name"])).filter((id) => id !== void 0).map((id) => ({ id })))),
		address: base
	};
};
// dist/providers/openai.js
const OFFICIAL = "https://api.openai.com/v1";
/**
* OpenAI, or what answers at `OPENAI_BASE_URL`. The official API calls the token limit `max_completion_tokens`, and
* wants a key; a server of one's own may do without.
*
* @see https://platform.openai.com/docs/api-reference/chat
*/
const openai = (context) => {
	const { settings } = context;
	const base = baseUrl(settings, "OPENAI_BASE_URL", OFFICIAL);
	const official = new URL(base).host.endsWith("api.openai.com");
	const key = (official ? requiredKey : optionalKey)(settings, "OPENAI_API_KEY");
	const organization = optionalKey(settings, "OPENAI_ORG_ID");
	const project = optionalKey(settings, "OPENAI_PROJECT_ID");
	return openAiLike(context, {
		baseUrl: base,
		key,
		headers: {
			...organization !== void 0 && { "openai-organization": organization },
			...project !== void 0 && { "openai-project": project }
		},
		listedAs: base === OFFICIAL ? "openai" : void 0,
		maxTokens: official ? "max_completion_tokens" : "max_tokens"
	});
};
// dist/providers/openrouter.js
const ATTRIBUTION = {
	"http-referer": "https://www.npmjs.com/package/parallamr",
	"x-title": "parallamr"
};
/**
* OpenRouter: OpenAI's form, errors inside a 200 included, and the only one that says what a call cost. Context windows
* come from its list of models, fetched once, when first wanted.
*
* @see https://openrouter.ai/docs/api-reference/overview
*/
const openrouter = (context) => {
	const { settings, send, scheduler } = context;
	const base = baseUrl(settings, "OPENROUTER_BASE_URL", "https://openrouter.ai/api/v1");
	const key = requiredKey(settings, "OPENROUTER_API_KEY");
	const provider = openAiLike(context, {
		baseUrl: base,
		key,
		headers: ATTRIBUTION,
		reportsCost: true
	});
	const windows = learned(send({
		method: "GET",
		url: `${base}/models`,
		headers: { authorization: `Bearer ${key}` }
	}), ({ body }) => new Map(modelsIn$1(body).map(({ id, contextWindow }) => [id, contextWindow])), scheduler);
	return {
		...provider,
		contextWindow: ({ model }) => windows.pipe(map((known) => known?.get(model)))
	};
};
// dist/providers/sendJson.js
/**
* Turns replies into answers: a status other than 2xx and a body that is no JSON become what the failure table makes
* of them.
*
* @param provider Name in messages.
* @param redact Takes the keys out of a text before it is cut: of half a key nobody could. Default: leaves it as it is.
*/
function sendJson(send, provider, redact = (same) => same) {
	return (call) => send(call, provider).pipe(map((reply) => answerOf(reply, provider, redact)));
}
function answerOf({ status, headers, text }, provider, redact) {
	const body = parsed(text);
	if (status < 200 || status > 299) throw failureOf({
		provider,
		status,
		headers,
		body: body === void 0 ? text : body
	});
	if (body !== void 0) return {
		status,
		headers,
		body
	};
	if (text.trim() === "") throw broken(`${provider} answered ${status} with nothing`, status);
	if (!/^\s*</.test(text)) throw broken(`${provider} answered ${status} with broken JSON: ${ends(redact(text))}`, status);
	throw new ProviderError(`${provider} answered ${status} with a web page: is its base URL right?`, {
		failure: "rejected",
		status
	});
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function broken(message, status) {
	return new ProviderError(message, {
		failure: "transient",
		status
	});
}
/** Where it was cut is as telling as how it began. */
function ends(text) {
	return text.length <= 200 ? text : `${text.slice(0, 100)} [...] ${text.slice(-100)}`;
}
// dist/providers/registry.js
/** The providers that have an API of their own. One more is one more line. */
const TABLE = {
	openai: {
		create: openai,
		concurrency: 10
	},
	azure: {
		create: azure,
		concurrency: 10
	},
	openrouter: {
		create: openrouter,
		concurrency: 5
	},
	anthropic: {
		create: anthropic,
		concurrency: 10
	},
	gemini: {
		create: gemini,
		concurrency: 10
	},
	ollama: {
		create: ollama,
		concurrency: Number.POSITIVE_INFINITY
	},
	mock: {
		create: mock,
		concurrency: Number.POSITIVE_INFINITY
	}
};
const COMPATIBLE = {
	create: compatible,
	concurrency: 10
};
/** Names that need no address to be known. Any other is known by its `NAME_BASE_URL`. */
const KNOWN_PROVIDERS = [...Object.keys(TABLE), ...Object.keys(SERVICES)];
/**
* All providers that settings give access to, each made when it is first asked for.
*
* A name that is neither in the table, nor a well-known service, nor has a `NAME_BASE_URL` is `undefined`. A provider
* that lacks a setting says so in `unconfigured`, and answers every call with that.
*
* @example
* const providers = providerRegistry({ settings: readSettings(), send: httpSend() });
* providers('openai')?.complete({ model: 'gpt-4o', prompt: 'Hello', parameters: {}, variables: {} })
*/
function providerRegistry(options) {
	const { send, scheduler = asyncScheduler } = options;
	const watched = secretsOf(options.settings);
	const { settings } = watched;
	const redact = options.redact ?? watched.redact;
	const made = /* @__PURE__ */ new Map();
	const find = (name) => {
		const known = made.get(name) ?? create(name);
		if (known) made.set(name, known);
		return known;
	};
	const create = (name) => {
		const entry = Object.hasOwn(TABLE, name) ? TABLE[name] : isCompatible(name, settings) ? COMPATIBLE : void 0;
		if (!entry) return void 0;
		return classified({
			...configured(entry.create, {
				name,
				settings,
				send: sendJson(send, name, redact),
				scheduler
			}),
			concurrency: entry.concurrency
		}, {
			name,
			redact
		});
	};
	return Object.assign(find, { known: [.../* @__PURE__ */ new Set([...KNOWN_PROVIDERS, ...compatibleNames(settings)])] });
}
function configured(create, context) {
	try {
		return create(context);
	} catch (error) {
		if (!(error instanceof ProviderError) || error.failure !== "unconfigured") throw error;
		return {
			complete: () => throwError(() => error),
			unconfigured: error.message
		};
	}
}
export { AsyncSubject as A, Subscription as B, from as C, popScheduler as D, popResultSelector as E, operate as F, createErrorClass as H, Observable as I, identity as L, Subject as M, OperatorSubscriber as N, EMPTY as O, createOperatorSubscriber as P, SafeSubscriber as R, of as S, popNumber as T, isFunction as U, arrRemove as V, defer as _, foreignFailureOf as a, timeout as b, httpSend as c, share as d, take as f, timer as g, catchError as h, soundCompletion as i, dateTimestampProvider as j, asyncScheduler as k, proxyFor as l, scanInternals as m, completionOf as n, readSettings as o, reduce as p, classified as r, secretsOf as s, providerRegistry as t, switchMap as u, mergeInternals as v, innerFrom as w, throwError as x, map as y, noop as z };
