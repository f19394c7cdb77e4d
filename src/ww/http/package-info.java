/**
 * REST over the JDK's own HTTP server. A sketch of the text that follows when the package is whole.
 */
package ww.http;
