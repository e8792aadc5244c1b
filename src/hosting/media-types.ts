import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.pdf': 'application/pdf',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.arrow': 'application/vnd.apache.arrow.file',
};

/** The media type of a file by its name; bytes without a meaning (`.gzbin` among them) for unknown endings. */
export function mediaType(path: string): string {
	return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** Whether compressing a file on its way is worth it. */
export function isText(path: string): boolean {
	return mediaType(path).includes('charset=utf-8');
}
