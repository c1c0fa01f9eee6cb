String python(boolean answer) {
    return answer ? "True" : "False";
}

try (var manager = new ProcessManager()) {
    var names = manager.<String, Integer>map();
    var numbers = manager.<Integer>list();
    numbers.addAll(List.of(3, 1));
    names.put("one", 1);
    Processes.start(() -> {
        names.put("two", names.get("one") + 1);
        numbers.add(2);
        numbers.sort(null);
        try {
            numbers.get(7);
        } catch (IndexOutOfBoundsException e) {
            names.put("error", 1);
        }
    }).join();
    System.out.println(names.entrySet().stream().map(Object::toString).collect(Collectors.joining(",")));
    System.out.println(numbers + " " + numbers.size() + " " + python(numbers.contains(3)));
    System.out.println(names.remove("one") + " " + (names.get("one") == null ? "None" : "?") + " "
            + names.putIfAbsent("two", 9) + " " + python(names.containsKey("two")));
    var nested = manager.<List<Integer>>list();
    nested.add(new ArrayList<>(List.of(1)));
    nested.get(0).add(2);
    System.out.println(nested);
    var inner = nested.get(0);
    inner.add(2);
    nested.set(0, inner);
    System.out.println(nested);
    names.clear();
    System.out.println(names.size());
}
