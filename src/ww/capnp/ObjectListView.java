package ww.capnp;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all lists of objects have.
 *
 * @param <E> how an element is read or built
 */
public abstract class ObjectListView<E> extends ListView implements Iterable<E> {
    ObjectListView(ListBody body) {
        super(body);
    }

    public abstract E get(int index);

    public final Stream<E> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    @Override
    public final Iterator<E> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
