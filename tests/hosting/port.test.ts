import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { assertPortFree, portFrom, PortError } from '../../src/hosting/port.ts';
import { serveBuild } from '../../src/hosting/serve.ts';

describe('portFrom', () => {
	test('takes a port, and the usual one for none', () => {
		expect(portFrom('8080')).toBe(8080);
		expect(portFrom(undefined)).toBe(4173);
		expect(portFrom('')).toBe(4173);
	});

	test.each(['0', '65536', '-1', '80.5', 'http', '1e3', '0x50'])('refuses %s', (text) => {
		expect(() => portFrom(text)).toThrow(/is not a port\. Set it to a whole number/);
	});
});

describe('a taken port', () => {
	let other: Server | undefined;
	afterEach(() => other?.close());

	test.each(['127.0.0.1', '::1'])('is named, whoever holds it on %s', async (host) => {
		const port = await taken(host);
		if (port === null) {
			expect(host).toBe('::1');
			return;
		}
		await expect(assertPortFree(port)).rejects.toThrow(PortError);
		await expect(serveBuild({ port, headers: [] })).rejects.toThrow(
			`Port ${port} is taken by another program.`,
		);
	});

	function taken(host: string): Promise<number | null> {
		const server = createServer((_, response) => response.end());
		other = server;
		return new Promise((resolve) => {
			server.once('error', () => resolve(null));
			server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
		});
	}
});
