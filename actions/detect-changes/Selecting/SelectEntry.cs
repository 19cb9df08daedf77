using System.Text.Json.Nodes;

namespace DetectChanges.Selecting;

/// <summary>One entry of the list; an entry with a matrix stands for one of its combinations.</summary>
/// <param name="Name">With a matrix, the values behind it in parentheses.</param>
/// <param name="Stage">Which list of the output it stands in.</param>
/// <param name="When">The filters that choose it; none: it always is.</param>
/// <param name="Matrix">The values of its combination; <see langword="null"/> without a matrix.</param>
/// <param name="Rest">The keys that only its reader knows, shared by the combinations.</param>
internal sealed record SelectEntry(string Name, string Stage, IReadOnlyList<string> When, JsonObject? Matrix, JsonObject Rest)
{
    /// <summary>The stage of entries that name none.</summary>
    public const string DefaultStage = "all";
}
