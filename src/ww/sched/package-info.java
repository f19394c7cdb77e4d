/**
 * Tasks, runs, attempts: what is due, which worker gets it, and what became of it.
 */
package ww.sched;
