/**
 * Synchronous channels (CSP): {@link ww.csp.SyncChannel} as a plain object.
 */
package ww.csp;
