package ww.wasm;

import java.util.Map;

/**
 * What an engine has done and holds, at one moment. Counts are since the start.
 *
 * @param slots guests that can run at once
 * @param busy slots that run something
 * @param stuck slots whose guest did not stop when told to; they take no work until it does
 * @param queued runs that wait for a slot
 * @param outcomes finished runs by the simple name of their {@link Outcome}
 * @param cachedModules compiled modules at hand, and remembered refusals
 * @param cachedBytes estimate of what they take
 * @param cacheHits runs and preparations that found their module
 * @param cacheMisses those that did not
 * @param cacheEvictions modules let go
 * @param compiles modules compiled
 * @param compileNanos time that took
 * @param interpretedFunctions functions of compiled modules that were too large for a Java method
 * @param classCacheHits modules loaded from the class cache on disk instead of being compiled
 * @param warm whether the warm-up has ended, or was not asked for
 */
public record EngineMetrics(
        int slots,
        int busy,
        int stuck,
        int queued,
        Map<String, Long> outcomes,
        int cachedModules,
        long cachedBytes,
        long cacheHits,
        long cacheMisses,
        long cacheEvictions,
        long compiles,
        long compileNanos,
        long interpretedFunctions,
        long classCacheHits,
        boolean warm) {
}
