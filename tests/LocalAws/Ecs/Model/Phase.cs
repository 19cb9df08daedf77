namespace LocalAws.Ecs.Model;

/// <summary>One step of a staged deployment: its hooks, then its change of traffic, then its pause.</summary>
/// <param name="Stage">What lifecycleStage shows.</param>
internal sealed record Phase(string Stage)
{
    /// <summary>The stage whose hooks run in it.</summary>
    public string HookStage { get; init; } = Stage;

    /// <summary>Share of production traffic for the new revision from here on, percent; null leaves it.</summary>
    public double? Production { get; init; }

    /// <summary>The same for test traffic.</summary>
    public double? Test { get; init; }

    /// <summary>World time to the next phase, once hooks and traffic are done.</summary>
    public TimeSpan Bake { get; init; }

    public bool KeepsBlue { get; init; } = true;
    public bool KeepsGreen { get; init; } = true;

    /// <summary>Goes on only when what it keeps is there and healthy, and what it does not keep is gone.</summary>
    public bool WaitsForTasks { get; init; }
}
