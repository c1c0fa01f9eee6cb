package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Maps and lists that live in this JVM and are used from another one. */
@Timeout(90)
class ProcessManagerTest {
    @Test
    void aMapIsTheSameInBothProcesses() throws Exception {
        try (var manager = new ProcessManager()) {
            ManagedMap<String, Integer> map = manager.map();
            map.put("one", 1);
            try (var peer = Peer.start(() -> {
                map.put("two", map.get("one") + 1);
                System.out.print(map + " " + map.size() + " " + map.containsKey("three"));
            })) {
                assertThat(peer.join()).isEqualTo("{one=1, two=2} 2 false");
            }
            assertThat(map).isEqualTo(Map.of("one", 1, "two", 2));
            assertThat(map.remove("one")).isEqualTo(1);
            map.putAll(Map.of("x", 9));
            assertThat(map.keySet()).containsExactly("two", "x");
            assertThatThrownBy(() -> map.keySet().remove("two")).isInstanceOf(UnsupportedOperationException.class);
            map.clear();
            assertThat(map).isEmpty();
        }
    }

    @Test
    void mergedCountsAreAllThere() throws Exception {
        try (var manager = new ProcessManager()) {
            ManagedMap<String, Integer> map = manager.map();
            Peer.Task work = () -> {
                for (int i = 0; i < 300; i++) {
                    map.merge("count", 1, Integer::sum);
                }
            };
            try (var one = Peer.start(work);
                    var other = Peer.start(work)) {
                work.run();
                one.join();
                other.join();
            }
            assertThat(map.get("count")).isEqualTo(900);
        }
    }

    @Test
    void aListIsTheSameInBothProcesses() throws Exception {
        try (var manager = new ProcessManager()) {
            ManagedList<Integer> list = manager.list();
            list.addAll(List.of(3, 1));
            try (var peer = Peer.start(() -> {
                list.add(2);
                list.sort(null);
                list.set(0, list.get(0) * 10);
                System.out.print(list);
            })) {
                assertThat(peer.join()).isEqualTo("[10, 2, 3]");
            }
            list.sort(Comparator.reverseOrder());
            assertThat(list).containsExactly(10, 3, 2);
            assertThat(list.indexOf(3)).isEqualTo(1);
            assertThat(list.stream().mapToInt(n -> n).sum()).isEqualTo(15);
            assertThat(list.remove((Object) 3)).isTrue();
            assertThat(list.remove(0)).isEqualTo(10);
            assertThat(list).isEqualTo(List.of(2));
        }
    }

    @Test
    void aNamespaceIsTheSameInBothProcesses() throws Exception {
        try (var manager = new ProcessManager()) {
            var space = manager.namespace();
            space.set("rate", 3);
            space.set("gone", null);
            try (var peer = Peer.start(() -> {
                space.set("rate", 2 * Objects.requireNonNull((Integer) space.get("rate")));
                space.set("name", "oat");
                System.out.print(space + " " + space.get("gone"));
            })) {
                assertThat(peer.join()).isEqualTo("Namespace(gone=null, name=oat, rate=6) null");
            }
            assertThat(space.get("rate")).isEqualTo(6);
            space.delete("gone");
            assertThat(space.has("gone")).isFalse();
            assertThat(space.has("name")).isTrue();
            assertThatThrownBy(() -> space.get("gone"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("\"gone\"");
            assertThatThrownBy(() -> space.delete("gone")).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> space.set("thread", new Thread())).isInstanceOf(NotSendableException.class);
            assertThat(space.has("thread")).isFalse();
        }
    }

    @Test
    void whatACallThrowsComesBack() throws Exception {
        try (var manager = new ProcessManager()) {
            ManagedList<Object> list = manager.list();
            try (var peer = Peer.start(() -> {
                try {
                    list.get(7);
                } catch (IndexOutOfBoundsException e) {
                    System.out.print(e.getMessage());
                }
            })) {
                assertThat(peer.join()).contains("7");
            }
            assertThatThrownBy(() -> list.add(new Object())).hasMessageContaining("java.lang.Object");
            list.add("still usable");
            assertThat(list).containsExactly("still usable");
        }
    }

    @Test
    void aClosedManagerAndADeadOneAreToldOf() throws Exception {
        var manager = new ProcessManager();
        ManagedList<Integer> list = manager.list();
        list.add(1);
        manager.close();
        assertThatThrownBy(() -> list.add(2)).isInstanceOf(PeerDiedException.class);
        var queue = new ProcessQueue<ManagedList<Integer>>();
        try (var peer = Peer.start(() -> {
            ManagedList<Integer> there = new ProcessManager().list();
            queue.put(there);
            Thread.sleep(60_000);
        })) {
            var there = queue.take();
            there.add(1);
            peer.kill();
            assertThatThrownBy(() -> there.add(2)).isInstanceOf(PeerDiedException.class);
        }
    }
}
