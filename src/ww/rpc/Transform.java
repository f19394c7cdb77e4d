package ww.rpc;

import java.util.Arrays;
import ww.capnp.CallException;
import ww.capnp.StructList;
import ww.schema.RpcSchema;

/** The path from an answer's results to a capability, as messages have it. */
final class Transform {
    private Transform() { }

    /** The path as pointer indexes. A path we cannot follow fails the call it is for, not the connection. */
    static int[] read(StructList.Reader<RpcSchema.PromisedAnswer.Op.Reader> ops, RpcSettings settings)
            throws CallException {
        int size = ops.size();
        if (size > settings.transformOpsMax()) {
            throw CallException.failed("a path of " + size + " steps to a promised capability, the limit is "
                    + settings.transformOpsMax());
        }
        int[] path = new int[size];
        int length = 0;
        for (int i = 0; i < size; i++) {
            RpcSchema.PromisedAnswer.Op.Reader op = ops.get(i);
            switch (op.which()) {
                case NOOP -> { }
                case GET_POINTER_FIELD -> path[length++] = op.getGetPointerField() & 0xffff;
                default -> throw CallException.unimplemented("a step of an unknown kind to a promised capability");
            }
        }
        return length == size ? path : Arrays.copyOf(path, length);
    }
}
