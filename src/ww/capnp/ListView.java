package ww.capnp;

/** What all lists have, read or built. */
public abstract class ListView {
    final ListBody body;

    ListView(ListBody body) {
        this.body = body;
    }

    public final int size() {
        return body.size();
    }

    public final boolean isEmpty() {
        return body.size() == 0;
    }

    /** The byte of an element which must exist. */
    final int byteOf(int index) {
        body.requireIndex(index);
        return body.byteOf(index);
    }
}
