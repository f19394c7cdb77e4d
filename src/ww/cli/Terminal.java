package ww.cli;

import java.io.PrintStream;

/** Where the command line speaks: data for programs on one stream, talk for people on the other. No colours. */
record Terminal(PrintStream data, PrintStream talk) {
    static Terminal ofProcess() {
        return new Terminal(System.out, System.err);
    }

    void print(String line) {
        data.println(line);
        data.flush();
    }

    void say(String line) {
        talk.println(line);
        talk.flush();
    }
}
