using System.Text.Json.Nodes;

namespace Demo;

/// <param name="Version">The version of the function that ran.</param>
/// <param name="Failed">Whether it ended with an error.</param>
internal sealed record EventAnswer(string Version, bool Failed)
{
    /// <param name="answer">Members of the operation Invoke.</param>
    public static EventAnswer Of(JsonNode answer) => new($"{answer["ExecutedVersion"]}", answer["FunctionError"] is not null);
}
