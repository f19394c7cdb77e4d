package ww.rpc;

import java.nio.charset.StandardCharsets;
import ww.capnp.CallException;
import ww.capnp.MessageBuilder;
import ww.schema.RpcSchema;

/** The messages that carry no payload, ready to be sent; and exceptions, which several kinds carry. */
final class Messages {
    /** Root pointer, Message (1 data word, 1 pointer), and a body of at most 2 data words and 2 pointers. */
    private static final int SMALL_WORDS = 8;

    private Messages() { }

    static RpcSchema.Message.Builder init(MessageBuilder message) {
        return message.initRoot(RpcSchema.Message.factory);
    }

    static MessageBuilder bootstrap(int questionId) {
        MessageBuilder message = new MessageBuilder(SMALL_WORDS);
        init(message).initBootstrap().setQuestionId(questionId);
        return message;
    }

    static MessageBuilder finish(int questionId, boolean releaseResultCaps) {
        MessageBuilder message = new MessageBuilder(SMALL_WORDS);
        RpcSchema.Finish.Builder finish = init(message).initFinish();
        finish.setQuestionId(questionId);
        finish.setReleaseResultCaps(releaseResultCaps);
        finish.setRequireEarlyCancellationWorkaround(false);
        return message;
    }

    static MessageBuilder release(int importId, int count) {
        MessageBuilder message = new MessageBuilder(SMALL_WORDS);
        RpcSchema.Release.Builder release = init(message).initRelease();
        release.setId(importId);
        release.setReferenceCount(count);
        return message;
    }

    /** A Return with everything set but what it returns. The peer may ignore releaseParamCaps, so it is never used. */
    static RpcSchema.Return.Builder initReturn(MessageBuilder message, int answerId) {
        RpcSchema.Return.Builder returned = init(message).initReturn();
        returned.setAnswerId(answerId);
        returned.setReleaseParamCaps(false);
        return returned;
    }

    static MessageBuilder failed(int answerId, CallException reason, RpcSettings settings) {
        MessageBuilder message = new MessageBuilder();
        write(reason, initReturn(message, answerId).initException(), settings);
        return message;
    }

    static MessageBuilder canceled(int answerId) {
        MessageBuilder message = new MessageBuilder(SMALL_WORDS);
        initReturn(message, answerId).setCanceled();
        return message;
    }

    static MessageBuilder resultsSentElsewhere(int answerId) {
        MessageBuilder message = new MessageBuilder(SMALL_WORDS);
        initReturn(message, answerId).setResultsSentElsewhere();
        return message;
    }

    static RpcSchema.Resolve.Builder initResolve(MessageBuilder message, int promiseId) {
        RpcSchema.Resolve.Builder resolve = init(message).initResolve();
        resolve.setPromiseId(promiseId);
        return resolve;
    }

    static MessageBuilder resolveBroken(int promiseId, CallException reason, RpcSettings settings) {
        MessageBuilder message = new MessageBuilder();
        write(reason, initResolve(message, promiseId).initException(), settings);
        return message;
    }

    /** A Disembargo of ours ({@code senderLoopback}), or the echo of the peer's ({@code receiverLoopback}). */
    static MessageBuilder disembargo(RemoteTarget path, int embargoId, boolean ours) {
        MessageBuilder message = new MessageBuilder();
        RpcSchema.Disembargo.Builder disembargo = init(message).initDisembargo();
        path.address(disembargo.initTarget());
        if (ours) {
            disembargo.getContext().setSenderLoopback(embargoId);
        } else {
            disembargo.getContext().setReceiverLoopback(embargoId);
        }
        return message;
    }

    static MessageBuilder abort(CallException reason, RpcSettings settings) {
        MessageBuilder message = new MessageBuilder();
        write(reason, init(message).initAbort(), settings);
        return message;
    }

    /** Gives a message back which we do not understand. Capabilities in it become null. */
    static MessageBuilder unimplemented(RpcSchema.Message.Reader received, int words) {
        MessageBuilder message = new MessageBuilder(words + SMALL_WORDS);
        init(message).setUnimplemented(received);
        return message;
    }

    private static void write(CallException reason, RpcSchema.Exception.Builder exception, RpcSettings settings) {
        String text = reason.getMessage();
        exception.setReason(cut(text == null ? "" : text, settings.exceptionBytesMax()));
        exception.setType(switch (reason.type()) {
            case FAILED -> RpcSchema.Exception.Type.FAILED;
            case OVERLOADED -> RpcSchema.Exception.Type.OVERLOADED;
            case DISCONNECTED -> RpcSchema.Exception.Type.DISCONNECTED;
            case UNIMPLEMENTED -> RpcSchema.Exception.Type.UNIMPLEMENTED;
        });
    }

    static CallException read(RpcSchema.Exception.Reader exception, RpcSettings settings) {
        CallException.Type type = switch (exception.getType()) {
            case OVERLOADED -> CallException.Type.OVERLOADED;
            case DISCONNECTED -> CallException.Type.DISCONNECTED;
            case UNIMPLEMENTED -> CallException.Type.UNIMPLEMENTED;
            default -> CallException.Type.FAILED;
        };
        return new CallException(type, cut(exception.getReason().toString(), settings.exceptionBytesMax()));
    }

    /** A text of at most that many bytes of UTF-8. */
    private static String cut(String text, int bytesMax) {
        if (text.length() <= bytesMax / 3) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= bytesMax) {
            return text;
        }
        int end = bytesMax;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
