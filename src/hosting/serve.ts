import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { headersFor, parseHeaders, type HeaderRule } from './headers.ts';
import { isText, mediaType } from './media-types.ts';
import { PortError, portFrom, assertPortFree } from './port.ts';
import { stopSignal } from './stop-signal.ts';
import { chosenEncoding, Compressor, findFile, type SiteFile } from './site-files.ts';

export interface ServeOptions {
	/** 0 takes any free port. */
	readonly port: number;
	/** The built site; `build` by default. */
	readonly folder?: string;
	/** Sub-path the site is served under, such as "/x/y"; the root by default. */
	readonly base?: string;
	/** Another folder to answer for `/registry/`. */
	readonly registry?: string;
	/** Rules in place of the build's own `_headers`. */
	readonly headers?: readonly HeaderRule[];
	/** Address to listen on; this machine only by default. */
	readonly host?: string;
}

export interface ServedSite {
	/** Address of the front page, with a slash at the end. */
	readonly url: string;
	close(): Promise<void>;
}

/** Serves a built site as a static host would, with its headers. Rejects with PortError if the port is taken. */
export async function serveBuild(options: ServeOptions): Promise<ServedSite> {
	const { port, folder = 'build', registry, host = '127.0.0.1' } = options;
	const base = `/${(options.base ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
	const rules = options.headers ?? (await rulesIn(folder));
	const compressor = new Compressor();
	const server = createServer((request, response) => {
		answer(request, response).catch(() => {
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	await assertPortFree(port);
	await listening(server, port, host);
	const { port: actual } = server.address() as AddressInfo;
	return {
		url: `http://localhost:${actual}${base}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
			return;
		}
		const [rawPath = '/', ...query] = (request.url ?? '/').split('?');
		const path = decoded(rawPath);
		if (!path?.startsWith(base)) {
			await notFound(request, response);
			return;
		}
		const local = path.slice(base.length - 1);
		const found = await (registry !== undefined && local.startsWith('/registry/')
			? findFile(registry, local.slice('/registry'.length))
			: findFile(folder, local));
		if (found.kind === 'folder') {
			const location = [`${rawPath}/`, ...query].join('?');
			response.writeHead(308, { Location: location, ...headersFor(rules, local) }).end();
		} else if (found.kind === 'nothing' || local === '/_headers') {
			await notFound(request, response);
		} else {
			await send(request, response, 200, found.file, headersFor(rules, local));
		}
	}

	async function notFound(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const page = await findFile(folder, '/404.html');
		const file: SiteFile =
			page.kind === 'file'
				? page.file
				: { path: '404.html', body: NOT_FOUND, etag: '"404"', modified: Infinity };
		await send(request, response, 404, file, {
			'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
			...headersFor(rules, '/404.html'),
		});
	}

	async function send(
		request: IncomingMessage,
		response: ServerResponse,
		status: number,
		file: SiteFile,
		headers: Readonly<Record<string, string>>,
	): Promise<void> {
		const encoding = isText(file.path) ? chosenEncoding(request.headers['accept-encoding']) : null;
		const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag;
		const fields: Record<string, string | number> = {
			'Content-Type': mediaType(file.path),
			'Cache-Control': 'no-cache',
			ETag: etag,
			...(isText(file.path) ? { Vary: 'Accept-Encoding' } : {}),
			...headers,
		};
		if (status === 200 && request.headers['if-none-match'] === etag) {
			response.writeHead(304, fields).end();
			return;
		}
		const body = encoding ? await compressor.compressed(file, encoding) : file.body;
		if (encoding) fields['Content-Encoding'] = encoding;
		fields['Content-Length'] = body.length;
		response.writeHead(status, fields);
		response.end(request.method === 'HEAD' ? undefined : body);
	}
}

const NOT_FOUND = Buffer.from(
	'<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title><h1>There is no such page here</h1><p>Go back to the page you came from, or to the front page of the site.</p></html>\n',
);

async function rulesIn(folder: string): Promise<HeaderRule[]> {
	return parseHeaders(await readFile(join(folder, '_headers'), 'utf8').catch(() => ''));
}

function decoded(path: string): string | null {
	try {
		return decodeURIComponent(path);
	} catch {
		return null;
	}
}

function listening(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause) => {
			reject(new PortError(port, cause));
		});
		server.listen(port, host, () => resolve());
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({
		options: {
			base: { type: 'string' },
			registry: { type: 'string' },
			folder: { type: 'string' },
			port: { type: 'string' },
		},
	});
	const { base, registry, folder } = values;
	try {
		const site = await serveBuild({
			port: portFrom(values.port ?? process.env['PORT']),
			...(base === undefined ? {} : { base }),
			...(registry === undefined ? {} : { registry }),
			...(folder === undefined ? {} : { folder }),
		});
		const stopped = stopSignal();
		console.log(`Lowflow is at ${site.url}`);
		await stopped;
		await site.close();
	} catch (error) {
		if (!(error instanceof PortError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
