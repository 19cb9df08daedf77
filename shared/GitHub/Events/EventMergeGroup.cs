namespace Actions.GitHub;

/// <summary>A group of a merge queue, in the event <c>merge_group</c>.</summary>
public sealed record EventMergeGroup
{
    /// <summary>The commit the group stands on.</summary>
    public string? BaseSha { get; init; }

    /// <summary>Full ref of the target branch.</summary>
    public string? BaseRef { get; init; }

    /// <summary>The commit of the group.</summary>
    public string? HeadSha { get; init; }

    /// <summary>Full ref of the group.</summary>
    public string? HeadRef { get; init; }
}
