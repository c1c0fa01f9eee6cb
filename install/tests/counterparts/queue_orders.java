for (var line : List.of(new JoinableQueue<Integer>(), JoinableQueue.<Integer>lifo(), JoinableQueue.<Integer>priority())) {
    for (int number : new int[] {3, 1, 2}) {
        line.put(number);
    }
    System.out.print(line.take() + " " + line.take() + " ");
    line.put(0);
    System.out.println(line.take() + " " + line.take() + " " + line.unfinished());
}
