var condition = new ProcessCondition();
var turn = new SharedInt();
var said = new ProcessQueue<String>();
var players = new ArrayList<ChildProcess<?>>();
for (int me : new int[] {1, 0}) {
    players.add(Processes.start(() -> {
        for (int i = 0; i < 3; i++) {
            try (var held = condition.hold()) {
                condition.awaitUntil(() -> turn.get() == me);
                said.put("player " + me);
                turn.set(1 - me);
                condition.signalAll();
            }
        }
    }));
}
for (var player : players) {
    player.join();
}
for (int i = 0; i < 6; i++) {
    System.out.println(said.take());
}
try (var held = condition.hold()) {
    System.out.println((condition.await(Duration.ofMillis(50)) ? "True" : "False") + " "
            + (condition.awaitUntil(() -> false, Duration.ofMillis(50)) ? "True" : "False"));
}
try {
    condition.signal();
} catch (IllegalMonitorStateException e) {
    System.out.println("lock not held");
}
