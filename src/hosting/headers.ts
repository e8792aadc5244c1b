/** Header fields of the pages and files whose path, from the site's root, matches `pattern` (`*` at the end only). */
export interface HeaderRule {
	readonly pattern: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** The engine's worker alone may compile WebAssembly; the page may not. */
const ENGINE_WORKER_POLICY =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob:";

const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

const COMMON: HeaderRule = {
	pattern: '/*',
	headers: {
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy':
			'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
		'Cross-Origin-Opener-Policy': 'same-origin',
	},
};

const FILES: readonly HeaderRule[] = [
	{
		pattern: '/engine/duckdb-browser-eh.worker.js',
		headers: { 'Content-Security-Policy': ENGINE_WORKER_POLICY },
	},
	{
		pattern: '/_app/immutable/workers/*',
		headers: { 'Content-Security-Policy': WORKER_POLICY },
	},
	{
		pattern: '/_app/immutable/*',
		headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
	},
];

/**
 * The rules of a built site. `pages`: HTML by path, "/" and "/data/" for index files. Each page's policy is its
 * own, because Kit's hashes differ from page to page, and browsers hold a page to every policy it is given.
 */
export function headerRules(pages: Readonly<Record<string, string>>): HeaderRule[] {
	const policies = Object.entries(pages)
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([pattern, html]): HeaderRule => {
			const policy = metaPolicy(html);
			if (policy === null) throw new RangeError(`The page ${pattern} has no policy of its own.`);
			return {
				pattern,
				headers: { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` },
			};
		});
	return [COMMON, ...FILES, ...policies];
}

/** The content security policy in a page's meta element; null if it has none. */
export function metaPolicy(html: string): string | null {
	const found = /<meta\s+http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(html)?.[1];
	return found === undefined ? null : found.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** The fields a response for this path carries; of two rules with the same field the later one wins. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
	const matching = rules.filter(({ pattern }) =>
		pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
	);
	return Object.assign({}, ...matching.map(({ headers }) => headers)) as Record<string, string>;
}

/** Rules as the `_headers` file that static hosts read. */
export function formatHeaders(rules: readonly HeaderRule[]): string {
	const blocks = rules.map(({ pattern, headers }) =>
		[pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
	);
	return `${blocks.join('\n\n')}\n`;
}

/** Reads what `formatHeaders` writes. Throws SyntaxError for a line it does not understand. */
export function parseHeaders(text: string): HeaderRule[] {
	const rules: { pattern: string; headers: Record<string, string> }[] = [];
	for (const line of text.split('\n')) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		const field = /^\s+([\w-]+):\s*(.*)$/.exec(line);
		const rule = rules.at(-1);
		if (line.startsWith('/')) rules.push({ pattern: line.trim(), headers: {} });
		else if (field?.[1] !== undefined && field[2] !== undefined && rule) {
			rule.headers[field[1]] = field[2].trim();
		} else throw new SyntaxError(`Not a line of a headers file: ${line}`);
	}
	return rules;
}
