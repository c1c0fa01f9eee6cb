package loombook.kernel.story;

import org.junit.jupiter.api.Timeout;

/** All stories of cells. A subclass says with which kernel they are told; the stories of a class share one. */
@Timeout(120)
public abstract class CellStories
        implements ValueStories,
                DefinitionStories,
                RedefinitionStories,
                JoiningStories,
                MeaningStories,
                MagicStories,
                MagicAssistStories,
                ProgramMagicStories,
                SessionMagicStories,
                MavenStories,
                DependencyStories,
                IJavaStories,
                RapaioStories,
                CompileErrorStories,
                ExceptionStories,
                HintStories,
                OutputStories,
                DisplayStories,
                DiagnosisStories,
                ProfileStories,
                TimelineStories,
                ChartStories,
                ThreadStories,
                ThreadHelperStories,
                AttributionStories,
                AsyncStories,
                InputStories,
                InterruptionStories,
                BackgroundInterruptionStories,
                ProcessStories,
                ProgressStories,
                RuntimeStories,
                ServiceStories,
                SharedStories,
                RequestStories,
                TimingStories,
                WidgetStories {}
