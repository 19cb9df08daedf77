using System.Text;
using System.Text.Json;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>Reads a Dockerfile into instructions: directives, comments, continued lines and heredocs.</summary>
internal sealed class DockerfileReader
{
    private readonly string[] lines;
    private readonly List<DockerInstruction> instructions = [];
    private int at;
    private char escape = '\\';
    private Dictionary<string, int>? lastLines;   // where a text is for the last time a line of its own

    private DockerfileReader(string text) => lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    public static Dockerfile Read(string text)
    {
        var reader = new DockerfileReader(text);
        reader.ReadDirectives();
        while (reader.at < reader.lines.Length) reader.ReadInstruction();
        return new Dockerfile(reader.instructions, reader.escape);
    }

    // "# escape=`" counts only before the first line that is none of its kind.
    private void ReadDirectives()
    {
        for (; at < lines.Length && lines[at].TrimStart() is ['#', .. var directive] && directive.Split('=', 2) is [var key, var value]; at++)
        {
            if (key.Trim().ToLowerInvariant() is not ("syntax" or "escape" or "check")) return;
            if (key.Trim().Equals("escape", StringComparison.OrdinalIgnoreCase) && value.Trim() is ['`']) escape = '`';
        }
    }

    private void ReadInstruction()
    {
        var line = lines[at++];
        if (IsNothing(line)) return;
        var joined = new StringBuilder();
        while (Continues(line, out var part))
        {
            joined.Append(part);
            while (at < lines.Length && IsNothing(lines[at])) at++;
            line = at < lines.Length ? lines[at++] : "";
        }

        var text = joined.Append(line).ToString().Trim();
        if (text.Length == 0) return;
        var instruction = Parse(text, onBuild: false);
        instructions.Add(instruction);
        if (instruction.Keyword is "RUN" or "COPY" or "ADD") SkipHeredocs(text);
    }

    private bool Continues(string line, out string part)
    {
        var trimmed = line.TrimEnd(' ', '\t');
        part = trimmed.EndsWith(escape) ? trimmed[..^1] : line;
        return trimmed.EndsWith(escape);
    }

    private static bool IsNothing(string line) => line.TrimStart() is "" or ['#', ..];

    private DockerInstruction Parse(string text, bool onBuild)
    {
        var (keyword, rest) = Cut(text);
        if (keyword.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase) && !onBuild && rest.Length > 0) return Parse(rest, onBuild: true);
        var flags = new List<string>();
        while (rest.StartsWith("--", StringComparison.Ordinal))
        {
            (var flag, rest) = Cut(rest);
            flags.Add(flag[2..]);
        }

        return new DockerInstruction(keyword.ToUpperInvariant(), flags, Json(rest) ?? DockerWords.Split(rest, escape), onBuild);
    }

    private static (string Word, string Behind) Cut(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? (text, "") : (text[..end], text[end..].TrimStart());
    }

    private static string[]? Json(string text)
    {
        if (!text.StartsWith('[')) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var items = document.RootElement.EnumerateArray().ToList();
            return items.TrueForAll(item => item.ValueKind == JsonValueKind.String) ? [.. items.Select(item => item.GetString()!)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What a heredoc holds is no instruction. One that never ends is none.
    private void SkipHeredocs(string text)
    {
        foreach (var name in DockerWords.Split(text, escape).Select(DockerWords.HeredocName).OfType<string>())
        {
            lastLines ??= lines.Index().GroupBy(line => line.Item.TrimStart('\t')).ToDictionary(same => same.Key, same => same.Last().Index, StringComparer.Ordinal);
            if (lastLines.GetValueOrDefault(name, -1) >= at) at = Array.FindIndex(lines, at, line => line.TrimStart('\t') == name) + 1;
        }
    }
}
