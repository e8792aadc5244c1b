/** What every page says about the registry it shows; of the published one, taken from the manifest at build. */
export interface RegistryFacts {
	readonly schemaVersion: string;
	readonly generatorVersion: string;
	readonly siteVersion: string;
	readonly seed: number;
	/** Eligible arrests. */
	readonly cases: number;
	/** "end of 2024". */
	readonly snapshot: string;
	/** SHA-256 over the tables' hashes, 64 hex digits. */
	readonly hash: string;
	/** Of a what-if registry, in what it differs from the published one: "no true effect, seed 7, 30,000 cases". */
	readonly whatIf?: string;
}
