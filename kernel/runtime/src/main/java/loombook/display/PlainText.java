package loombook.display;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.BaseStream;
import loombook.text.SpokenDuration;
import org.jspecify.annotations.Nullable;

/**
 * Values as text: their {@code toString()}, but for types of the JDK whose own tells a reader nothing. What is long is
 * cut, and says how much is left out.
 */
final class PlainText {
    private static final int ELEMENTS = 1000;
    private static final int CHARACTERS = 200_000;
    private static final int STRING_CHARACTERS = 16_000_000;
    private static final int DIGITS = 200;
    private static final int CAUSES = 10;

    private PlainText() {}

    /** Returns whether a value's text is made by the JDK alone, and soon. */
    static boolean isHarmless(Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Character;
    }

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> cut(text, STRING_CHARACTERS);
            case Duration duration -> SpokenDuration.of(duration);
            case BigInteger number -> bigInteger(number);
            case BigDecimal number when number.precision() > 2 * DIGITS -> cutDigits(number.toString());
            case Thread thread when saysItsToString(thread, "java.") -> thread(thread);
            case Future<?> future when saysItsToString(future, "java.") -> future(future);
            case Throwable failure -> throwable(failure);
            case BaseStream<?, ?> stream -> stream(stream);
            case Collection<?> all
            when all.size() > ELEMENTS && saysItsToString(all, "java.util.") ->
                cut(first(all.iterator(), all.size(), '[', ']', String::valueOf), CHARACTERS);
            case Map<?, ?> map
            when map.size() > ELEMENTS && saysItsToString(map, "java.util.") ->
                cut(first(map.entrySet().iterator(), map.size(), '{', '}', String::valueOf), CHARACTERS);
            default -> value.getClass().isArray() ? array(value) : ownWords(value);
        };
    }

    private static String ownWords(Object value) {
        var text = value.toString();
        return text == null ? "null" : cut(text, CHARACTERS);
    }

    /** Returns whether {@code toString()} comes from packages that begin so, and not from somebody who meant it. */
    private static boolean saysItsToString(Object value, String packages) {
        try {
            return value.getClass()
                    .getMethod("toString")
                    .getDeclaringClass()
                    .getName()
                    .startsWith(packages);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every object has toString()", e);
        }
    }

    /** Returns text up to so many characters, and how many there would be more. */
    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "… " + more(text.length() - most, "characters");
    }

    private static String more(long count, String what) {
        return String.format(Locale.ROOT, "%,d more %s", count, what);
    }

    private static <E> String first(Iterator<E> all, long size, char open, char close, Function<E, String> text) {
        var elements = new StringJoiner(", ", String.valueOf(open), String.valueOf(close));
        for (int i = 0; i < ELEMENTS && all.hasNext(); i++) {
            elements.add(text.apply(all.next()));
        }
        return elements.add("… " + more(size - ELEMENTS, "elements")).toString();
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        var type = array.getClass().getComponentType();
        var elements = new StringJoiner(", ", type.getSimpleName() + "[" + length + "] { ", " }");
        elements.setEmptyValue(type.getSimpleName() + "[0]");
        for (int i = 0; i < Math.min(length, ELEMENTS); i++) {
            elements.add(of(Array.get(array, i)));
        }
        if (length > ELEMENTS) {
            elements.add("… " + (length - ELEMENTS) + " more");
        }
        return cut(elements.toString(), CHARACTERS);
    }

    private static String bigInteger(BigInteger number) {
        double digits = number.bitLength() * Math.log10(2);
        // Its digits take time that grows with their square.
        return digits > 1e6
                ? String.format(
                        Locale.ROOT, "%s number of about %,.0f digits", number.signum() < 0 ? "Negative" : "A", digits)
                : digits > 2 * DIGITS ? cutDigits(number.toString()) : number.toString();
    }

    private static String cutDigits(String digits) {
        return digits.substring(0, DIGITS / 2) + "…" + digits.substring(digits.length() - DIGITS / 2)
                + String.format(Locale.ROOT, " (%,d characters)", digits.length());
    }

    private static String thread(Thread thread) {
        var kind = thread.isVirtual() ? "virtual" : thread.isDaemon() ? "platform, daemon" : "platform";
        var name = thread.getName().isEmpty() ? "" : " \"" + thread.getName() + "\"";
        var state = thread.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "Thread #" + thread.threadId() + name + ", " + kind + ", " + state;
    }

    private static String future(Future<?> future) {
        var name = future.getClass().getSimpleName();
        return (name.isEmpty() ? "Future" : name) + ", "
                + switch (future.state()) {
                    case RUNNING -> "not done yet";
                    case SUCCESS -> "done: " + of(future.resultNow());
                    case FAILED -> "failed: " + future.exceptionNow();
                    case CANCELLED -> "cancelled";
                };
    }

    private static String throwable(Throwable failure) {
        var text = new StringBuilder(ownWords(failure));
        var cause = failure.getCause();
        for (int i = 0; cause != null && i < CAUSES; i++, cause = cause.getCause()) {
            text.append("\ncaused by ").append(cause);
        }
        for (var one : failure.getSuppressed()) {
            text.append("\nsuppressed ").append(one);
        }
        return text.toString();
    }

    /** Says what it is without a look at its elements: whoever shows a stream may still want to read it. */
    private static String stream(BaseStream<?, ?> stream) {
        var name = switch (stream) {
            case java.util.stream.IntStream _ -> "IntStream";
            case java.util.stream.LongStream _ -> "LongStream";
            case java.util.stream.DoubleStream _ -> "DoubleStream";
            default -> "Stream";
        };
        return name + (stream.isParallel() ? ", parallel" : "")
                + ": its elements are not read to show it; toList() would";
    }
}
