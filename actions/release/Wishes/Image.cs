using System.Text.Json;
using System.Text.RegularExpressions;

namespace Release.Wishes;

/// <summary>An image that belongs to the release.</summary>
/// <param name="Name">What it is called by those who release.</param>
/// <param name="Reference">With its digest: <c>ghcr.io/org/api@sha256:…</c>, or the digest alone.</param>
internal sealed partial record Image(string Name, string Reference)
{
    /// <exception cref="FormatException">It is no JSON object of names and digests.</exception>
    public static IReadOnlyList<Image> ParseAll(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().Select(member => new Image(member.Name, Digest(member)))]
                : throw Wrong("it is no object");
        }
        catch (JsonException problem)
        {
            throw Wrong(problem.Message);
        }
    }

    private static string Digest(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String && Form().IsMatch(member.Value.GetString()!)
            ? member.Value.GetString()!
            : throw Wrong($"'{member.Name}' has no digest: a tag can be moved");

    private static FormatException Wrong(string why) => new($"expected a JSON object of names and digests, such as {{\"api\": \"ghcr.io/org/api@sha256:…\"}}: {why}");

    [GeneratedRegex(@"\A(\S+@)?sha256:[0-9a-f]{64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
