import { spawn } from 'node:child_process';
import { PortError, assertPortFree, portFrom } from './port.ts';
import { serveBuild } from './serve.ts';
import { stopSignal } from './stop-signal.ts';

const WINDOWS = process.platform === 'win32';

/**
 * `npm start`: makes the data and the engine files if they are missing, builds the site, serves it. The port is
 * checked first, so that nobody waits for a build in vain. Returns the exit code.
 */
async function start(): Promise<number> {
	const port = portFrom(process.env['PORT']);
	await assertPortFree(port);
	const stopped = stopSignal();
	const built = await build(stopped);
	if (built === 'stopped') return 0;
	if (built !== 0) {
		console.error('The site could not be built; the reason stands above.');
		return 1;
	}
	const site = await serveBuild({ port, host: process.env['HOST'] ?? '127.0.0.1' });
	console.log(`\nLowflow is at ${site.url}\nSynthetic data, not patients. Stop with Ctrl-C.`);
	await stopped;
	await site.close();
	return 0;
}

/** Runs the build in a process group of its own, so that stopping ends all of it. */
async function build(stopped: Promise<void>): Promise<number | null | 'stopped'> {
	const child = spawn('npm', ['run', '--silent', 'build'], {
		stdio: 'inherit',
		shell: WINDOWS,
		detached: !WINDOWS,
	});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	});
	const first = await Promise.race([ended, stopped.then(() => 'stopped' as const)]);
	if (first === 'stopped' && child.pid !== undefined) {
		if (WINDOWS) child.kill();
		else process.kill(-child.pid, 'SIGTERM');
		await ended;
	}
	return first;
}

try {
	process.exit(await start());
} catch (error) {
	if (!(error instanceof PortError)) throw error;
	console.error(error.message);
	process.exit(1);
}
