package ww.rpc;

import java.util.ArrayList;
import java.util.List;
import ww.capnp.StructList;
import ww.schema.RpcSchema;

/** An RPC message as one line that a person can read. */
final class Describe {
    private Describe() { }

    static String message(RpcSchema.Message.Reader message) {
        return switch (message.which()) {
            case BOOTSTRAP -> "BOOTSTRAP q" + message.getBootstrap().getQuestionId();
            case CALL -> call(message.getCall());
            case RETURN -> returned(message.getReturn());
            case FINISH -> "FINISH q" + message.getFinish().getQuestionId()
                    + (message.getFinish().getReleaseResultCaps() ? " drops the results" : " keeps the results");
            case RELEASE -> "RELEASE " + message.getRelease().getId() + " x" + message.getRelease().getReferenceCount();
            case RESOLVE -> resolve(message.getResolve());
            case DISEMBARGO -> disembargo(message.getDisembargo());
            case ABORT -> "ABORT " + exception(message.getAbort());
            case UNIMPLEMENTED -> "UNIMPLEMENTED (" + message(message.getUnimplemented()) + ")";
            default -> message.which().toString();
        };
    }

    private static String call(RpcSchema.Call.Reader call) {
        return "CALL q" + call.getQuestionId() + " on " + target(call.getTarget()) + " @"
                + Long.toHexString(call.getInterfaceId()) + "." + call.getMethodId()
                + (call.getSendResultsTo().isYourself() ? " to yourself" : "")
                + " caps " + caps(call.getParams().getCapTable());
    }

    private static String target(RpcSchema.MessageTarget.Reader target) {
        return switch (target.which()) {
            case IMPORTED_CAP -> "export " + target.getImportedCap();
            case PROMISED_ANSWER -> promised(target.getPromisedAnswer());
            default -> "unknown target";
        };
    }

    private static String promised(RpcSchema.PromisedAnswer.Reader promised) {
        List<String> path = new ArrayList<>();
        for (RpcSchema.PromisedAnswer.Op.Reader op : promised.getTransform()) {
            path.add(op.isNoop() ? "noop" : String.valueOf(op.getGetPointerField()));
        }
        return "answer " + promised.getQuestionId() + " " + path;
    }

    private static String returned(RpcSchema.Return.Reader returned) {
        String result = switch (returned.which()) {
            case RESULTS -> "results caps " + caps(returned.getResults().getCapTable());
            case EXCEPTION -> "exception " + exception(returned.getException());
            case TAKE_FROM_OTHER_QUESTION -> "take from question " + returned.getTakeFromOtherQuestion();
            default -> returned.which().toString();
        };
        return "RETURN a" + returned.getAnswerId() + " " + result
                + (returned.getReleaseParamCaps() ? " releases the parameters" : "");
    }

    private static String resolve(RpcSchema.Resolve.Reader resolve) {
        return "RESOLVE " + resolve.getPromiseId() + " to " + switch (resolve.which()) {
            case CAP -> descriptor(resolve.getCap());
            case EXCEPTION -> "exception " + exception(resolve.getException());
            default -> "unknown";
        };
    }

    private static String disembargo(RpcSchema.Disembargo.Reader disembargo) {
        RpcSchema.Disembargo.Context.Reader context = disembargo.getContext();
        return "DISEMBARGO " + target(disembargo.getTarget()) + switch (context.which()) {
            case SENDER_LOOPBACK -> " sender " + context.getSenderLoopback();
            case RECEIVER_LOOPBACK -> " receiver " + context.getReceiverLoopback();
            default -> " " + context.which();
        };
    }

    private static String exception(RpcSchema.Exception.Reader exception) {
        return exception.getType() + " " + exception.getReason();
    }

    private static List<String> caps(StructList.Reader<RpcSchema.CapDescriptor.Reader> caps) {
        List<String> described = new ArrayList<>();
        for (RpcSchema.CapDescriptor.Reader cap : caps) {
            described.add(descriptor(cap));
        }
        return described;
    }

    private static String descriptor(RpcSchema.CapDescriptor.Reader cap) {
        return switch (cap.which()) {
            case NONE -> "none";
            case SENDER_HOSTED -> "senderHosted " + cap.getSenderHosted();
            case SENDER_PROMISE -> "senderPromise " + cap.getSenderPromise();
            case RECEIVER_HOSTED -> "receiverHosted " + cap.getReceiverHosted();
            case RECEIVER_ANSWER -> "receiverAnswer " + promised(cap.getReceiverAnswer());
            case THIRD_PARTY_HOSTED -> "thirdPartyHosted vine " + cap.getThirdPartyHosted().getVineId();
            default -> "unknown";
        };
    }
}
