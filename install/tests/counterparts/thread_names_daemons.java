var release = new Event();
var reader = Threads.start("reader", release::await);
var sweeper = Threads.daemon("sweeper", release::await);
System.out.println(reader.getName() + (reader.isDaemon() ? " daemon" : " no daemon"));
System.out.println(sweeper.getName() + (sweeper.isDaemon() ? " daemon" : " no daemon"));
try {
    reader.start();
} catch (IllegalThreadStateException e) {
    System.out.println("starts only once");
}
reader.join(10);
System.out.println(reader.isAlive() ? "still alive" : "ended");
release.set();
Threads.joinAll(reader, sweeper);
System.out.println(reader.isAlive() ? "still alive" : "ended");
