import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

interface Ended {
	readonly code: number | null;
	readonly output: string;
}

/** Runs a command of src/hosting to its end, or until it says `until` and is sent SIGTERM. */
function run(
	script: string,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	until?: string,
): Promise<Ended> {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join('src', 'hosting', script), ...args],
		{ env: { ...process.env, ...env } },
	);
	let output = '';
	const hear = (text: Buffer) => {
		output += text.toString();
		if (until !== undefined && output.includes(until)) child.kill('SIGTERM');
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, output }));
	});
}

describe('npm start', () => {
	test('says that the port is taken, before it builds anything', async () => {
		const other = createServer((_, response) => response.end());
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
		const { port } = other.address() as AddressInfo;
		const { code, output } = await run('start.ts', [], { PORT: String(port) });
		other.close();
		expect(code).toBe(1);
		expect(output.trim()).toBe(
			`Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start.`,
		);
	});

	test('says that PORT is no port', async () => {
		const { code, output } = await run('start.ts', [], { PORT: 'eighty' });
		expect(code).toBe(1);
		expect(output).toMatch(/^PORT is "eighty", which is not a port\. Set it to/);
	});

	test('stops a build under way, all of it, and says nothing of an error', async () => {
		const bin = await mkdtemp(join(tmpdir(), 'lowflow-bin-'));
		const npm = join(bin, 'npm');
		const deeper = join(bin, 'deeper.mjs');
		await writeFile(
			deeper,
			`import { writeFileSync } from 'node:fs';
			process.once('SIGTERM', () => {
				writeFileSync(new URL('deeper', import.meta.url), 'stopped');
				process.exit();
			});
			setTimeout(() => process.exit(), 30_000);
			console.log('building');`,
		);
		await writeFile(npm, `#!/bin/sh\n"${process.execPath}" "${deeper}"\nexit 1\n`);
		await chmod(npm, 0o755);
		const env = { PORT: '4993', PATH: `${bin}:${process.env['PATH'] ?? ''}` };
		const { code, output } = await run('start.ts', [], env, 'building');
		expect(code).toBe(0);
		expect(output).not.toContain('could not be built');
		await vi.waitFor(async () => {
			expect(await readFile(join(bin, 'deeper'), 'utf8')).toBe('stopped');
		});
		await rm(bin, { recursive: true });
	});
});

test('the server alone stops cleanly too', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lowflow-site-'));
	const free = await freePort();
	const { code, output } = await run(
		'serve.ts',
		['--folder', folder, '--port', String(free), '--base', 'x/y'],
		{},
		'Lowflow is at',
	);
	await rm(folder, { recursive: true });
	expect(output.trim()).toBe(`Lowflow is at http://localhost:${free}/x/y/`);
	expect(code).toBe(0);
});

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
