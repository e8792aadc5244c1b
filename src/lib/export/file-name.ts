/** The name of an exported file: "synthetic_kaplan-meier_2026-11-22.svg". `part`: figure id, or what the file holds. */
export function fileName(part: string, date: string, extension: string): string {
	return `synthetic_${part}_${date}.${extension}`;
}
