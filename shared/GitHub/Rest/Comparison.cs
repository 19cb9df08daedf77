using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>How two commits relate (REST: "Compare two commits"). The file list of the answer is left out: GitHub cuts it at 300 files.</summary>
public sealed record Comparison
{
    /// <summary><c>ahead</c>, <c>behind</c>, <c>identical</c> or <c>diverged</c>, seen from the head.</summary>
    public string Status { get; init; } = "";

    /// <summary>Commits of the head that the base lacks.</summary>
    public int AheadBy { get; init; }

    /// <summary>Commits of the base that the head lacks.</summary>
    public int BehindBy { get; init; }

    /// <summary>The best common ancestor.</summary>
    public CommitId MergeBaseCommit { get; init; } = new("");

    /// <summary>An object that is known by its id.</summary>
    /// <param name="Sha">40 or 64 hexadecimal digits.</param>
    public sealed record CommitId([property: JsonRequired] string Sha);
}
