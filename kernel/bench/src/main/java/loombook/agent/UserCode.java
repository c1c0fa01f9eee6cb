package loombook.agent;

/** What users write in loops. */
public interface UserCode {
    /** Adds up numbers. */
    int sum(int n);

    /** Mixes numbers, each with the one before. */
    int xor(int n);

    /** Adds up an array. */
    int walk(int[] array);

    /** Calls itself. */
    int fib(int n);

    /** It is never run as this class but as copies of it: what the JIT learns of one must not reach another. */
    final class Original implements UserCode {
        /** Is called by reflection. */
        public Original() {}

        @Override
        public int sum(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += i;
            }
            return sum;
        }

        @Override
        public int xor(int n) {
            int mixed = 0;
            for (int i = 0; i < n; i++) {
                mixed ^= i * 31 + (mixed >>> 3);
            }
            return mixed;
        }

        @Override
        public int walk(int[] array) {
            int sum = 0;
            for (int value : array) {
                sum += value;
            }
            return sum;
        }

        @Override
        public int fib(int n) {
            return n < 2 ? n : fib(n - 1) + fib(n - 2);
        }
    }
}
