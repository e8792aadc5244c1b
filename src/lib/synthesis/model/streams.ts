import { BLOCKS, Stream, type Block } from '../random/stream.ts';

/** One stream of random numbers for each block of the model. */
export type Streams = Readonly<Record<Block, Stream>>;

/** Opens every block's stream for a seed (a whole number from 0 to 2^53 - 1). */
export function openStreams(seed: number): Streams {
	const blocks = Object.keys(BLOCKS) as Block[];
	return Object.fromEntries(blocks.map((block) => [block, new Stream(seed, block)])) as Record<
		Block,
		Stream
	>;
}
