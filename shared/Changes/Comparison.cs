using Actions.Git;

namespace Actions.Changes;

/// <summary>What was compared and what differs.</summary>
public sealed record Comparison
{
    /// <summary>Why it is this one.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The newer side; absent when a ref was deleted.</summary>
    public ObjectId? Head { get; init; }

    /// <summary>The older sides; none when everything or nothing counts as changed.</summary>
    public IReadOnlyList<ObjectId> Bases { get; init; } = [];

    /// <summary>How many equally good merge bases there were; the first is used. None when no merge base was wanted, or the API named it.</summary>
    public int? MergeBases { get; init; }

    /// <summary>The changed files, or all files of the head when everything counts as changed.</summary>
    public IReadOnlyList<ChangedFile> Files { get; init; } = [];

    /// <summary>Everything counts as changed: every filter is true, whatever it matches.</summary>
    public bool IsEverything { get; init; }

    /// <summary>The wanted base could not be had: why, and what is given instead.</summary>
    public string? Compromise { get; init; }

    /// <summary>Whether it is less than what was wanted.</summary>
    public bool IsFallback => Compromise != null;
}
