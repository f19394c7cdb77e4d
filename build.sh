#!/usr/bin/env bash
# Builds ww-sched with a JDK 25 and nothing else: one function a verb. `./build.sh help` lists the verbs.
# Everything it makes is under out/ (and what Maven's client fetches, in Maven's own cache).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
OUT=$ROOT/out

JDK_VERSION=25
# Pinned, so that every machine brings the jars the same way.
MAVEN_COPY=org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy
# The run-time's own options, the same for the launcher and the image:
# nodelay must be set before the JDK's HTTP server loads, or a response of several writes stalls for 40 ms;
# the serial collector keeps the process small: most of its memory is guests', one array each, which it does not move;
# the next two let the JIT compile guests' large functions (it leaves methods above 8,000 bytes to the interpreter
# otherwise) and put their memory accesses in place in them;
# the one after keeps its trust in branches that were never taken. It loses that for a whole method after a hundred wrong
# guesses in it and in what it inlines, and counts a guess as often as it inlines: of some methods of the JDK that every
# memory access goes through each has been wrong once in its life, so a function of fifty accesses was beyond it;
# the export lets guests' code check an address as the JDK itself does, by a method that has no access to anything.
RUN_OPTIONS="-Dsun.net.httpserver.nodelay=true -XX:+UseSerialGC -XX:-DontCompileHugeMethods -XX:-ClipInlining\
 -XX:PerMethodTrapLimit=10000 --add-exports=java.base/jdk.internal.util=ALL-UNNAMED"
# A gateway's work is wide, not deep: with the JIT's usual inlining, half of one processor is busy for a minute with
# trees of 10 KB of byte code that run no faster than small ones. A gateway runs no guests, whose loops need the usual.
GATEWAY_OPTIONS="-XX:FreqInlineSize=100 -XX:InlineSmallCode=1000 -XX:MaxInlineLevel=9"

say() { printf '%s\n' "$*" >&2; }
fail() { say "build.sh: $*"; exit 1; }

# --- JDK ---------------------------------------------------------------------------------------------------------

is_jdk() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] || return 1
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ "$version" = "$JDK_VERSION" ]
}

