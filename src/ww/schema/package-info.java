/**
 * The wire as classes: readers, builders, client and server stubs of everything in {@code schema/}. Made by
 * {@code ww.capnpc} (see {@code schema/compiler}) and committed, so that building needs no {@code capnp}; a check makes
 * them again and compares where {@code capnp} is installed. Never edited.
 */
package ww.schema;
