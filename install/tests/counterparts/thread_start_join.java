var turns = Stream.generate(Event::new).limit(5).toList();
var seen = new ArrayList<String>();

void visit(int number) throws InterruptedException {
    turns.get(number).await();
    seen.add("" + number);
    if (number > 0) {
        turns.get(number - 1).set();
    }
}

var threads = Threads.startAll(5, number -> () -> visit(number));
System.out.println("all alive " + threads.stream().allMatch(Thread::isAlive));
turns.get(4).set();
Threads.joinAll(threads);
System.out.println("order " + String.join(" ", seen));
System.out.println("any alive " + threads.stream().anyMatch(Thread::isAlive));
