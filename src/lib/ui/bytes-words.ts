/** "1.2 MB", "640 kB", "512 bytes": decimal units, as browsers and hosts count. */
export function bytesWords(bytes: number): string {
	if (bytes < 1000) return `${bytes} bytes`;
	if (bytes < 999_500) return `${(bytes / 1000).toFixed(0)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
