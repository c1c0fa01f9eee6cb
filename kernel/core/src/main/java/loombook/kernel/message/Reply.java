package loombook.kernel.message;

/** The answer to a request, on the channel on which that came; its type is the request's with {@code _reply}. */
public sealed interface Reply
        permits Execute.Reply,
                Complete.Reply,
                Inspect.Reply,
                IsComplete.Reply,
                History.Reply,
                KernelInfo.Reply,
                CommInfo.Reply,
                Connect.Reply,
                Interrupt.Reply,
                Shutdown.Reply,
                Failure {}
