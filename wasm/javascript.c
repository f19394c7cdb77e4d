/*
 * Runs the JavaScript that comes on its standard input, as a command: `print` writes a line of its arguments to standard
 * output, `args` is the list of the command's arguments. Ends with 0, or with 1 after an exception, whose text it writes
 * to standard error. Recursion that is too deep is a trap: QuickJS cannot measure its stack here, but the stack lies
 * first in memory, so that it ends at the memory's beginning.
 *
 * The language itself is QuickJS, which is not part of this project: the rule in the Makefile brings its sources by
 * their coordinates and checks their sum.
 */
#include <stdio.h>
#include <stdlib.h>
#include "quickjs.h"

/* Scripts are read in pieces of this size. */
#define PIECE_BYTES 65536

static JSValue print(JSContext *context, JSValueConst self, int count, JSValueConst *values) {
    (void) self;
    for (int i = 0; i < count; i++) {
        const char *text = JS_ToCString(context, values[i]);
        if (!text) {
            return JS_EXCEPTION;
        }
        printf(i > 0 ? " %s" : "%s", text);
        JS_FreeCString(context, text);
    }
    putchar('\n');
    return JS_UNDEFINED;
}

/* All of standard input with a zero behind it, or null where memory ends. */
static char *read_script(size_t *size) {
    char *script = NULL;
    size_t count = PIECE_BYTES;
    for (*size = 0; count == PIECE_BYTES; *size += count) {
        char *grown = realloc(script, *size + PIECE_BYTES + 1);
        if (!grown) {
            free(script);
            return NULL;
        }
        script = grown;
        count = fread(script + *size, 1, PIECE_BYTES, stdin);
    }
    script[*size] = 0;
    return script;
}

static void define(JSContext *context, int count, char **words) {
    JSValue global = JS_GetGlobalObject(context);
    JSValue list = JS_NewArray(context);
    for (int i = 1; i < count; i++) {
        JS_SetPropertyUint32(context, list, i - 1, JS_NewString(context, words[i]));
    }
    JS_SetPropertyStr(context, global, "args", list);
    JS_SetPropertyStr(context, global, "print", JS_NewCFunction(context, print, "print", 1));
    JS_FreeValue(context, global);
}

static int failed(JSContext *context) {
    JSValue exception = JS_GetException(context);
    const char *text = JS_ToCString(context, exception);
    fprintf(stderr, "%s\n", text ? text : "an exception without a text");
    return 1;
}

int main(int count, char **words) {
    size_t size;
    char *script = read_script(&size);
    JSRuntime *runtime = JS_NewRuntime();
    JSContext *context = runtime ? JS_NewContext(runtime) : NULL;
    if (!script || !context) {
        fputs("out of memory\n", stderr);
        return 1;
    }
    define(context, count, words);
    JSValue value = JS_Eval(context, script, size, "<stdin>", JS_EVAL_TYPE_GLOBAL);
    /* The process ends here, so nothing is given back. */
    return JS_IsException(value) ? failed(context) : 0;
}
