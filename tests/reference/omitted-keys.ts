/**
 * Keys of the reference that no function returns, as `method.key`, each with the reason. A test keeps them to at most
 * 5 % of all keys and checks that each one exists.
 */
export const omittedKeys: Readonly<Record<string, string>> = {};
