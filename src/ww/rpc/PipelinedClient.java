package ww.rpc;

import java.util.Arrays;
import ww.capnp.ClientHook;
import ww.schema.RpcSchema;

/**
 * A capability in the results of a call of ours, by the path on which it lies there. It is addressed so whether or not
 * the results have come; while it is referenced, the question is not finished, because the peer would forget the
 * answer.
 */
final class PipelinedClient implements RemoteTarget {
    private final Question question;
    private final int[] pointerPath;
    private final RefCount count = new RefCount();

    /** Under the lock. Pins the question. */
    PipelinedClient(Question question, int[] pointerPath) {
        this.question = question;
        this.pointerPath = pointerPath;
        question.pin();
    }

    @Override
    public RpcConnection connection() {
        return question.connection();
    }

    @Override
    public void address(RpcSchema.MessageTarget.Builder target) {
        write(target.initPromisedAnswer());
    }

    @Override
    public void describe(RpcSchema.CapDescriptor.Builder descriptor) {
        write(descriptor.initReceiverAnswer());
    }

    /** The transform is there even when it is empty, as other implementations write it. */
    private void write(RpcSchema.PromisedAnswer.Builder promised) {
        promised.setQuestionId(question.id());
        var transform = promised.initTransform(pointerPath.length);
        for (int i = 0; i < pointerPath.length; i++) {
            transform.get(i).setGetPointerField((short) pointerPath[i]);
        }
    }

    @Override
    public ClientHook addRef() {
        count.add(this);
        return this;
    }

    @Override
    public boolean tryAddRef() {
        return count.tryAdd();
    }

    @Override
    public void release() {
        if (count.release(this)) {
            question.unpin();
        }
    }

    @Override
    public String toString() {
        return "question " + question.id() + " " + Arrays.toString(pointerPath);
    }
}
