import { spawn } from 'node:child_process';
import { PortError, assertPortFree, portFrom } from './port.ts';
import { serveBuild } from './serve.ts';

/**
 * `npm start`: makes the data and the engine files if they are missing, builds the site, serves it. The port is
 * checked first, so that nobody waits for a build in vain.
 */
async function start(): Promise<void> {
	const port = portFrom(process.env['PORT']);
	await assertPortFree(port);
	const child = spawn('npm', ['run', '--silent', 'build'], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	const stopped = stopSignal();
	const built = await Promise.race([
		new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', resolve);
		}),
		stopped.then(() => 'stopped' as const),
	]);
	if (built === 'stopped') {
		child.kill();
		return;
	}
	if (built !== 0) {
		console.error('The site could not be built; the reason stands above.');
		process.exitCode = 1;
		return;
	}
	const site = await serveBuild({ port, host: process.env['HOST'] ?? '127.0.0.1' });
	console.log(`\nLowflow is at ${site.url}\nSynthetic data, not patients. Stop with Ctrl-C.`);
	await stopped;
	await site.close();
}

function stopSignal(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
	});
}

try {
	await start();
	process.exit();
} catch (error) {
	if (!(error instanceof PortError)) throw error;
	console.error(error.message);
	process.exit(1);
}
