/**
 * The command line. Its contract with scripts: data on standard output, talk on standard error, the exit codes of
 * {@link ww.cli.ExitCode}, {@code --help} that is enough, one sentence for a wrong flag.
 *
 * <p>Flags are one table of {@link ww.cli.Option}s for each command; parsing, help and environment variables come out
 * of it. The names are the demo's own ({@code --ns --listen --addr --discover --meta}, {@code --gateway}, {@code
 * --dial}), so that scripts written for it go on working.
 *
 * <p><b>Why no library for this?</b> What is needed fits in three small files, and the product has no run-time
 * dependency that its purpose does not ask for.
 *
 * <p><b>Why is logging set up here?</b> The packages log through {@link System.Logger}; an application that embeds them
 * has its own set-up. Only a process that is ours decides how a line looks.
 */
package ww.cli;
