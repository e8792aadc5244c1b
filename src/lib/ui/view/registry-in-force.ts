/** Which registry a page asks. */
export interface RegistryInForce {
	/** A what-if registry as links name it; empty for the published one. */
	readonly key: string;
	/** Its hash; not known while a what-if registry is being made. */
	readonly hash: string | undefined;
}
