var lock = new ReentrantLock();
var condition = lock.newCondition();
int turn = 0;
var said = new ArrayList<String>();

void speak(int number, int players, int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
        lock.lock();
        try {
            while (turn % players != number) {
                condition.await();
            }
            said.add("" + number);
            turn++;
            condition.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

var threads = Threads.startAll(3, i -> () -> speak(2 - i, 3, 4));
Threads.joinAll(threads);
System.out.println(String.join(" ", said));
lock.lock();
try {
    System.out.println(condition.await(10, TimeUnit.MILLISECONDS) ? "in time" : "too late");
} finally {
    lock.unlock();
}
try {
    condition.signal();
} catch (IllegalMonitorStateException e) {
    System.out.println("the lock is not held");
}
