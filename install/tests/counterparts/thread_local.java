var local = ThreadLocal.withInitial(() -> "nothing yet");
local.set("main");
var others = new ArrayList<String>();
Threads.start(() -> {
    others.add(local.get());
    local.set("other");
    others.add(local.get());
}).join();
System.out.println(String.join(", ", others) + ", " + local.get());
