import { parseHTML } from 'linkedom';

/** A document to draw in where there is no browser: the build and tests. */
export function nodeDocument(): Document {
	return parseHTML('<!doctype html><html><body></body></html>').document;
}
