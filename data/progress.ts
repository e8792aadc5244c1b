/** Tells how far a long job is and how long it will still take. */
export type Progress = (done: number, of: number) => void;

const duration = (seconds: number) =>
	seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/**
 * Reports on a stream, by default the error stream: one line that renews itself on a terminal, a line at
 * every tenth of the way elsewhere.
 */
export function makeProgress(
	out: NodeJS.WriteStream = process.stderr,
	now: () => number = () => performance.now(),
): Progress {
	const started = now();
	let told = 0;
	return (done, of) => {
		const share = of === 0 ? 1 : done / of;
		const spent = (now() - started) / 1000;
		const left = share === 0 ? Infinity : (spent * (1 - share)) / share;
		const text =
			done >= of
				? `${of.toLocaleString('en')} cases in ${spent.toFixed(1)} s`
				: `${done.toLocaleString('en')} of ${of.toLocaleString('en')} cases, about ${duration(left)} left`;
		if (out.isTTY) {
			out.write(`\r\x1b[K${text}${done >= of ? '\n' : ''}`);
			return;
		}
		const tenth = Math.floor(share * 10);
		if (tenth <= told) return;
		told = tenth;
		out.write(`${text}\n`);
	};
}
