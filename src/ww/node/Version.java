package ww.node;

/** Which release this is. */
public final class Version {
    /** As {@code ww-sched version}, the workers' description and the libp2p agent string say it. */
    public static final String TEXT = "0.1.0";

    private Version() { }
}
