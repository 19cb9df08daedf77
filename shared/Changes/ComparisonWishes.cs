using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>What a user wants compared, and where.</summary>
public sealed record ComparisonWishes
{
    /// <summary>A folder of the checked-out repository.</summary>
    public required WorkspacePath WorkingDirectory { get; init; }

    /// <summary>What the changes are counted from.</summary>
    public Since Since { get; init; } = new Since.Auto();

    /// <summary>Branch, tag or full commit id to compare with; <see langword="null"/>: as the event says. Without a say on pull requests.</summary>
    public string? Base { get; init; }

    /// <summary>Branch, tag or full commit id to look at; <see langword="null"/>: the event's head. Without a say on pull requests.</summary>
    public string? Ref { get; init; }

    /// <summary>Which tags count as earlier ones; <see langword="null"/>: by the name of the tag at hand.</summary>
    public Glob? TagPattern { get; init; }

    /// <summary>Branches that are deployed from, by their short names, on top of the default branch and the protected ones.</summary>
    public IReadOnlyList<Glob> LongLivedBranches { get; init; } = [];

    /// <summary>What happens when no base can be found.</summary>
    public OnUnknownBase OnUnknownBase { get; init; } = OnUnknownBase.All;

    /// <summary>For the API and for fetching what the checkout lacks; <see langword="null"/>: the remote is not asked.</summary>
    public Secret? Token { get; init; }
}
