package loombook.kernel.maven.resolver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Adds up what several downloads tell, and ends them when they are wanted no more. */
final class Downloads extends AbstractTransferListener {
    private final Watch watch;
    private final Map<TransferResource, Long> bytes = new ConcurrentHashMap<>();

    Downloads(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        endIfOver();
        var resource = event.getResource();
        watch.asking(resource.getRepositoryId() + " (" + resource.getRepositoryUrl() + ")");
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        tell(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        tell(event);
    }

    private void tell(TransferEvent event) throws TransferCancelledException {
        endIfOver();
        var resource = event.getResource();
        bytes.put(resource, event.getTransferredBytes());
        long come = 0;
        long total = 0;
        for (var one : bytes.entrySet()) {
            come += one.getValue();
            total += Math.max(one.getValue(), one.getKey().getContentLength());
        }
        var name = resource.getResourceName();
        // Lists of versions are small, and read to tell what there is in the place of what there is not.
        if (!name.endsWith(".xml")) {
            watch.downloading(name.substring(name.lastIndexOf('/') + 1), come, total);
        }
    }

    private void endIfOver() throws TransferCancelledException {
        if (watch.isOver()) {
            throw new TransferCancelledException("It was interrupted");
        }
    }
}
