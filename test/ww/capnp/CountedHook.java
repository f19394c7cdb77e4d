package ww.capnp;

import java.util.concurrent.atomic.AtomicInteger;

/** A capability that does nothing but know how often it is held. */
final class CountedHook implements ClientHook {
    private final AtomicInteger count = new AtomicInteger(1);

    int count() {
        return count.get();
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        throw new UnsupportedOperationException("not to be called");
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        throw new UnsupportedOperationException("not to be called");
    }

    @Override
    public ClientHook addRef() {
        if (count.getAndIncrement() <= 0) {
            throw new IllegalStateException("a released reference was used");
        }
        return this;
    }

    @Override
    public void release() {
        if (count.decrementAndGet() < 0) {
            throw new IllegalStateException("released more often than held");
        }
    }
}
