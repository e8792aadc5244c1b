/** Resolves when the browser has nothing better to do, or after `timeout` ms; at the next task where it cannot say. */
export function whenIdle(timeout: number): Promise<void> {
	return new Promise((resolve) => {
		if (typeof requestIdleCallback === 'function')
			requestIdleCallback(
				() => {
					resolve();
				},
				{ timeout },
			);
		else setTimeout(resolve, 1);
	});
}

/** Resolves in a task of its own, so that input and painting come in between. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			channel.port1.close();
			resolve();
		};
		channel.port2.postMessage(null);
	});
}