# JAVA_HOME first, then where the platforms and the usual installers put JDKs, then whatever javac is on the PATH.
find_jdk() {
    local candidate on_path
    on_path=$(command -v javac 2>/dev/null || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    for candidate in "${JAVA_HOME:-}" \
            /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/lib/jvm/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$on_path"; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    fail "no JDK $JDK_VERSION found. Install one (Debian: a temurin-25-jdk or openjdk-25-jdk package) or set JAVA_HOME" \
        "to it; looked at JAVA_HOME ('${JAVA_HOME:-}'), the usual folders of the platform, and javac on the PATH."
}

use_jdk() {
    [ -n "${JDK:-}" ] || JDK=$(find_jdk)
}

# --- jars --------------------------------------------------------------------------------------------------------

sum_of() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

locked() { grep -v '^#' "$ROOT/.deps.lock" | grep -v '^ *$'; }

deps() { # bring the jars of .deps.lock through Maven's client and check their sums
    local sum scope coordinates group artifact version jar cached
    while read -r sum scope coordinates; do
        IFS=: read -r group artifact version <<<"$coordinates"
        jar=$OUT/lib/$scope/$artifact-$version.jar
        # Two artifacts are called "runtime"; their versions keep the file names apart.
        [ -f "$jar" ] && [ "$(sum_of "$jar")" = "$sum" ] && continue
        say "fetching $coordinates"
        mkdir -p "$OUT/lib/$scope"
        # What Maven already has is taken from its cache without starting it twelve times; the sum decides either way.
        cached=${group//.//}/$artifact/$version/$artifact-$version.jar
        if ! cp "$HOME/.m2/repository/$cached" "$jar" 2>/dev/null; then
            command -v mvn >/dev/null || fail "Maven's client (mvn) is not on the PATH; it is needed for $coordinates."
            mvn -q -B "$MAVEN_COPY" -Dartifact="$coordinates" -DoutputDirectory="$OUT/lib/$scope" \
                >"$OUT/maven.log" 2>&1 </dev/null \
                || { cat "$OUT/maven.log" >&2; fail "Maven could not bring $coordinates (see above)."; }
        fi
        if [ "$(sum_of "$jar")" != "$sum" ]; then
            local got; got=$(sum_of "$jar"); rm -f "$jar"
            fail "$coordinates has SHA-256 $got, but .deps.lock says $sum. Nothing was used."
        fi
    done < <(locked)
}

# Every jar that runs as a real module: Chicory's and ASM's are; the Cap'n Proto runtime gets its descriptor here.
modules() {
    deps
    use_jdk
    [ "$OUT/modules/.done" -nt "$ROOT/.deps.lock" ] && [ "$OUT/modules/.done" -nt "$ROOT/build.sh" ] && return
    rm -rf "$OUT/modules" "$OUT/capnproto-module"
    mkdir -p "$OUT/modules" "$OUT/capnproto-module"
    cp "$OUT"/lib/run/*.jar "$OUT/modules/"
    local jar
    jar=$(ls "$OUT"/modules/runtime-0.*.jar)
    echo 'module org.capnproto { exports org.capnproto; }' >"$OUT/capnproto-module/module-info.java"
    "$JDK/bin/javac" -d "$OUT/capnproto-module" --patch-module org.capnproto="$jar" \
        "$OUT/capnproto-module/module-info.java"
    "$JDK/bin/jar" --update --file "$jar" -C "$OUT/capnproto-module" module-info.class
    touch "$OUT/modules/.done"
}

# --- compile -----------------------------------------------------------------------------------------------------

# True when the stamp $1 is newer than every file under the remaining arguments.
fresh() {
    local stamp=$1; shift
    [ -f "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -print -quit)" ]
}

compile() { # compile src/ into out/classes and pack out/ww.jar; warnings are errors
    modules
    fresh "$OUT/classes.done" src wasm build.sh .deps.lock && return
    say "compiling"
    # A cache of classes that are not these any more would be refused at every start, with a warning.
    rm -rf "$OUT/classes" "$OUT/ww.aot"
    mkdir -p "$OUT/classes"
    find src -name '*.java' >"$OUT/sources.txt"
    "$JDK/bin/javac" --release $JDK_VERSION -Xlint:all -Werror -g -d "$OUT/classes" --module-path "$OUT/modules" \
        @"$OUT/sources.txt"
    cp wasm/puzzle.wasm "$OUT/classes/ww/cli/puzzle.wasm" # the task that `ww-sched demo` runs
    "$JDK/bin/jar" --create --file "$OUT/ww.jar" --main-class ww.cli.Main -C "$OUT/classes" .
    touch "$OUT/classes.done"
}

schema() { # make everything again that is made from .capnp files, src/ww/schema first of all (needs the capnp tool)
    command -v capnp >/dev/null || fail "the capnp tool is not installed (Debian: capnproto); generated code stays as it is."
    schema_compiler
    generate_into "$ROOT"
    kept_requests "$ROOT"
}

schema_compiler() {
    modules
    fresh "$OUT/capnpc.done" schema/compiler src/ww/capnp src/ww/io && return
    rm -rf "$OUT/capnpc"
    mkdir -p "$OUT/capnpc"
    # By name, not by source path: src has a module descriptor, and the plug-in must compile when src/ww/schema does not.
    find schema/compiler src/ww/capnp src/ww/io -name '*.java' >"$OUT/capnpc-sources.txt"
    "$JDK/bin/javac" --release $JDK_VERSION -Xlint:all -Werror -d "$OUT/capnpc" -cp "$OUT/modules/*" \
        @"$OUT/capnpc-sources.txt"
    touch "$OUT/capnpc.done"
}

# The Java that is kept beside its schemas: the wire.
GENERATED=src/ww/schema

generate_into() {
    request schema './*.capnp' | plug_in "$1/$GENERATED"
}

# The tests' own schemas become Java when the tests are compiled, out of requests that are kept in place of the Java:
# a machine without the capnp tool runs the tests too.
KINDS_REQUEST=test/vectors/capnpc/kinds.request
PEER_REQUEST=test/interop/capnp-cpp/peer.request

kept_requests() {
    mkdir -p "$1/$(dirname $KINDS_REQUEST)" "$1/$(dirname $PEER_REQUEST)"
    request test/vectors/capnpc ./kinds.capnp ./names.capnp ./request.capnp >"$1/$KINDS_REQUEST"
    request test/interop/capnp-cpp ./peer.capnp >"$1/$PEER_REQUEST"
}

# test_schemas INTO REQUESTS: the Java of the tests' schemas, from the requests kept below REQUESTS.
test_schemas() {
    rm -rf "$1"
    plug_in "$1/ww/capnpc/example" <"$2/$KINDS_REQUEST"
    plug_in "$1/ww/rpc/peer" <"$2/$PEER_REQUEST"
}

# request FOLDER FILES: what the capnp tool makes of the files, by names or patterns in the folder, for a plug-in.
request() {
    local folder=$1; shift
    # shellcheck disable=SC2068
    (cd "$folder" && capnp compile -I"$ROOT/schema" -o- $@)
}

# plug_in INTO: makes Java of the request on standard input.
plug_in() {
    mkdir -p "$1"
    (cd "$1" && "$JDK/bin/java" -cp "$OUT/capnpc:$OUT/modules/*" ww.capnpc.CapnpcWw "./build.sh schema")
}

schema_check() { # say whether what is kept is what the schemas give
    command -v capnp >/dev/null || { say "the capnp tool is not installed: generated code not compared"; return; }
    schema_compiler
    local made=$OUT/schema-check
    rm -rf "$made"
    generate_into "$made"
    diff -r -x package-info.java "$made/$GENERATED" $GENERATED \
        || fail "$GENERATED is not what its schemas give; run ./build.sh schema"
    # By the Java they give: two versions of the capnp tool say the same in different bytes.
    kept_requests "$made"
    test_schemas "$made/tests" "$made"
    test_schemas "$made/tests-kept" "$ROOT"
    diff -r "$made/tests" "$made/tests-kept" || fail "a kept request is not what its schema gives; run ./build.sh schema"
}

# --- launchers ---------------------------------------------------------------------------------------------------

build() { # make the launcher out/bin/ww-sched
    compile
    mkdir -p "$OUT/bin"
    # Moved there when complete: another terminal may be starting the one that is there.
    cat >"$OUT/bin/ww-sched.new" <<LAUNCHER
#!/bin/sh
# Starts ww-sched from this checkout, whatever folder it is called from. WW_JAVA_OPTIONS adds options for the JVM.
cache= role=
[ -f "$OUT/ww.aot" ] && cache=-XX:AOTCache=$OUT/ww.aot
case "\$1" in gateway|--gateway) role="$GATEWAY_OPTIONS" ;; esac
exec "$JDK/bin/java" $RUN_OPTIONS \$role \$cache \$WW_JAVA_OPTIONS -p "$OUT/ww.jar:$OUT/modules" -m ww/ww.cli.Main "\$@"
LAUNCHER
    chmod +x "$OUT/bin/ww-sched.new"
    mv "$OUT/bin/ww-sched.new" "$OUT/bin/ww-sched"
}

image() { # link the run-time image out/image, which needs no JDK on the machine
    compile
    fresh "$OUT/image.done" "$OUT/ww.jar" build.sh && [ -x "$OUT/image/bin/ww-sched" ] && return
    say "linking the image"
    rm -rf "$OUT/image"
    "$JDK/bin/jlink" --module-path "$OUT/ww.jar:$OUT/modules" --add-modules ww --output "$OUT/image" \
        --strip-debug --no-header-files --no-man-pages --compress zip-9
    # Our own launcher rather than jlink's: it works through a link, and takes WW_JAVA_OPTIONS like the other one.
    cat >"$OUT/image/bin/ww-sched" <<LAUNCHER
#!/bin/sh
# Starts ww-sched on the Java beside it. WW_JAVA_OPTIONS adds options for the JVM.
here=\$(dirname "\$(readlink -f "\$0")")
cache= role=
[ -f "\$here/../lib/ww.aot" ] && cache=-XX:AOTCache=\$here/../lib/ww.aot
case "\$1" in gateway|--gateway) role="$GATEWAY_OPTIONS" ;; esac
exec "\$here/java" $RUN_OPTIONS \$role \$cache \$WW_JAVA_OPTIONS -m ww/ww.cli.Main "\$@"
LAUNCHER
    chmod +x "$OUT/image/bin/ww-sched"
    touch "$OUT/image.done"
    say "out/image: $(du -sm "$OUT/image" | cut -f1) MB"
}

aot() { # train a cache of loaded classes for the launcher and the image: starts take about a quarter less (32 MB each)
    alone build
    alone image
    say "training by a run of the demo, twice"
    WW_JAVA_OPTIONS=-XX:AOTCacheOutput=$OUT/ww.new "$OUT/bin/ww-sched" demo >"$OUT/aot.log" 2>&1
    mv "$OUT/ww.new" "$OUT/ww.aot"
    WW_JAVA_OPTIONS=-XX:AOTCacheOutput=$OUT/image/lib/ww.new "$OUT/image/bin/ww-sched" demo >>"$OUT/aot.log" 2>&1
    mv "$OUT/image/lib/ww.new" "$OUT/image/lib/ww.aot"
}

# --- tests -------------------------------------------------------------------------------------------------------

compile_tests() {
    build
    fresh "$OUT/test-classes.done" src test wasm schema build.sh .deps.lock && return
    say "compiling the tests"
    schema_compiler
    test_schemas "$OUT/test-schemas" "$ROOT"
    rm -rf "$OUT/test-classes"
    mkdir -p "$OUT/test-classes"
    find test schema/compiler "$OUT/test-schemas" -name '*.java' >"$OUT/test-sources.txt"
    "$JDK/bin/javac" --release $JDK_VERSION -Xlint:all -Werror -g -d "$OUT/test-classes" \
        -cp "$OUT/classes:$OUT/modules/*:$OUT/lib/test/*" @"$OUT/test-sources.txt"
    touch "$OUT/test-classes.done"
}

test_() { # run the tests; arguments go to JUnit's console launcher (default: all of them)
    alone compile_tests
    alone image
    alone schema_check
    local select=("$@") status=0 log=$OUT/test.log
    [ ${#select[@]} -gt 0 ] || select=(--scan-classpath "$OUT/test-classes")
    mkdir -p "$OUT/test-reports"
    # Assertions are ours only: one of the JDK's HTTP server ends its dispatcher where without it nothing happens.
    # Tests provoke faults by the hundred; what the code logs about them is kept, but not mixed with the results.
    printf '%s\n' 'handlers=java.util.logging.FileHandler' 'java.util.logging.FileHandler.append=false' \
        "java.util.logging.FileHandler.pattern=$OUT/test-talk.log" \
        'java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter' >"$OUT/logging.properties"
    # shellcheck disable=SC2086
    "$JDK/bin/java" $RUN_OPTIONS -ea:ww... ${WW_JAVA_OPTIONS:-} -Dww.root="$ROOT" -Dww.launcher="$OUT/bin/ww-sched" \
        -Djava.util.logging.config.file="$OUT/logging.properties" \
        -cp "$OUT/classes:$OUT/test-classes:$OUT/modules/*:$OUT/lib/test/*" \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors \
        --details="${WW_TEST_DETAILS:-summary}" --reports-dir="$OUT/test-reports" "${select[@]}" \
        2>&1 </dev/null | tee "$log" || status=$?
    skipped_reasons
    local passed failed skipped
    passed=$(count successful); failed=$(count failed); skipped=$(( $(count aborted) + $(count skipped) ))
    [ "$status" = 0 ] || [ "$failed" != 0 ] || failed=1
    printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
    [ "$passed" -gt 0 ] || fail "no test ran"
    [ "$failed" = 0 ] || exit 1
}

# Tests in a state, from the launcher's summary line "[ 12 tests failed ]".
count() {
    local number
    number=$(sed -n "s/^\[ *\([0-9][0-9]*\) tests $1 *\]\$/\1/p" "$OUT/test.log" | tail -1)
    printf '%s\n' "${number:-0}"
}

# A skipped test says why.
skipped_reasons() {
    sed -n 's/.*TestAbortedException: \(Assumption failed: \)\{0,1\}\(.*\)/skipped: \2/p' \
        "$OUT"/test-reports/TEST-*.xml 2>/dev/null | sort -u | head -20
}

bench() { # run a benchmark: ./build.sh bench rpc|wasm|sched|host
    alone compile_tests
    local name=${1:-}
    shift || true
    case $name in
        rpc) run_class bench.RpcBench "$@" ;;
        wasm) wasm_peers; run_class bench.WasmBench "$@" ;;
        sched) run_class bench.SchedBench "$@"; run_class bench.HttpBench "$@" ;;
        host) run_class bench.HostBench "$@" ;;
        *) fail "no benchmark '$name'; there are rpc, wasm, sched and host" ;;
    esac
}

run_class() {
    # shellcheck disable=SC2086
    "$JDK/bin/java" $RUN_OPTIONS ${WW_JAVA_OPTIONS:-} -Dww.root="$ROOT" -Dww.launcher="$OUT/bin/ww-sched" \
        -cp "$OUT/classes:$OUT/test-classes:$OUT/modules/*:$OUT/lib/test/*" "$@"
}

# The engines that bench-wasm is run beside; one that cannot be had is left out of the table.
wasm_peers() {
    mkdir -p "$OUT/interop"
    # The newest one, and the last of the series that earlier schedulers were built on: one program, two go.mod files.
    local version
    for version in "" -1.0; do
        (cd test/interop/wasm-wazero && go build -modfile="go$version.mod" -o "$OUT/interop/wasm-wazero$version" .) \
            2>"$OUT/interop/wasm-wazero$version.log" \
            || say "wazero$version is left out: $(tail -1 "$OUT/interop/wasm-wazero$version.log")"
    done
    [ -d "$OUT/interop/python/wasmtime" ] \
        || python3 -m pip install -q --target "$OUT/interop/python" wasmtime 2>"$OUT/interop/wasmtime.log" \
        || say "wasmtime is left out: $(tail -1 "$OUT/interop/wasmtime.log")"
}

# --- the rest ----------------------------------------------------------------------------------------------------

guests() { # rebuild the guests in wasm/ (Debian: clang lld wasi-libc)
    make -C wasm
}

clean() { # remove out/
    rm -rf "$OUT"
}

help() { # this list
    sed -n 's/^\([a-z_]*\)() { # \(.*\)/  \1\t\2/p' build.sh | sed 's/^  test_/  test/' | expand -t 16
}

# Two terminals may begin at once, say with the gateway and the worker: what writes below out/ waits for its turn.
# Without the flock tool (util-linux) it does not.
alone() {
    if ! command -v flock >/dev/null; then
        "$@"
        return
    fi
    mkdir -p "$OUT"
    exec 9>"$OUT/.lock"
    flock --nonblock 9 || { say "waiting for another build"; flock 9; }
    "$@"
    exec 9>&-
}

verb=${1:-help}
shift || true
case $verb in
    deps|modules|compile|build|image|compile_tests) alone "$verb" "$@" ;;
    test) test_ "$@" ;;
    jdk) find_jdk ;;
    *) declare -F "$verb" >/dev/null || fail "no verb '$verb'; ./build.sh help lists them"; "$verb" "$@" ;;
esac
