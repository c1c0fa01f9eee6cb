package loombook.kernel.message;

/** What a client can say. */
public sealed interface Request
        permits Execute.Request,
                Complete.Request,
                Inspect.Request,
                IsComplete.Request,
                History.Request,
                KernelInfo.Request,
                CommInfo.Request,
                Connect.Request,
                Comm.Incoming,
                Interrupt.Request,
                Shutdown.Request,
                Input.Reply,
                Malformed,
                Unknown {}
