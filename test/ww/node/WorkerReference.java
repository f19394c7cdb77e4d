package ww.node;

import ww.capnp.Answer;
import ww.schema.WorkerSchema.Worker;

/** A reference to a worker, asked for its name. */
final class WorkerReference implements AutoCloseable {
    private final Worker.Client worker;

    /** Takes the reference over. */
    WorkerReference(Worker.Client worker) {
        this.worker = worker;
    }

    String name() throws Exception {
        try (Answer<Worker.DescribeResults.Reader> answer = worker.describe()) {
            return answer.join().getDescription().getName().toString();
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
