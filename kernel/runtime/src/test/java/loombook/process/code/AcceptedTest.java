package loombook.process.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of bytes from another JVM only objects are made that work, its results and items are made of; in each direction. */
class AcceptedTest {
    /** Work with something in it. */
    private record Holding(@Nullable Object it) implements Callable<@Nullable Object>, Serializable {
        @Override
        public @Nullable Object call() {
            return it;
        }
    }

    /** Does whatever it is asked to. */
    private record Handler() implements InvocationHandler, Serializable {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            throw new AssertionError("It was called while it was read");
        }
    }

    static Stream<Object> values() {
        return Stream.of(
                List.of(1, 2L, 3.0, "four", 'c', true),
                new ArrayList<>(List.of(new int[0].length)),
                new TreeMap<>(Map.of("a", List.of(BigDecimal.ONE))),
                new ConcurrentHashMap<>(Map.of(1, LocalDate.EPOCH)),
                new Holding(Thread.State.NEW));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAndCollectionsArrive(Object value) throws Exception {
        assertThat(Unpacking.value(Packing.value(value))).isEqualTo(value);
        assertThat(Unpacking.item(Packing.item(value))).isEqualTo(value);
        assertThat(Unpacking.work(Packing.work(new Holding(value), 7, false)))
                .isEqualTo(new Unpacking.Work(new Holding(value), 7));
    }

    @Test
    void exceptionsArriveOfWhateverPackage() throws Exception {
        var failure = new javax.management.JMException("no flour");
        assertThat(Unpacking.value(Packing.value(failure)))
                .isInstanceOf(javax.management.JMException.class)
                .hasToString(failure.toString());
    }

    static Stream<Object> others() throws Exception {
        return Stream.of(
                new javax.management.ObjectName("a:b=c"),
                new Holding(new javax.management.ObjectName[0]),
                List.of(new javax.swing.text.SimpleAttributeSet()),
                Proxy.newProxyInstance(
                        AcceptedTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Handler()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatNobodyAskedForIsRefusedAndNamed(Object other) throws Exception {
        var fromChild = Packing.value(other);
        assertThatThrownBy(() -> Unpacking.value(fromChild))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("not accepted")
                .hasMessageMatching(".*(javax\\.|Proxy).*");
        var toChild = Packing.work(new Holding(other), 0, false);
        assertThatThrownBy(() -> Unpacking.work(toChild)).isInstanceOf(InvalidClassException.class);
        var item = Packing.item(other);
        assertThatThrownBy(() -> Unpacking.item(item)).isInstanceOf(InvalidClassException.class);
    }
}
