package loombook.kernel.message;

/** What the kernel tells everybody, on iopub. */
public sealed interface Publication
        permits Status,
                Execute.Input,
                Execute.Result,
                Stream,
                Display.Data,
                Display.Update,
                Display.Clear,
                Comm.Outgoing,
                Failure,
                IopubWelcome {}
