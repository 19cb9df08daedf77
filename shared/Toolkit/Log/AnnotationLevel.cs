namespace Actions.Toolkit;

/// <summary>The three kinds of annotation the runner knows.</summary>
public enum AnnotationLevel
{
    /// <summary>Information beside the run.</summary>
    Notice,

    /// <summary>Something to look at; the step does not fail by it.</summary>
    Warning,

    /// <summary>Why the step fails; by itself it does not fail it.</summary>
    Error,
}
