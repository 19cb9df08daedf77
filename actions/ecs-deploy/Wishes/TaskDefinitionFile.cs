using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actions.Aws;

namespace EcsDeploy;

/// <summary>A task definition in a file of the workspace: what AWS registers, or what <c>describe-task-definition</c> printed.</summary>
internal static partial class TaskDefinitionFile
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Replaces the placeholders <c>${NAME}</c> that have a value, and reads what comes out.</summary>
    /// <exception cref="FormatException">It is no task definition.</exception>
    public static TaskDefinitionSource.Document Read(TaskDefinitionSource.File file, IReadOnlyList<Assignment> values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
            known[value.Name] = value.Value;
        var text = Placeholder().Replace(file.Text, match => known.TryGetValue(match.Groups["name"].Value, out var value) ? Inside(value) : match.Value);
        return new TaskDefinitionSource.Document(file.Path, Parse(file.Path, text), [.. NamesIn(text)]);
    }

    /// <summary>Names of the placeholders in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    // A placeholder stands inside of a text as a rule, and for a number sometimes.
    private static string Inside(string value) => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private static JsonObject Parse(string path, string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Options);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"'{path}' is not JSON: {problem.Message}", problem);
        }
        if (root is not JsonObject document)
            throw new FormatException($"'{path}' is not a task definition: expected an object with 'family' and 'containerDefinitions'");
        var definition = Unwrapped(document);
        foreach (var member in (string[])["family", "containerDefinitions"])
        {
            if (definition[member] is null)
                throw new FormatException($"'{path}' is not a task definition: '{member}' is missing");
        }
        return definition;
    }

    private static JsonObject Unwrapped(JsonObject document)
    {
        if (document["taskDefinition"] is not JsonObject described)
            return TaskDefinitionContent.ToRequest(document);
        var definition = TaskDefinitionContent.ToRequest(described);
        if (document["tags"] is JsonArray { Count: > 0 } tags)
            definition["tags"] = tags.DeepClone();
        return definition;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
