import { connect } from 'node:net';

const DEFAULT_PORT = 4173;

/** The site cannot be served on the port that was asked for. */
export class PortError extends Error {
	override readonly name = 'PortError';

	constructor(port: number | string, cause?: unknown) {
		const code = (cause as NodeJS.ErrnoException | undefined)?.code;
		super(
			typeof port === 'string'
				? `PORT is ${JSON.stringify(port)}, which is not a port. Set it to a whole number from 1 to 65535, or leave it out for ${DEFAULT_PORT}.`
				: code === 'EACCES'
					? `Port ${port} is not open to ordinary users. Choose one above 1023: PORT=8080 npm start.`
					: `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start.`,
			{ cause },
		);
	}
}

/** The port a text names; the default for none. Throws PortError for anything that is not a port. */
export function portFrom(text: string | undefined): number {
	if (text === undefined || text.trim() === '') return DEFAULT_PORT;
	const port = Number(text);
	if (!/^\d+$/.test(text.trim()) || port < 1 || port > 65_535) throw new PortError(text);
	return port;
}

/**
 * Rejects with PortError if somebody answers on this port under either of localhost's two addresses. Listening
 * on one alone would succeed beside a program on the other, and browsers would reach that one.
 */
export async function assertPortFree(port: number): Promise<void> {
	if (port === 0) return;
	const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isAnswered(port, host)));
	if (answers.includes(true)) throw new PortError(port);
}

function isAnswered(port: number, host: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ port, host, timeout: 1000 });
		const finish = (answered: boolean) => () => {
			socket.destroy();
			resolve(answered);
		};
		socket.once('connect', finish(true));
		socket.once('error', finish(false));
		socket.once('timeout', finish(false));
	});
}
