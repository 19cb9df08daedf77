using System.Text.Json.Nodes;

namespace DetectChanges.Selecting;

/// <summary>One combination of the values of a matrix.</summary>
/// <param name="Label">Its values as they are written: <c>linux, 3.12</c>.</param>
/// <param name="Values">They by the keys of the matrix.</param>
internal sealed record Combination(string Label, JsonObject Values);
