package loombook.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownTest {
    @Test
    void causeAndSuppressedAreDescribed() {
        var failure = new IllegalStateException("outer", new RuntimeException("inner"));
        failure.addSuppressed(new Exception("beside"));
        var thrown = Thrown.of(failure);
        assertThat(thrown.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(thrown.message()).isEqualTo("outer");
        assertThat(thrown.frames())
                .first()
                .extracting(StackTraceElement::getMethodName)
                .isEqualTo("causeAndSuppressedAreDescribed");
        assertThat(thrown.cause()).isNotNull().extracting(Thrown::message).isEqualTo("inner");
        assertThat(thrown.suppressed())
                .singleElement()
                .extracting(Thrown::message)
                .isEqualTo("beside");
    }

    @Test
    void aCircleEnds() {
        var one = new Exception("one");
        var two = new Exception("two", one);
        one.initCause(two);
        one.addSuppressed(two);
        var thrown = Thrown.of(one);
        assertThat(thrown.message()).isEqualTo("one");
        assertThat(thrown.cause() != null || !thrown.suppressed().isEmpty()).isTrue();
    }

    @Test
    void aMessageThatThrowsIsSaidToThrow() {
        var rude = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };
        assertThat(Thrown.of(rude).message()).contains("getMessage()", "IllegalStateException");
    }

    @Test
    void aMessageThatNeverEndsIsSaidToThrow() {
        var endless = new RuntimeException() {
            @Override
            public String getMessage() {
                return "!" + this;
            }
        };
        assertThat(Thrown.of(endless).message()).contains("getMessage()", "StackOverflowError");
    }
}
