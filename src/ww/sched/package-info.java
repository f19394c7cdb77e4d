/**
 * Tasks, runs, attempts: what is due, which worker gets it, and what became of it.
 *
 * <p>A <em>task</em> has a schedule; each of its occurrences becomes a <em>run</em>, which ends in exactly one recorded
 * outcome; a run is made by one or more <em>attempts</em>, each on one worker. {@link ww.sched.Scheduler} is the door:
 * records in ({@link ww.sched.TaskSpec}), values out ({@link ww.sched.Task}). It asks its owner for one thing, a
 * {@link ww.sched.Runner} that starts and stops attempts on workers.
 *
 * <p>Behind the door, from the inside out: {@code Cluster} is a pure machine that decides what follows from an
 * {@code Event} at a given time, as {@code Change}s and {@code Action}s; {@code Ledger} stores the changes of a batch
 * of events with one write before it lets anyone see them or act on them; {@code SchedulerLoop} is the one thread that
 * feeds it. The deciding is split by what it is about: {@code Admission}, {@code Occurrences}, {@code Placement},
 * {@code Attempts}, {@code Retries}, {@code Membership}, {@code Liveness}, {@code Retention}, {@code Commands}.
 *
 * <h2>What a task can rely on</h2>
 * <ul>
 *   <li>Once {@code submit} has answered with acceptance the task is on disk.
 *   <li>Every occurrence ends in one of: succeeded, failed, timed out, cancelled, expired, skipped with a reason.
 *   <li>Execution is at least once; recording is exactly once. Each attempt has a fence, and the report of an attempt
 *       that is no longer the run's is dropped.
 *   <li>Nothing starts before it is due. Being late never moves what comes after.
 *   <li>Everything is bounded: tasks, open runs, history, results, events, queue.
 * </ul>
 *
 * <h2>Times</h2>
 * The scheduler's time starts from the wall clock and then runs by the monotonic one ({@code SteadyTime}): setting the
 * wall clock neither fires an interval early nor holds it up. When the two have come apart, what is due by the calendar
 * is moved so that it stays due at the same local time.
 *
 * <h2>Why so</h2>
 *
 * <p><b>Why store changes and not the events that caused them?</b> Events are fewer and smaller, but reading them back
 * means deciding again, and the same decisions come only from the same code, the same time zones, the same order of
 * hashing. A journal written by one version must mean the same to the next. Changes are facts: {@code TaskFold} applies
 * them and decides nothing. They also are what listeners want to hear, so the number of a change in the journal is the
 * number in the event stream.
 *
 * <p><b>Why is a task one immutable value?</b> The machine replaces it, readers take it without a lock, and a snapshot
 * can be written while all goes on, because each task says which change it saw last.
 *
 * <p><b>Why one thread?</b> Deciding takes microseconds and the disk takes a hundred times that; what helps is to store
 * many decisions at once, and that needs them in one place.
 *
 * <p><b>Why do overlapping runs wait for each other and not for a lock?</b> A lock has to be freed after a crash. A run
 * that is open is a fact in the journal, and it ends in every case.
 *
 * <p><b>Why is a lost worker's run started elsewhere at once, and not after a grace?</b> A connection that ended is
 * the surest sign there is. The work of a worker that comes back a moment later is wasted; waiting would make every
 * real loss slow. Only after the gateway's own restart, when all connections ended for its own reason, do workers get
 * time to come back with what they have.
 *
 * <p><b>Why at-least-once?</b> A worker that falls silent in the middle of a run may have done it or not. The choice is
 * between perhaps twice and perhaps never; guests see their attempt's number if they care.
 */
package ww.sched;
