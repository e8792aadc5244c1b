/** The engine refused a statement: a fault of ours, never of a reader's choice. */
export class QueryError extends Error {
	override readonly name = 'QueryError';
	readonly sql: string;

	constructor(sql: string, cause: unknown) {
		super(
			`The database refused a question of this page (${reasonOf(cause)}). The other figures still work; please report this one.`,
			{ cause },
		);
		this.sql = sql;
	}
}

export type LoadFault =
	'missing' | 'unreachable' | 'truncated' | 'altered' | 'file-format' | 'manifest' | 'mismatch';

/** A file of the registry could not be used. */
export class LoadError extends Error {
	override readonly name = 'LoadError';
	readonly fault: LoadFault;
	/** Address or path of the file. */
	readonly url: string;

	constructor(fault: LoadFault, url: string, options: { detail?: string; cause?: unknown } = {}) {
		const detail = options.detail ? ` (${options.detail})` : '';
		super(`${LOAD_FAULTS[fault](fileName(url))}${detail}. ${STILL_WORKS} ${LOAD_ADVICE[fault]}`, {
			cause: options.cause,
		});
		this.fault = fault;
		this.url = url;
	}
}

export type EngineFault =
	| 'no-webassembly'
	| 'no-worker'
	| 'engine-missing'
	| 'engine-damaged'
	| 'start'
	| 'timeout'
	| 'crashed'
	| 'out-of-memory'
	| 'closed';

/** The database itself cannot start, or stopped. */
export class EngineError extends Error {
	override readonly name = 'EngineError';
	readonly fault: EngineFault;
	/** Whether asking again after a restart may succeed. */
	readonly retryable: boolean;

	/** `final`: the engine has been given up, so asking again is for the reader to decide. */
	constructor(
		fault: EngineFault,
		options: { detail?: string; cause?: unknown; final?: boolean } = {},
	) {
		const { what, advice } = ENGINE_FAULTS[fault];
		const detail = options.detail ? ` (${options.detail})` : '';
		super(`${what}${detail}. ${STILL_WORKS} ${advice}`, { cause: options.cause });
		this.fault = fault;
		this.retryable = options.final !== true && RETRYABLE.has(fault);
	}
}

const STILL_WORKS = 'The figures already on the page and all text stay readable.';
const RELOAD = 'Reload the page to try again.';

const LOAD_FAULTS: Readonly<Record<LoadFault, (file: string) => string>> = {
	missing: (file) => `The data file ${file} is not on this site`,
	unreachable: (file) => `The data file ${file} could not be fetched`,
	truncated: (file) => `The data file ${file} ends too early`,
	altered: (file) =>
		`The data file ${file} is not the one that was published: its checksum differs`,
	'file-format': (file) =>
		`The data file ${file} is an Arrow file where an Arrow stream is expected`,
	manifest: (file) => `The list of data files, ${file}, cannot be read`,
	mismatch: (file) => `The data file ${file} does not hold the rows and columns it should`,
};

const REBUILD = 'Whoever runs the site should build it again with npm run data and npm run build.';

const LOAD_ADVICE: Readonly<Record<LoadFault, string>> = {
	missing: REBUILD,
	unreachable: 'Check the connection, then reload the page.',
	truncated: `${RELOAD} If that does not help: ${lowered(REBUILD)}`,
	altered: `${RELOAD} If that does not help: ${lowered(REBUILD)}`,
	'file-format': REBUILD,
	manifest: REBUILD,
	mismatch: REBUILD,
};

const ENGINE_FAULTS: Readonly<Record<EngineFault, { what: string; advice: string }>> = {
	'no-webassembly': {
		what: 'This browser does not run WebAssembly, which the database needs',
		advice: 'Filters need a current browser with WebAssembly allowed.',
	},
	'no-worker': {
		what: 'This browser does not allow web workers, where the database runs',
		advice: 'Filters need a current browser with workers allowed.',
	},
	'engine-missing': {
		what: 'The file of the database engine could not be fetched',
		advice: 'Check the connection, then reload the page.',
	},
	'engine-damaged': {
		what: 'The file of the database engine is incomplete or altered',
		advice: RELOAD,
	},
	start: { what: 'The database did not start', advice: RELOAD },
	timeout: { what: 'The database did not answer in time', advice: RELOAD },
	crashed: { what: 'The database stopped unexpectedly', advice: RELOAD },
	'out-of-memory': {
		what: 'The database ran out of memory',
		advice: 'Close other tabs or choose a smaller group, then reload the page.',
	},
	closed: { what: 'The database was closed', advice: RELOAD },
};

const RETRYABLE: ReadonlySet<EngineFault> = new Set(['crashed', 'out-of-memory', 'timeout']);

/** Is this a failure of a single statement? */
export function isQueryError(error: unknown): error is QueryError {
	return error instanceof QueryError;
}

/** Is this a failure of a data file? */
export function isLoadError(error: unknown): error is LoadError {
	return error instanceof LoadError;
}

/** Is this a failure of the database as a whole? */
export function isEngineError(error: unknown): error is EngineError {
	return error instanceof EngineError;
}

/** Did somebody stop waiting (an AbortSignal), so that nothing need be said? */
export function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === 'AbortError';
}

/** The message of anything thrown, on one line. */
export function reasonOf(thrown: unknown): string {
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	return message.split('\n')[0] ?? message;
}

function lowered(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function fileName(url: string): string {
	return url.split(/[?#]/)[0]?.split(/[\\/]/).pop() ?? url;
}
