package loombook.timing.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import loombook.timing.TimedWork;

/** Does somebody's work many times. */
final class WorkLoop implements Loop {
    private final TimedWork<?, ?> work;

    WorkLoop(TimedWork<?, ?> work) {
        this.work = work;
    }

    @Override
    public void run(long runs, Sink sink) throws Throwable {
        sink.begin();
        for (long i = 0; i < runs && sink.goesOn(); i++) {
            sink.take((Object) work.run());
        }
        sink.end();
    }

    /** Returns a loop whose class is a copy of this one, for no other work. */
    static Loop of(TimedWork<?, ?> work) {
        try (var code = WorkLoop.class.getResourceAsStream("WorkLoop.class")) {
            if (code == null) {
                throw new IllegalStateException("The code of WorkLoop is not there");
            }
            var copy = MethodHandles.lookup().defineHiddenClass(code.readAllBytes(), true);
            return (Loop)
                    copy.lookupClass().getDeclaredConstructor(TimedWork.class).newInstance(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A loop can't be copied", e);
        }
    }
}
