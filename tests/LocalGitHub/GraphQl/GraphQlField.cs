using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>A field that a query asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">With the values of variables put in.</param>
/// <param name="Fields">What it asks of the object; empty for a plain value.</param>
internal sealed record GraphQlField(string Name, JsonObject Arguments, IReadOnlyList<GraphQlField> Fields);
