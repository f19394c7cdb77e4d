/**
 * Bytes that survive: a journal of opaque records, snapshots of what they add up to, and a store of blobs by content.
 *
 * <p>{@link ww.journal.Journal} appends records to segment files ({@link ww.journal.SegmentHeader},
 * {@link ww.journal.RecordFrame}), a batch with one force; {@link ww.journal.Snapshot} stands for the records before
 * it; {@link ww.journal.BlobStore} keeps large things under their hash. All of it lies on a {@link ww.journal.Disk},
 * which is a directory or, in tests, a disk that fails. {@link ww.journal.JournalFiles} looks at a journal that is not
 * open. Nothing here knows what a record means, and nothing here uses another package of ours.
 *
 * <p><b>Invariants.</b> What {@code append} has returned for is found again after any crash, in order, and in front of
 * anything else. A file gets its final name only after its content was forced, and is used only after its name was. A
 * batch is forced before the next one is written. No error but a full disk is ever tried again.
 *
 * <p><b>Why tell a cut from damage?</b> Most logs stop at the first record whose checksum fails and go on from there,
 * so one changed bit in the middle loses everything behind it, in silence. Here the end of the journal is cut only if
 * the bytes themselves show that a write did not finish ({@link ww.journal.TailJudge}); anything else is refused with a
 * sentence that says what to do.
 *
 * <p><b>Why segments full of zeros?</b> Forcing data into blocks that a file already has needs no change to its size;
 * what was never written is recognised; and a full disk is met a whole segment before it matters.
 *
 * <p><b>Why is a failed force final?</b> The system may have marked the pages clean: a second force then succeeds and
 * stores nothing. Only reading again from the disk tells what is there, and that is what opening does.
 *
 * <p><b>Why not memory mapping, or a database?</b> A fault in a mapped page kills the thread that touched it and says
 * nothing about what is safe; a database would be the largest part of the program and would have to be trusted for the
 * one thing that matters here.
 */
package ww.journal;
