package ww.sched;

import java.util.List;

/**
 * What one run does: a module and a call into it.
 *
 * @param module     the module by its content
 * @param call       the call
 * @param input      the demo's field of this name; kept beside the call because the REST answers repeat it
 * @param difficulty the demo's field of this name
 */
public record Invocation(ModuleRef module, Call call, long input, long difficulty) {
    /** The demo's call: {@code run(input, difficulty)}. */
    public static Invocation demo(ModuleRef module, long input, long difficulty) {
        Call call = new Call.Function("run", List.of(Long.toString(input), Long.toString(difficulty)));
        return new Invocation(module, call, input, difficulty);
    }

    /** Any other call; the demo's two fields are zero. */
    public static Invocation of(ModuleRef module, Call call) {
        return new Invocation(module, call, 0, 0);
    }
}
