/**
 * Bytes that survive: a journal of opaque records, snapshots of what they add up to, and a store of blobs by content.
 */
package ww.journal;
