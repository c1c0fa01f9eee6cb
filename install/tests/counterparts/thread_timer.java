var done = new Event();
var timer = Threads.startAfter(Duration.ofMillis(10), () -> {
    System.out.println("ring");
    done.set();
});
done.await();
timer.join();
timer.cancel();
var never = Threads.startAfter(Duration.ofHours(1), () -> System.out.println("never"));
System.out.println(never.isAlive() ? "waits" : "ended");
never.cancel();
never.join();
System.out.println(never.isAlive() ? "waits" : "ended");
