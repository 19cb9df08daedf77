namespace Notify.Delivery;

/// <summary>What a sink works with while it delivers.</summary>
internal sealed record SinkCall
{
    public required SinkHttp Http { get; init; }

    /// <summary>For a sink that does not speak HTTP: how long and how often it may try.</summary>
    public required Allowance Allowance { get; init; }

    /// <summary>The clock of its waits and limits.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Tells of each of its tries.</summary>
    public required Action CountTry { get; init; }

    /// <summary>Ends when somebody wants the step to stop, or when the sink's time is up.</summary>
    public required CancellationToken Stopping { get; init; }

    /// <summary>Writes an output the moment it is known: name and value.</summary>
    public required Action<string, string> Output { get; init; }

    /// <summary>Prints a line of the log.</summary>
    public required Action<string> Tell { get; init; }

    /// <summary>Prints a warning with an annotation, for a delivery that lacks something.</summary>
    public required Action<string> Warn { get; init; }
}
